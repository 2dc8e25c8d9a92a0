"""A part of the desk as a trace, so that it is shown as a trace is."""

from collections.abc import Sequence

from firsthand.desk import Desk
from firsthand.model import Claim, Story, Trace


def story_trace(desk: Desk, id: str, *, links: bool = False) -> tuple[Trace, Story]:
    """A story with all its readings, claims, copies and figures, as a trace; with why the statements of each claim stand
    together where `links` asks for it. Raises NotOnDesk."""
    story = desk.story(id)
    claims = map(desk.claim, story.claims) if links else desk.claims_with(story.claims)
    whole = Trace(claims=tuple(claims), figures=tuple(desk.figures(story=story.id)), stories=(story,))
    return _with_reports(desk, whole, story.reports), story


def claim_trace(desk: Desk, claim: Claim, most: int) -> Trace:
    """A claim with the readings of the first `most` of its statements, as a trace."""
    reports = tuple(dict.fromkeys(ref.report for ref in claim.statements[:most]))
    return _with_reports(desk, Trace(claims=(claim,), figures=tuple(desk.figures(claim=claim.id))), reports)


def _with_reports(desk: Desk, trace: Trace, reports: Sequence[str]) -> Trace:
    readings, copies = desk.current_readings(reports), desk.copies_of(reports)
    return Trace(
        readings=tuple(readings[id] for id in reports if id in readings),
        copies=tuple(copies[id] for id in reports if id in copies),
        claims=trace.claims,
        figures=trace.figures,
        stories=trace.stories,
    )
