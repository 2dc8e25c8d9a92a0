"""The pages of publishers and of sources: counts with links, no verdicts."""

from dataclasses import dataclass
from datetime import datetime

from firsthand.web.contexts.parts import ClaimLine, JudgementLine, Link, Pager, ReportLine


@dataclass(frozen=True, slots=True)
class PublisherLine:
    """A publisher: its grade (Admiralty, A to F, "" for none), its reports, how many others copied, how many are copies,
    how many retractions, and whom it relies on most."""

    name: str
    href: str
    grade: str
    reports: int
    first: int
    copies: int
    retractions: int
    relies_on: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PublishersPage:
    """/publishers: all of them, the busiest first; `counted` says when."""

    counted: datetime
    publishers: tuple[PublisherLine, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class PublisherPage:
    """/publishers/NAME: one of them, with its latest reports. `subject` names it to a judgement; `counted` says when its
    counts were made."""

    counted: datetime
    publisher: PublisherLine
    subject: str
    reports: tuple[ReportLine, ...]
    searches: tuple[Link, ...]
    judgements: tuple[JudgementLine, ...]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A speaker: what it is, its grade, and how many statements, claims and retractions are its own."""

    name: str
    href: str
    kind: str
    grade: str
    statements: int
    claims: int
    retractions: int


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """/sources: those who speak, the most heard first; `counted` says when."""

    counted: datetime
    sources: tuple[SourceLine, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class SourcePage:
    """/sources/NAME: one of them, with the claims it speaks to; `counted` says when both were looked up."""

    counted: datetime
    source: SourceLine
    subject: str
    claims: tuple[ClaimLine, ...]
    pager: Pager
    judgements: tuple[JudgementLine, ...]
