"""Judgements: beside the data, undoable, and never two that contradict each other about the same."""

import pytest

from firsthand.desk import Desk, Event
from firsthand.errors import JudgementError, NotOnDesk
from firsthand.model import Verdict
from tests.desk.material import add, report

ONE, OTHER = "statement:r1/s1", "statement:r2/s1"


@pytest.fixture
def desk(desk: Desk) -> Desk:
    add(desk, report("r1"))
    add(desk, report("r2", "Other text."))
    return desk


def test_a_judgement_says_who_when_and_why_and_tracing_is_told(desk: Desk) -> None:
    made = desk.judge(Verdict.MERGE, ONE, OTHER, who="ada", why="the same dam")
    assert (made.verdict, made.subject, made.object, made.who, made.why) == (
        Verdict.MERGE,
        ONE,
        OTHER,
        "ada",
        "the same dam",
    )
    assert desk.judgements() == desk.judgements(OTHER) == [made]
    with desk.writing("tester") as tx:
        assert tx.memory.judgements.about([OTHER]) == [made]
        assert tx.memory.judgements.about(["statement:r3/s1"]) == []


def test_a_judgement_taken_back_stays_to_be_seen_but_no_longer_counts(desk: Desk) -> None:
    made = desk.judge(Verdict.MERGE, ONE, OTHER, who="ada")
    taken = desk.undo(made.id, "bert", "not the same")
    assert taken.undone.startswith("bert, 20") and taken.undone.endswith("Z: not the same")
    assert desk.judgements() == []
    assert desk.judgements(standing_only=False) == [taken] == [desk.judgement(made.id)]
    with pytest.raises(JudgementError, match="taken back before, by bert"):
        desk.undo(made.id, "ada")
    assert [entry.event for entry in desk.audit(subject=ONE)] == [Event.JUDGED, Event.UNDONE]


def test_the_same_judgement_twice_is_one(desk: Desk) -> None:
    made = desk.judge(Verdict.MERGE, ONE, OTHER, who="ada")
    assert desk.judge(Verdict.MERGE, OTHER, ONE, who="bert") == made
    assert desk.judgements() == [made]


def test_a_contrary_judgement_takes_the_place_of_the_older(desk: Desk) -> None:
    desk.judge(Verdict.MERGE, ONE, OTHER, who="ada")
    split = desk.judge(Verdict.SPLIT, OTHER, ONE, who="bert")
    assert desk.judgements() == [split]
    assert f"replaced by {split.id}" in desk.judgement("j1").undone


def test_whoever_did_not_see_a_contrary_judgement_is_told_of_it(desk: Desk) -> None:
    seen = desk.seq()
    desk.judge(Verdict.GRADE, "source:Orvel Post", value="B", who="ada")
    with pytest.raises(JudgementError, match="ada judged otherwise in the meantime"):
        desk.judge(Verdict.GRADE, "source:Orvel Post", value="D", who="bert", seen=seen)
    assert desk.judge(Verdict.GRADE, "source:Orvel Post", value="D", who="bert", seen=desk.seq()).value == "D"
    assert [each.value for each in desk.judgements("source:Orvel Post")] == ["D"]


@pytest.mark.parametrize(
    ("verdict", "subject", "object", "value"),
    [
        (Verdict.MERGE, ONE, None, None),
        (Verdict.MERGE, ONE, ONE, None),
        (Verdict.SPLIT, "report:r1", "report:r2", None),
        (Verdict.COPY, ONE, OTHER, None),
        (Verdict.ACCEPT, "report:r1", None, None),
        (Verdict.REJECT, "claim:c-r1", "claim:c-r2", None),
        (Verdict.GRADE, "source:Orvel Post", None, "1"),
        (Verdict.GRADE, "source:Orvel Post", None, None),
        (Verdict.GRADE, ONE, None, "A"),
        (Verdict.NOTE, ONE, None, None),
        (Verdict.NOTE, "nonsense", None, None),
    ],
)
def test_what_makes_no_sense_is_refused(
    desk: Desk, verdict: Verdict, subject: str, object: str | None, value: str | None
) -> None:
    with pytest.raises(JudgementError):
        desk.judge(verdict, subject, object, value, who="ada")
    assert desk.judgements() == []


@pytest.mark.parametrize("name", ["claim:c9", "statement:r9/s1", "statement:r1", "source:nobody", "report:", "story:x"])
def test_what_is_not_on_the_desk_cannot_be_judged(desk: Desk, name: str) -> None:
    with pytest.raises(NotOnDesk):
        desk.judge(Verdict.NOTE, name, who="ada", why="a note")


def test_all_that_can_be_judged_can_be(desk: Desk) -> None:
    desk.judge(Verdict.NOT_COPY, "report:r1", "report:r2", who="ada")
    desk.judge(Verdict.ACCEPT, "claim:c-r1", who="ada")
    desk.judge(Verdict.REJECT, ONE, who="ada")
    desk.judge(Verdict.GRADE, ONE, value="2", who="ada")
    desk.judge(Verdict.GRADE, "source:Ministry of Water", value="A", who="ada")
    for name in ("report:r1", ONE, "claim:c-r1", "story:st1", "source:Orvel Post"):
        desk.judge(Verdict.NOTE, name, who="ada", why="half a pair \ud800 and a nul \0")
    assert len(desk.judgements()) == 10
