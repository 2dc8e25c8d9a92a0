"""`firsthand trace`: many reports together."""

from argparse import Namespace
from collections.abc import Iterable

from firsthand.cli.destination import Destination
from firsthand.cli.output import print_lines, say, terminal
from firsthand.cli.progress import counted, doing
from firsthand.cli.taking import Taken
from firsthand.intake import Limits
from firsthand.model import Reading, Trace
from firsthand.pipeline import read_all, trace_readings
from firsthand.serial.traces import trace_to_json
from firsthand.settings import Settings
from firsthand.showing.claim_wording import count
from firsthand.showing.trace_page import trace_page
from firsthand.showing.trace_table import print_trace


def run(options: Namespace, settings: Settings) -> int:
    """Read the reports in `options.files`, trace them together and show the trace; 1 when a file could not be taken in.

    Interrupted while reading, it traces what was read by then. Raises OutputError before anything is read when the page
    cannot be written, ModelError when weights are missing.
    """
    taken = Taken(options.files, Limits(settings.max_bytes))
    destination = Destination.at(options.html) if options.html else None
    finished: list[Reading] = []
    try:
        _collect(read_all(taken), finished)
    finally:
        if finished:
            _show(_traced(finished), options, destination)
    if not finished and not taken.refused:
        say("there is no report in these files")
    return 1 if taken.refused or not finished else 0


def _collect(readings: Iterable[Reading], finished: list[Reading]) -> None:
    for reading in counted(readings, streamed=False):
        finished.append(reading)


def _traced(readings: list[Reading]) -> Trace:
    with doing(f"tracing {count(len(readings), 'report')}"):
        return trace_readings(readings)


def _show(trace: Trace, options: Namespace, destination: Destination | None) -> None:
    if destination:
        destination.write(trace_page(trace))
        say(
            f"{destination.path}: written, with {count(len(trace.claims), 'claim')} of {count(len(trace.readings), 'report')}"
        )
    elif options.json:
        print_lines(trace_to_json(trace))
    else:
        print_trace(trace, terminal())
