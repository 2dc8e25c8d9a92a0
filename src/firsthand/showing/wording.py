"""A statement in words a reader understands: the same for the table and for the page."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from firsthand.model import Bound, Entity, Figure, Form, Period, Reading, Report, Span, Statement
from firsthand.showing.plain import one_line

THE_OUTLET = "(the outlet itself)"
NOBODY = "nobody"
NOTHING_FOUND = "Nothing attributed was found in this report."

_FORMS = {Form.DIRECT: "direct quote", Form.MIXED: "partly quoted", Form.INDIRECT: "indirect"}
_BOUNDS = {Bound.AT_LEAST: "at least ", Bound.AT_MOST: "at most "}
_OPENING = 100  # characters of a text's first line that stand for a missing title
_OPENING_READ = 1000
_LEADING_THAT = re.compile(r"that,?\s+", re.IGNORECASE)
_LOOSE_ENDS = " ,;:–—-"
_QUOTES = {'"': '"', "“": "”", "‘": "’", "«": "»", "„": "“"}
_CLOSING = frozenset(_QUOTES.values())


@dataclass(frozen=True, slots=True)
class Row:
    """One statement as people see it; every string is one line and safe to show.

    `number` counts statements from 1. `kind` is the speaker's, or "" where nobody speaks. `figures` and `time` are
    resolved ("at least 3,000 people", "last month: 2024-11"). `medium` and `via` are what it came through.
    """

    number: int
    statement: Statement
    who: str
    kind: str
    medium: str
    via: tuple[str, ...]
    act: str
    what: str
    form: str
    basis: tuple[str, ...]
    figures: tuple[str, ...]
    time: str

    @property
    def through(self) -> str:
        """The medium in the report's own words, then the relays, nearest to the speaker first."""
        return ", ".join((*((self.medium,) if self.medium else ()), *self.via))

    @property
    def notes(self) -> tuple[str, ...]:
        """All that is to be noted beside the statement, each a short phrase."""
        quoted = (self.form,) if self.statement.form is not Form.INDIRECT and self.form else ()
        basis = (f"basis: {', '.join(self.basis)}",) if self.basis else ()
        hedged = ("hedged",) if self.statement.hedged else ()
        return (*quoted, *basis, *hedged, *self.figures, *((self.time,) if self.time else ()))


def rows(reading: Reading, limit: int = 240) -> Iterator[Row]:
    """The statements of a reading in words, in its order; contents are trimmed to about `limit` characters."""
    text = reading.report.full_text
    entities = {entity.id: entity for entity in reading.entities}
    for number, statement in enumerate(reading.statements, start=1):
        yield _row(number, statement, text, entities, limit)


def _row(number: int, statement: Statement, text: str, entities: dict[str, Entity], limit: int) -> Row:
    speaker = entities.get(statement.speaker or "")
    return Row(
        number=number,
        statement=statement,
        who=_who(statement, speaker),
        kind=str(speaker.kind) if speaker else "",
        medium=_cut(text, statement.medium) if statement.medium else "",
        via=_names(statement.via, entities),
        act=_act(statement),
        what=what(text, statement.content, limit),
        form="" if statement.narrated else _FORMS[statement.form],
        basis=_names(statement.basis, entities),
        figures=tuple(figure_words(figure) for figure in statement.figures),
        time=f"{_cut(text, statement.time.span)}: {period_words(statement.time)}" if statement.time else "",
    )


def _who(statement: Statement, speaker: Entity | None) -> str:
    if statement.open_question:
        return NOBODY
    if statement.narrated:
        return THE_OUTLET
    if speaker is not None:
        return one_line(speaker.name) or "(no name)"
    return one_line(statement.speaker or "") or "(speaker not found)"


def _act(statement: Statement) -> str:
    if statement.open_question:
        return "open question"
    return "narrated" if statement.narrated else str(statement.act)


def _names(ids: Iterable[str], entities: dict[str, Entity]) -> tuple[str, ...]:
    return tuple(one_line(entities[key].name if key in entities else key) for key in ids)


def _cut(text: str, span: Span) -> str:
    return one_line(text[span[0] : span[1]])


