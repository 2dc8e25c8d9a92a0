"""The page of a report, and the page it came as."""

from collections.abc import Sequence

from firsthand.desk import Desk
from firsthand.errors import NotOnDesk
from firsthand.intake.decoding import decode
from firsthand.model import Copy, Reading, Report
from firsthand.showing.plain import one_line
from firsthand.showing.views import reading_view
from firsthand.web.access import Visitor
from firsthand.web.addresses import address, with_query
from firsthand.web.contexts.desk import OriginalPage
from firsthand.web.contexts.parts import Link
from firsthand.web.contexts.reports import Comparison, CopyLine, ReportPage, StatementClaim
from firsthand.web.pages.beside import compared
from firsthand.web.pages.lines import head_line, judgement_lines, report_line, shortened_gist

_COPIES = 60  # copies listed; the others are found by search
_CLAIM = 160  # characters of a claim's wording beside a statement


def report_page(desk: Desk, id: str, visitor: Visitor, beside: str | None, *, added: bool) -> ReportPage:
    """One report; `beside` is the id of the copy, or of what it copies, that is shown next to it. Raises NotOnDesk."""
    reading = desk.reading(id)
    report = reading.report
    copies = desk.copies(id, limit=_COPIES)
    shown = _shown(desk, copies, report, beside)
    subject = f"report:{report.id}"
    story = desk.story_of_report(report.id)
    former, later = _versions(desk, report.id)
    return ReportPage(
        id=report.id,
        subject=subject,
        view=reading_view(reading, 1),
        publisher=_publisher(report),
        story=Link(one_line(desk.story_title(story)), address("stories", story)) if story else None,
        claims=_claims(desk, reading),
        copies=_copies(desk, report, copies, shown),
        comparison=_comparison(desk, report, shown),
        former=former,
        later=later,
        raw=address("raw", report.id),
        original=address("original", report.id) if _is_page(desk.raw(report.id)[:512]) else None,
        added=added,
        judgements=judgement_lines(desk.judgements(subject, standing_only=False), visitor),
    )


def _shown(desk: Desk, copies: Sequence[Copy], report: Report, beside: str | None) -> Copy | None:
    """The copy to show beside: the one asked for, else the one that the report is, else the first of it."""
    further = desk.copies_of([beside]).values() if beside else ()  # it may be one of those that are not listed
    pairs = ((report.id, beside), (beside, report.id))
    wanted = [copy for copy in (*copies, *further) if (copy.report, copy.of) in pairs]
    return next(iter(wanted or copies), None)


def _publisher(report: Report) -> Link | None:
    name = one_line(report.publisher or "")
    return Link(name, address("publishers", report.publisher)) if name and report.publisher else None


def _claims(desk: Desk, reading: Reading) -> tuple[StatementClaim, ...]:
    of = desk.claims_of_report(reading.report.id)
    found = desk.claim_heads_with(list(of.values()))
    numbered = ((number, of.get(statement.id, "")) for number, statement in enumerate(reading.statements, start=1))
    return tuple(
        StatementClaim(number, Link(shortened_gist(found[id], _CLAIM), address("claims", id)), str(found[id].standing))
        for number, id in numbered
        if id in found
    )


def _copies(desk: Desk, report: Report, copies: Sequence[Copy], shown: Copy | None) -> tuple[CopyLine, ...]:
    others = {copy: copy.of if copy.report == report.id else copy.report for copy in copies}
    heads = desk.heads(list(others.values()))
    return tuple(
        CopyLine(
            report=head_line(heads[other]),
            degree=str(copy.degree),
            share=copy.shared,
            older=copy.report == report.id,
            beside=with_query(address("reports", report.id), beside=other) + "#copies",
            shown=copy is shown,
        )
        for copy, other in others.items()
        if other in heads
    )


def _comparison(desk: Desk, report: Report, copy: Copy | None) -> Comparison | None:
    if copy is None:
        return None
    if copy.report == report.id:
        return compared(copy, report, desk.report(copy.of))
    return compared(copy, desk.report(copy.report), report)


def _versions(desk: Desk, id: str) -> tuple[Link | None, Link | None]:
    """The versions before and after this one at the same address."""
    ids = desk.versions(id)
    place = ids.index(id)
    former = ids[place - 1] if place > 0 else None
    later = ids[place + 1] if place + 1 < len(ids) else None
    return _version(former), _version(later)


def _version(id: str | None) -> Link | None:
    return Link(one_line(id), address("reports", id)) if id else None


def _is_page(beginning: bytes) -> bool:
    """Whether bytes begin as a web page does."""
    start = beginning.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype", b"<html", b"<head", b"<body", b"<!--", b"<?xml"))


def original_page(desk: Desk, id: str) -> OriginalPage:
    """The page that a report came as. Raises NotOnDesk for a report that came as something else."""
    data = desk.raw(id)
    if not _is_page(data[:512]):
        raise NotOnDesk("this report did not come as a web page", id)
    return OriginalPage(Link(report_line(desk.report(id)).heading, address("reports", id)), decode(data, id))
