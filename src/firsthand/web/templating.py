"""The templates, and the filters by which they put values in words or drawings."""

from datetime import UTC, datetime
from functools import cache

import nh3
from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from firsthand.model import Origins
from firsthand.showing.claim_wording import count, moment_words, origins_words
from firsthand.web.contexts.parts import Day
from firsthand.web.drawing.activity import activity
from firsthand.web.drawing.figures import FigureChart, Value, draw_figures
from firsthand.web.drawing.graph import OriginGraph
from firsthand.web.drawing.origins import draw_origins
from firsthand.web.moments import span_words

_STRUCTURE = "p br hr blockquote pre ul ol li dl dt dd h1 h2 h3 h4 h5 h6 table thead tbody tr th td figcaption"
_WORDS = "abbr b cite code em i q s small strong sub sup time u"
_KEPT_TAGS = {*_STRUCTURE.split(), *_WORDS.split()}
"""What a report's own HTML may hold when it is shown: text and its structure; no pictures, links, forms or styles."""

_DROPPED = {"script", "style", "svg", "math", "template", "noscript", "head"}


@cache
def environment() -> Environment:
    """All templates of the desk, and those of a reading; whatever is put into them is escaped, and a missing name raises."""
    found = Environment(
        loader=ChoiceLoader([PackageLoader("firsthand.web"), PackageLoader("firsthand.showing")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    found.filters |= {
        "cleaned": cleaned,
        "count": count,
        "drawn_days": _days,
        "drawn_figures": draw_figures,
        "drawn_origins": _origins_drawn,
        "iso": _iso,
        "moment": moment_words,
        "origins": _origins,
        "share": _share,
        "span": span_words,
        "values_in_time": _values,
    }
    return found


def cleaned(html: str) -> Markup:
    """HTML of a report with everything taken out but text and its structure: no script, style, picture, link or attribute."""
    return Markup(
        nh3.clean(
            html, tags=_KEPT_TAGS, attributes={}, clean_content_tags={"script", "style", "svg", "math", "template"}
        )
    )


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _origins(low: int, high: int) -> str:
    return origins_words(Origins(low, high))


def _share(value: float) -> str:
    """A share of one in percent, never rounded up to certainty."""
    return "over 99%" if 0.995 <= value < 1 else f"{value:.0%}"


def _days(days: tuple[Day, ...]) -> Markup:
    return activity([(day.day, day.reports) for day in days])


def _origins_drawn(graph: OriginGraph) -> Markup:
    return draw_origins(graph)


def _values(chart: FigureChart) -> list[tuple[str, Value]]:
    """All values of a chart with who claims them, in order of time, unknown times last."""
    latest = datetime.max.replace(tzinfo=UTC)
    every = [(claimant.name, value) for claimant in chart.claimants for value in claimant.values]
    return sorted(every, key=lambda each: each[1].at or latest)
