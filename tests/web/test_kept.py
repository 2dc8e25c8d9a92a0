"""Pages that are kept: never stale, never another's."""

from firsthand.desk import Desk
from firsthand.model import Report, Verdict
from firsthand.pipeline import add, judge
from tests.web.conftest import Browser, browsing


def main_story(browser: Browser) -> str:
    stories = browser.get("/stories.json").json()["stories"]
    return str(max(stories, key=lambda each: each["reports"])["href"])


def test_page_is_the_same_again(browser: Browser) -> None:
    for page in ("/reports/r02", "/publishers", "/search?q=ferry"):
        assert browser.get(page).text == browser.get(page).text


def test_judgement_is_on_the_page_at_once(own: Desk, browser: Browser) -> None:
    browser.get("/reports/r02")
    judge(own, Verdict.NOTE, "report:r02", who="ada", why="look at the second paragraph")
    assert "look at the second paragraph" in browser.get("/reports/r02").text


def test_new_report_is_on_the_story_s_page_at_once(own: Desk, browser: Browser) -> None:
    story = main_story(browser)
    browser.get(story)
    before = browser.get(story).text
    text = "The death toll of the Valbona Star ferry disaster rose to 20, the interior ministry said."
    add(own, Report("new", text, "Toll of ferry Valbona Star climbs to 20", "Harbour Post"), b"x", who="ada")
    after = browser.get(story).text
    assert "Harbour Post" not in before
    assert "Harbour Post" in after


def test_copies_that_are_judged_are_so_on_both_pages(own: Desk, browser: Browser) -> None:
    pages = ("/reports/r02", "/reports/r03")
    assert all("copies-h" in browser.get(page).text for page in pages)
    judge(own, Verdict.NOT_COPY, "report:r03", "report:r02", who="ada")
    assert not any("copies-h" in browser.get(page).text for page in pages)


def test_nobody_gets_the_page_of_somebody_else(staffed: Desk) -> None:
    with browsing(staffed) as one, browsing(staffed) as other:
        address = one.base_url
        other.base_url = address  # the same desk, and so the same kept pages
        one.enter(staffed, "ana")
        other.enter(staffed, "rea")
        mine, theirs = one.get("/reports/r02").text, other.get("/reports/r02").text
        assert one.key("/reports/r02") not in theirs
        assert ">ana<" in mine
        assert ">rea<" in theirs
        assert ">ana<" not in theirs
        assert "Keep the note" not in theirs


def test_two_of_one_role_share_a_page_and_keep_their_names_and_keys(staffed: Desk) -> None:
    with browsing(staffed) as one:
        one.enter(staffed, "rea")
        first = one.get("/publishers").text
        one.cookies.clear()
        one.enter(staffed, "rea")
        second = one.get("/publishers").text
        assert ">rea<" in first
        assert ">rea<" in second


def test_names_that_look_like_markup_stay_words(own: Desk) -> None:
    add(own, Report("x", "The bridge is safe, he said.", publisher="<b>Post</b>"), b"x", who="<i>ada</i>")
    with browsing(own) as browser:
        assert "<b>Post" not in browser.get("/reports/x").text
        assert "<i>ada" not in browser.get("/audit").text
