"""The sentences around a statement, with its source, cue and content marked."""

from dataclasses import dataclass, replace

from firsthand.model import Reading, Report, Span, Spans, Statement
from firsthand.showing.marks import Segment, segments
from firsthand.showing.plain import visible
from firsthand.text.paragraphs import paragraphs

_AROUND = 400  # characters shown before and after a statement in a long paragraph
_WHOLE = 1200  # a paragraph up to this long is shown whole


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The part of a report's full text in which a statement stands; `span` is its place there.

    `segments` are in order and join to the excerpt's text; their spans index the excerpt. `before` and `after` say
    whether the paragraph goes on there.
    """

    span: Span
    segments: tuple[Segment, ...]
    before: bool
    after: bool

    @property
    def text(self) -> str:
        """The excerpt's words, safe to show."""
        return visible("".join(segment.text for segment in self.segments))


def excerpt(reading: Reading, statement: Statement) -> Excerpt | None:
    """The paragraphs in which a statement stands, the text between its pieces left in; None when it has no place.

    A long paragraph is cut to what is around the statement, at white space.
    """
    text = reading.report.full_text
    pieces = _within((*statement.source, *statement.cue, *statement.content), len(text))
    if not pieces:
        return None
    first, last = min(start for start, _ in pieces), max(end for _, end in pieces)
    whole = _paragraphs_around(text, first, last)
    start, end = _cut(text, whole, (first, last))
    part = Report(id=reading.report.id, text=text[start:end])
    moved = replace(
        statement,
        source=_moved(statement.source, start),
        cue=_moved(statement.cue, start),
        content=_moved(statement.content, start),
    )
    found = segments(replace(reading, report=part, boilerplate=(), statements=(moved,)))
    return Excerpt((start, end), found, before=start > whole[0], after=end < whole[1])


def _within(spans: Spans, length: int) -> list[Span]:
    return [(max(start, 0), min(end, length)) for start, end in spans if max(start, 0) < min(end, length)]


def _paragraphs_around(text: str, first: int, last: int) -> Span:
    """From the beginning of the line that holds the first character to the end of the one that holds the last."""
    start = max(text.rfind("\n", 0, first), text.rfind("\r", 0, first)) + 1
    ends = [at for at in (text.find("\n", last), text.find("\r", last)) if at >= 0]
    end = min(ends, default=len(text))
    lines = paragraphs(text[start:end])
    return (start + lines[0][0], start + lines[-1][1]) if lines else (first, last)


def _cut(text: str, whole: Span, inner: Span) -> Span:
    start, end = whole
    if end - start <= _WHOLE:
        return whole
    if inner[0] - start > _AROUND:
        start = text.find(" ", inner[0] - _AROUND, inner[0]) + 1 or inner[0] - _AROUND
    if end - inner[1] > _AROUND:
        at = text.rfind(" ", inner[1], inner[1] + _AROUND)
        end = at if at >= 0 else inner[1] + _AROUND
    return start, end


def _moved(spans: Spans, by: int) -> Spans:
    return tuple((start - by, end - by) for start, end in spans)
