"""What the templates of a trace are given: stories, claims, statements in context, figures, copies."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from firsthand.model import Change, Claim, Copy, FigureSeries, Position, Standing, StatementRef, Story, Trace
from firsthand.showing.claim_wording import (
    EXPLAINED,
    OriginRow,
    by_weight,
    count,
    gist_words,
    interval,
    moment_words,
    ordered,
    origin_row,
    origins_words,
    period_of,
    point_words,
    reports_of,
    series_title,
    shared_words,
    standings_words,
)
from firsthand.showing.context import Excerpt, excerpt
from firsthand.showing.plain import one_line
from firsthand.showing.said import Said, Statements, publisher_of
from firsthand.showing.trace_table import OUTSIDE
from firsthand.showing.wording import THE_OUTLET

_LIMIT = 200  # characters of content in a statement's line
_CHANGES = 40  # entries of a history that are shown, the latest
_OPENED = 60  # statements of a claim shown with their sentence; the rest are linked


@dataclass(frozen=True, slots=True)
class Place:
    """A statement or report that can be gone to: its label, its anchor ("" where its report is not on the page), and the
    number of the statement in its report."""

    label: str
    anchor: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class StatementView:
    """One statement of a claim, with the sentence it stands in; `same` are the copies that carry the same words."""

    said: Said
    place: Place
    at: str
    excerpt: Excerpt | None
    same: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class OriginView:
    """An origin in words, with its statements."""

    row: OriginRow
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class PositionView:
    """Where a party stands on a claim, since when, and the statement that says so."""

    party: str
    stance: str
    since: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class ChangeView:
    """What a report changed in a claim."""

    at: str
    standing: Standing
    origins: str
    because: str
    after: Place


@dataclass(frozen=True, slots=True)
class PointView:
    """One value of a figure series."""

    at: str
    amount: str
    who: str
    place: Place


@dataclass(frozen=True, slots=True)
class SeriesView:
    """The values of one quantity in order of time."""

    title: str
    unit: str
    points: tuple[PointView, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim as the page shows it."""

    key: str
    id: str
    gist: str
    standing: Standing
    explained: str
    because: str
    count: str
    origins: tuple[OriginView, ...]
    shared: tuple[str, ...]
    positions: tuple[PositionView, ...]
    history: tuple[ChangeView, ...]
    earlier: int
    statements: tuple[StatementView, ...]
    more: tuple[Place, ...]
    figures: tuple[SeriesView, ...]
    size: str
    single: bool


@dataclass(frozen=True, slots=True)
class StoryView:
    """One story with its claims, those made once apart, its loose figures and its copies."""

    key: str
    id: str
    title: str
    imprint: str
    summary: str
    claims: tuple[ClaimView, ...]
    singles: tuple[ClaimView, ...]
    figures: tuple[SeriesView, ...]
    copies: tuple[str, ...]


def story_views(trace: Trace) -> tuple[StoryView, ...]:
    """All stories of a trace and, last, what stands outside them; reports are numbered as in `trace.readings`."""
    return _Trace(trace).stories()


