"""How far a run is, for people who watch it."""

import sys
from collections.abc import Iterable, Iterator

from rich.console import Console

from firsthand.model import Reading


def counted(readings: Iterable[Reading]) -> Iterator[Reading]:
    """The same readings, with a line on stderr that counts them.

    Only where stderr is a terminal and stdout is none: results that appear there show the progress themselves.
    """
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield from readings
        return
    with Console(stderr=True).status("reading") as status:
        for number, reading in enumerate(readings, start=1):
            status.update(f"reading: {number} done")
            yield reading
