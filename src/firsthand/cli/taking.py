"""The reports in the files that a command names."""

from collections.abc import Iterable, Iterator

from firsthand.cli.output import say
from firsthand.intake import Limits, Rejection, distinct, load
from firsthand.model import Report


class Taken:
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
                    say(str(found))
                else:
                    yield _told_apart(found, taken, file)


def _told_apart(report: Report, taken: set[str], file: str) -> Report:
    renamed = distinct(report, taken)
    if renamed.id != report.id:
        say(f"{file}: there already is a report {report.id!r}; this one is {renamed.id!r} here")
    return renamed
