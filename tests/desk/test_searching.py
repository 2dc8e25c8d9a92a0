"""Searching the desk: stemmed, with filters and with the words found marked; and nothing typed into it can hurt."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.desk import Desk, Filters, Hit, Kind
from firsthand.desk.queries import folded, parts_of
from firsthand.model import Act, ModelInfo, Standing
from tests.desk.material import add, claim, reading, report

TEXTS = {
    "r1": "The dam at Orvel holds, the ministry said on Tuesday.",
    "r2": "Two dams were breached upstream of Orvel. A café owner's house was flooded.",
    "r3": "The parliament voted on the budget.",
}


@pytest.fixture
def desk(desk: Desk) -> Desk:
    for hours, (id, text) in enumerate(TEXTS.items()):
        publisher = "Orvel Post" if id == "r1" else "Sund Daily"
        add(desk, report(id, text, hours, title=f"Title of {id}", publisher=publisher))
    return desk


def found(hits: list[Hit]) -> set[str]:
    return {hit.id for hit in hits}


def lit(hit: Hit) -> list[str]:
    return [hit.text[start:end] for start, end in hit.spans]


QUERIES = {
    "dam": {"r1", "r2"},
    "DAMS Orvel": {"r1", "r2"},
    "dam budget": set(),
    '"dam at Orvel"': {"r1"},
    '"Orvel dam"': set(),
    "orvel -breached": {"r1"},
    "-orvel": set(),
    "parl*": {"r3"},
    "parl": set(),
    "cafe": {"r2"},
    "owner's": {"r2"},
    "the": {"r1", "r3"},
    "title r3": {"r3"},
    "": set(),
    "*": set(),
    '"': set(),
}


def test_both_databases_find_the_same(desk: Desk) -> None:
    assert {query: found(desk.search(query)) for query in QUERIES} == QUERIES


def test_the_words_found_are_marked_where_they_stand_in_the_report(desk: Desk) -> None:
    (hit,) = desk.search("breach houses")
    assert lit(hit) == ["breached", "house"]
    assert desk.report("r2").full_text[hit.start :].startswith(hit.text)
    assert (hit.title, hit.publisher, hit.report) == ("Title of r2", "Sund Daily", "r2")


def test_a_long_report_is_shown_around_the_first_word_found(desk: Desk) -> None:
    add(desk, report("long", "word " * 500 + "the glacier calved " + "word " * 500))
    (hit,) = desk.search("glacier")
    assert lit(hit) == ["glacier"] and len(hit.text) < 400
    assert desk.report("long").full_text[hit.start :].startswith(hit.text)


def test_a_word_found_in_the_title_alone_is_shown_there(desk: Desk) -> None:
    add(desk, report("r4", "Nothing here.", title="Landslide near Sund"))
    (hit,) = desk.search("landslide")
    assert lit(hit) == ["Landslide"] and hit.start == 0


def test_statements_and_claims_are_found_with_what_they_belong_to(desk: Desk) -> None:
    (hit,) = desk.search("breached", Kind.STATEMENTS)
    assert (hit.id, hit.report, hit.claim, hit.speaker) == ("r2/s1", "r2", "c-r2", "Ministry of Water")
    assert lit(hit) == ["breached"]
    hits = desk.search("dam holds", Kind.CLAIMS)
    assert found(hits) == {"c-r1", "c-r2", "c-r3"}
    assert hits[0].standing is Standing.REPORTED and lit(hits[0]) == ["dam", "holds"]


@pytest.mark.parametrize("many", [1, 10_000])
def test_filters_narrow_a_search(desk: Desk, many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    # Of few reports and of many the same is found, in two ways.
    monkeypatch.setattr("firsthand.desk.searching._MANY", many)
    with desk.writing("tester") as tx:
        kept = tx.put_report(report("r5", "No dam was breached, she said.", 9), b"5").report
        tx.put_reading(reading(kept, speaker="Water Board", act=Act.DENY))
        tx.put_claim(claim("c5", ("r5", "s1"), standing=Standing.DENIED, gist="no dam breached"), "st2")
    for kind, one in ((Kind.REPORTS, "r5"), (Kind.STATEMENTS, "r5/s1")):
        for filters in (
            *(Filters(speaker="Water Board"), Filters(act=Act.DENY), Filters(standing=Standing.DENIED)),
            Filters(act=Act.DENY, standing=Standing.DENIED),
            Filters(speaker="Water Board", act=Act.DENY, standing=Standing.DENIED),
            Filters(publisher="Orvel Post", since=kept.published),
        ):
            assert found(desk.search("dam", kind, filters)) == {one}
            assert one in found(desk.search("", kind, filters))
        for filters in (Filters(act=Act.RETRACT), Filters(act=Act.ASSERT, standing=Standing.DENIED)):
            assert found(desk.search("dam", kind, filters)) == found(desk.search("", kind, filters)) == set()
        assert found(desk.search("dam", kind, Filters(until=report().published))) == {one.replace("r5", "r1")}
    assert found(desk.search("dam", Kind.REPORTS, Filters(story="st1"))) == {"r1", "r2"}
    assert found(desk.search("dam", Kind.CLAIMS, Filters(act=Act.DENY, publisher="Orvel Post"))) == {"c5"}


def test_what_is_replaced_is_no_longer_found(desk: Desk) -> None:
    read = desk.report("r3")
    with desk.writing("tester") as tx:
        tx.put_reading(reading(read, model=ModelInfo("tagger", "b" * 64)))
        tx.put_claim(claim("c-r3", ("r3", "s1"), gist="a vote took place"), "st1")
    assert found(desk.search("vote", Kind.CLAIMS)) == {"c-r3"}
    assert found(desk.search("dam", Kind.CLAIMS)) == {"c-r1", "c-r2"}
    assert found(desk.search("budget", Kind.STATEMENTS)) == {"r3/s2"}
    with desk.writing("tester") as tx:
        tx.drop_claims(["c-r3"])
    assert desk.search("vote", Kind.CLAIMS) == []


def test_pages_follow_one_another(desk: Desk) -> None:
    first, second = desk.search("orvel", limit=1), desk.search("orvel", limit=1, offset=1)
    assert found(first) | found(second) == {"r1", "r2"}


HOSTILE = [
    '"',
    "'",
    "a'b\"c",
    "AND OR NOT NEAR(",
    "* ^ : - +",
    "(((",
    "\\",
    "\0",
    "a\0b",
    "\ud800",
    "!!",
    "&|!<->",
    "title:x",
]
HOSTILE += [
    "-",
    "--",
    '-"',
    '"" ""',
    "x" * 20_000,
    "a " * 5_000,
    "{a b}:c",
    "a*b*",
    "ﬁ ß İ",
    "日本語",
    "1e5 -5 3.14 a.b/c",
]


@pytest.mark.parametrize("kind", list(Kind))
def test_no_query_raises(desk: Desk, kind: Kind) -> None:
    for query in HOSTILE:
        desk.search(query, kind)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text())
def test_no_text_raises_when_it_is_searched_for(desk: Desk, query: str) -> None:
    desk.search(query)


@given(text=st.text(), word=st.text(alphabet=st.characters(categories=["L", "Nd"]), min_size=1))
def test_folding_keeps_every_offset(text: str, word: str) -> None:
    assert len(folded(text)) == len(text)
    assert len(folded(word)) == len(word)


def test_a_query_is_cut_to_a_sensible_size() -> None:
    assert len(parts_of(" ".join(f"w{n}" for n in range(1000)))) == 32
