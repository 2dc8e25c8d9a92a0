"""A small line of activity: how many reports each day brought."""

from collections.abc import Sequence
from datetime import date, timedelta

from markupsafe import Markup

from firsthand.web.drawing.svg import element
from firsthand.web.moments import day_words

_BAR = 4.0  # pixels a day
_HEIGHT = 24.0
_MOST = 40  # days shown, the latest
_LEAST = 1.5  # height of the bar of a day with reports; a day without has none

Days = Sequence[tuple[date, int]]
"""Days that had reports, in order, with how many."""


def activity(days: Days) -> Markup:
    """Bars for the days from the first to the last one (the latest 40), higher for more reports; nothing for no days."""
    if not days:
        return Markup("")
    last = days[-1][0]
    first = max(days[0][0], last - timedelta(days=_MOST - 1))
    shown = [(day, count) for day, count in days if day >= first]
    most = max(count for _, count in shown)
    length = (last - first).days + 1
    width = max(length, 8) * _BAR
    bars = "".join(_bar((day - first).days * _BAR, count / most) for day, count in shown)
    return element(
        "svg",
        element("title", activity_in_words(days)),
        element("path", d=bars, class_="bars"),
        element("path", d=f"M0 {_HEIGHT - 0.5}H{width}", class_="ground"),
        viewBox=f"0 0 {width:g} {_HEIGHT:g}",
        width=width,
        height=_HEIGHT,
        class_="drawing activity",
        role="img",
    )


def _bar(x: float, share: float) -> str:
    """A bar as a piece of a path: a list of stories has a thousand of them."""
    height = max(share * (_HEIGHT - 2), _LEAST)
    return f"M{x:g} {_HEIGHT - 1:g}v-{height:.1f}h{_BAR - 1:g}v{height:.1f}z"


def activity_in_words(days: Days) -> str:
    """The same in a sentence: "12 reports from 6 Nov 2025 to 9 Nov 2025, most on 6 Nov 2025 (5)"."""
    total = sum(count for _, count in days)
    busiest, most = max(days, key=lambda each: each[1])
    said = f"{total} report{'s' * (total != 1)}"
    if len(days) == 1:
        return f"{said} on {day_words(busiest)}"
    return f"{said} from {day_words(days[0][0])} to {day_words(days[-1][0])}, most on {day_words(busiest)} ({most})"
