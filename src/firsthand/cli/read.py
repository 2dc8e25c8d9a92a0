"""`firsthand read`: each report by itself."""

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from typing import NoReturn

from rich.console import Console

from firsthand.cli.destination import Destination
from firsthand.cli.progress import counted
from firsthand.intake import Limits, Rejection, distinct, load
from firsthand.model import Reading, Report
from firsthand.pipeline import read_all
from firsthand.serial.readings import to_json
from firsthand.settings import Settings
from firsthand.showing.page import page
from firsthand.showing.table import print_readings


class _Console(Console):
    """A console that hands a closed pipe on to `main` instead of ending the process."""

    def on_broken_pipe(self) -> NoReturn:
        """Raise what rich caught."""
        raise BrokenPipeError


class _Taken:
    """The reports of all files, with what was refused said on stderr and counted."""

    def __init__(self, files: Iterable[str], limits: Limits) -> None:
        self._files = files
        self._limits = limits
        self.refused = 0

    def __iter__(self) -> Iterator[Report]:
        taken: set[str] = set()
        for file in self._files:
            for found in load(file, self._limits):
                if isinstance(found, Rejection):
                    self.refused += 1
                    _say(str(found))
                else:
                    yield _told_apart(found, taken, file)


def run(options: Namespace, settings: Settings) -> int:
    """Read the reports in `options.files` and show the readings; 1 when any of the files could not be taken in.

    Raises OutputError before anything is read when the page cannot be written, ModelError when the weights are missing.
    """
    taken = _Taken(options.files, Limits(settings.max_bytes))
    destination = Destination.at(options.html) if options.html else None
    readings = read_all(taken)
    if destination:
        _write_page(readings, destination)
    elif options.json:
        _print_json(readings)
    else:
        _output(errors="replace")
        print_readings(counted(readings), _Console())
    return 1 if taken.refused else 0


def _say(sentence: str) -> None:
    print(f"firsthand: {sentence}", file=sys.stderr)


def _told_apart(report: Report, taken: set[str], file: str) -> Report:
    renamed = distinct(report, taken)
    if renamed.id != report.id:
        _say(f"{file}: there already is a report {report.id!r}; this one is {renamed.id!r} here")
    return renamed


def _print_json(readings: Iterable[Reading]) -> None:
    _output(encoding="utf-8")
    for reading in counted(readings):
        print(to_json(reading), flush=True)


def _output(encoding: str | None = None, errors: str | None = None) -> None:
    """Let stdout take every character, whatever the terminal's own encoding."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding=encoding, errors=errors)


def _write_page(readings: Iterable[Reading], destination: Destination) -> None:
    """Write the page, also when interrupted: with the readings that were finished by then."""
    finished: list[Reading] = []
    try:
        finished.extend(counted(readings))
    finally:
        if finished:
            destination.write(page(finished))
            _say(f"{destination.path}: written, with {len(finished)} report{'s' * (len(finished) > 1)}")
