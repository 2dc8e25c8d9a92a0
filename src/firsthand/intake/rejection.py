"""What was taken in, what could not be, as values, and the limits that decide it."""

from dataclasses import dataclass
from typing import Self

from firsthand.errors import InputError
from firsthand.model import Report


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken in at once: `max_bytes` of one file, or of one line of a file with a report on each line."""

    max_bytes: int


@dataclass(frozen=True, slots=True)
class Received:
    """A report and the bytes that it came as; `report.sha256` is their hash."""

    report: Report
    raw: bytes


@dataclass(frozen=True, slots=True)
class Rejection:
    """Something that could not be taken in as a report: where it stands, what is wrong with it, what to do about it.

    `str(rejection)` is the whole sentence, as a person should read it.
    """

    where: str
    what: str
    remedy: str = ""

    @classmethod
    def of(cls, error: InputError) -> Self:
        """The rejection that an InputError describes."""
        return cls(error.where, error.what, error.remedy)

    def __str__(self) -> str:
        return str(InputError(self.what, self.where, self.remedy))


def too_large(where: str, limits: Limits) -> InputError:
    """The error for input beyond the limit; its sentence names the limit and both ways out."""
    limit = f"{limits.max_bytes / 1_000_000:g} MB"
    remedy = "split it into reports, or raise the limit with --max-megabytes"
    return InputError(f"it is larger than the {limit} that one report may have", where, remedy)
