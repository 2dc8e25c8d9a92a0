"""`firsthand add`: reports onto the desk, with what each of them changed."""

from argparse import Namespace
from collections.abc import Iterable, Iterator

from firsthand.cli.added import added_line, print_added
from firsthand.cli.desks import desk_to_change, whoever
from firsthand.cli.output import print_lines, say, terminal
from firsthand.cli.progress import counted
from firsthand.intake import Limits, Received, Rejection, receive
from firsthand.model import Report
from firsthand.pipeline import Added, add_all
from firsthand.serial.lines import line_of
from firsthand.settings import Settings


def run(options: Namespace, settings: Settings) -> int:
    """Add the reports in `options.files`, made a desk where there is none; 1 when a file could not be taken in.

    Each report is kept in a transaction of its own, so that an interrupted run keeps what was finished, and adding the
    same again does no harm. Raises DeskError, ModelError when weights are missing.
    """
    given = _Given(options.files, Limits(settings.max_bytes))
    with desk_to_change(settings, create=True) as desk:
        added = counted(add_all(desk, given, who=whoever()), "adding")
        if options.json:
            for each in added:
                print_lines(line_of(added_line(each)))
        else:
            _print(added, desk.where)
    return 1 if given.refused else 0


def _print(added: Iterable[Added], where: str) -> None:
    console, kept = terminal(), 0
    for each in added:
        print_added(each, console)
        kept += 1
    if kept:
        say(f"the desk is {where}; `firsthand stories` shows what is on it")


class _Given:
    """The reports of all files with the bytes that they came as; what was refused is said on stderr and counted."""

    def __init__(self, files: Iterable[str], limits: Limits) -> None:
        self._files = files
        self._limits = limits
        self.refused = 0

    def __iter__(self) -> Iterator[tuple[Report, bytes]]:
        for file in self._files:
            for taken in receive(file, self._limits):
                if isinstance(taken, Received):
                    yield taken.report, taken.raw
                elif isinstance(taken, Rejection):
                    self.refused += 1
                    say(str(taken))
