"""Taking in what was pasted or dropped, and the page that shows what came of it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.desk import Desk, Put
from firsthand.errors import FirsthandError, RequestError
from firsthand.intake import Limits, Received, Rejection, receive_bytes
from firsthand.model import Reading, Report
from firsthand.pipeline import add_all, read_all
from firsthand.showing.claim_wording import count
from firsthand.showing.views import reading_view
from firsthand.web.addresses import address
from firsthand.web.contexts.desk import AddedReport, AddPage, Refused
from firsthand.web.house import MEGABYTE, Rules
from firsthand.web.workshop import Workshop

_SHOWN = 20  # readings shown at once; all that were sent are taken in
_PASTED = "the text pasted"

_KNOWN = {
    Put.NEW: "",
    Put.SAME: "It was on the desk already.",
    Put.NEW_VERSION: "A new version of a report on the desk.",
}


TakenReport = tuple[str | None, str, Reading]
"""A report that was read: its id on the desk (None: not kept), what the desk said of it, its reading."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What a form brought: files by name, and a text with what was written beside it ("" for nothing)."""

    files: tuple[tuple[str, bytes], ...] = ()
    text: str = ""
    title: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to take in."""
        return not self.files and not self.text.strip()


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of what was sent: reports with their readings and what the desk said, and what was refused."""

    reports: tuple[TakenReport, ...]
    refused: tuple[Refused, ...]


def empty_page(rules: Rules, text: str = "") -> AddPage:
    """The form, with nothing sent yet."""
    return add_page(rules, Taken((), ()), kept=False, text=text)


def add_page(rules: Rules, taken: Taken, *, kept: bool, text: str = "") -> AddPage:
    """The form, and the readings of what was sent last."""
    return AddPage(
        most_megabytes=rules.max_bytes / MEGABYTE,
        most_at_once=rules.max_upload / MEGABYTE,
        most_files=rules.max_files,
        added=tuple(_added(*each, number) for number, each in enumerate(taken.reports[:_SHOWN], start=1)),
        refused=taken.refused,
        kept=kept,
        text=text,
    )


def _added(id: str | None, known: str, reading: Reading, number: int) -> AddedReport:
    href = address("reports", id) if id is not None else ""
    return AddedReport(href, known, reading_view(reading, number))


def take(workshop: Workshop, rules: Rules, sent: Sent, who: str, *, keep: bool) -> Taken:
    """Read what was sent, and keep it if `keep`: each report in a transaction of its own, so that what fails takes nothing
    with it. Raises RequestError where there is nothing to read."""
    if sent.nothing:
        raise RequestError("there is nothing to read", "the form", "paste a text or choose a file")
    found = list(_received(sent, Limits(rules.max_bytes)))
    received = [each for each in found if isinstance(each, Received)]
    refused = tuple(Refused(each.where, _why(each)) for each in found if isinstance(each, Rejection))
    if not keep:
        readings = workshop.do(_read, [each.report for each in received])
        return Taken(tuple((None, "", reading) for reading in readings), refused)
    kept, failed = workshop.do(_keep, [(each.report, each.raw) for each in received], who)
    return Taken(tuple(kept), (*refused, *failed))


def _read(desk: Desk, reports: list[Report]) -> list[Reading]:
    return list(read_all(reports))


def _keep(desk: Desk, given: list[tuple[Report, bytes]], who: str) -> tuple[list[TakenReport], list[Refused]]:
    """Add reports; what the desk cannot take is said at the end, and those before it stay."""
    kept: list[TakenReport] = []
    try:
        for added in add_all(desk, given, who=who):
            kept.append((added.report.id, _KNOWN[added.put], added.reading or desk.reading(added.report.id)))
    except FirsthandError as error:
        left = f"{count(len(given) - len(kept), 'report')} not added"
        return kept, [Refused(left, f"{error.what}; {error.remedy or 'send them again'}")]
    return kept, []


def _received(sent: Sent, limits: Limits) -> Iterator[Received | Rejection]:
    if sent.text.strip():
        data, name = _pasted(sent)
        yield from (_renamed(each, name) for each in receive_bytes(data, name, limits))
    for name, data in sent.files:
        yield from receive_bytes(data, name, limits)


def _pasted(sent: Sent) -> tuple[bytes, str]:
    """The text as bytes, and the name that says what they are: plain text, or a record where more is known of it."""
    known = {"title": sent.title, "publisher": sent.publisher, "url": sent.url, "published": sent.published}
    told = {field: value.strip() for field, value in known.items() if value.strip()}
    text = sent.text.replace("\r\n", "\n")
    if not told:
        return text.encode("utf-8", "replace"), f"{_PASTED}.txt"
    return json.dumps({**told, "text": text}).encode(), f"{_PASTED}.json"


def _renamed(each: Received | Rejection, name: str) -> Received | Rejection:
    """A rejection that speaks of the text as the form does."""
    if isinstance(each, Received):
        return each
    return Rejection(each.where.replace(name, _PASTED), each.what, each.remedy)


def _why(rejection: Rejection) -> str:
    return f"{rejection.what}; {rejection.remedy}" if rejection.remedy else rejection.what


def single(taken: Taken) -> str | None:
    """The id of the report, where exactly one was kept and nothing refused."""
    ids: Sequence[str | None] = [id for id, _, _ in taken.reports]
    return ids[0] if len(ids) == 1 and not taken.refused else None
