"""`firsthand read`: each report by itself."""

from argparse import Namespace
from collections.abc import Iterable

from firsthand.cli.destination import Destination
from firsthand.cli.output import print_lines, say, terminal
from firsthand.cli.progress import counted
from firsthand.cli.taking import Taken
from firsthand.intake import Limits
from firsthand.model import Reading
from firsthand.pipeline import read_all
from firsthand.serial.readings import to_json
from firsthand.settings import Settings
from firsthand.showing.page import page
from firsthand.showing.table import print_readings


def run(options: Namespace, settings: Settings) -> int:
    """Read the reports in `options.files` and show the readings; 1 when any of the files could not be taken in.

    Raises OutputError before anything is read when the page cannot be written, ModelError when the weights are missing.
    """
    taken = Taken(options.files, Limits(settings.max_bytes))
    destination = Destination.at(options.html) if options.html else None
    readings = read_all(taken)
    if destination:
        _write_page(readings, destination)
    elif options.json:
        for reading in counted(readings):
            print_lines(to_json(reading))
    else:
        print_readings(counted(readings), terminal())
    return 1 if taken.refused else 0


def _write_page(readings: Iterable[Reading], destination: Destination) -> None:
    """Write the page, also when interrupted: with the readings that were finished by then."""
    finished: list[Reading] = []
    try:
        finished.extend(counted(readings))
    finally:
        if finished:
            destination.write(page(finished))
            say(f"{destination.path}: written, with {len(finished)} report{'s' * (len(finished) > 1)}")
