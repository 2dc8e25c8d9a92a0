"""Scales of a chart: where a value or a moment stands, and which ones are marked."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from firsthand.showing.wording import number_words
from firsthand.web.moments import clock_words

_TICKS = 4  # about how many values are marked
_SPREAD = 60  # largest over smallest value from which the scale is logarithmic
_STEPS = (1, 2, 2.5, 5, 10)
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_TIMES = (_HOUR, 3 * _HOUR, 6 * _HOUR, 12 * _HOUR, _DAY, 2 * _DAY, 7 * _DAY, 30 * _DAY, 91 * _DAY, 365 * _DAY)
"""Distances between marked moments."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A marked place on an axis, in pixels, and the words at it."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """From values to heights: `top` is where `highest` stands, `bottom` where `lowest` does."""

    lowest: float
    highest: float
    top: float
    bottom: float
    logarithmic: bool = False

    @classmethod
    def over(cls, values: Sequence[float], top: float, bottom: float) -> "ValueAxis":
        """An axis from 0 to a round number above all values, of which there must be some.

        Where they differ by a factor of 60 or more it is logarithmic, and starts at a power of ten.
        """
        highest, positive = max(values), [value for value in values if value > 0]
        if positive and min(values) > 0 and highest / min(positive) >= _SPREAD:
            return cls(
                10 ** math.floor(math.log10(min(positive))), 10 ** math.ceil(math.log10(highest)), top, bottom, True
            )
        lowest, highest = min(0.0, *values), max(0.0, *values)
        step = _step((highest - lowest) or 1.0)
        lowest, highest = math.floor(lowest / step) * step, math.ceil(highest / step) * step
        return cls(lowest, highest if highest > lowest else lowest + step, top, bottom)

    def y(self, value: float) -> float:
        """The height of a value."""
        return self.bottom - self._share(value) * (self.bottom - self.top)

    def _share(self, value: float) -> float:
        if self.logarithmic:
            return math.log10(max(value, self.lowest) / self.lowest) / math.log10(self.highest / self.lowest)
        return (value - self.lowest) / ((self.highest - self.lowest) or 1.0)

    def ticks(self) -> list[Tick]:
        """The values that are marked."""
        if self.logarithmic:
            low, high = round(math.log10(self.lowest)), round(math.log10(self.highest))
            powers = range(low, high + 1, max(1, (high - low) // _TICKS))
            return [Tick(self.y(10.0**power), number_words(10.0**power)) for power in powers]
        step = _step(self.highest - self.lowest)
        count = round((self.highest - self.lowest) / step)
        values = [self.lowest + step * i for i in range(count + 1)]
        return [Tick(self.y(value), number_words(round(value, 9))) for value in values]


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """From moments to places: `left` is where `first` stands, `right` where `last` does."""

    first: datetime
    last: datetime
    left: float
    right: float

    @classmethod
    def over(cls, moments: Sequence[datetime], left: float, right: float) -> "TimeAxis":
        """An axis over all moments, at least two hours long."""
        first, last = min(moments), max(moments)
        spare = max(timedelta(hours=2) - (last - first), timedelta()) / 2
        return cls(first - spare, last + spare, left, right)

    def x(self, moment: datetime) -> float:
        """The place of a moment."""
        return self.left + (moment - self.first) / (self.last - self.first) * (self.right - self.left)

    def ticks(self) -> list[Tick]:
        """The moments that are marked, in UTC: at most about six."""
        span = self.last - self.first
        step = next((step for step in _TIMES if span / step <= 6), _TIMES[-1])
        start = datetime(self.first.year, 1, 1, tzinfo=UTC)
        number = math.ceil((self.first - start) / step)
        found: list[Tick] = []
        while (moment := start + number * step) <= self.last and len(found) < 12:
            found.append(Tick(self.x(moment), _marked(moment, step)))
            number += 1
        return found


def _step(span: float) -> float:
    """A round number that `span` holds about four of."""
    rough = span / _TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in _STEPS if step * power >= rough * 0.999)


def _marked(moment: datetime, step: timedelta) -> str:
    if step < 6 * _HOUR:
        return clock_words(moment)
    if step < _DAY:
        return f"{moment.day} {moment:%b} {clock_words(moment)}"
    return f"{moment.day} {moment:%b}" if step <= 30 * _DAY else f"{moment:%b} {moment.year}"