def what(text: str, content: Iterable[Span], limit: int) -> str:
    """The content in one line: pieces joined by an ellipsis, loose ends off, cut after a whole word at `limit`."""
    pieces = (tidy(_cut(text, span)) for span in content)
    return shortened(" … ".join(piece for piece in pieces if piece), limit)


def tidy(piece: str) -> str:
    """A piece of one line without what it hung on in its sentence: a leading "that", commas and dashes at its ends."""
    bare = piece.strip(_LOOSE_ENDS)
    if bare[-1:] in _CLOSING and bare[:-1].endswith(","):
        bare = bare[:-2].rstrip(_LOOSE_ENDS) + bare[-1]
    return _LEADING_THAT.sub("", bare, count=1) if bare[:4].lower() == "that" else bare


def shortened(line: str, limit: int) -> str:
    """The line, or as many whole words of it as fit in `limit` characters with an ellipsis, its quotation closed."""
    if len(line) <= limit:
        return line
    head = line[: limit - 1]
    words = head.rsplit(" ", 1)[0] if " " in head[limit // 2 :] else head
    cut = words.rstrip(_LOOSE_ENDS + ".") + "…"
    closing = _QUOTES.get(line[0], "")
    return cut + closing if closing and closing not in cut[1:] else cut


def figure_words(figure: Figure) -> str:
    """The figure resolved: "11,000 troops", "at least 3,000 people", "between 10,000 and 12,000 tonnes"."""
    return amount_words(figure.low, figure.high, figure.bound, figure.unit)


def amount_words(low: float, high: float, bound: Bound | None, unit: str) -> str:
    """A quantity with its low and high end in words, and its unit where one is given."""
    bounded = f"{_BOUNDS[bound]}{number_words(low)}" if bound else number_words(low)
    amount = bounded if bound is not None or low == high else _range(low, high)
    return f"{amount} {one_line(unit)}".rstrip()


def _range(low: float, high: float) -> str:
    if math.isinf(high):
        return f"at least {number_words(low)}"
    return f"between {number_words(low)} and {number_words(high)}"


def number_words(value: float) -> str:
    """A number with thousands set apart by commas, without needless decimals."""
    if not math.isfinite(value) or abs(value) >= 1e15:
        return f"{value:g}"
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"


def period_words(period: Period) -> str:
    """The days in their shortest exact form: 2024, 2024-11, 2024-12-26 or first to last day."""
    first, last = period.start, period.end
    if first == last:
        return first.isoformat()
    ends_a_month = (last + timedelta(days=1)).day == 1 if last.year < 9999 else last.day == 31
    if first.day == 1 and ends_a_month and first.year == last.year:
        if first.month == last.month:
            return f"{first:%Y-%m}"
        if (first.month, last.month) == (1, 12):
            return f"{first.year:04d}"
    return f"{first.isoformat()} to {last.isoformat()}"


def heading(report: Report) -> str:
    """What the report is called: its title, or how its text begins, or its id where it has neither."""
    opening = report.text[:_OPENING_READ].strip().partition("\n")[0]
    return one_line(report.title or "") or shortened(one_line(opening), _OPENING) or one_line(report.id) or "(no title)"


def imprint(report: Report) -> tuple[str, ...]:
    """Publisher, publication time and id; unknown parts left out."""
    published = f"{report.published:%Y-%m-%d %H:%M} {report.published:%Z}".strip() if report.published else ""
    return tuple(part for part in (one_line(report.publisher or ""), published, one_line(report.id)) if part)


def counts(reading: Reading) -> str:
    """One line that says how much was read: "9 attributed, 3 narrated, 1 open question"."""
    if reading.reason:
        return "not read"
    asked = sum(statement.open_question for statement in reading.statements)
    narrated = sum(statement.narrated for statement in reading.statements) - asked
    attributed = len(reading.statements) - narrated - asked
    parts = [f"{attributed} attributed", f"{narrated} narrated"]
    if asked:
        parts.append(f"{asked} open question{'s' if asked > 1 else ''}")
    return ", ".join(parts)
