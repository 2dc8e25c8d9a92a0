"""The pages of work: search, review, adding, the log, and the brief."""

from dataclasses import dataclass
from datetime import datetime

from firsthand.showing.views import ReadingView
from firsthand.web.contexts.parts import JudgementLine, Link, Pager, StatementLine


@dataclass(frozen=True, slots=True)
class Lit:
    """A piece of text that a search found (lit), or that stands around it."""

    text: str
    lit: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A report, statement or claim that a search found."""

    href: str
    title: str
    pieces: tuple[Lit, ...]
    about: tuple[str, ...]
    standing: str


@dataclass(frozen=True, slots=True)
class Filter:
    """A field of the search form: its name in the address, its label, its value, and the values to choose from (none: free)."""

    name: str
    label: str
    value: str
    kind: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchPage:
    """/search: what was asked and what was found."""

    query: str
    kind: str
    filters: tuple[Filter, ...]
    asked: bool
    found: tuple[Found, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that the machine is not sure of, for a person to decide: what it asks, the two sides, why it is in doubt,
    and the verdicts that may be given, each with its key."""

    id: str
    kind: str
    question: str
    score: float
    because: str
    sides: tuple[StatementLine, ...]
    subject: str
    object: str
    yes: str
    yes_words: str
    no: str
    no_words: str


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """/review: the least sure first. `kind` narrows it down; `done` are the visitor's own latest judgements, to take back;
    `seq` is the number in the log at which this was looked up, so that a judgement on what has changed since is refused."""

    kind: str
    kinds: tuple[str, ...]
    doubts: tuple[Doubt, ...]
    done: tuple[JudgementLine, ...]
    seq: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that was sent and could not be taken in: what it was, and why."""

    where: str
    why: str


@dataclass(frozen=True, slots=True)
class AddedReport:
    """A report that was taken in: whether it was new, and its reading."""

    href: str
    known: str
    view: ReadingView


@dataclass(frozen=True, slots=True)
class AddPage:
    """/add: the form, with its limits said beforehand, and what came of what was sent last. `kept` is false where it was
    only read."""

    most_megabytes: float
    most_at_once: float
    most_files: int
    added: tuple[AddedReport, ...]
    refused: tuple[Refused, ...]
    kept: bool
    text: str


@dataclass(frozen=True, slots=True)
class LogEntry:
    """An entry of the log: its number, when, who, what, about what."""

    seq: int
    at: datetime
    who: str
    event: str
    subject: Link
    detail: str
    hash: str


@dataclass(frozen=True, slots=True)
class AuditPage:
    """/audit: the log, latest first; each entry's hash covers the one before it."""

    entries: tuple[LogEntry, ...]
    subject: str
    pager: Pager


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """Any page that cannot be shown: what failed, on what, what to do."""

    status: int
    what: str
    where: str
    remedy: str


@dataclass(frozen=True, slots=True)
class OriginalPage:
    """/original/ID: the page that a report came as, cleaned of everything but its text and structure."""

    report: Link
    cleaned: str


@dataclass(frozen=True, slots=True)
class Call:
    """One thing that can be asked of the desk over HTTP."""

    method: str
    path: str
    summary: str


@dataclass(frozen=True, slots=True)
class ApiPage:
    """/api: what a program can ask for."""

    calls: tuple[Call, ...]
