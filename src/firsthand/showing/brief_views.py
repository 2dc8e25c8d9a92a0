"""A story of a trace gathered into what a brief says of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from firsthand.model import (
    Change,
    Claim,
    FigureSeries,
    Origin,
    Position,
    Reading,
    Stance,
    Standing,
    StatementRef,
    Story,
    Trace,
)
from firsthand.showing.brief_parts import (
    Brief,
    BriefClaim,
    ChangeLine,
    Cited,
    FigureLine,
    FigureTable,
    Held,
    OnceClaim,
    OriginLine,
    PartyLine,
    ReportLine,
)
from firsthand.showing.brief_unknowns import Unknown, unknowns
from firsthand.showing.claim_wording import (
    EXPLAINED,
    STANCES,
    by_weight,
    count,
    gist_words,
    interval,
    moment_words,
    origin_row,
    origins_words,
    period_of,
    point_words,
    reports_of,
    series_title,
    shared_words,
    standings_words,
)
from firsthand.showing.context import excerpt
from firsthand.showing.plain import one_line
from firsthand.showing.said import Statements, publisher_of
from firsthand.showing.views import web_address
from firsthand.showing.wording import THE_OUTLET, heading

_IN_FULL = 6  # claims told in full: what a reader can be handed
_ONCE = 10  # claims made once that are listed, and values of a series
_REPORTS = 30
_CHANGES = 20
_ORIGINS = 6  # origins of a claim that are named
_PER_ORIGIN = 1  # statements cited for an origin: its first; the count says how many there are
_DAY = len("2025-03-12")
_LIMIT = 200

_STANCE_WORDS = {
    Stance.AFFIRMS: "affirms",
    Stance.DENIES: "denies",
    Stance.RETRACTED: "has retracted",
    Stance.DOUBTS: "doubts, or cannot verify",
    Stance.DECLINES: "declines to comment on",
    Stance.SILENT: "has said nothing on",
}


def brief_view(trace: Trace, story: Story) -> Brief:
    """Gather what is to be said about one story of a trace; claims in the most reports come first."""
    return _Gathering(trace, story).brief()


@dataclass(slots=True)
class _Citations:
    """Numbers statements in the order in which they are first cited."""

    statements: Statements
    numbers: dict[StatementRef, int] = field(default_factory=dict)

    def of(self, refs: Iterable[StatementRef]) -> tuple[int, ...]:
        known = dict.fromkeys(ref for ref in refs if self.statements.said(ref) is not None)
        return tuple(sorted(self.numbers.setdefault(ref, len(self.numbers) + 1) for ref in known))

    def all(self) -> Iterator[Cited]:
        for ref, number in self.numbers.items():
            said = self.statements.said(ref)
            assert said is not None
            content = said.row.statement.content
            yield Cited(
                number=number,
                who=said.row.who,
                act=said.row.act,
                what=said.row.what.rstrip("."),
                publisher=said.publisher,
                at=moment_words(said.report.published),
                report=one_line(ref.report),
                statement=one_line(ref.statement),
                span=(content[0][0], content[-1][1]) if content else None,
                excerpt=excerpt(said.reading, said.row.statement),
            )


def _steps(history: Sequence[Change]) -> Iterator[Change]:
    """The first entry of a history, and those that changed the standing."""
    for before, change in zip((None, *history), history, strict=False):
        if before is None or before.standing is not change.standing:
            yield change


class _Gathering:
    """Gathers the parts of a brief; what is cited is numbered as the parts come."""

    def __init__(self, trace: Trace, story: Story) -> None:
        self._story = story
        self._copies = {copy.report: copy for copy in trace.copies}
        self._statements = Statements(trace.readings, limit=_LIMIT)
        wanted = set(story.claims)
        ranked = by_weight(claim for claim in trace.claims if claim.id in wanted)
        self._all = ranked
        several = [claim for claim in ranked if len(claim.statements) > 1]
        self._full = several[:_IN_FULL]
        self._not_in_full = len(several) - len(self._full)
        self._once = [claim for claim in ranked if len(claim.statements) == 1]
        self._numbers = {claim.id: number for number, claim in enumerate(self._full, start=1)}
        self._series = [series for series in trace.figures if self._belongs(series, wanted)]
        self._cites = _Citations(self._statements)

    def _belongs(self, series: FigureSeries, claims: set[str]) -> bool:
        if series.claim is not None:
            return series.claim in claims
        return any(point.statement.report in self._story.reports for point in series.series)

    def brief(self) -> Brief:
        readings = [reading for id in self._story.reports if (reading := self._statements.reading(id))]
        claims = tuple(map(self._claim, self._full))
        once = tuple(map(self._said_once, self._once[:_ONCE]))
        parties = tuple(self._parties())
        figures = tuple(map(self._figures, self._series))
        unknown = tuple((each.words, self._cites.of(each.refs)) for each in self._unknowns(readings))
        changes = self._changes()
        used = {
            *(each.standing for each in claims),
            *(each.standing for each in once),
            *(each.standing for each in changes),
        }
        return Brief(
            title=one_line(self._story.title) or "(no title)",
            story=one_line(self._story.id),
            imprint=self._imprint(readings),
            summary=standings_words(self._all),
            claims=claims,
            not_in_full=self._not_in_full,
            once=once,
            once_more=len(self._once) - len(once),
            parties=parties,
            figures=figures,
            unknown=unknown,
            changes=tuple(changes[-_CHANGES:]),
            earlier_changes=max(len(changes) - _CHANGES, 0),
            reports=tuple(map(self._report, readings[:_REPORTS])),
            more_reports=max(len(readings) - _REPORTS, 0),
            explained=tuple((standing, EXPLAINED[standing]) for standing in Standing if standing in used),
            cited=tuple(self._cites.all()),
        )

    def _imprint(self, readings: Sequence[Reading]) -> str:
        publishers = {reading.report.publisher for reading in readings if reading.report.publisher}
        copied = sum(id in self._copies for id in self._story.reports)
        reports = count(len(self._story.reports), "report") + (
            f" ({copied} of them {'a copy' if copied == 1 else 'copies'})" if copied else ""
        )
        by = [f"from {count(len(publishers), 'publisher')}"] if publishers else []
        return ", ".join((" ".join((reports, *by)), period_of([reading.report for reading in readings])))

    def _claim(self, claim: Claim) -> BriefClaim:
        origins = tuple(map(self._origin, claim.origins.each[:_ORIGINS]))
        cited = self._own(claim.statements)[:_PER_ORIGIN] if not origins else ()
        against = [p.statement for p in claim.positions if p.stance is not Stance.AFFIRMS and p.statement]
        return BriefClaim(
            number=self._numbers[claim.id],
            id=one_line(claim.id),
            gist=gist_words(claim),
            standing=claim.standing,
            because=one_line(claim.because) or EXPLAINED[claim.standing],
            cites=self._cites.of((*cited, *against)),
            count=origins_words(claim.origins),
            single=claim.origins.max == 1,
            origins=origins,
            more_origins=len(claim.origins.each) - len(origins),
            shared=shared_words(claim.origins),
            size=f"{count(len(claim.statements), 'statement')} in {count(reports_of(claim), 'report')}",
        )

    def _origin(self, origin: Origin) -> OriginLine:
        cites = self._cites.of(self._own(origin.statements)[:_PER_ORIGIN])
        return OriginLine(origin_row(origin).line, cites, count(len(origin.statements), "statement"))

    def _own(self, refs: Sequence[StatementRef]) -> Sequence[StatementRef]:
        """Those that do not stand in copies, or all where every one does."""
        return [ref for ref in refs if ref.report not in self._copies] or refs

    def _said_once(self, claim: Claim) -> OnceClaim:
        said = self._statements.said(claim.statements[0])
        return OnceClaim(
            gist=gist_words(claim, _LIMIT),
            standing=claim.standing,
            who=said.row.who if said else "",
            count=origins_words(claim.origins),
            cites=self._cites.of(claim.statements),
        )

    def _parties(self) -> Iterator[PartyLine]:
        held: dict[tuple[Stance, str], list[Held]] = defaultdict(list)
        for claim in self._full:
            for position in claim.positions:
                party = one_line(position.party) or "(no name)"
                held[position.stance, party].append(self._held(claim, position))
        for (stance, party), claims in sorted(held.items(), key=lambda each: STANCES.index(each[0][0])):
            yield PartyLine(party, _STANCE_WORDS[stance], tuple(claims))

    def _held(self, claim: Claim, position: Position) -> Held:
        return Held(
            claim=self._numbers[claim.id],
            since=moment_words(position.since)[:_DAY] if position.since else "",
            cites=self._cites.of([position.statement] if position.statement else []),
        )

    def _figures(self, series: FigureSeries) -> FigureTable:
        lines = tuple(
            FigureLine(
                at=moment_words(point.at),
                amount=point_words(point, series.unit),
                who=one_line(point.speaker or "") or THE_OUTLET,
                cites=self._cites.of([point.statement]),
            )
            for point in series.series[-_ONCE:]
        )
        return FigureTable(series_title(series), lines, max(len(series.series) - _ONCE, 0))

    def _unknowns(self, readings: Sequence[Reading]) -> Iterator[Unknown]:
        own = [reading for reading in readings if reading.report.id not in self._copies]
        return unknowns(own, self._full, self._numbers)

    def _changes(self) -> list[ChangeLine]:
        every = [(change, claim) for claim in self._full for change in _steps(claim.history)]
        every.sort(key=lambda pair: (pair[0].at is None, pair[0].at.timestamp() if pair[0].at else 0.0))
        return [
            ChangeLine(
                at=moment_words(change.at),
                claim=self._numbers[claim.id],
                gist=gist_words(claim, 80),
                standing=change.standing,
                origins=interval(change.min, change.max),
                because=one_line(change.because),
                after=self._named(change.after),
            )
            for change, claim in every
        ]

    def _named(self, report_id: str) -> str:
        reading = self._statements.reading(report_id)
        return publisher_of(reading.report) if reading else one_line(report_id)

    def _report(self, reading: Reading) -> ReportLine:
        report = reading.report
        copy = self._copies.get(report.id)
        return ReportLine(
            id=one_line(report.id),
            publisher=one_line(report.publisher or ""),
            heading=heading(report),
            at=moment_words(report.published),
            url=web_address(report.url),
            copy_of=f"{copy.degree} copy of {one_line(copy.of)}" if copy else "",
        )
