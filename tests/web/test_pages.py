"""What the pages show of a real story."""

from dataclasses import replace
from typing import Any

import pytest

from firsthand.desk import Desk
from tests.web.conftest import LOCAL, Browser, browsing


def told(browser: Browser, address: str) -> Any:
    answer = browser.get(address, headers={"Accept": "application/json"})
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.fixture(scope="module")
def story(looker: Browser) -> Any:
    return told(looker, max(told(looker, "/")["stories"], key=lambda each: each["reports"])["href"])


@pytest.fixture(scope="module")
def claim(looker: Browser, story: Any) -> Any:
    return told(looker, max(story["claims"], key=lambda each: each["statements"])["href"])


def test_stories_say_how_much_there_is_and_on_how_many_origins(looker: Browser) -> None:
    (card, *_) = sorted(told(looker, "/")["stories"], key=lambda each: -each["reports"])
    assert card["reports"] > 3
    assert card["copies"] >= 1
    assert card["origins"] > 1
    assert sum(count["claims"] for count in card["standings"]) == card["claims"]
    assert sum(day["reports"] for day in card["days"]) == card["reports"]


def test_claim_of_very_many_statements_shows_each_by_itself(
    looker: Browser, claim: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("firsthand.web.pages.claims._DRAWN", 1)
    monkeypatch.setattr("firsthand.web.pages.claims._STATEMENTS", 2)
    starts = range(0, len(claim["statements"]) + 1, 2)
    shown = [told(looker, f"/claims/{claim['id']}?statements={start}")["statements"] for start in starts]
    assert {len(page) for page in shown[:-1]} == {2}
    lines = [line for page in shown for line in page]
    assert len({line["subject"] for line in lines}) == len(lines) >= len(claim["statements"])
    assert not any(line["same"] for line in lines)


def test_story_tells_what_became_known_latest_first(story: Any) -> None:
    times = [moment["at"] for moment in story["timeline"] if moment["at"]]
    assert times == sorted(times, reverse=True)
    assert {"figure", "claim"} <= {moment["kind"] for moment in story["timeline"]}


def test_positions_stand_in_a_matrix(story: Any) -> None:
    matrix = story["matrix"]
    assert matrix["rows"]
    assert all(len(row["cells"]) == len(matrix["claims"]) for row in matrix["rows"])
    stances = {cell["stance"] for row in matrix["rows"] for cell in row["cells"]}
    assert {"affirms", "denies"} <= stances


def test_figures_are_charts_with_their_statements(looker: Browser, story: Any) -> None:
    assert story["figures"]
    value = story["figures"][0]["claimants"][0]["values"][0]
    assert looker.get(value["href"].partition("#")[0]).status_code == 200
    assert "figure-chart" in looker.get(f"/stories/{story['id']}").text


def test_every_link_of_every_page_leads_somewhere(looker: Browser, story: Any, claim: Any) -> None:
    addresses = {
        "/",
        f"/stories/{story['id']}",
        f"/claims/{claim['id']}",
        "/reports/r03",
        "/publishers",
        "/sources",
        "/search?q=ferry",
    }
    found = {link for address in addresses for link in links(looker.get(address).text)}
    followed = sorted(found)[:: max(len(found) // 70, 1)]
    broken = [link for link in followed if looker.get(link).status_code != 200]
    assert len(followed) > 60
    assert not broken


def links(html: str) -> set[str]:
    hrefs = (part.partition('"')[0].replace("&amp;", "&") for part in html.split('href="')[1:])
    return {href.partition("#")[0] for href in hrefs if href.startswith("/") and not href.startswith("/static")}


def test_claim_says_why_it_stands_as_it_does(claim: Any) -> None:
    assert claim["because"]
    assert any(piece["href"] for piece in claim["because"])
    assert claim["history"]
    assert claim["links"]


def test_origin_graph_leads_from_origins_to_reports(claim: Any) -> None:
    graph = claim["graph"]
    columns = {node["id"]: node["column"] for node in graph["nodes"]}
    assert {"origin", "report"} <= {node["kind"] for node in graph["nodes"]}
    assert all(columns[edge["tail"]] < columns[edge["head"]] for edge in graph["edges"])


def test_statement_stands_in_its_sentence_with_source_cue_and_content_marked(claim: Any) -> None:
    line = next(line for line in claim["statements"] if not line["narrated"])
    classes = {name for piece in line["pieces"] for name in piece["classes"].split()}
    assert {"source", "cue", "content"} <= classes


def test_copies_carry_the_same_words_and_are_folded(looker: Browser, story: Any) -> None:
    claims = [told(looker, line["href"]) for line in story["claims"][:8]]
    assert any(line["same"] for each in claims for line in each["statements"])
    assert any(node["kind"] == "copies" for each in claims for node in each["graph"]["nodes"])


def test_report_stands_beside_what_it_copies(looker: Browser) -> None:
    page = told(looker, "/reports/r03")
    assert page["copies"][0]["report"]["id"] == "r02"
    pair = page["comparison"]
    assert pair["older"]["id"] == "r02"
    assert any(piece["shared"] for piece in pair["newer_text"])
    assert any(not piece["shared"] for piece in pair["newer_text"])


def test_report_names_the_claim_of_each_statement(looker: Browser) -> None:
    page = told(looker, "/reports/r02")
    assert len(page["claims"]) > 3
    assert all(looker.get(line["claim"]["href"]).status_code == 200 for line in page["claims"][:3])


def test_pages_are_light(looker: Browser, story: Any, claim: Any) -> None:
    files = sum(len(looker.get(f"/static/{name}").content) for name in ("desk.css", "desk.js", "reading.js"))
    for address in ("/", f"/stories/{story['id']}", f"/claims/{claim['id']}", "/reports/r02", "/audit", "/review"):
        assert len(looker.get(address).content) + files < 300_000, address


def test_publisher_and_source_are_counted_without_a_verdict(looker: Browser) -> None:
    rows = told(looker, "/publishers")["publishers"]
    assert {"Kestrel News Agency", "Northway Times"} <= {row["name"] for row in rows}
    agency = next(row for row in rows if row["name"] == "Kestrel News Agency")
    assert agency["first"] >= 1
    assert told(looker, agency["href"])["reports"]
    sources = told(looker, "/sources")["sources"]
    assert sources
    assert told(looker, sources[0]["href"])["claims"]


def test_search_lights_up_what_it_found(looker: Browser) -> None:
    page = told(looker, "/search?q=bow+door")
    assert page["found"]
    lit = {piece["text"].lower() for hit in page["found"] for piece in hit["pieces"] if piece["lit"]}
    assert lit <= {"bow", "door", "bow door"}


@pytest.mark.parametrize("kind", ["reports", "statements", "claims"])
def test_search_finds_each_kind_and_filters_narrow_it_down(looker: Browser, kind: str) -> None:
    every = told(looker, f"/search?q=door&kind={kind}")["found"]
    some = told(looker, f"/search?q=door&kind={kind}&publisher=Kestrel+News+Agency&since=2025-11-06")["found"]
    none = told(looker, f"/search?q=door&kind={kind}&until=2025-11-05")["found"]
    assert {hit["href"] for hit in some} <= {hit["href"] for hit in every}
    assert some
    assert not none


@pytest.mark.parametrize(
    "query", ["kind=nothing", "q=x&act=nothing", "q=x&standing=nothing", "q=x&since=tomorrow", "start=-1"]
)
def test_filter_that_cannot_be_is_said(looker: Browser, query: str) -> None:
    answer = looker.get(f"/search?{query}")
    assert answer.status_code in (400, 422)
    assert 'role="alert"' in answer.text


MISSING = ("/stories/x", "/claims/x", "/reports/x", "/raw/x", "/publishers/x", "/sources/x", "/brief/x", "/x")


@pytest.mark.parametrize("path", (*MISSING, "/original/r01"))
def test_what_is_not_there_is_said_in_a_sentence(looker: Browser, path: str) -> None:
    answer = looker.get(path)
    assert answer.status_code == 404
    assert 'role="alert"' in answer.text


def test_log_shows_who_did_what(looker: Browser) -> None:
    entries = told(looker, "/audit")["entries"]
    assert [entry["seq"] for entry in entries] == sorted((entry["seq"] for entry in entries), reverse=True)
    assert {"report added"} <= {entry["event"] for entry in entries}
    assert all(entry["who"] == "ada" for entry in entries)


def test_log_can_be_turned_back_page_by_page(looker: Browser) -> None:
    seen: list[int] = []
    address: str | None = "/audit"
    while address:
        page = told(looker, address)
        seen += [entry["seq"] for entry in page["entries"]]
        address = page["pager"]["later"]
    assert seen == list(range(len(seen), 0, -1))


def test_brief_is_a_page_by_itself_to_print(looker: Browser, story: Any) -> None:
    answer = looker.get(story["brief"])
    assert answer.status_code == 200
    assert "<style>" in answer.text
    assert "'unsafe-inline'" not in answer.headers["content-security-policy"]
    assert "sha256-" in answer.headers["content-security-policy"]


def test_what_changed_since_one_looked_is_shown_once(own: Desk) -> None:
    with browsing(own, replace(LOCAL, local="bob")) as browser:
        href = told(browser, "/")["stories"][0]["href"]
        assert told(browser, "/")["stories"][0]["looked"] is False
        assert told(browser, href)["since"] is None
        again = told(browser, href)
        assert again["since"] == own.seq()
        assert not again["news"]
        assert told(browser, "/")["stories"][0]["looked"] is True


def test_empty_desk_says_what_to_do(bare: Desk) -> None:
    with browsing(bare) as browser:
        assert "Add reports" in browser.get("/").text
        for path in ("/review", "/publishers", "/sources", "/audit", "/search?q=x"):
            assert browser.get(path).status_code == 200
