"""`firsthand export`: everything on the desk as JSON lines."""

import os
from argparse import Namespace
from pathlib import Path

from firsthand.cli.desks import desk_to_ask
from firsthand.cli.destination import Destination
from firsthand.cli.output import lines_out, say
from firsthand.cli.progress import doing
from firsthand.desk import Desk
from firsthand.errors import OutputError
from firsthand.settings import Settings
from firsthand.showing.claim_wording import count

STANDARD_OUTPUT = "-"


def run(options: Namespace, settings: Settings) -> int:
    """Write all that is on the desk to standard output or a file, which takes its place only when it is whole.

    Raises OutputError for a place that cannot be written to, DeskUnavailable where there is no desk.
    """
    with desk_to_ask(settings) as desk, doing("exporting"):
        if options.out == STANDARD_OUTPUT:
            desk.export(lines_out())
            return 0
        rows = _to_file(desk, Destination.at(options.out).path)
    say(f"{options.out}: written, with {count(rows, 'row')}")
    return 0


def _to_file(desk: Desk, path: Path) -> int:
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with unfinished.open("w", encoding="utf-8", newline="\n") as stream:
            rows = desk.export(stream)
        unfinished.replace(path)
    except OSError as error:
        raise OutputError(
            f"it cannot be written ({error.strerror or error})", str(path), "name another file"
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return rows
