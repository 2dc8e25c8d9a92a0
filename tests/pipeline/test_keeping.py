"""Reports onto a desk, with the real models, on every kind of desk."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast

import pytest

from firsthand import pipeline
from firsthand.desk import Desk, Put
from firsthand.errors import FirsthandError
from firsthand.model import Claim, ModelInfo, Reading, Report, Standing, StatementRef, Verdict
from firsthand.pipeline import add, add_all, default_reader, judge, reread, trace, undo
from firsthand.reading.reader import Reader
from firsthand.reading.tagger import Tagger
from firsthand.tracing.claims import said
from tests.pipeline.reports import STORY, report


@pytest.fixture
def full(desk: Desk) -> Desk:
    """A desk with the story on it."""
    for _ in add_all(desk, [(each, each.text.encode()) for each in STORY], who="Ada"):
        pass
    return desk


def crack(desk: Desk) -> Claim:
    """The claim of the story that most statements make."""
    return max(desk.claims(limit=100), key=lambda claim: len(claim.statements))


def test_a_desk_says_what_a_trace_says(full: Desk) -> None:
    traced = trace(STORY)
    listed = [claim.id for claim in full.claims(limit=500)]
    assert {id: full.claim(id) for id in listed} == {claim.id: claim for claim in traced.claims}
    assert full.copies("post") == list(traced.copies)


def test_adding_again_changes_nothing(full: Desk) -> None:
    before = full.seq()
    again = list(add_all(full, [(each, each.text.encode()) for each in STORY], who="Ada"))
    assert {added.put for added in again} == {Put.SAME}
    assert [added.report.id for added in again] == [each.id for each in STORY]
    assert full.seq() == before


def test_adding_says_what_changed(desk: Desk) -> None:
    added = [add(desk, each, each.text.encode(), who="Ada") for each in STORY]
    assert [each.put for each in added] == [Put.NEW] * len(STORY)
    assert [copy.of for copy in added[1].copies] == ["wire"]
    standings = [claim.standing for claim in added[3].claims if claim.id == crack(desk).id]
    assert standings == [Standing.DISPUTED]


def test_a_claim_opens_back_to_the_words_of_its_reports(full: Desk) -> None:
    claim = crack(full)
    given = pipeline.testimonies(full, claim)
    assert {testimony.ref for testimony in given} == set(claim.statements)
    assert pipeline.testimonies(full, claim, limit=1, offset=1) == given[1:2]
    wording, worded, settled = said(full.cards(claim.id))
    assert (claim.gist, claim.worded) == (wording, worded)
    first = full.reading(worded.report)
    assert claim.gist in " ".join(first.report.full_text.split())
    assert given == tuple(replace(testimony, bears=True) for testimony in settled)
    assert pipeline.testimonies(full, replace(claim, id="none")) == ()


def test_a_split_parts_a_statement_and_undoing_it_brings_it_back(full: Desk) -> None:
    claim = crack(full)
    denial = next(ref for ref in claim.statements if ref.report == "herald")
    other = next(ref for ref in claim.statements if ref.report == "inspectorate")
    judged = judge(full, Verdict.SPLIT, named(denial), named(other), who="Ada", why="another crack")
    apart = {ref: each.id for each in full.claims(limit=100) for ref in each.statements}
    assert apart[denial] != apart[other]
    undo(full, judged.id, who="Ada")
    assert set(crack(full).statements) == set(claim.statements)


def test_a_report_that_a_person_calls_no_copy_is_none(full: Desk) -> None:
    judged = judge(full, Verdict.NOT_COPY, "report:post", "report:wire", who="Ada")
    assert full.copies("post") == []
    undo(full, judged.id, who="Ada")
    assert [copy.of for copy in full.copies("post")] == ["wire"]


def test_a_rejected_statement_leaves_the_account_of_its_claim(full: Desk) -> None:
    denial = next(ref for ref in crack(full).statements if ref.report == "herald")
    denials = [ref for ref in crack(full).statements if ref.report == "herald"]
    judged = [judge(full, Verdict.REJECT, named(ref), who="Ada", why="about another dam") for ref in denials]
    assert crack(full).standing is Standing.CONFIRMED and denial not in crack(full).statements
    for each in judged:
        undo(full, each.id, who="Ada")
    assert crack(full).standing is Standing.DISPUTED


def test_rereading_renews_what_other_weights_read_and_keeps_the_old_reading(desk: Desk) -> None:
    old = cast(Reader, OldReader())
    for _ in add_all(desk, [(each, each.text.encode()) for each in STORY], who="Ada", reader=old):
        pass
    assert desk.claims() == []
    renewed = list(reread(desk, who="Ada"))
    assert {reading.report.id for reading in renewed} == {each.id for each in STORY}
    assert crack(desk).standing is Standing.DISPUTED
    assert [reading.model for _, reading in desk.readings("wire")] == [OLD, default_reader().tagger.info]
    assert list(reread(desk, who="Ada")) == []


def test_a_changed_text_at_the_same_address_is_a_new_version(full: Desk) -> None:
    changed = replace(STORY[3], text=STORY[3].text.replace("denied", "again denied"))
    added = add(full, changed, changed.text.encode(), who="Ada")
    assert added.put is Put.NEW_VERSION and added.former == "herald" and added.report.id != "herald"


def test_a_report_in_another_language_is_kept_and_says_nothing(desk: Desk) -> None:
    added = add(desk, report("a", "Orvel Post", 0, "", "Вода спадає, повідомила громада."), b"", who="Ada")
    assert added.put is Put.NEW and added.claims == () and desk.reading("a").reason


def test_what_fails_midway_leaves_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise FirsthandError("the power went out")

    monkeypatch.setattr("firsthand.desk.writing.Writing.put_claims", failing)
    with pytest.raises(FirsthandError, match="power"):
        add(desk, STORY[0], b"", who="Ada")
    assert desk.known(STORY[0]) is None and desk.seq() == 0


def named(ref: StatementRef) -> str:
    """A statement as judgements name it."""
    return f"statement:{ref.report}/{ref.statement}"


OLD = ModelInfo("older", "0" * 64)


class OldReader:
    """Stands in for a reader with other weights, which found nothing."""

    tagger = cast(Tagger, type("OldTagger", (), {"info": OLD}))

    def read_all(self, reports: Iterable[Report]) -> Iterator[Reading]:
        for each in reports:
            yield Reading(each, model=OLD)
