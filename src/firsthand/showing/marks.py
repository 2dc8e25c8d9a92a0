"""The text of a report cut where sources, cues and contents begin and end.

Attributions nest, share sources and overlap, which elements of a page cannot. So the text is cut into segments, each
with the set of marks that cover it, and whoever draws it needs no tree.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from firsthand.model import Reading, Span, Statement
from firsthand.text.paragraphs import paragraphs


class Role(StrEnum):
    """What a marked piece of text is to its statement."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"
    NARRATED = "narrated"


@dataclass(frozen=True, slots=True)
class Mark:
    """One role of one statement; `statement` is its position in the reading, from 0."""

    statement: int
    role: Role


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the full text under one set of marks.

    `marks` cover the whole segment, `opens` are those whose piece starts with it, `closes` those whose piece ends with
    it. A segment never crosses a paragraph's edge: `paragraph` counts paragraphs from 0, and is None between them.
    """

    span: Span
    text: str
    paragraph: int | None
    marks: tuple[Mark, ...] = ()
    opens: tuple[Mark, ...] = ()
    closes: tuple[Mark, ...] = ()
    boilerplate: bool = False


@dataclass(frozen=True, slots=True)
class _Edges:
    """What begins and what ends at each position of the text."""

    opens: dict[int, list[Mark]]
    closes: dict[int, list[Mark]]


def segments(reading: Reading) -> tuple[Segment, ...]:
    """The report's full text in segments, in order; joining their texts gives the full text exactly.

    Spans that reach outside the text are clipped and empty ones dropped. The work is in proportion to the text and to
    the number of marks that come out, however long the report is.
    """
    text = reading.report.full_text
    edges = _edges(reading.statements, len(text))
    lines = paragraphs(text)
    tails = _merged(reading.boilerplate, len(text))
    cuts = sorted({0, len(text), *edges.opens, *edges.closes, *_ends(lines), *_ends(tails)})
    return tuple(_walk(text, cuts, edges, lines, tails))


def _walk(text: str, cuts: list[int], edges: _Edges, lines: list[Span], tails: list[Span]) -> Iterator[Segment]:
    covering: dict[Mark, None] = {}
    in_paragraph, in_tail = _Cover(lines), _Cover(tails)
    for start, end in pairwise(cuts):
        for mark in edges.closes.get(start, ()):
            covering.pop(mark, None)
        opened = edges.opens.get(start, ())
        covering.update(dict.fromkeys(opened))
        yield Segment(
            span=(start, end),
            text=text[start:end],
            paragraph=in_paragraph.at(start),
            marks=tuple(covering),
            opens=tuple(opened),
            closes=tuple(edges.closes.get(end, ())),
            boilerplate=in_tail.at(start) is not None,
        )


class _Cover:
    """Says which of some ordered spans covers a position, for positions asked in ascending order."""

    def __init__(self, spans: list[Span]) -> None:
        self._spans = spans
        self._next = 0

    def at(self, position: int) -> int | None:
        while self._next < len(self._spans) and self._spans[self._next][1] <= position:
            self._next += 1
        inside = self._next < len(self._spans) and self._spans[self._next][0] <= position
        return self._next if inside else None


def _edges(statements: Iterable[Statement], length: int) -> _Edges:
    edges = _Edges({}, {})
    for number, statement in enumerate(statements):
        for role, spans in _roles(statement):
            for start, end in _merged(spans, length):
                edges.opens.setdefault(start, []).append(Mark(number, role))
                edges.closes.setdefault(end, []).append(Mark(number, role))
    return edges


def _roles(statement: Statement) -> tuple[tuple[Role, Iterable[Span]], ...]:
    if statement.narrated:
        return ((Role.NARRATED, statement.content),)
    return ((Role.CONTENT, statement.content), (Role.SOURCE, statement.source), (Role.CUE, statement.cue))


def _merged(spans: Iterable[Span], length: int) -> list[Span]:
    """The spans clipped to the text, in order, those that touch or overlap made one."""
    merged: list[Span] = []
    for start, end in sorted((max(start, 0), min(end, length)) for start, end in spans):
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _ends(spans: Iterable[Span]) -> Iterator[int]:
    for start, end in spans:
        yield start
        yield end
