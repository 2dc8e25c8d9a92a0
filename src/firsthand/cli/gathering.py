"""A part of the desk as a trace, so that it is shown as a trace is."""

from collections.abc import Iterable, Iterator

from firsthand.desk import Desk
from firsthand.model import Claim, Copy, Story, Trace


def story_trace(desk: Desk, id: str) -> tuple[Trace, Story]:
    """A story with all its readings, claims, copies and figures, as a trace. Raises NotOnDesk."""
    story = desk.story(id)
    readings = tuple(desk.reading(report) for report in story.reports)
    claims = tuple(desk.claims_with(story.claims))
    figures = tuple(desk.figures(story=story.id))
    return Trace(readings, tuple(copies_of(desk, story.reports)), claims, figures, (story,)), story


def claim_trace(desk: Desk, claim: Claim, most: int) -> Trace:
    """A claim with the readings of the first `most` of its statements, as a trace."""
    reports = dict.fromkeys(ref.report for ref in claim.statements[:most])
    readings = tuple(desk.reading(report) for report in reports)
    return Trace(readings, tuple(copies_of(desk, reports)), (claim,), tuple(desk.figures(claim=claim.id)))


def copies_of(desk: Desk, reports: Iterable[str]) -> Iterator[Copy]:
    """What each of these reports copies, where it copies anything."""
    for report in reports:
        yield from (copy for copy in desk.copies(report) if copy.report == report)
