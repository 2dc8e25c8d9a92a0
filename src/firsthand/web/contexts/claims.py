"""The page of a claim."""

from dataclasses import dataclass
from datetime import datetime

from firsthand.model import Stance, Standing
from firsthand.web.contexts.parts import JudgementLine, Link, Pager, StatementLine
from firsthand.web.drawing.figures import FigureChart
from firsthand.web.drawing.graph import OriginGraph


@dataclass(frozen=True, slots=True)
class OriginLine:
    """An origin: who, what it rests on, and its statements."""

    speaker: Link
    rests_on: tuple[str, ...]
    statements: tuple[Link, ...]
    withdrawn: bool
    unresolved: bool


@dataclass(frozen=True, slots=True)
class PositionLine:
    """Where a party stands, since when, and the statement that says so."""

    party: str
    stance: Stance
    since: datetime | None
    statement: str | None


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What a report changed about the claim."""

    at: datetime | None
    standing: Standing
    origins_min: int
    origins_max: int
    because: str
    report: Link


@dataclass(frozen=True, slots=True)
class LinkLine:
    """Why two statements stand in one claim: how sure that is (0 to 1), and the reasons."""

    one: Link
    other: Link
    score: float
    because: str


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """/claims/ID: one claim, with everything its standing and its count rest on.

    `because` is cut into pieces that lead to the statements of the origins it names; `count_because` explains min and max.
    `subject` names the claim to a judgement; `worded` leads to the statement that the gist is the words of.
    """

    id: str
    subject: str
    gist: str
    worded: Link | None
    standing: Standing
    because: tuple[Link, ...]
    origins_min: int
    origins_max: int
    count_because: tuple[str, ...]
    story: Link | None
    graph: OriginGraph
    origins: tuple[OriginLine, ...]
    positions: tuple[PositionLine, ...]
    statements: tuple[StatementLine, ...]
    statement_pager: Pager
    history: tuple[ChangeLine, ...]
    links: tuple[LinkLine, ...]
    figures: tuple[FigureChart, ...]
    judgements: tuple[JudgementLine, ...]
