"""Figure charts: where values stand, how claimants are told apart without colour, and what cannot be drawn."""

import xml.etree.ElementTree as ET
from datetime import UTC, datetime

from firsthand.model import Bound
from firsthand.web.drawing.axes import TimeAxis, ValueAxis
from firsthand.web.drawing.figures import Claimant, FigureChart, Value, draw_figures

SVG = "{http://www.w3.org/2000/svg}"


def at(day: int, hour: int = 0) -> datetime:
    return datetime(2025, 11, day, hour, tzinfo=UTC)


def value(low: float, high: float, when: datetime | None, bound: Bound | None = None) -> Value:
    return Value(when, low, high, bound, f"{low:g} people", "/reports/r1#r1s1")


def drawn(*claimants: Claimant) -> ET.Element:
    return ET.fromstring(draw_figures(FigureChart("people killed", "people", claimants), "f"))


def test_every_dated_value_is_a_link_with_words() -> None:
    svg = drawn(
        Claimant("Coast Guard", (value(9, 9, at(6)), value(13, 13, at(7)))), Claimant("Union", (value(25, 30, at(7)),))
    )
    links = list(svg.iter(f"{SVG}a"))
    assert [link.findtext(f"{SVG}title") for link in links] == [
        "9 people, Coast Guard, 2025-11-06 00:00",
        "13 people, Coast Guard, 2025-11-07 00:00",
        "25 people, Union, 2025-11-07 00:00",
    ]


def test_range_is_drawn_from_low_to_high() -> None:
    svg = drawn(Claimant("Union", (value(25, 30, at(7)),)))
    assert len(svg.findall(f".//{SVG}path[@class='range']")) == 1


def test_bound_is_an_arrow() -> None:
    svg = drawn(Claimant("Office", (value(9, 9, at(6), Bound.AT_LEAST),)))
    assert len(svg.findall(f".//{SVG}path[@class='bound']")) == 1


def test_claimants_differ_in_shape_and_not_only_in_colour() -> None:
    svg = drawn(*(Claimant(f"party {i}", (value(i + 1, i + 1, at(6)),)) for i in range(6)))
    legend = [group.find(f"{SVG}path[@class='mark']") for group in svg.findall(f"{SVG}g")]
    shapes = {"".join(c for c in path.get("d", "") if c.isalpha()) for path in legend[:6] if path is not None}
    assert len(shapes) >= 4


def test_series_without_times_is_not_drawn() -> None:
    assert draw_figures(FigureChart("people", "", (Claimant("Office", (value(9, 9, None),)),)), "f") == ""


def test_value_axis_is_round_and_starts_at_nought() -> None:
    axis = ValueAxis.over([9, 27], 10, 110)
    assert (axis.lowest, axis.highest) == (0, 30)
    assert [tick.words for tick in axis.ticks()] == ["0", "10", "20", "30"]
    assert axis.y(30) == 10
    assert axis.y(0) == 110


def test_value_axis_is_logarithmic_where_values_lie_far_apart() -> None:
    axis = ValueAxis.over([3, 100_000], 0, 100)
    assert axis.logarithmic
    assert axis.y(1) == 100
    assert axis.y(100_000) == 0


def test_axes_hold_values_that_are_all_the_same_or_nought() -> None:
    for values in ([0], [0, 0], [5], [-3, -3]):
        axis = ValueAxis.over([float(v) for v in values], 0, 100)
        assert all(0 <= axis.y(v) <= 100 for v in values)
        assert axis.ticks()


def test_time_axis_of_one_moment_has_room() -> None:
    axis = TimeAxis.over([at(6, 12)], 0, 100)
    assert axis.x(at(6, 12)) == 50


def test_time_axis_marks_few_moments_over_any_length() -> None:
    for last in (at(6, 1), at(7), at(30), datetime(2031, 1, 1, tzinfo=UTC), datetime(2300, 1, 1, tzinfo=UTC)):
        assert len(TimeAxis.over([at(6), last], 0, 100).ticks()) <= 12
