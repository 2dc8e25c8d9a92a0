"""What a brief is made of, in words that are safe to show; `cites` are numbers of the statements in `Brief.cited`."""

from dataclasses import dataclass

from firsthand.model import Span, Standing
from firsthand.showing.context import Excerpt


@dataclass(frozen=True, slots=True)
class Cited:
    """A statement that the brief cites: who said it, where it stands to the character, and the sentence around it."""

    number: int
    who: str
    act: str
    what: str
    publisher: str
    at: str
    report: str
    statement: str
    span: Span | None
    excerpt: Excerpt | None


@dataclass(frozen=True, slots=True)
class OriginLine:
    """An origin in words, the statements cited for it, and how many there are in all."""

    words: str
    cites: tuple[int, ...]
    size: str


@dataclass(frozen=True, slots=True)
class BriefClaim:
    """One claim told in full; `number` is how the rest of the brief refers to it."""

    number: int
    id: str
    gist: str
    standing: Standing
    because: str
    cites: tuple[int, ...]
    count: str
    single: bool
    origins: tuple[OriginLine, ...]
    more_origins: int
    shared: tuple[str, ...]
    size: str


@dataclass(frozen=True, slots=True)
class OnceClaim:
    """A claim made by one statement only."""

    gist: str
    standing: Standing
    who: str
    count: str
    cites: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A position on one claim: since which day, and the statement that says so."""

    claim: int
    since: str
    cites: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PartyLine:
    """One party with all the claims on which it has the same position."""

    party: str
    words: str
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One value of a series."""

    at: str
    amount: str
    who: str
    cites: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FigureTable:
    """One quantity over time."""

    title: str
    lines: tuple[FigureLine, ...]
    earlier: int


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """When a claim first stood somewhere, or came to stand elsewhere."""

    at: str
    claim: int
    gist: str
    standing: Standing
    origins: str
    because: str
    after: str


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One report of the story."""

    id: str
    publisher: str
    heading: str
    at: str
    url: str | None
    copy_of: str


@dataclass(frozen=True, slots=True)
class Brief:
    """All that a brief says. Numbers in `cites` are those of `cited`; numbers of claims those of `claims`."""

    title: str
    story: str
    imprint: str
    summary: str
    claims: tuple[BriefClaim, ...]
    not_in_full: int
    once: tuple[OnceClaim, ...]
    once_more: int
    parties: tuple[PartyLine, ...]
    figures: tuple[FigureTable, ...]
    unknown: tuple[tuple[str, tuple[int, ...]], ...]
    changes: tuple[ChangeLine, ...]
    earlier_changes: int
    reports: tuple[ReportLine, ...]
    more_reports: int
    explained: tuple[tuple[Standing, str], ...]
    cited: tuple[Cited, ...]
