"""The annotated page: one HTML file that needs no network and runs nothing but its own script."""

from collections.abc import Sequence

from firsthand.model import Reading
from firsthand.showing.templating import environment, inline
from firsthand.showing.views import reading_view


def page(readings: Sequence[Reading]) -> str:
    """One HTML page with the annotated text, statements, entities and figures of every reading.

    The page stands by itself: styles and script are inside, and its content security policy allows nothing else. All
    text of the reports is escaped. Without JavaScript everything is readable; the script only lights what belongs
    together.
    """
    views = [reading_view(reading, number) for number, reading in enumerate(readings, start=1)]
    template = environment().get_template("page.html")
    return template.render(views=views, style=inline("page.css"), script=inline("page.js"))
