"""The table of a reading in the terminal."""

from collections.abc import Iterable

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from firsthand.model import Reading
from firsthand.showing.plain import one_line
from firsthand.showing.wording import NOTHING_FOUND, Row, counts, heading, imprint, rows

_WIDE = 120  # columns of the terminal from which the notes get a column of their own
_LIMITS = {False: 180, True: 300}  # characters of content shown, narrow and wide


def print_readings(readings: Iterable[Reading], console: Console) -> None:
    """Print each reading as it comes: a heading, then one row per statement (who, through, act, what, notes).

    Colour only repeats what words say. Nothing in a report is interpreted: neither markup nor control characters.
    Readings are taken one at a time, so that a long run shows its first table at once.
    """
    for reading in readings:
        _print_heading(reading, console)
        if reading.reason:
            console.print(Text(f"Not read: {one_line(reading.reason)}"))
        elif not reading.statements:
            console.print(Text(NOTHING_FOUND))
        else:
            console.print(_table(reading, console.width >= _WIDE))
        console.print()


def _print_heading(reading: Reading, console: Console) -> None:
    report = reading.report
    model = (f"model {one_line(reading.model.name)}",) if reading.model else ()
    language = (f"language {one_line(report.language)}",) if report.language else ()
    console.print(Text(heading(report), style="bold"))
    console.print(Text(" · ".join((*imprint(report), *language, *model, counts(reading))), style="dim"))


def _table(reading: Reading, wide: bool) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=wide, header_style="bold")
    table.add_column("#", justify="right", no_wrap=True)
    table.add_column("who", ratio=3, min_width=14, max_width=None if wide else 16)
    table.add_column("through", ratio=3, min_width=10, max_width=None if wide else 13)
    table.add_column("act", min_width=8, max_width=13 if wide else 8)
    table.add_column("what", ratio=7, min_width=20)
    if wide:
        table.add_column("notes", ratio=4)
    for row in rows(reading, limit=_LIMITS[wide]):
        table.add_row(*_cells(row, wide))
        if not wide:
            table.add_row()
    return table


def _cells(row: Row, wide: bool) -> tuple[Text, ...]:
    quiet = "dim" if row.statement.narrated else ""
    what = Text(row.what, style=quiet)
    notes = Text("; ".join(row.notes), style="italic")
    cells = (
        Text(str(row.number), style="dim"),
        Text(row.who, style=quiet or "bold"),
        Text(row.through),
        Text(row.act, style=quiet),
    )
    if wide:
        return (*cells, what, notes)
    return (*cells, Text("\n").join((what, Text.assemble("[", notes, "]"))) if row.notes else what)
