"""Pieces that several pages show."""

from dataclasses import dataclass
from datetime import date, datetime

from firsthand.model import Stance, Standing


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; `href` is None where they do not."""

    words: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class StandingCount:
    """How many claims have a standing."""

    standing: Standing
    claims: int


@dataclass(frozen=True, slots=True)
class Day:
    """How many reports a day brought."""

    day: date
    reports: int


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim in a list: where it stands, on how many origins, of how many statements, and whether that is new to whoever
    looks. `number` is its place in the list, by which drawings and tables name it."""

    id: str
    href: str
    number: int
    gist: str
    standing: Standing
    because: str
    origins_min: int
    origins_max: int
    statements: int
    changed: datetime | None
    new: bool = False


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report in a list; `copies` says what it is a copy of and how close ("verbatim copy of ..."), "" for none."""

    id: str
    href: str
    heading: str
    publisher: str
    published: datetime | None
    copies: str = ""
    new: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a report's text under the same marks: `classes` name its roles (source, cue, content, narrated)."""

    text: str
    classes: str


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A statement with the sentences it stands in, its source, cue and content marked.

    `cut_before` and `cut_after` say that the paragraph goes on there; `subject` names the statement to a judgement;
    `stance` is towards the claim; `number` is 0 where a whole report stands for a statement; `same` leads to copies that
    carry the same words.
    """

    href: str
    subject: str
    number: int
    who: str
    unnamed: bool
    through: str
    act: str
    narrated: bool
    what: str
    notes: tuple[str, ...]
    pieces: tuple[Piece, ...]
    cut_before: bool
    cut_after: bool
    report: ReportLine
    stance: Stance | None = None
    same: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class JudgementLine:
    """A judgement: what was decided about what, by whom, when, why; `undo` is its id where the visitor may take it back."""

    id: str
    verdict: str
    about: tuple[Link, ...]
    value: str
    who: str
    why: str
    at: datetime
    undone: str
    undo: str | None


@dataclass(frozen=True, slots=True)
class Pager:
    """Where the neighbouring pages of a long list are; None where there is none. `shown` says which part this is."""

    shown: str
    earlier: str | None
    later: str | None
