"""Publishers and sources by what they did, and what is in doubt."""

from dataclasses import replace

import pytest

from firsthand.desk import Counts, Desk, Extent, Filters, Kind, PublisherSummary, ReviewItem, SourceSummary
from firsthand.errors import NotOnDesk
from firsthand.model import Act, ModelInfo, Verdict
from firsthand.model import Kind as EntityKind
from tests.desk.material import add, claim, copy, reading, report


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """Three publishers; Sund Daily copies the Orvel Post twice and itself once, and retracts."""
    for n, publisher in enumerate(["Orvel Post", "Orvel Post", "Sund Daily", "Sund Daily", "Sund Daily", None]):
        add(desk, report(f"r{n}", f"Text {n} about the dam.", n, publisher=publisher))
    with desk.writing("tester") as tx:
        tx.put_copies([copy("r2", "r0"), copy("r3", "r0"), copy("r4", "r3"), copy("r5", "r1")])
        kept = tx.put_report(report("r6", "We withdraw what we said.", 9, publisher="Sund Daily"), b"6").report
        told = reading(kept, speaker="Sund Daily", act=Act.RETRACT)
        tx.put_reading(replace(told, statements=(replace(told.statements[0], confidence=0.5), told.statements[1])))
    return desk


def test_publishers_are_told_by_what_they_did(desk: Desk) -> None:
    desk.judge(Verdict.GRADE, "source:Orvel Post", value="B", who="ada")
    sund = PublisherSummary("Sund Daily", None, 4, 0, 2, 1, (("Orvel Post", 2),))
    orvel = PublisherSummary("Orvel Post", "B", 2, 2, 0, 0)
    assert desk.publishers() == [sund, orvel]
    assert desk.publishers(limit=1, offset=1) == [orvel] == [desk.publisher("Orvel Post")]
    assert [head.id for head in desk.reports_by("Sund Daily", limit=2)] == ["r6", "r4"]
    with pytest.raises(NotOnDesk):
        desk.publisher("nobody")


def test_sources_are_told_by_what_they_said(desk: Desk) -> None:
    ministry = SourceSummary("Ministry of Water", EntityKind.GOVERNMENT, None, 6, 6, 0)
    assert desk.sources() == [ministry, SourceSummary("Sund Daily", EntityKind.GOVERNMENT, None, 1, 0, 1)]
    assert desk.source("Ministry of Water") == ministry
    with pytest.raises(NotOnDesk):
        desk.source("nobody")


def test_an_origin_that_never_speaks_under_its_name_is_a_source_too(desk: Desk) -> None:
    given = claim("c9", ("r0", "s1"))
    body = replace(given.origins.each[0], speaker="Water Directorate")
    with desk.writing("tester") as tx:
        tx.put_claim(replace(given, origins=replace(given.origins, each=(body,))), None)
    assert (desk.source("Water Directorate").statements, desk.source("Water Directorate").claims) == (0, 1)


def test_a_source_that_is_read_away_is_gone(desk: Desk) -> None:
    with desk.writing("tester") as tx:
        tx.put_reading(reading(desk.report("r6"), model=ModelInfo("tagger", "b" * 64)))
    assert [(each.name, each.statements) for each in desk.sources()] == [("Ministry of Water", 7)]


def test_all_is_counted(desk: Desk) -> None:
    assert desk.counts() == Counts(7, 14, 6, 1, 4, 2, 0)
    assert desk.extent() == Extent(reports=7, claims=6, stories=1, publishers=2)


def test_what_is_in_doubt_is_asked_until_somebody_has_judged_it(desk: Desk) -> None:
    with desk.writing("tester") as tx:
        tx.put_claim(claim("c-r0", ("r0", "s1"), ("r1", "s1")), "st1")
        tx.put_copies([replace(copy("r2", "r0"), shared=0.51)])
    link = ReviewItem("link", "statement:r0/s1", "statement:r1/s1", 0.6, "same words", "st1")
    of = ReviewItem("copy", "report:r2", "report:r0", 0.51, "four in five words are the same", "st1")
    speaker = ReviewItem("speaker", "statement:r6/s1", None, 0.5, "that Sund Daily says this is 50% sure")
    assert desk.review_queue() == [link, of, speaker]
    assert desk.review_queue(limit=1) == desk.review_queue(kind="link") == [link]
    desk.judge(Verdict.SPLIT, "statement:r1/s1", "statement:r0/s1", who="ada")
    desk.judge(Verdict.COPY, "report:r2", "report:r0", who="ada")
    made = desk.judge(Verdict.ACCEPT, "statement:r6/s1", who="ada")
    assert desk.review_queue() == []
    desk.undo(made.id, "ada")
    assert desk.review_queue() == [speaker]


def test_what_many_pages_ask_for_comes_in_one_answer(desk: Desk) -> None:
    assert set(desk.copies_of(["r0", "r2", "r3", "r9"])) == {"r2", "r3"}
    assert desk.current_readings(["r1", "r9"]) == {"r1": desk.reading("r1")}
    assert desk.story_title("st1") == "The dam at Orvel"


def test_reports_that_other_weights_read_are_named(desk: Desk) -> None:
    assert desk.read_by_others("b" * 64, 3) == ["r0", "r1", "r2"]
    assert desk.read_by_others("a" * 64, 3) == []
    with desk.writing("tester") as tx:
        tx.put_reading(replace(reading(desk.report("r0")), model=None, statements=(), reason="not read"))
        tx.put_reading(replace(reading(desk.report("r1")), model=None))
    assert desk.read_by_others("a" * 64, 3) == ["r1"]


def test_open_questions_of_a_story_are_found(desk: Desk) -> None:
    assert desk.open_questions("st1") == []
    given = reading(desk.report("r1"))
    with desk.writing("tester") as tx:
        tx.put_reading(replace(given, statements=(replace(given.statements[1], act=Act.DOUBT),)))
    (question,) = desk.open_questions("st1")
    assert (question.id, question.publisher) == ("r1/s2", "Orvel Post")


def test_an_empty_search_with_filters_lists_what_passes_them(desk: Desk) -> None:
    assert [hit.id for hit in desk.search("", Kind.REPORTS, Filters(publisher="Sund Daily"))] == [
        "r6",
        "r4",
        "r3",
        "r2",
    ]
    assert [hit.id for hit in desk.search(" ", Kind.STATEMENTS, Filters(act=Act.RETRACT))] == ["r6/s1"]
    assert len(desk.search("", Kind.CLAIMS, Filters(publisher="Orvel Post"), limit=1, offset=1)) == 1
    assert desk.search("", Kind.CLAIMS) == desk.search("?", Kind.CLAIMS, Filters(publisher="Orvel Post")) == []
