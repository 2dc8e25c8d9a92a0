"""`firsthand import`: an empty desk filled from an export."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from firsthand.cli.desks import desk_to_change
from firsthand.cli.output import print_lines
from firsthand.cli.progress import counted
from firsthand.errors import InputError
from firsthand.intake import STANDARD_INPUT
from firsthand.serial.lines import line_of
from firsthand.settings import Settings
from firsthand.showing.claim_wording import count


def run(options: Namespace, settings: Settings) -> int:
    """Fill an empty desk, made where there is none, with all that an export holds; all of it is kept, or nothing.

    Raises InputError for what is no export, DeskError for a desk that is not empty.
    """
    with desk_to_change(settings, create=True) as desk:
        rows = desk.import_from(counted(_lines(options.file), "importing", streamed=False))
        where = desk.where
    if options.json:
        print_lines(line_of({"schema": "firsthand/imported/1", "rows": rows}))
    else:
        print_lines(f"{count(rows, 'row')} imported; the desk is {where}")
    return 0


def _lines(file: str) -> Iterator[str]:
    if file == STANDARD_INPUT:
        yield from (line.decode("utf-8") for line in sys.stdin.buffer)
        return
    try:
        with Path(file).open(encoding="utf-8", newline="\n") as stream:
            yield from stream
    except OSError as error:
        raise InputError(f"it cannot be read ({error.strerror or error})", file, "check the name") from error
    except UnicodeDecodeError as error:
        raise InputError("it is no text in UTF-8", file, "give what `firsthand export` wrote") from error
