"""What the page's templates are given: a reading laid out in paragraphs, notes, entities and figures."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from firsthand.model import Kind, Reading, Statement
from firsthand.showing.marks import Mark, Role, Segment, segments
from firsthand.showing.plain import one_line, visible
from firsthand.showing.wording import Row, counts, heading, imprint, rows

_KINDS = tuple(Kind)
_LIMIT = 150  # characters of content in a note; all of it stands in the text beside it
_HEADLINE = 200  # a longer first line is no headline


@dataclass(frozen=True, slots=True)
class Ref:
    """The number of a statement at the end of its content; `anchor` is set once for each statement."""

    number: int
    label: str
    anchor: str


@dataclass(slots=True)
class Piece:
    """A run of text under the same marks: its style classes, the keys of its statements, the numbers after it."""

    text: str
    classes: str
    keys: str
    refs: list[Ref] = field(default_factory=list)


@dataclass(slots=True)
class Paragraph:
    """A paragraph of the report and the statements that begin in it."""

    title: bool
    pieces: list[Piece] = field(default_factory=list)
    notes: list[Row] = field(default_factory=list)
    boilerplate: bool = True
    first_of_boilerplate: bool = False


@dataclass(frozen=True, slots=True)
class EntityView:
    """An entity with the numbers of the statements it speaks in, passes on or is relied on for."""

    name: str
    kind: str
    mentions: int
    parts: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure resolved, its own wording, and who claims it in which statement."""

    words: str
    wording: str
    who: str
    number: int


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One report's part of the page. `key` keeps the anchors of several reports apart; `url` is None unless http(s)."""

    key: str
    heading: str
    titled: bool
    imprint: tuple[str, ...]
    counts: str
    language: str
    model: str
    url: str | None
    reason: str
    paragraphs: tuple[Paragraph, ...]
    unplaced: tuple[Row, ...]
    entities: tuple[EntityView, ...]
    figures: tuple[FigureView, ...]


def reading_view(reading: Reading, number: int) -> ReadingView:
    """Lay out one reading; `number` is its place in the page, from 1."""
    report = reading.report
    lines = tuple(rows(reading, limit=_LIMIT))
    paragraphs, unplaced = _Layout(reading, lines, f"r{number}").lay_out()
    return ReadingView(
        key=f"r{number}",
        heading=heading(report),
        titled=bool(paragraphs) and paragraphs[0].title,
        imprint=imprint(report),
        counts=counts(reading),
        language=one_line(report.language or ""),
        model=one_line(reading.model.name) if reading.model else "",
        url=web_address(report.url),
        reason=one_line(reading.reason or ""),
        paragraphs=paragraphs,
        unplaced=unplaced,
        entities=tuple(_entities(reading)),
        figures=tuple(_figures(reading, lines)),
    )


