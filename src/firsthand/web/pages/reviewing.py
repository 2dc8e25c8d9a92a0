"""The page of review: what the machine is least sure of, for people to decide."""

from collections.abc import Mapping, Sequence

from firsthand.desk import Desk, ReviewItem
from firsthand.errors import RequestError
from firsthand.model import Reading, Verdict
from firsthand.showing.plain import one_line
from firsthand.showing.wording import shortened
from firsthand.web.access import Visitor
from firsthand.web.contexts.desk import Doubt, ReviewPage
from firsthand.web.contexts.parts import Piece, StatementLine
from firsthand.web.pages.lines import judgement_lines, report_line, statement_line
from firsthand.web.pages.subjects import ref_of

_SHOWN, _DONE = 12, 8
ALL = "all"
KINDS = (ALL, "link", "copy", "speaker")
"""What the queue can be narrowed down to."""

_ASKS = {
    "link": (
        "Do these two say, or speak to, the same thing?",
        Verdict.MERGE,
        "Yes, the same claim",
        Verdict.SPLIT,
        "No, two claims",
    ),
    "copy": ("Is the second a copy of the first?", Verdict.COPY, "Yes, a copy", Verdict.NOT_COPY, "No, its own text"),
    "speaker": ("Is this said by whom it is given to?", Verdict.ACCEPT, "Yes", Verdict.REJECT, "No"),
}
_OPENING = 700  # characters of a report shown where a copy is in doubt


def review_page(desk: Desk, kind: str, visitor: Visitor, seq: int) -> ReviewPage:
    """What is in doubt, the least sure first. Raises RequestError for a kind that there is not."""
    if kind not in KINDS:
        raise RequestError(f"there is no kind {kind[:40]!r}", remedy=f"one of: {', '.join(KINDS)}")
    items = desk.review_queue(limit=_SHOWN, kind=None if kind == ALL else kind)
    named = [subject for item in items for subject in (item.subject, item.object or "")]
    readings = desk.current_readings(list(dict.fromkeys(_report_of(subject) for subject in named if subject)))
    own = [each for each in desk.judgements(who=visitor.name, limit=_DONE) if not each.undone]
    return ReviewPage(
        kind=kind,
        kinds=KINDS,
        doubts=tuple(doubt for item in items if (doubt := _doubt(item, readings)) is not None),
        done=judgement_lines(own, visitor, about=True),
        seq=seq,
    )


def _report_of(subject: str) -> str:
    kind, _, name = subject.partition(":")
    return ref_of(name).report if kind == "statement" else name


def _doubt(item: ReviewItem, readings: Mapping[str, Reading]) -> Doubt | None:
    question, yes, yes_words, no, no_words = _ASKS[item.kind]
    sides = [_side(subject, readings) for subject in (item.object, item.subject) if subject]
    if not sides or None in sides:
        return None
    return Doubt(
        id=f"{item.subject} {item.object or ''}".strip(),
        kind=item.kind,
        question=question,
        score=item.score,
        because=one_line(item.because),
        sides=_told(sides),
        subject=item.subject,
        object=item.object or "",
        yes=str(yes),
        yes_words=yes_words,
        no=str(no),
        no_words=no_words,
    )


def _told(sides: Sequence[StatementLine | None]) -> tuple[StatementLine, ...]:
    return tuple(side for side in sides if side is not None)


def _side(subject: str, readings: Mapping[str, Reading]) -> StatementLine | None:
    reading = readings.get(_report_of(subject))
    if reading is None:
        return None
    kind, _, name = subject.partition(":")
    return statement_line(reading, ref_of(name)) if kind == "statement" else _opening(reading, subject)


def _opening(reading: Reading, subject: str) -> StatementLine:
    """How a report begins, where whole reports are compared."""
    line = report_line(reading.report)
    text = shortened(one_line(reading.report.text[: _OPENING * 2]), _OPENING)
    return StatementLine(
        href=line.href,
        subject=subject,
        number=0,
        who=line.publisher or line.heading,
        unnamed=False,
        through="",
        act="report",
        narrated=False,
        what=text,
        notes=(),
        pieces=(Piece(text, ""),),
        cut_before=False,
        cut_after=False,
        report=line,
    )
