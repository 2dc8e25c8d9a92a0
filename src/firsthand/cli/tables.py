"""What the desk answers, as tables in the terminal."""

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from firsthand.desk import Hit, Kind, StorySummary
from firsthand.model import Claim
from firsthand.showing.claim_block import STYLES
from firsthand.showing.claim_wording import count, gist_words, interval, moment_words, reports_of
from firsthand.showing.plain import one_line, visible

EMPTY = "There is no story on the desk yet; add reports with `firsthand add FILE...`."
NO_CLAIM = "No claim passes these filters."

_GIST = 200  # characters of a claim's wording in a list
_WIDE = 100  # columns


def print_stories(stories: Sequence[StorySummary], console: Console) -> None:
    """Each story: title and claims by standing, reports, origins, when it was last reported on, its id."""
    if not stories:
        console.print(Text(EMPTY))
        return
    table = _table(console)
    table.add_column("story", ratio=1)
    table.add_column("reports", justify="right")
    table.add_column("origins", justify="right")
    table.add_column("last (UTC)", no_wrap=True)
    table.add_column("id", style="dim", no_wrap=True)
    for story in stories:
        table.add_row(
            Text("\n").join((Text(one_line(story.title) or "(no title)", style="bold"), _standings(story))),
            f"{story.reports:,}",
            f"{story.origins:,}",
            _last(story, console.width),
            Text(one_line(story.id)),
        )
    console.print(table)


def _last(story: StorySummary, width: int) -> str:
    """When a story was last reported on: the day alone where there is no room for more."""
    return moment_words(story.last).partition(" ")[0] if width < _WIDE and story.last else moment_words(story.last)


def _standings(story: StorySummary) -> Text:
    told = Text(count(story.claims, "claim"))
    for number, (standing, claims) in enumerate(story.standings):
        told.append(f"{', ' if number else ': '}{claims:,} ")
        told.append(str(standing), style=STYLES[standing])
    return told.append(f"; {count(story.copies, 'copy')}" if story.copies else "")


def print_claims(claims: Sequence[Claim], total: int, console: Console) -> None:
    """A line for each claim: standing, wording, origins, reports, id; then how many there are in all."""
    if not claims:
        console.print(Text(NO_CLAIM))
        return
    table = _table(console)
    table.add_column("standing", min_width=12, no_wrap=True)
    table.add_column("claim", ratio=1)
    table.add_column("origins", justify="right")
    table.add_column("reports", justify="right")
    table.add_column("id", style="dim", no_wrap=True)
    for claim in claims:
        table.add_row(
            Text(str(claim.standing), style=STYLES[claim.standing]),
            Text(gist_words(claim, _GIST)),
            interval(claim.origins.min, claim.origins.max),
            f"{reports_of(claim):,}",
            Text(one_line(claim.id)),
        )
    console.print(table)
    if total > len(claims):
        console.print(
            Text(f"{len(claims):,} of {count(total, 'claim')}; --limit and --offset show others", style="dim")
        )


def print_hits(hits: Sequence[Hit], query: str, console: Console) -> None:
    """Each thing found: what it is, then its text with the words found in it lit up and underlined."""
    if not hits:
        console.print(Text(f"Nothing was found for {one_line(query)!r}."))
    for hit in hits:
        console.print(Text.assemble((_head(hit), "bold"), (f"  {_where(hit)}", "dim")))
        text = Text(visible(hit.text))
        for start, end in hit.spans:
            text.stylize("bold underline", start, end)
        line = Text(" ").join(line for line in text.split("\n") if line.plain.strip())
        if hit.kind is Kind.REPORTS:
            line = Text.assemble("… " if hit.start else "", line, " …")
        console.print(Padding(line, (0, 0, 0, 2)))
        console.print()


def _head(hit: Hit) -> str:
    if hit.kind is Kind.CLAIMS:
        return f"{hit.standing}" if hit.standing else "claim"
    if hit.kind is Kind.STATEMENTS:
        return one_line(hit.speaker or "") or "(the outlet itself)"
    return one_line(hit.title or "") or one_line(hit.publisher or "") or "(no title)"


def _where(hit: Hit) -> str:
    parts = (
        hit.publisher,
        moment_words(hit.at) if hit.at else None,
        hit.id,
        hit.claim if hit.claim != hit.id else None,
    )
    return " · ".join(one_line(part) for part in parts if part)


def _table(console: Console) -> Table:
    wide = console.width >= 60
    return Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=wide, header_style="bold")