class _Layout:
    """Puts segments into paragraphs, each statement's number after its content and its note where that begins."""

    def __init__(self, reading: Reading, lines: tuple[Row, ...], key: str) -> None:
        self._segments = segments(reading)
        self._rows = lines
        self._key = key
        self._title_end = len(reading.report.title or "")
        self._homes = tuple(_home(row.statement) for row in lines)
        self._paragraphs: list[Paragraph] = []
        self._current: int | None = None
        self._waiting: list[Row] = []
        self._placed: set[int] = set()
        self._anchored: set[int] = set()

    def lay_out(self) -> tuple[tuple[Paragraph, ...], tuple[Row, ...]]:
        for segment in self._segments:
            self._place_notes(segment)
            if segment.paragraph is not None:
                self._add(segment)
            self._place_refs(segment)
        self._settle()
        return tuple(self._paragraphs), tuple(row for i, row in enumerate(self._rows) if i not in self._placed)

    def _place_notes(self, segment: Segment) -> None:
        for mark in segment.opens:
            if mark.role is self._homes[mark.statement] and mark.statement not in self._placed:
                self._placed.add(mark.statement)
                self._waiting.append(self._rows[mark.statement])

    def _add(self, segment: Segment) -> None:
        if segment.paragraph != self._current:
            self._current = segment.paragraph
            self._paragraphs.append(Paragraph(title=segment.span[0] < self._title_end))
        paragraph = self._paragraphs[-1]
        paragraph.boilerplate = paragraph.boilerplate and segment.boilerplate
        paragraph.notes += self._waiting
        self._waiting = []
        keys = sorted({mark.statement + 1 for mark in segment.marks})
        paragraph.pieces.append(
            Piece(visible(segment.text), _classes(segment), " ".join(f"{self._key}s{key}" for key in keys))
        )

    def _place_refs(self, segment: Segment) -> None:
        if not self._paragraphs:
            return
        for mark in segment.closes:
            if mark.role is self._homes[mark.statement]:
                self._paragraphs[-1].pieces[-1].refs.append(self._ref(mark))

    def _ref(self, mark: Mark) -> Ref:
        row = self._rows[mark.statement]
        anchor = "" if mark.statement in self._anchored else f"{self._key}t{row.number}"
        self._anchored.add(mark.statement)
        return Ref(row.number, f"Statement {row.number}: {row.who}, {row.act}", anchor)

    def _settle(self) -> None:
        if self._paragraphs:
            self._paragraphs[-1].notes += self._waiting
        else:
            self._placed -= {row.number - 1 for row in self._waiting}
        if self._paragraphs:
            self._paragraphs[0].title = self._paragraphs[0].title or _is_headline(self._paragraphs[0])
        before = False
        for paragraph in self._paragraphs:
            paragraph.first_of_boilerplate = paragraph.boilerplate and not before
            before = paragraph.boilerplate


def _is_headline(paragraph: Paragraph) -> bool:
    """Whether a plain file's first line looks like one: short, without a full stop. Only its look changes."""
    line = "".join(piece.text for piece in paragraph.pieces)
    return not paragraph.boilerplate and len(line) <= _HEADLINE and not line.endswith((".", "!", "…", ":", '"', "”"))


def _home(statement: Statement) -> Role:
    """The role whose spans carry the statement's number: its content, or else what there is."""
    if statement.narrated:
        return Role.NARRATED
    if any(start < end for start, end in statement.content):
        return Role.CONTENT
    return Role.CUE if statement.cue else Role.SOURCE


def _classes(segment: Segment) -> str:
    roles = {mark.role: None for mark in segment.marks}
    names = [str(role) for role in roles]
    if sum(mark.role is Role.CONTENT for mark in segment.marks) > 1:
        names.append("nested")
    if any(mark.role is Role.CONTENT for mark in segment.opens):
        names.append("begins")
    if any(mark.role is Role.CONTENT for mark in segment.closes):
        names.append("ends")
    if segment.boilerplate:
        names.append("boilerplate")
    return " ".join(names)


def web_address(url: str | None) -> str | None:
    """The address, safe to show and to link; None unless it is one of the web (http or https)."""
    try:
        safe = url is not None and urlsplit(url).scheme in ("http", "https")
    except ValueError:
        return None
    return visible(url) if url is not None and safe else None


def _entities(reading: Reading) -> Iterator[EntityView]:
    parts: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, statement in enumerate(reading.statements, start=1):
        if statement.speaker is not None:
            parts[statement.speaker]["speaks in"].append(number)
        for relay in statement.via:
            parts[relay]["passes on"].append(number)
        for base in statement.basis:
            parts[base]["relied on in"].append(number)
    for entity in sorted(reading.entities, key=lambda each: _KINDS.index(each.kind)):
        told = tuple((part, tuple(numbers)) for part, numbers in parts.get(entity.id, {}).items())
        yield EntityView(one_line(entity.name), str(entity.kind), len(entity.mentions), told)


def _figures(reading: Reading, lines: tuple[Row, ...]) -> Iterator[FigureView]:
    text = reading.report.full_text
    for row in lines:
        for figure, words in zip(row.statement.figures, row.figures, strict=True):
            yield FigureView(words, one_line(text[figure.span[0] : figure.span[1]]), row.who, row.number)
