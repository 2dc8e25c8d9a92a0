"""The pages of publishers and of sources."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TypeVar

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
from firsthand.web.tallies import Tallies, Tally

Value = TypeVar("Value")

_LISTED, _REPORTS, _CLAIMS, _RELIED_ON = 50, 40, 30, 4


@dataclass(frozen=True, slots=True)
class Counting:
    """A desk to count on, what was counted lately, and the number of the log's last entry."""

    desk: Desk
    tallies: Tallies
    seq: int

    def lately(self, count: Callable[..., Value], *about: Hashable) -> Tally[Value]:
        """What a question of the desk's answered lately."""
        return self.tallies.lately((count.__name__, *about), self.seq, lambda: count(*about))


def publishers_page(counting: Counting, start: int) -> PublishersPage:
    """The publishers from the `start`th on."""
    found = counting.lately(counting.desk.publishers, _LISTED, start)
    total = counting.lately(counting.desk.extent).value.publishers
    listed = tuple(map(_publisher, found.value))
    return PublishersPage(found.at, listed, pager("/publishers", "start", start, _LISTED, total))


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


def publisher_page(counting: Counting, name: str, visitor: Visitor) -> PublisherPage:
    """One publisher. Raises NotOnDesk."""
    counted = counting.lately(counting.desk.publisher, name)
    summary, desk = counted.value, counting.desk
    subject = f"source:{summary.name}"
    searches = (
        Link("all its claims", with_query("/search", kind="claims", publisher=summary.name)),
        Link("all its statements", with_query("/search", kind="statements", publisher=summary.name)),
    )
    return PublisherPage(
        counted=counted.at,
        publisher=_publisher(summary),
        subject=subject,
        reports=tuple(head_line(head) for head in desk.reports_by(summary.name, limit=_REPORTS)),
        searches=searches,
        judgements=judgement_lines(desk.judgements(subject), visitor),
    )


def sources_page(counting: Counting, start: int) -> SourcesPage:
    """The sources from the `start`th on; how many there are at all is not counted."""
    found = counting.lately(counting.desk.sources, _LISTED + 1, start)
    total = start + len(found.value)
    listed = tuple(map(_source, found.value[:_LISTED]))
    return SourcesPage(found.at, listed, pager("/sources", "start", start, _LISTED, total))


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


def source_page(counting: Counting, name: str, visitor: Visitor, start: int) -> SourcePage:
    """One source, with the claims it speaks to from the `start`th on. Raises NotOnDesk."""
    counted = counting.lately(counting.desk.source, name)
    summary, desk = counted.value, counting.desk
    subject, filters = f"source:{summary.name}", Filters(speaker=summary.name)
    claims = counting.lately(desk.claims, filters, _CLAIMS, start).value
    return SourcePage(
        counted=counted.at,
        source=_source(summary),
        subject=subject,
        claims=tuple(claim_line(claim, start + i) for i, claim in enumerate(claims, start=1)),
        pager=pager(address("sources", summary.name), "start", start, _CLAIMS, summary.claims),
        judgements=judgement_lines(desk.judgements(subject), visitor),
    )
