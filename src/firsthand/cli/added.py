"""What adding a report changed, in words and as JSON."""

from collections.abc import Iterator
from typing import Any

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from firsthand.desk import Put
from firsthand.model import Claim, Copy, Standing
from firsthand.pipeline import Added
from firsthand.serial.traces import copy_shape
from firsthand.showing.claim_block import STYLES
from firsthand.showing.claim_wording import count, gist_words
from firsthand.showing.plain import one_line
from firsthand.showing.wording import heading, imprint

_GIST = 160  # characters of a claim's wording


def print_added(added: Added, console: Console) -> None:
    """Print one report: what became of it, then its copies, the claims that are new and the standings that changed."""
    console.print(Text(heading(added.report), style="bold"))
    console.print(Text(" · ".join((*imprint(added.report), _became(added))), style="dim"))
    table = Table.grid(padding=(0, 2))
    table.add_column(width=len("changed"))
    table.add_column(width=len(Standing.CORROBORATED))
    table.add_column(ratio=1)
    table.add_column(no_wrap=True, style="dim")
    for row in (*_changed(added), *_new(added)):
        table.add_row(*row)
    lines: list[RenderableType] = [*_copies(added), table, *_again(added)]
    for line in lines:
        console.print(Padding(line, (0, 0, 0, 2)))
    console.print()


def added_line(added: Added) -> dict[str, Any]:
    """What `firsthand add --json` prints for a report."""
    return {
        "schema": "firsthand/added/1",
        "report": added.report.id,
        "put": added.put,
        "former": added.former,
        "reason": added.reading.reason if added.reading else None,
        "story": added.story,
        "copies": [copy_shape(copy) for copy in added.copies],
        "claims": [_claim(claim, added.report.id) for claim in added.claims],
    }


def _claim(claim: Claim, report: str) -> dict[str, Any]:
    before, now = _standings(claim, report)
    told = {"id": claim.id, "gist": claim.gist, "standing": now, "before": before}
    return {**told, "origins": {"min": claim.origins.min, "max": claim.origins.max}}


def _standings(claim: Claim, report: str) -> tuple[Standing | None, Standing]:
    """Where a claim stood before a report (None: nobody had made it) and stands with it, as its history has it.

    A report that comes late may be the first of a claim that was there: then its standing is taken as unchanged.
    """
    if all(ref.report == report for ref in claim.statements):
        return None, claim.standing
    places = [place for place, change in enumerate(claim.history) if change.after == report]
    if not places or not places[0]:
        return claim.standing, claim.standing
    return claim.history[places[0] - 1].standing, claim.history[places[-1]].standing


def _became(added: Added) -> str:
    if added.put is Put.SAME:
        return "is on the desk already; nothing changed"
    if added.reading and added.reading.reason:
        return f"kept, not read: {one_line(added.reading.reason)}"
    version = f"a new version of {one_line(added.former)}" if added.former else "new"
    return f"{version}, {count(len(added.reading.statements) if added.reading else 0, 'statement')}"


def _copies(added: Added) -> Iterator[Text]:
    for copy in added.copies:
        yield Text(_copy(copy, added.report.id))


def _copy(copy: Copy, report: str) -> str:
    told = f"({copy.degree}, {copy.shared:.0%} shared)"
    if copy.report == report:
        return f"copies {one_line(copy.of)} {told}"
    return f"{one_line(copy.report)} turns out to copy {one_line(copy.of)} {told}"


def _told(added: Added) -> list[tuple[Claim, Standing | None, Standing]]:
    return [(claim, *_standings(claim, added.report.id)) for claim in added.claims]


def _changed(added: Added) -> Iterator[tuple[Text, ...]]:
    """The claims whose standing the report changed."""
    for claim, before, now in _told(added):
        if before is not None and before is not now:
            yield _row("changed", claim, now, f" (was {before})")


def _new(added: Added) -> Iterator[tuple[Text, ...]]:
    """The claims that nobody had made before."""
    for claim, before, now in _told(added):
        if before is None:
            yield _row("new", claim, now, "")


def _again(added: Added) -> Iterator[Text]:
    again = sum(before is now for _, before, now in _told(added))
    if again:
        yield Text(f"{count(again, 'claim')} said again, {'its' if again == 1 else 'their'} standing unchanged", "dim")


def _row(label: str, claim: Claim, now: Standing, beside: str) -> tuple[Text, ...]:
    gist = Text.assemble(gist_words(claim, _GIST), (beside, "dim"))
    return Text(label), Text(str(now), style=STYLES[now]), gist, Text(one_line(claim.id))