class _Trace:
    """Looks up what the views of one trace need."""

    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        self._claims = {claim.id: claim for claim in trace.claims}
        self._numbers = {claim.id: number for number, claim in enumerate(trace.claims, start=1)}
        self._statements = Statements(trace.readings, limit=_LIMIT)
        self._reports = {reading.report.id: number for number, reading in enumerate(trace.readings, start=1)}
        self._copies = {copy.report: copy for copy in trace.copies}
        self._series: dict[str | None, list[FigureSeries]] = defaultdict(list)
        for series in trace.figures:
            self._series[series.claim if series.claim in self._claims else None].append(series)

    def stories(self) -> tuple[StoryView, ...]:
        told = {claim for story in self._trace.stories for claim in story.claims}
        loose = tuple(claim.id for claim in self._trace.claims if claim.id not in told)
        outside = [Story("", OUTSIDE, (), loose)] if loose else []
        return tuple(
            self._story(story, number) for number, story in enumerate((*self._trace.stories, *outside), start=1)
        )

    def _story(self, story: Story, number: int) -> StoryView:
        claims = by_weight(self._claims[id] for id in story.claims if id in self._claims)
        views = [self._claim(claim) for claim in claims]
        readings = [reading for id in story.reports if (reading := self._statements.reading(id))]
        reports = set(story.reports)
        loose = (s for s in self._series[None] if any(point.statement.report in reports for point in s.series))
        publishers = {reading.report.publisher for reading in readings if reading.report.publisher}
        size = (count(len(story.reports), "report"), count(len(publishers), "publisher")) if readings else ()
        period = (period_of([reading.report for reading in readings]),) if readings else ()
        return StoryView(
            key=f"story{number}",
            id=one_line(story.id),
            title=one_line(story.title) or "(no title)",
            imprint=" · ".join((*size, *period)),
            summary=f"{count(len(claims), 'claim')}: {standings_words(claims)}" if claims else "no claims",
            claims=tuple(view for view in views if not view.single),
            singles=tuple(view for view in views if view.single),
            figures=tuple(self._figures(loose)),
            copies=tuple(self._copy(self._copies[id]) for id in story.reports if id in self._copies),
        )

    def _claim(self, claim: Claim) -> ClaimView:
        shown, more = self._said(claim.statements)
        return ClaimView(
            key=f"c{self._numbers[claim.id]}",
            id=one_line(claim.id),
            gist=gist_words(claim),
            standing=claim.standing,
            explained=EXPLAINED[claim.standing],
            because=one_line(claim.because),
            count=origins_words(claim.origins),
            origins=tuple(OriginView(origin_row(each), self._places(each.statements)) for each in claim.origins.each),
            shared=shared_words(claim.origins),
            positions=tuple(map(self._position, ordered(claim.positions))),
            history=tuple(self._history(claim.history[-_CHANGES:])),
            earlier=max(len(claim.history) - _CHANGES, 0),
            statements=shown,
            more=more,
            figures=tuple(self._figures(self._series[claim.id])),
            size=f"{count(len(claim.statements), 'statement')} in {count(reports_of(claim), 'report')}",
            single=len(claim.statements) == 1,
        )

    def _said(self, refs: Sequence[StatementRef]) -> tuple[tuple[StatementView, ...], tuple[Place, ...]]:
        """Statements with their sentence, those of copies folded into the one they repeat; then the rest as places."""
        own = [said for said in self._statements.all(refs) if said.report.id not in self._copies]
        copied: dict[tuple[str, str], list[StatementRef]] = defaultdict(list)
        loose: list[Said] = []
        words = {(said.report.id, said.row.what) for said in own}
        for said in self._statements.all(refs):
            if copy := self._copies.get(said.report.id):
                found = (copy.of, said.row.what)
                copied[found].append(said.ref) if found in words else loose.append(said)
        every = [*own, *loose]
        shown = tuple(self._statement(said, copied[said.report.id, said.row.what]) for said in every[:_OPENED])
        return shown, tuple(self._place(said.ref) for said in every[_OPENED:])

    def _statement(self, said: Said, same: Sequence[StatementRef]) -> StatementView:
        return StatementView(
            said=said,
            place=self._place(said.ref),
            at=moment_words(said.report.published),
            excerpt=excerpt(said.reading, said.row.statement),
            same=self._places(same),
        )

    def _position(self, position: Position) -> PositionView:
        return PositionView(
            party=one_line(position.party),
            stance=str(position.stance),
            since=moment_words(position.since) if position.since else "",
            place=self._place(position.statement) if position.statement else None,
        )

    def _history(self, changes: Iterable[Change]) -> Iterator[ChangeView]:
        for change in changes:
            yield ChangeView(
                at=moment_words(change.at),
                standing=change.standing,
                origins=interval(change.min, change.max),
                because=one_line(change.because),
                after=self._report(change.after),
            )

    def _figures(self, all_series: Iterable[FigureSeries]) -> Iterator[SeriesView]:
        for series in all_series:
            points = (
                PointView(
                    at=moment_words(point.at),
                    amount=point_words(point, ""),
                    who=one_line(point.speaker or "") or THE_OUTLET,
                    place=self._place(point.statement),
                )
                for point in series.series
            )
            yield SeriesView(series_title(series), one_line(series.unit), tuple(points))

    def _copy(self, copy: Copy) -> str:
        told = f"{copy.degree}, {copy.shared:.0%} shared"
        because = f"; {one_line(copy.because)}" if copy.because else ""
        return f"{self._report(copy.report).label} repeats {self._report(copy.of).label} ({told}{because})"

    def _report(self, id: str) -> Place:
        reading = self._statements.reading(id)
        if reading is None:
            return Place(one_line(id), "")
        return Place(publisher_of(reading.report), f"r{self._reports[id]}")

    def _places(self, refs: Iterable[StatementRef]) -> tuple[Place, ...]:
        return tuple(map(self._place, refs))

    def _place(self, ref: StatementRef) -> Place:
        said = self._statements.said(ref)
        if said is None:
            return Place(one_line(ref.report), "", one_line(ref.statement))
        return Place(said.publisher, f"r{self._reports[ref.report]}s{said.row.number}", str(said.row.number))
