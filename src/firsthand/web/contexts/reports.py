"""The page of a report."""

from dataclasses import dataclass

from firsthand.showing.views import ReadingView
from firsthand.web.contexts.parts import JudgementLine, Link, ReportLine


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one of two texts: shared with the other, or its own. `pair` numbers shared passages in the order of the
    older text, and is 0 for what is not shared."""

    text: str
    shared: bool
    pair: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """A report and the one it is a copy of, side by side: `share` of the shorter text is in both."""

    older: ReportLine
    newer: ReportLine
    degree: str
    share: float
    because: str
    older_text: tuple[Passage, ...]
    newer_text: tuple[Passage, ...]
    subjects: tuple[str, str]


@dataclass(frozen=True, slots=True)
class CopyLine:
    """A copy of this report, or the report that this one copies; `beside` leads to both texts side by side."""

    report: ReportLine
    degree: str
    share: float
    older: bool
    beside: str
    shown: bool


@dataclass(frozen=True, slots=True)
class StatementClaim:
    """The claim that a statement of the report belongs to; `number` is the statement's."""

    number: int
    claim: Link
    standing: str


@dataclass(frozen=True, slots=True)
class ReportPage:
    """/reports/ID: one report, its reading and its copies. `former` and `later` are other versions at the same address;
    `raw` leads to the bytes it came as, `original` to the page it came as, cleaned, where it was one."""

    id: str
    subject: str
    view: ReadingView
    publisher: Link | None
    story: Link | None
    claims: tuple[StatementClaim, ...]
    copies: tuple[CopyLine, ...]
    comparison: Comparison | None
    former: Link | None
    later: Link | None
    raw: str
    original: str | None
    added: bool
    judgements: tuple[JudgementLine, ...]
