"""A trace in the terminal: stories as headings, then claims with where they stand."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from firsthand.model import Claim, Copy, FigureSeries, Report, Story, Trace
from firsthand.showing.claim_block import STYLES, claim_block, series_lines
from firsthand.showing.claim_wording import by_weight, count, gist_words, period_of, standings_words
from firsthand.showing.plain import one_line
from firsthand.showing.said import Statements, publisher_of

OUTSIDE = "Outside any story"
NOTHING_TRACED = "No claim was found in these reports."

_NOTES = 12
_GIST = 200  # characters of a claim that was made once


def print_trace(trace: Trace, console: Console) -> None:
    """Print stories with their claims, figures and copies, then what could not be traced.

    Claims that several statements speak to come first, in full; those made once follow in a table, a line each. Colour
    only repeats what words say, and nothing in a report is interpreted.
    """
    shown = _Shown(trace, console)
    for story in _stories(trace):
        shown.story(story)
    if not trace.claims:
        console.print(Text(NOTHING_TRACED))
    for note in notes_words(trace):
        console.print(Text(f"Note: {note}", style="dim"))


def notes_words(trace: Trace) -> list[str]:
    """What could not be traced and why, a line each: the first of them, then how many more there are."""
    shown = [one_line(note) for note in trace.notes[:_NOTES]]
    more = len(trace.notes) - len(shown)
    return [*shown, f"and {count(more, 'more note')} like these"] if more > 0 else shown


def _stories(trace: Trace) -> list[Story]:
    """The trace's stories, and one more for what is outside them all."""
    told = {claim for story in trace.stories for claim in story.claims}
    placed = {report for story in trace.stories for report in story.reports}
    claims = tuple(claim.id for claim in trace.claims if claim.id not in told)
    reports = tuple(r.report.id for r in trace.readings if r.report.id not in placed)
    return [*trace.stories, *([Story("", OUTSIDE, reports, claims)] if claims else [])]


class _Shown:
    """Prints parts of one trace."""

    def __init__(self, trace: Trace, console: Console) -> None:
        self._console = console
        self._claims = {claim.id: claim for claim in trace.claims}
        self._statements = Statements(trace.readings, limit=_GIST)
        self._copies: dict[str, Copy] = {copy.report: copy for copy in trace.copies}
        self._series: dict[str | None, list[FigureSeries]] = defaultdict(list)
        for series in trace.figures:
            self._series[series.claim if series.claim in self._claims else None].append(series)

    def story(self, story: Story) -> None:
        claims = by_weight(self._claims[id] for id in story.claims if id in self._claims)
        self._heading(story, claims)
        for claim in claims:
            if not _is_single(claim):
                self._console.print(claim_block(claim, self._series[claim.id]))
                self._console.print()
        self._singles([claim for claim in claims if _is_single(claim)])
        self._figures(story, claims)
        self._copied(story)

    def _heading(self, story: Story, claims: Sequence[Claim]) -> None:
        reports = self._reports(story.reports)
        publishers = {report.publisher for report in reports if report.publisher}
        size = count(len(story.reports), "report")
        by = f" from {count(len(publishers), 'publisher')}" if publishers else ""
        self._console.print(Rule(Text(one_line(story.title) or "(no title)", style="bold"), align="left", style="dim"))
        parts = [f"{size}{by}", period_of(reports), *([f"story {one_line(story.id)}"] if story.id else [])]
        self._console.print(Text(" · ".join(parts), style="dim"))
        self._console.print(
            Text(f"{count(len(claims), 'claim')}: {standings_words(claims)}" if claims else NOTHING_TRACED)
        )
        self._console.print()

    def _reports(self, ids: Iterable[str]) -> list[Report]:
        readings = (self._statements.reading(id) for id in ids)
        return [reading.report for reading in readings if reading is not None]

    def _singles(self, claims: Sequence[Claim]) -> None:
        if not claims:
            return
        table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=True, header_style="bold")
        table.add_column("standing", min_width=9, no_wrap=True)
        table.add_column("said once", ratio=5)
        table.add_column("who", ratio=2)
        table.add_column("where", ratio=2, style="dim")
        for claim in claims:
            said = self._statements.said(claim.statements[0])
            who = Text(said.row.who if said else "")
            where = f"{said.publisher}, {one_line(claim.id)}" if said else one_line(claim.id)
            standing = Text(str(claim.standing), style=STYLES[claim.standing])
            table.add_row(standing, Text(gist_words(claim, _GIST)), who, Text(where))
        self._console.print(table)
        self._console.print()

    def _figures(self, story: Story, claims: Sequence[Claim]) -> None:
        """The series that no claim shown in full carries: those of claims made once, and those without a claim."""
        single = [series for claim in claims if _is_single(claim) for series in self._series[claim.id]]
        reports = set(story.reports)
        loose = [s for s in self._series[None] if any(point.statement.report in reports for point in s.series)]
        for series in (*single, *loose):
            self._console.print(series_lines(series))
            self._console.print()

    def _copied(self, story: Story) -> None:
        copies = [self._copies[id] for id in story.reports if id in self._copies]
        if copies:
            self._console.print(Text("Copies: they add no origin", style="bold"))
        for copy in copies:
            self._console.print(Text(f"  {self._copy(copy)}"))
        if copies:
            self._console.print()

    def _copy(self, copy: Copy) -> str:
        share = f"{copy.degree}, {copy.shared:.0%} shared"
        return f"{self._named(copy.report)} repeats {self._named(copy.of)} ({share})"

    def _named(self, report_id: str) -> str:
        reading = self._statements.reading(report_id)
        if reading is None:
            return one_line(report_id)
        return f"{publisher_of(reading.report)} [{one_line(report_id)}]"


def _is_single(claim: Claim) -> bool:
    return len(claim.statements) == 1
