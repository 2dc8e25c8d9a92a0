"""The pages of publishers and of sources."""

from firsthand.desk import Desk, Filters, PublisherSummary, SourceSummary
from firsthand.showing.plain import one_line
from firsthand.web.access import Visitor
from firsthand.web.addresses import address, with_query
from firsthand.web.contexts.parts import Link
from firsthand.web.contexts.people import (
    PublisherLine,
    PublisherPage,
    PublishersPage,
    SourceLine,
    SourcePage,
    SourcesPage,
)
from firsthand.web.pages.lines import claim_line, head_line, judgement_lines, pager

_LISTED, _REPORTS, _CLAIMS, _RELIED_ON = 50, 40, 30, 4


def publishers_page(desk: Desk, start: int) -> PublishersPage:
    """The publishers from the `start`th on."""
    found = desk.publishers(limit=_LISTED, offset=start)
    total = desk.counts().publishers
    return PublishersPage(tuple(map(_publisher, found)), pager("/publishers", "start", start, _LISTED, total))


def _publisher(summary: PublisherSummary) -> PublisherLine:
    return PublisherLine(
        name=one_line(summary.name),
        href=address("publishers", summary.name),
        grade=summary.grade or "",
        reports=summary.reports,
        first=summary.first,
        copies=summary.copies,
        retractions=summary.retractions,
        relies_on=tuple(_relied(name, often) for name, often in summary.relies_on[:_RELIED_ON]),
    )


def _relied(name: str, often: int) -> Link:
    return Link(f"{one_line(name)} ({often:,})", address("publishers", name))


def publisher_page(desk: Desk, name: str, visitor: Visitor) -> PublisherPage:
    """One publisher. Raises NotOnDesk."""
    summary = desk.publisher(name)
    subject = f"source:{summary.name}"
    searches = (
        Link("all its claims", with_query("/search", kind="claims", publisher=summary.name)),
        Link("all its statements", with_query("/search", kind="statements", publisher=summary.name)),
    )
    return PublisherPage(
        publisher=_publisher(summary),
        subject=subject,
        reports=tuple(head_line(head) for head in desk.reports_by(summary.name, limit=_REPORTS)),
        searches=searches,
        judgements=judgement_lines(desk.judgements(subject, standing_only=False), visitor),
    )


def sources_page(desk: Desk, start: int) -> SourcesPage:
    """The sources from the `start`th on; how many there are at all is not counted."""
    found = desk.sources(limit=_LISTED + 1, offset=start)
    total = start + len(found)
    return SourcesPage(tuple(map(_source, found[:_LISTED])), pager("/sources", "start", start, _LISTED, total))


def _source(summary: SourceSummary) -> SourceLine:
    return SourceLine(
        name=one_line(summary.name),
        href=address("sources", summary.name),
        kind=str(summary.kind),
        grade=summary.grade or "",
        statements=summary.statements,
        claims=summary.claims,
        retractions=summary.retractions,
    )


def source_page(desk: Desk, name: str, visitor: Visitor, start: int) -> SourcePage:
    """One source, with the claims it speaks to from the `start`th on. Raises NotOnDesk."""
    summary = desk.source(name)
    subject = f"source:{summary.name}"
    filters = Filters(speaker=summary.name)
    claims = desk.claims(filters, limit=_CLAIMS, offset=start)
    total = desk.count_claims(filters)
    return SourcePage(
        source=_source(summary),
        subject=subject,
        claims=tuple(claim_line(claim, start + i) for i, claim in enumerate(claims, start=1)),
        pager=pager(address("sources", summary.name), "start", start, _CLAIMS, total),
        judgements=judgement_lines(desk.judgements(subject, standing_only=False), visitor),
    )
