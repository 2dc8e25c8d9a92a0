"""One claim in the terminal: where it stands and why, its origins, positions, figures and history."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from firsthand.model import Change, Claim, FigureSeries, Origins, Position, Stance, Standing, StatementRef
from firsthand.showing.claim_wording import (
    count,
    gist_words,
    interval,
    moment_words,
    ordered,
    origin_row,
    origins_words,
    point_words,
    reports_of,
    series_title,
    shared_words,
)
from firsthand.showing.plain import one_line
from firsthand.showing.wording import THE_OUTLET

STYLES = {
    Standing.RETRACTED: "red",
    Standing.DENIED: "red",
    Standing.DISPUTED: "yellow",
    Standing.CONFIRMED: "green",
    Standing.CORROBORATED: "green",
    Standing.REPORTED: "cyan",
    Standing.UNSOURCED: "dim",
}
"""A colour for each standing; the word always stands beside it."""

STANCE_STYLES = {Stance.AFFIRMS: "green", Stance.DENIES: "red", Stance.RETRACTED: "red", Stance.DOUBTS: "yellow"}
"""A colour for each position that has one."""

_LABEL = 12  # columns of the words at the left: the longest standing is "corroborated"
_LATEST = 12  # entries of a history or series that are shown; a claim may have hundreds
_REFS = 2  # statements named after a position or origin


def claim_block(claim: Claim, figures: Iterable[FigureSeries] = ()) -> Table:
    """The claim as rows under one left column: standing and gist, because, origins, positions, figures, changes, id."""
    block = Table.grid(padding=(0, 2))
    block.add_column(width=_LABEL, justify="right", no_wrap=True)
    block.add_column(ratio=1)
    block.expand = True
    gist = Text(gist_words(claim), style="bold")
    block.add_row(Text(str(claim.standing).upper(), style=f"bold {STYLES[claim.standing]}"), gist)
    if claim.because:
        block.add_row("", Text(one_line(claim.because)))
    for label, shown in _sections(claim, figures):
        block.add_row(Text(label, style="dim"), shown)
    return block


def _sections(claim: Claim, figures: Iterable[FigureSeries]) -> Iterator[tuple[str, RenderableType]]:
    yield "origins", origins_lines(claim.origins)
    if claim.positions:
        yield "positions", _positions(claim.positions)
    for series in figures:
        yield "figures", series_lines(series)
    if claim.history:
        yield "changes", _changes(claim.history, claim.because)
    size = f"{count(len(claim.statements), 'statement')} in {count(reports_of(claim), 'report')}"
    yield "claim", Text(f"{one_line(claim.id)} · {size}", style="dim")


def origins_lines(origins: Origins) -> RenderableType:
    """How many origins, in bold words; each with what it rests on; then what might be shared."""
    total = Text(origins_words(origins), style="bold" if origins.max else "")
    listed = Table.grid(padding=(0, 1))
    listed.add_column(no_wrap=True)
    listed.add_column(ratio=1)
    for origin in map(origin_row, origins.each):
        line = Text(origin.line, style="strike" if origin.state == "withdrawn" else "")
        listed.add_row("•", Text.assemble(line, (f"  {_refs(origin.statements)}", "dim")))
    for shared in shared_words(origins):
        listed.add_row("?", Text(f"perhaps shared: {shared}", style="italic"))
    return Group(total, listed) if listed.row_count else total


def _refs(refs: Sequence[StatementRef]) -> str:
    named = ", ".join(ref_words(ref) for ref in refs[:_REFS])
    more = len(refs) - _REFS
    return f"{named} and {more} more" if more > 0 else named


def ref_words(ref: StatementRef) -> str:
    """A statement's name as commands take it: "r01/s3"."""
    return one_line(f"{ref.report}/{ref.statement}")


def _grid() -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1)
    return grid


def _positions(positions: Iterable[Position]) -> Table:
    grid = _grid()
    for position in ordered(positions):
        since = f"since {moment_words(position.since)}" if position.since else "since when is unknown"
        who = Text(one_line(position.party))
        who.append(f"  {since}", style="dim")
        if position.statement:
            who.append(f"  {ref_words(position.statement)}", style="dim")
        grid.add_row(Text(str(position.stance), style=STANCE_STYLES.get(position.stance, "")), who)
    return grid


def _changes(history: Sequence[Change], because: str) -> Table:
    """The latest changes; the reason that stands at the claim itself is not said again."""
    grid = _grid()
    if len(history) > _LATEST:
        grid.add_row(Text("…"), Text(f"{len(history) - _LATEST} earlier changes", style="dim"))
    for change in history[-_LATEST:]:
        told = Text.assemble((str(change.standing), STYLES[change.standing]))
        told.append(f", origins {interval(change.min, change.max)}, after {one_line(change.after)}", style="dim")
        if change.because and change.because != because:
            told.append(f"\n{one_line(change.because)}")
        grid.add_row(Text(moment_words(change.at)), told)
    return grid


def series_lines(series: FigureSeries) -> RenderableType:
    """One line for what the figure is about, then one for each value: when, how much, who claimed it."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(min_width=8)
    grid.add_column(ratio=1)
    for point in series.series[-_LATEST:]:
        who = Text(one_line(point.speaker or "") or THE_OUTLET)
        who.append(f"  {ref_words(point.statement)}", style="dim")
        grid.add_row(Text(moment_words(point.at)), Text(point_words(point, ""), style="bold"), who)
    unit = f" ({one_line(series.unit)})" if series.unit and series.unit not in series.about else ""
    earlier = len(series.series) - _LATEST
    skipped = f"; {earlier} earlier" if earlier > 0 else ""
    return Group(Text(f"{series_title(series)}{unit}{skipped}"), grid)
