"""Reports -> readings."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import islice

from firsthand.model import Reading, Report
from firsthand.reading.reader import Reader
from firsthand.text.hashing import id_of
from firsthand.text.languages import language_of

READ_LANGUAGES = frozenset({"en"})
"""The languages that can be read so far."""

_TOGETHER = 64
"""Reports handed to the reader at a time: enough to fill its batches, few enough that results keep coming."""

_THREADS = 2
"""Windows of text read at a time: two cores read 1.6 times as fast as one, and one core loses nothing by it."""


def read(report: Report | str, *, reader: Reader | None = None) -> Reading:
    """All that can be read from one report; a plain string is a report's text, to the character.

    A report that says nothing, or in a language that is not read yet, gives a reading without statements whose `reason`
    says so. `reader` stands in for the one that comes with the package. Raises ModelError when the weights are missing.
    """
    return next(read_all([report], reader=reader))


def read_all(reports: Iterable[Report | str], *, reader: Reader | None = None) -> Iterator[Reading]:
    """The readings of reports, in their order, each as soon as its batch is done.

    Use it for more than one report: it fills batches across reports and takes from `reports` only what it needs next.
    What it yields for a report is what `read` returns for it. Raises ModelError when the weights are missing.
    """
    waiting = iter(reports)
    while group := [_prepared(report) for report in islice(waiting, _TOGETHER)]:
        yield from _read_group(group, reader)


@cache
def default_reader() -> Reader:
    """The reader that comes with the package, loaded once. Raises ModelError when its weights are missing."""
    return Reader.load(_THREADS)


def _prepared(report: Report | str) -> Reading:
    """The reading of a report before it is read: its language known, and the reason where it will not be read."""
    if isinstance(report, str):
        report = Report(id=id_of(report), text=report)
    if not report.full_text.strip():
        return Reading(report, reason="there is no text in this report")
    language = report.language or language_of(report.full_text)
    report = replace(report, language=language)
    if language is None or language.partition("-")[0].lower() in READ_LANGUAGES:
        return Reading(report)
    return Reading(report, reason=f'reports in this language ("{language}") are not read yet')


def _read_group(group: list[Reading], reader: Reader | None) -> Iterator[Reading]:
    readable = [prepared.report for prepared in group if prepared.reason is None]
    readings = (reader or default_reader()).read_all(readable) if readable else iter(())
    for prepared in group:
        yield next(readings) if prepared.reason is None else prepared
