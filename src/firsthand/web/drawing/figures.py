"""A series of figures drawn: low and high per claimant over time.

Claimants are told apart by the shape of their marks and the dashes of their lines; colour only repeats that.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from firsthand.model import Bound
from firsthand.showing.claim_wording import moment_words
from firsthand.web.drawing.axes import TimeAxis, ValueAxis
from firsthand.web.drawing.svg import element, fitted, link, picture, text, together

_WIDTH, _HEIGHT = 640.0, 240.0  # pixels
_LEFT, _RIGHT, _TOP, _BOTTOM = 62.0, 626.0, 14.0, 186.0
_KINDS = 6  # ways of drawing a claimant, as the style sheet has them; they repeat beyond
_LEGEND = 14.0  # height of a line of the legend, above the chart


@dataclass(frozen=True, slots=True)
class Value:
    """One value that a claimant gave: when (None: unknown), low and high, its bound, in words, and where it stands."""

    at: datetime | None
    low: float
    high: float
    bound: Bound | None
    words: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who gave figures, and which, in order of time."""

    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class FigureChart:
    """Values of one quantity by claimant; `about` names the quantity, `unit` what is counted."""

    about: str
    unit: str
    claimants: tuple[Claimant, ...]

    @property
    def summary(self) -> str:
        """What the chart shows, in a sentence: each claimant's latest value."""
        latest = (f"{claimant.name}: {claimant.values[-1].words}" for claimant in self.claimants if claimant.values)
        return f"The latest values of {self.about}. " + "; ".join(latest) + "."


def draw_figures(chart: FigureChart, key: str) -> Markup:
    """The chart as SVG; nothing where no value has a time. Every mark is a link to the statement it comes from."""
    dated = [value for claimant in chart.claimants for value in claimant.values if value.at is not None]
    if not dated:
        return Markup("")
    legend = _LEGEND * ((min(len(chart.claimants), _KINDS * 2) + 1) // 2) + 10
    values = ValueAxis.over(
        [end for value in dated for end in (value.low, value.high)], _TOP + legend, _BOTTOM + legend
    )
    times = TimeAxis.over([value.at for value in dated if value.at is not None], _LEFT + 12, _RIGHT - 12)
    lines = (_claimant(claimant, i, times, values) for i, claimant in enumerate(chart.claimants))
    body = (_legend(chart.claimants), _grid(times, values), together(lines))
    height = _BOTTOM + legend + 28
    return picture(_WIDTH, height, f"{chart.about}, over time", chart.summary, *body, key=key, kind="figure-chart")


def _legend(claimants: Sequence[Claimant]) -> Markup:
    pieces = []
    for i, claimant in enumerate(claimants[: _KINDS * 2]):
        x, y = _LEFT + (i % 2) * 290, 12 + (i // 2) * _LEGEND
        line = element("path", d=f"M{x:.1f} {y - 4:.1f}h22", class_="line")
        words = text(x + 30, y, fitted(claimant.name, 250, 11), "small")
        pieces.append(element("g", line, _mark(x + 11, y - 4, i), words, class_=_kind(i)))
    return together(pieces)


def _grid(times: TimeAxis, values: ValueAxis) -> Markup:
    rows = [
        element("path", d=f"M{_LEFT} {tick.at:.1f}H{_RIGHT}", class_="grid")
        + text(_LEFT - 8, tick.at + 4, tick.words, "small", "end")
        for tick in values.ticks()
    ]
    columns = [
        element("path", d=f"M{tick.at:.1f} {values.bottom:.1f}v5", class_="grid")
        + text(tick.at, values.bottom + 18, tick.words, "small", "middle")
        for tick in times.ticks()
    ]
    return together([*rows, *columns])


def _claimant(claimant: Claimant, number: int, times: TimeAxis, values: ValueAxis) -> Markup:
    dated = [(times.x(value.at), value) for value in claimant.values if value.at is not None]
    steps = "".join(_step(i, x, values.y(value.high)) for i, (x, value) in enumerate(dated))
    line = (element("path", d=steps, class_="line"),) if len(dated) > 1 else ()
    marks = (_value(x, value, claimant.name, number, values) for x, value in dated)
    return element("g", *line, *marks, class_=_kind(number))


def _step(number: int, x: float, y: float) -> str:
    return f"H{x:.1f}V{y:.1f}" if number else f"M{x:.1f} {y:.1f}"


def _value(x: float, value: Value, name: str, number: int, values: ValueAxis) -> Markup:
    low, high = values.y(value.low), values.y(value.high)
    pieces = [_mark(x, high, number)]
    if value.low != value.high:
        pieces = [element("path", d=f"M{x:.1f} {low:.1f}V{high:.1f}", class_="range"), _mark(x, low, number), *pieces]
    if value.bound is not None:
        up = value.bound is Bound.AT_LEAST
        tip, base = (high - 15, high - 9) if up else (high + 15, high + 9)
        pieces.append(
            element("path", d=f"M{x - 4:.1f} {base:.1f}L{x:.1f} {tip:.1f}L{x + 4:.1f} {base:.1f}", class_="bound")
        )
    return link(value.href, f"{value.words}, {name}, {moment_words(value.at)}", *pieces, kind="value")


def _mark(x: float, y: float, number: int) -> Markup:
    """The claimant's shape: a disc, a square, a diamond, a ring, a triangle, a cross."""
    shapes = (
        f"M{x - 4:.1f} {y:.1f}a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
        f"M{x - 3.6:.1f} {y - 3.6:.1f}h7.2v7.2h-7.2z",
        f"M{x:.1f} {y - 5:.1f}l5 5l-5 5l-5-5z",
        f"M{x - 3.6:.1f} {y:.1f}a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0-7.2 0z",
        f"M{x:.1f} {y - 5:.1f}l5 8.6h-10z",
        f"M{x - 4:.1f} {y - 4:.1f}l8 8m0-8l-8 8",
    )
    return element("path", d=shapes[number % _KINDS], class_="mark")


def _kind(number: int) -> str:
    return f"claimant k{number % _KINDS}"
