"""The brief on a story: a page by itself, good on paper."""

from firsthand.desk import Desk
from firsthand.model import Story, Trace
from firsthand.showing.brief import Brief, brief_page, brief_view
from firsthand.showing.templating import inline

_REPORTS, _CLAIMS = 200, 200  # a brief tells of the latest ones of a very large story


def brief(desk: Desk, id: str) -> tuple[str, str]:
    """The page, and the Content-Security-Policy that allows its own style and nothing else. Raises NotOnDesk."""
    style = inline("page.css", "trace.css", "brief.css").digest
    policy = f"default-src 'none'; style-src '{style}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    return brief_page(*_traced(desk, id)), policy


def brief_told(desk: Desk, id: str) -> Brief:
    """The same for programs. Raises NotOnDesk."""
    return brief_view(*_traced(desk, id))


def _traced(desk: Desk, id: str) -> tuple[Trace, Story]:
    story = desk.story(id)
    reports = story.reports[-_REPORTS:]
    readings = desk.current_readings(list(reports))
    claims = tuple(desk.claims_with(story.claims[-_CLAIMS:]))
    copies = tuple(desk.copies_of(list(reports)).values())
    figures = tuple(desk.figures(story=story.id))
    told = tuple(readings[id] for id in reports if id in readings)
    return Trace(told, copies, claims, figures, (story,)), story
