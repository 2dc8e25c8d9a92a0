"""A real headless Chromium, driven through its WebDriver; tests that need one say aloud when there is none."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
AXE = Path(__file__).parents[2] / "build" / "axe" / "node_modules" / "axe-core" / "axe.min.js"
"""Where `make test` puts axe-core, when it can."""


def found(*names: str) -> str | None:
    """The first of these programs that there is."""
    return next(filter(None, map(shutil.which, names)), None)


@contextmanager
def chromium(profile: Path) -> Iterator["Window"]:
    """A window of a browser with a profile of its own. Skips the test where there is no browser."""
    browser = os.environ.get("CHROMIUM") or found("chromium", "chromium-browser", "google-chrome")
    driver = os.environ.get("CHROMEDRIVER") or found("chromedriver")
    if browser is None or driver is None:
        pytest.skip("NOT TESTED IN A BROWSER: install chromium and chromium-driver (make browser does on Debian)")
    options = ChromeOptions()
    options.binary_location = browser
    for flag in (*_FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    chrome = Chrome(options=options, service=Service(driver))
    try:
        yield Window(chrome)
    finally:
        chrome.quit()


class Window:
    """A browser window on the desk: what a person sees and does in it."""

    def __init__(self, chrome: Chrome) -> None:
        self.chrome = chrome
        self.at = ""

    def open(self, path: str) -> None:
        """Go to a page of the desk."""
        self.chrome.get(self.at + path)

    def size(self, width: int, scheme: str = "light") -> None:
        """Look at pages this wide, in this colour scheme."""
        # Without smooth scrolling, since a click would come before what is clicked.
        wanted = {"prefers-color-scheme": scheme, "prefers-reduced-motion": "reduce"}
        media = {"features": [{"name": name, "value": value} for name, value in wanted.items()]}
        self.chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
        metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
        self.chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def all(self, selector: str) -> list[WebElement]:
        """What matches a CSS selector."""
        return self.chrome.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector: str) -> WebElement:
        """The first that matches; it may take a moment to appear."""
        self.until(lambda: self.all(selector), selector)
        return self.all(selector)[0]

    def text(self, selector: str = "main") -> str:
        """The words of the first that matches."""
        return self.one(selector).text

    def press(self, *keys: str) -> None:
        """Press keys, wherever the focus is."""
        for key in keys:
            self.chrome.switch_to.active_element.send_keys(key)

    def tab_to(self, selector: str, most: int = 200) -> WebElement:
        """Press Tab until the focus is on something that matches."""
        for _ in range(most):
            self.press(Keys.TAB)
            if self.run("return document.activeElement.matches(arguments[0])", selector):
                return self.chrome.switch_to.active_element
        raise AssertionError(f"Tab never came to {selector}")

    def run(self, script: str, *given: Any) -> Any:
        """What a script answers."""
        return self.chrome.execute_script(script, *given)

    def until(self, so: Callable[[], Any], what: str, seconds: float = 15.0) -> None:
        """Wait until something is so."""
        end = time.monotonic() + seconds
        while not so():
            assert time.monotonic() < end, f"never so: {what}"
            time.sleep(0.05)

    def complaints(self) -> list[str]:
        """What the browser's console has complained of since it was last asked."""
        return [str(entry["message"]) for entry in self.chrome.get_log("browser")]  # type: ignore[no-untyped-call]

    def check_access(self) -> list[str]:
        """The serious findings of axe-core on the page that is open."""
        self.run(AXE.read_text(encoding="utf-8"))
        found = self.chrome.execute_async_script(
            "const done = arguments[0]; axe.run(document, {resultTypes: ['violations']}).then(r => done(r.violations))"
        )
        serious = (each for each in found if each["impact"] in ("serious", "critical"))
        return [f"{each['id']}: {each['help']}: {each['nodes'][0]['html'][:200]}" for each in serious]
