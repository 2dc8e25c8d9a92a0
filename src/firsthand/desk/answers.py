"""What a desk answers with, where the words of the model do not say it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from firsthand.desk.indexes import Kind
from firsthand.model import Act, Report, Span, Standing
from firsthand.model import Kind as EntityKind


class Put(StrEnum):
    """What became of a report that was put on the desk."""

    NEW = "new"
    SAME = "same"
    NEW_VERSION = "new version"


@dataclass(frozen=True, slots=True)
class Kept:
    """A report as it is kept: its id may be another than it came with. `former` is the report that it is a new version of."""

    put: Put
    report: Report
    former: str | None = None


class Event(StrEnum):
    """What the log tells of."""

    ADDED = "report added"
    READ_ANEW = "report read anew"
    NEW_CLAIM = "claim appeared"
    STANDING = "standing changed"
    CLAIMS_MERGED = "claims merged"
    STORIES_MERGED = "stories merged"
    JUDGED = "judged"
    UNDONE = "judgement undone"
    USER = "user changed"
    TOKEN = "token changed"


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One entry of the log. `hash` is the SHA-256 over this entry and the hash of the one before it."""

    seq: int
    at: datetime
    who: str
    event: str
    subject: str
    detail: str
    hash: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was kept: where ("audit:17", "report:r01"), and what."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What `verify` found: how much was looked at, the hash of the log's last entry, and all faults."""

    entries: int
    reports: int
    raws: int
    head: str
    faults: tuple[Fault, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether everything is as it was kept."""
        return not self.faults


@dataclass(frozen=True, slots=True)
class Filters:
    """What to look among; None wants all. `since` and `until` are times of publication, both included; a claim is of the
    time from its first to its last report."""

    story: str | None = None
    standing: Standing | None = None
    speaker: str | None = None
    publisher: str | None = None
    act: Act | None = None
    since: datetime | None = None
    until: datetime | None = None


ALL = Filters()
"""Lets everything pass."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that a search found. `spans` are the words found, in `text`; `text` starts at `start` in the report's full
    text (0 for statements and claims, whose text is given whole). A statement's id is "report/statement"."""

    kind: Kind
    id: str
    text: str
    spans: tuple[Span, ...]
    start: int = 0
    title: str | None = None
    report: str | None = None
    claim: str | None = None
    publisher: str | None = None
    speaker: str | None = None
    standing: Standing | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ClaimHead:
    """What a list shows of a claim: `min` and `max` origins, how many statements in how many reports, and when the first and
    the last report changed something."""

    id: str
    gist: str
    standing: Standing
    because: str
    min: int
    max: int
    statements: int
    reports: int
    first: datetime | None
    last: datetime | None
    story: str | None


@dataclass(frozen=True, slots=True)
class ReportHead:
    """What a list shows of a report: its title, or the beginning of its text."""

    id: str
    title: str
    publisher: str | None
    published: datetime | None
    url: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class StorySummary:
    """What a list shows of a story. `origins` counts the distinct origins of its claims, `copies` those of its reports that
    copy another. `changed` is the number of the log's entry of its last change; `activity` gives reports a day, at
    most the last 60 days that have any."""

    id: str
    title: str
    reports: int
    claims: int
    standings: tuple[tuple[Standing, int], ...]
    origins: int
    copies: int
    first: datetime | None
    last: datetime | None
    changed: int
    activity: tuple[tuple[date, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is on a desk."""

    reports: int
    statements: int
    claims: int
    stories: int
    copies: int
    publishers: int
    judgements: int


@dataclass(frozen=True, slots=True)
class Extent:
    """How large a desk is: what is told of it at a glance."""

    reports: int
    claims: int
    stories: int
    publishers: int


@dataclass(frozen=True, slots=True)
class PublisherSummary:
    """A publisher by what it did: `first` counts its reports that others copied, `copies` those that copy others;
    `relies_on` the publishers it copied most, with how often. `grade` is the letter that stands, A to F."""

    name: str
    grade: str | None
    reports: int
    first: int
    copies: int
    retractions: int
    relies_on: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class SourceSummary:
    """A speaker by what it said: statements, the claims that it is an origin of, those of them it has withdrawn."""

    name: str
    kind: EntityKind
    grade: str | None
    statements: int
    claims: int
    retractions: int


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """Something that the machine is unsure of: that two statements are of one claim ("link"), that a report (`subject`)
    copies another ("copy"), who speaks ("speaker"). `score` is a probability, of copies the share of the text."""

    kind: str
    subject: str
    object: str | None
    score: float
    because: str
    story: str | None = None
