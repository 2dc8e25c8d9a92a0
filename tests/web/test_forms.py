"""Every page also as JSON at the same address."""

import pytest

from firsthand.desk import Desk
from firsthand.model import Report
from firsthand.pipeline import add
from tests.web.conftest import Browser, browsing

PAGES = (
    "/stories",
    "/review",
    "/publishers",
    "/sources",
    "/search?q=ferry",
    "/add",
    "/audit",
    "/account",
    "/users",
    "/api",
)


@pytest.mark.parametrize("page", PAGES)
def test_ending_and_accept_header_give_the_same_json(looker: Browser, page: str) -> None:
    path, _, query = page.partition("?")
    by_ending = looker.get(f"{path}.json?{query}")
    by_header = looker.get(page, headers={"Accept": "application/json"})
    assert by_ending.headers["content-type"] == "application/json"
    assert by_ending.json().keys() == by_header.json().keys()


@pytest.mark.parametrize("page", PAGES)
def test_browsers_get_html(looker: Browser, page: str) -> None:
    accepts = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    assert looker.get(page, headers={"Accept": accepts}).headers["content-type"] == "text/html; charset=utf-8"


def test_html_can_be_asked_for_by_its_ending(looker: Browser) -> None:
    answer = looker.get("/stories.html", headers={"Accept": "application/json"})
    assert answer.headers["content-type"].startswith("text/html")


def test_page_says_where_its_json_is(looker: Browser) -> None:
    html = looker.get("/search?q=ferry").text
    assert 'href="/search.json?q=ferry"' in html
    assert 'href="/stories.json"' in looker.get("/").text


@pytest.mark.parametrize("id", ["page.json", "page.html", "a/b", "../../etc/passwd", "%2e%2e", "r 1?#", "é"])
def test_report_of_any_id_is_found_at_its_address_in_both_forms(bare: Desk, id: str) -> None:
    add(bare, Report(id, "The bridge is safe, the county's engineer said on Monday."), b"x", who="ada")
    with browsing(bare) as browser:
        href = browser.get("/search.json?q=bridge").json()["found"][0]["href"]
        assert "bridge is safe" in browser.get(href).text
        told = browser.get(href.removesuffix(".html") + ".json")
        assert told.json()["id"] == id


def test_errors_have_one_shape(looker: Browser) -> None:
    for path in ("/claims/none", "/nothing", "/search?kind=nothing", "/stories?start=-1"):
        told = looker.get(path, headers={"Accept": "application/json"}).json()
        assert told.keys() == {"error"}
        assert told["error"].keys() == {"status", "what", "where", "remedy"}
        assert told["error"]["what"]
