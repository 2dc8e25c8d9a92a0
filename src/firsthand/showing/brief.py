"""A brief: one page on a story that a reader can be handed, in Markdown or HTML.

It says what is claimed, by whom, on how many origins, what is not known and what changed. Each standing, count and
figure cites the statements that it rests on, down to the characters of a report. It never says more than the trace does.
"""

from firsthand.model import Story, Trace
from firsthand.showing.brief_parts import Brief
from firsthand.showing.brief_views import brief_view
from firsthand.showing.markdown import escaped, link
from firsthand.showing.templating import environment, inline

__all__ = ["Brief", "brief_markdown", "brief_page", "brief_view"]


def brief_markdown(trace: Trace, story: Story) -> str:
    """The brief on one story of a trace as Markdown (CommonMark with tables and footnotes)."""
    found = environment(html=False).overlay()
    found.filters = found.filters | {"md": escaped, "link": link}
    return found.get_template("brief.md").render(brief=brief_view(trace, story))


def brief_page(trace: Trace, story: Story) -> str:
    """The brief on one story of a trace as an HTML page that needs no network and is good on paper."""
    template = environment().get_template("brief.html")
    return template.render(brief=brief_view(trace, story), style=inline("page.css", "trace.css", "brief.css"))
