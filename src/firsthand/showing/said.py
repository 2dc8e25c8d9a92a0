"""Statements of many readings, found by name and put in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from firsthand.model import Reading, Report, StatementRef
from firsthand.showing.plain import one_line
from firsthand.showing.wording import Row, heading, rows, shortened

_CALLED = 48  # characters of what a report without a publisher is called


@dataclass(frozen=True, slots=True)
class Said:
    """One statement with the report that it stands in."""

    ref: StatementRef
    row: Row
    reading: Reading

    @property
    def report(self) -> Report:
        """The report that it stands in."""
        return self.reading.report

    @property
    def publisher(self) -> str:
        """Who published it: the publisher's name, or what the report is called where none is known."""
        return publisher_of(self.report)

    @property
    def through(self) -> str:
        """The medium and the relays, and the publisher last."""
        return ", ".join(part for part in (self.row.through, self.publisher) if part)


def publisher_of(report: Report) -> str:
    """Who published a report, or what it is called where that is not known."""
    return one_line(report.publisher or "") or shortened(heading(report), _CALLED)


class Statements:
    """The statements of some readings by name; a reading is put in words when first asked for."""

    def __init__(self, readings: Iterable[Reading], limit: int = 240) -> None:
        self._readings = {reading.report.id: reading for reading in readings}
        self._limit = limit
        self._said: dict[str, dict[str, Said]] = {}

    def reading(self, report_id: str) -> Reading | None:
        """The reading of this report, None when it is not among them."""
        return self._readings.get(report_id)

    def said(self, ref: StatementRef) -> Said | None:
        """The statement with this name, None when its reading is not among them."""
        reading = self._readings.get(ref.report)
        if reading is None:
            return None
        if ref.report not in self._said:
            named = (
                Said(StatementRef(ref.report, row.statement.id), row, reading) for row in rows(reading, self._limit)
            )
            self._said[ref.report] = {each.ref.statement: each for each in named}
        return self._said[ref.report].get(ref.statement)

    def all(self, refs: Iterable[StatementRef]) -> list[Said]:
        """Those of these statements that there are, in the order given."""
        return [said for ref in refs if (said := self.said(ref)) is not None]
