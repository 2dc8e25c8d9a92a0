"""A trace as one HTML page that needs no network: stories, claims, and the reports they can be opened to."""

from firsthand.model import Trace
from firsthand.showing.templating import environment, inline
from firsthand.showing.trace_table import notes_words
from firsthand.showing.trace_views import story_views
from firsthand.showing.views import reading_view


def trace_page(trace: Trace) -> str:
    """One page with every story and claim, where each stands and why, and the annotated reports at the end.

    Each statement opens to the sentence that it stands in, and leads on to its report. As with `page`, styles and script
    are inside, nothing else is allowed, and without JavaScript everything is readable.
    """
    return (
        environment()
        .get_template("trace.html")
        .render(
            stories=story_views(trace),
            told=len(trace.stories),
            reports=[reading_view(reading, number) for number, reading in enumerate(trace.readings, start=1)],
            notes=notes_words(trace),
            style=inline("page.css", "trace.css"),
            script=inline("page.js"),
        )
    )
