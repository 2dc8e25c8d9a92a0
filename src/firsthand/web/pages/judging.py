"""Judging and taking back, and what becomes of the claims that a judgement touches."""

from firsthand import pipeline
from firsthand.desk import Desk
from firsthand.errors import RequestError
from firsthand.model import Judgement, Verdict
from firsthand.web.access import Deed, Visitor
from firsthand.web.workshop import Workshop

_LONGEST = 4000  # characters of a reason


def verdict_of(written: str) -> Verdict:
    """The verdict that a word stands for. Raises RequestError."""
    try:
        return Verdict(written)
    except ValueError as error:
        remedy = f"one of: {', '.join(Verdict)}"
        raise RequestError(f"there is no verdict {written[:40]!r}", remedy=remedy) from error


def deed_of(verdict: Verdict) -> Deed:
    """What somebody does who gives this verdict."""
    return Deed.GRADE if verdict is Verdict.GRADE else Deed.JUDGE


def judge(
    workshop: Workshop,
    visitor: Visitor,
    verdict: Verdict,
    subject: str,
    object: str,
    value: str,
    why: str,
    seen: int | None,
) -> Judgement:
    """Keep a judgement in the visitor's name, and trace anew what it touches.

    `seen` is the number in the log at which the visitor looked: raises JudgementError where somebody else has judged
    otherwise since.
    """
    visitor.must(deed_of(verdict))
    if len(why) > _LONGEST:
        raise RequestError(f"a reason may have at most {_LONGEST} characters", "why")
    given = (verdict, subject, object or None, value or None)
    return workshop.do(pipeline.judge, *given, who=visitor.name, why=why, seen=seen)


def take_back(workshop: Workshop, desk: Desk, visitor: Visitor, id: str) -> Judgement:
    """Take a judgement back: one's own, or, for editors, anybody's. Raises NotAllowed, NotOnDesk or JudgementError."""
    judgement = desk.judgement(id)
    visitor.must(Deed.JUDGE if judgement.who == visitor.name else Deed.UNDO_OTHERS)
    return workshop.do(pipeline.undo, id, who=visitor.name)
