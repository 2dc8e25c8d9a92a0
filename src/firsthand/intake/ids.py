"""Ids that tell the reports of one run apart."""

from dataclasses import replace

from firsthand.model import Report


def distinct(report: Report, taken: set[str]) -> Report:
    """The report under an id that is not in `taken`, which then holds it: its own, or with "-2", "-3" and so on.

    Use it over all reports of one run; compare the ids to tell the reader when one was changed.
    """
    name, number = report.id, 1
    while name in taken:
        number += 1
        name = f"{report.id}-{number}"
    taken.add(name)
    return report if name == report.id else replace(report, id=name)
