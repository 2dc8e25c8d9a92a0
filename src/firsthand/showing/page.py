"""The annotated page: one HTML file that needs no network and runs nothing but its own script."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from firsthand.model import Reading
from firsthand.showing.views import reading_view


@dataclass(frozen=True, slots=True)
class _Inline:
    """A style sheet or script that stands in the page, and the digest by which the page allows it alone."""

    text: Markup
    digest: str


def page(readings: Sequence[Reading]) -> str:
    """One HTML page with the annotated text, statements, entities and figures of every reading.

    The page stands by itself: styles and script are inside, and its content security policy allows nothing else. All
    text of the reports is escaped. Without JavaScript everything is readable; the script only lights what belongs
    together.
    """
    views = [reading_view(reading, number) for number, reading in enumerate(readings, start=1)]
    template = _environment().get_template("page.html")
    return template.render(views=views, style=_inline("page.css"), script=_inline("page.js"))


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("firsthand.showing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def _inline(name: str) -> _Inline:
    environment = _environment()
    assert environment.loader is not None
    text = environment.loader.get_source(environment, name)[0]
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return _Inline(Markup(text), f"sha256-{digest}")
