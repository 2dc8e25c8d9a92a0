"""The flows of a day in a real browser: add, read, follow a story, open the origin graph, judge, undo, search."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from firsthand.desk import Desk
from firsthand.model import Report
from firsthand.pipeline import add
from tests.web.chromium import AXE, Window, chromium
from tests.web.conftest import LOCAL, PASSWORD, serving

TEXT = "The harbour is open again, the port authority said on Monday. The union denied that it was safe."


@pytest.fixture(scope="module")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    with chromium(tmp_path_factory.mktemp("profile")) as window:
        yield window


@pytest.fixture(scope="module")
def shared(filled: Path) -> Iterator[str]:
    """A desk for tests that only look."""
    with Desk.open(filled) as desk, serving(desk) as address:
        yield address


@pytest.fixture
def window(chrome: Window, shared: str) -> Iterator[Window]:
    """A window on the shared desk; its console must stay silent."""
    yield from at(chrome, shared)


@pytest.fixture
def working(chrome: Window, own: Desk) -> Iterator[Window]:
    """A window on a copy of the desk, for tests that change it."""
    with serving(own) as address:
        yield from at(chrome, address)


def at(chrome: Window, address: str) -> Iterator[Window]:
    chrome.at = address
    chrome.size(1280)
    chrome.complaints()
    yield chrome
    assert chrome.complaints() == []
    chrome.chrome.get("about:blank")


def main_story(window: Window) -> str:
    window.open("/")
    return str(window.one(".story-card h2 a").get_attribute("href")).removeprefix(window.at)


def main_claim(window: Window) -> str:
    window.open(main_story(window))
    return str(window.one(".ledger .gist a").get_attribute("href")).removeprefix(window.at)


def test_a_text_is_pasted_added_and_read(working: Window) -> None:
    working.open("/add")
    working.one("textarea[name=text]").send_keys(TEXT)
    working.one("input[name=publisher]").send_keys("Harbour Post")
    working.one("button[value=yes]").click()
    assert "Added, and read." in working.text()
    assert working.text(".report .source") == "the port authority"
    assert "deny" in working.text(".report")


def test_files_are_chosen_and_only_read(working: Window, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT)
    working.open("/add")
    working.one("input[type=file]").send_keys(str(tmp_path / "one.txt"))
    working.one("button[value=no]").click()
    assert "nothing was kept" in working.text()
    assert working.all(".source")


def test_a_story_is_followed_to_the_characters_of_a_report(window: Window) -> None:
    window.open(main_story(window))
    window.one(".ledger .gist a").click()
    assert window.all(".origin-graph .node")
    window.one(".statement-list a[href*='#r1s']").click()
    window.until(lambda: window.all(".note:target"), "the statement is pointed out")
    assert "/reports/" in window.chrome.current_url


def test_hovering_over_a_statement_lights_its_words(window: Window) -> None:
    window.open("/reports/r02")
    number = window.one(".note .number")
    window.run("arguments[0].dispatchEvent(new PointerEvent('pointerover', {bubbles: true}))", number)
    assert window.all("span.lit")


def test_a_report_is_compared_with_what_it_copies(window: Window) -> None:
    window.open("/reports/r03#copies")
    assert len(window.all(".compared")) == 2
    assert window.all(".in-both")
    assert window.all("ins.only")


def test_search_finds_and_lights_up(window: Window) -> None:
    window.open("/")
    window.press("/")
    window.press("bow door", Keys.ENTER)
    window.until(lambda: "/search" in window.chrome.current_url, "search opened")
    assert window.text("mark").lower() in ("bow", "door")
    window.one(".found a").click()
    assert window.all(".report .text")


def test_a_pair_is_decided_by_keyboard_and_taken_back(working: Window, own: Desk) -> None:
    working.open("/review")
    first = working.one(".in-doubt").get_attribute("data-id")
    assert working.run("return document.activeElement.dataset.id") == first
    working.press("n")
    working.until(lambda: working.all("#done .judgement"), "the decision is listed")
    assert first not in [each.get_attribute("data-id") for each in working.all(".in-doubt")]
    assert own.judgements()
    working.press("u")
    working.until(lambda: not working.all("#done .judgement"), "the decision is taken back")
    assert not [each for each in own.judgements() if not each.undone]


def test_the_queue_is_walked_with_j_and_k(window: Window) -> None:
    window.open("/review")
    ids = [each.get_attribute("data-id") for each in window.all(".in-doubt")][:3]
    assert len(ids) == 3
    at = "return document.activeElement.dataset.id"
    window.one(".in-doubt")
    window.press("j", "j")
    assert window.run(at) == ids[2]
    window.press("k")
    assert window.run(at) == ids[1]


def test_a_claim_is_judged_and_the_judgement_bears_a_name(working: Window, own: Desk) -> None:
    working.open(main_claim(working))
    working.one(".remark textarea").send_keys("Ask the ministry again.")
    working.one(".remark button").click()
    working.until(lambda: "Ask the ministry again." in working.text("#judgements"), "the note is shown")
    assert "by ada" in working.text("#judgements")
    working.one("#judgements form[action='/judgements/undo'] button").click()
    working.until(lambda: "taken back by ada" in working.text("#judgements"), "the note is taken back")


def test_a_new_report_appears_without_reload(working: Window, own: Desk) -> None:
    text = "The central bank raised its rate to 4 percent, governor Ida Holm said. The ministry of finance declined to comment."
    working.open("/")
    working.run("window.stayed = true")
    add(own, Report("new", text, "Norland raises its rate", "Norland Money"), b"x", who="bob")
    working.until(lambda: "13 reports" in working.text(), "the count has changed")
    assert "Norland raises its rate" in working.text()
    assert working.run("return window.stayed") is True


def test_everything_is_reached_by_keyboard_alone(window: Window) -> None:
    window.open("/")
    window.tab_to(".story-card h2 a")
    window.press(Keys.ENTER)
    window.until(lambda: window.all(".ledger"), "the story opened")
    window.tab_to(".ledger .gist a")
    window.press(Keys.ENTER)
    window.until(lambda: window.all(".origin-graph"), "the claim opened")
    node = window.tab_to(".origin-graph a.node")
    assert node.text
    window.press(Keys.ENTER)
    window.until(lambda: "/reports/" in window.chrome.current_url, "the report opened")
    window.tab_to("a.number")
    window.press(Keys.ARROW_DOWN)
    assert window.run("return document.activeElement.matches('a.number')")


def test_skip_link_comes_first(window: Window) -> None:
    window.open(main_story(window))
    window.press(Keys.TAB)
    assert window.run("return document.activeElement.className") == "skip"
    window.press(Keys.ENTER)
    assert window.run("return document.activeElement.id") == "main"


def test_signing_in_and_out(chrome: Window, staffed: Desk) -> None:
    with serving(staffed, LOCAL) as chrome.at:
        chrome.complaints()
        chrome.open("/reports/r02")
        chrome.one("input[name=name]").send_keys("ana")
        chrome.one("input[name=password]").send_keys(PASSWORD, Keys.ENTER)
        chrome.until(lambda: chrome.all(".report"), "led back to the report")
        chrome.open("/account")
        chrome.one("form[action='/logout'] button").click()
        chrome.until(lambda: chrome.all("input[name=password]"), "signed out")
        chrome.chrome.delete_all_cookies()
        assert chrome.complaints() == []


PAGES = (
    "/", "story", "claim", "/reports/r03", "/review", "/publishers", "/sources", "/search?q=ferry", "/add", "/audit",
    "/account", "/users", "/login", "/api", "/nothing",
)  # fmt: skip


EACH_WAY = pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])


def named(window: Window, page: str) -> str:
    return main_story(window) if page == "story" else main_claim(window) if page == "claim" else page


@EACH_WAY
def test_no_page_is_wider_than_the_window(window: Window, width: int, scheme: str) -> None:
    window.size(width, scheme)
    wide = "const d = document.documentElement; return d.scrollWidth > d.clientWidth"
    for page in PAGES:
        window.open(named(window, page))
        assert not window.run(wide), page
    window.complaints()


@EACH_WAY
def test_no_serious_finding_of_axe(window: Window, width: int, scheme: str) -> None:
    if not AXE.is_file():
        pytest.skip("NOT CHECKED FOR ACCESS: axe-core is missing (make browser gets it from npm)")
    window.size(width, scheme)
    for page in PAGES:
        window.open(named(window, page))
        assert window.check_access() == [], page
    window.complaints()


def test_pages_are_whole_without_javascript(chrome: Window, shared: str) -> None:
    chrome.chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        for window in at(chrome, shared):
            window.open("/")
            window.one(".story-card h2 a").click()
            assert window.all(".ledger .gist a")
            window.one(".ledger .gist a").click()
            assert window.all(".origin-graph .node")
    finally:
        chrome.chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
