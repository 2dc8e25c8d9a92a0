"""What became known when: the histories of claims as one line of moments."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from firsthand.desk import ReportHead
from firsthand.model import Change, Claim, FigurePoint, FigureSeries, Standing
from firsthand.showing.claim_wording import interval, point_words, series_title
from firsthand.showing.plain import one_line
from firsthand.web.addresses import address
from firsthand.web.contexts.parts import Link
from firsthand.web.contexts.stories import Moment
from firsthand.web.pages.charts import NOBODY
from firsthand.web.pages.lines import shortened_gist
from firsthand.web.pages.subjects import statement_address

_GIST = 140  # characters of a claim's wording in the timeline
_EARLIEST = datetime.min.replace(tzinfo=UTC)

_FEW = 8  # moments below which claims that were made once are told too


@dataclass(frozen=True, slots=True)
class Told:
    """Something that became known: a change of a claim, or a value of a figure; `report` is the one that told it."""

    at: datetime | None
    report: str
    claim: Claim | None = None
    change: Change | None = None
    kind: str = ""
    figure: tuple[FigureSeries, FigurePoint] | None = None


_KINDS = {
    Standing.RETRACTED: "retraction",
    Standing.DENIED: "denial",
    Standing.DISPUTED: "dispute",
    Standing.CONFIRMED: "confirmation",
    Standing.CORROBORATED: "corroboration",
}


def timeline(claims: Sequence[Claim], series: Sequence[FigureSeries], most: int) -> list[Told]:
    """The latest of what became known, the latest first, unknown times last.

    Claims that were made once say little about what became known; they stand here only where there is little else.
    """
    every = [Told(change.at, change.after, claim, change, kind) for claim in claims for change, kind in _changes(claim)]
    weighty = [told for told in every if told.claim and len(told.claim.statements) > 1]
    found = [*(weighty if len(weighty) >= _FEW else every), *(each for one in series for each in _values(one))]
    return sorted(found, key=lambda told: told.at or _EARLIEST, reverse=True)[:most]


def _values(series: FigureSeries) -> Iterator[Told]:
    """Each value that a claimant had not given before."""
    known: set[tuple[str | None, float, float]] = set()
    for point in series.series:
        value = (point.speaker, point.low, point.high)
        if value not in known and len(series.series) > 1:
            known.add(value)
            yield Told(point.at, point.statement.report, kind="figure", figure=(series, point))


def _changes(claim: Claim) -> Iterator[tuple[Change, str]]:
    before: Change | None = None
    for change in claim.history:
        if before is None:
            yield change, _KINDS.get(change.standing, "claim")
        elif change.standing is not before.standing:
            yield change, _KINDS.get(change.standing, "change")
        elif (change.min, change.max) != (before.min, before.max):
            yield change, "origin"
        before = change


def moment_of(told: Told, heads: Mapping[str, ReportHead], new: Collection[str]) -> Moment:
    """What became known, as the timeline shows it; `new` holds the ids of reports that the visitor has not seen."""
    head = heads.get(told.report)
    report = Link(one_line((head.publisher or head.title) if head else told.report), address("reports", told.report))
    words, href, because = _claimed(told) if told.figure is None else _counted(*told.figure)
    return Moment(
        at=told.at,
        kind=told.kind,
        standing=told.change.standing if told.change and told.kind != "origin" else None,
        words=words,
        href=href,
        because=because,
        report=report,
        new=told.report in new,
    )


def _claimed(told: Told) -> tuple[str, str, str]:
    assert told.claim is not None and told.change is not None
    counted = f"{interval(told.change.min, told.change.max)} origins" if told.kind == "origin" else ""
    words = shortened_gist(told.claim, _GIST)
    return words, address("claims", told.claim.id), one_line(told.change.because) or counted


def _counted(series: FigureSeries, point: FigurePoint) -> tuple[str, str, str]:
    who = one_line(point.speaker or "") or NOBODY
    words = f"{series_title(series)}: {point_words(point, series.unit)}"
    return words, statement_address(point.statement), f"Claimed by {who}."
