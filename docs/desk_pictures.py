"""Pictures of the desk's pages for the README and docs/web.md: wide and narrow, light and dark.

    python docs/desk_pictures.py docs/images

It makes a desk of the example reports and of the stories in tests/scenarios, serves it, and looks at it in a headless
Chromium. It needs what the tests in a browser need (make browser), and what tests need of Python.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

ROOT = Path(__file__).resolve().parent.parent
_FIRSTHAND = [sys.executable, "-c", "import sys; from firsthand.cli.main import main; sys.exit(main())"]
_FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
_WIDTHS = {"wide": 1280, "narrow": 390}
_HEIGHTS = {"wide": 860, "narrow": 844}
_DRAWN_WELL = 5  # origins that a picture has room for
_SETTLE = 0.5  # seconds until a page has been laid out and painted


def main() -> int:
    """Take the pictures; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, help="the folder the pictures go into")
    parser.add_argument("--only", default="", help="pictures whose name holds this (default: all)")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, served(filled(Path(folder))) as address, chromium(folder) as chrome:
        for page, path in pages(address).items():
            for width in _WIDTHS:
                for scheme in ("light", "dark"):
                    name = f"{page}-{width}-{scheme}.png"
                    if options.only in name:
                        take(chrome, address + path, options.out / name, width, scheme)
                        print(options.out / name)
    return 0


def filled(folder: Path) -> Path:
    """A desk with the example reports and the scenarios."""
    desk = folder / "desk.sqlite"
    for scenario in sorted((ROOT / "tests" / "scenarios").glob("*/scenario.json")):
        told = json.loads(scenario.read_text(encoding="utf-8"))
        lines = folder / f"{scenario.parent.name}.jsonl"
        reports = ({**each, "id": f"{scenario.parent.name}-{each['id']}"} for each in told["reports"])
        lines.write_text("\n".join(map(json.dumps, reports)), encoding="utf-8")
    for source in (*sorted(folder.glob("*.jsonl")), ROOT / "examples"):
        call = [*_FIRSTHAND, "add", str(source), "--desk", str(desk)]
        subprocess.run(call, check=True, stdout=subprocess.DEVNULL)
    return desk


@contextmanager
def served(desk: Path) -> Iterator[str]:
    """The desk served by a process of its own; gives its address."""
    call = [*_FIRSTHAND, "serve", "--port", "0", "--desk", str(desk)]
    with subprocess.Popen(call, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout is not None
        said = re.search(r"http://[\w.:]+", process.stdout.readline())
        assert said is not None
        try:
            yield said[0]
        finally:
            process.terminate()


@contextmanager
def chromium(folder: str) -> Iterator[Chrome]:
    """A browser with a profile of its own."""
    browser, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if browser is None or driver is None:
        raise SystemExit(
            "no chromium or no chromedriver was found; on Debian: apt-get install chromium chromium-driver"
        )
    options = ChromeOptions()
    options.binary_location = browser
    for flag in (*_FLAGS, f"--user-data-dir={folder}/profile"):
        options.add_argument(flag)
    chrome = Chrome(options=options, service=Service(driver))
    try:
        yield chrome
    finally:
        chrome.quit()


def pages(address: str) -> dict[str, str]:
    """The pages to look at: the story with most reports, and a claim of it with several origins and many statements."""
    stories = told(address, "/stories.json")["stories"]
    story = max(stories, key=lambda each: each["reports"])["href"]
    claims = told(address, f"{story}.json")["claims"]
    few = [each for each in claims if 2 <= each["origins_max"] <= _DRAWN_WELL]
    claim = max(few or claims, key=lambda each: each["statements"])["href"]
    report = told(address, f"{claim}.json")["statements"][0]["report"]["href"]
    return {"stories": "/", "story": story, "claim": claim, "report": report, "review": "/review", "add": "/add"}


def told(address: str, path: str) -> dict[str, Any]:
    """A page as JSON."""
    with urlopen(Request(address + path, headers={"Accept": "application/json"})) as answer:
        found: dict[str, Any] = json.load(answer)
    return found


def take(chrome: Chrome, address: str, picture: Path, width: str, scheme: str) -> None:
    """One picture of a page."""
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    size = {"width": _WIDTHS[width], "height": _HEIGHTS[width], "deviceScaleFactor": 1, "mobile": width == "narrow"}
    chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    chrome.get(address)
    time.sleep(_SETTLE)
    chrome.save_screenshot(str(picture))


if __name__ == "__main__":
    sys.exit(main())
