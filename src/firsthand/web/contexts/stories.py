"""The pages of stories: what is unfolding, and one of them."""

from dataclasses import dataclass
from datetime import datetime

from firsthand.model import Stance, Standing
from firsthand.web.contexts.parts import ClaimLine, Day, Link, Pager, ReportLine, StandingCount
from firsthand.web.drawing.figures import FigureChart


@dataclass(frozen=True, slots=True)
class StoryCard:
    """A story in the list: how much there is of it, its days, whether the visitor has ever looked at it, and
    whether it has changed since."""

    id: str
    href: str
    title: str
    reports: int
    claims: int
    copies: int
    origins: int
    standings: tuple[StandingCount, ...]
    first: datetime | None
    last: datetime | None
    days: tuple[Day, ...]
    looked: bool
    changed: bool


@dataclass(frozen=True, slots=True)
class StoriesPage:
    """/: the stories, newest change first. `reports`, `claims` and `publishers` count the whole desk."""

    stories: tuple[StoryCard, ...]
    reports: int
    claims: int
    publishers: int
    pager: Pager


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that became known: `kind` is claim, confirmation, denial, retraction, dispute, origin or figure."""

    at: datetime | None
    kind: str
    standing: Standing | None
    words: str
    href: str
    because: str
    report: Link
    new: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a party stands on a claim; no stance where nothing is known of it."""

    stance: Stance | None
    href: str | None
    since: datetime | None


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A party and its position on each claim of the matrix."""

    party: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Parties by claims; `claims` head the columns, `left_out` says how many parties and claims are not shown."""

    claims: tuple[ClaimLine, ...]
    rows: tuple[MatrixRow, ...]
    left_out: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something that a publisher says is not known, and where it says so."""

    words: str
    href: str
    report: ReportLine


@dataclass(frozen=True, slots=True)
class StoryPage:
    """/stories/ID: one story. `since` is the number in the log up to which the visitor has seen it (None: never), `news`
    what changed from there on; `brief` leads to the page to print."""

    id: str
    title: str
    first: datetime | None
    last: datetime | None
    report_count: int
    claim_count: int
    standings: tuple[StandingCount, ...]
    since: int | None
    news: tuple[Moment, ...]
    timeline: tuple[Moment, ...]
    claims: tuple[ClaimLine, ...]
    claim_pager: Pager
    matrix: Matrix
    figures: tuple[FigureChart, ...]
    questions: tuple[Question, ...]
    reports: tuple[ReportLine, ...]
    report_pager: Pager
    brief: str
