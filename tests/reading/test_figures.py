"""Quantities are found with low, high, bound and unit, and other numbers are left alone."""

import time

import pytest

from firsthand.model import Bound, Figure
from firsthand.reading.figures import figures


def read(text: str) -> tuple[Figure, ...]:
    return figures(text, ((0, len(text)),))


def seen(text: str) -> list[tuple[str, float, float, str]]:
    return [(text[f.span[0] : f.span[1]], f.low, f.high, f.unit) for f in read(text)]


@pytest.mark.parametrize(
    ("text", "wording", "value", "unit"),
    [
        ("The column had 11,000 North Korean troops.", "11,000", 11000, "troops"),
        ("About 1,100 of them had been killed or wounded.", "About 1,100", 1100, "killed"),
        ("Roughly 900 of the valley's farmers left.", "Roughly 900", 900, "farmers"),
        ("They are two North Korean soldiers.", "two", 2, "soldiers"),
        ("Neither of the two prisoners spoke.", "two", 2, "prisoners"),
        ("He announced the two captures on Monday.", "two", 2, "captures"),
        ("Two of them, hurt but alive, were seen.", "Two", 2, ""),
        ("Rescuers found twenty-five Albanians.", "twenty-five", 25, "Albanians"),
        ("It sheltered two hundred and fifty thousand people.", "two hundred and fifty thousand", 250000, "people"),
        ("The bridge is two and a half kilometres long.", "two and a half", 2.5, "kilometres"),
        ("One person was killed in the slide.", "One", 1, "person"),
        ("A dozen houses burned.", "A dozen", 12, "houses"),
        ("It covers 40 square kilometres.", "40", 40, "square kilometres"),
        ("The probe flew 1,100 km.", "1,100", 1100, "km"),
        ("a 40-member panel", "40", 40, "member"),
        ("a 3,000-strong force", "3,000", 3000, ""),
        ("Some 30,000 combat and civilian deaths followed.", "Some 30,000", 30000, "deaths"),
        ("The quake, of magnitude 6.4, woke us.", "6.4", 6.4, "magnitude"),
        ("They shipped 2.5m doses.", "2.5m", 2500000, "doses"),
        ("Casualties had reached 700 by dusk, and losses stood at 640.", "640", 640, "losses"),
        ("The blast injured 30.", "30", 30, "injured"),
        ("Two sports halls were hit.", "Two", 2, "halls"),
        ("Sixty-one percent of nurses agree.", "Sixty-one", 61, "%"),
        ("Growth of 12.5 per cent is likely.", "12.5", 12.5, "%"),
        ("A third of the seats are empty.", "A third", 33.3, "%"),
        ("Half of the seats are empty.", "Half", 50, "%"),
        ("Nine in ten voters agree.", "Nine in ten", 90, "%"),
        ("Half a million people live there.", "Half a million", 500000, "people"),
    ],
)
def test_a_quantity_is_found_with_its_unit(text: str, wording: str, value: float, unit: str) -> None:
    assert (wording, value, value, unit) in seen(text)


@pytest.mark.parametrize(
    ("text", "wording", "value", "unit"),
    [
        ("It cost $40 million.", "$40 million", 40e6, "USD"),
        ("It cost €3.2bn.", "€3.2bn", 3.2e9, "EUR"),
        ("It cost £1.2t.", "£1.2t", 1.2e12, "GBP"),
        ("It cost A$5 billion.", "A$5 billion", 5e9, "AUD"),
        ("It cost 90,000 euros.", "90,000", 90000, "EUR"),
        ("It cost 700 Canadian dollars.", "700", 700, "CAD"),
        ("It cost PKR 84,000.", "PKR 84,000", 84000, "PKR"),
        ("It cost Sh62 million.", "Sh62 million", 62e6, "KES"),
        ("It cost 3,000 yen.", "3,000", 3000, "JPY"),
        ("It cost ₹340-crore.", "₹340-crore", 3.4e9, "INR"),
        ("It cost 1.5 trillion won.", "1.5 trillion", 1.5e12, "KRW"),
    ],
)
def test_money_carries_its_currency(text: str, wording: str, value: float, unit: str) -> None:
    assert seen(text) == [(wording, value, value, unit)]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("between 10,000 and 12,000 troops", 10000, 12000, "troops"),
        ("10,000-12,000 troops", 10000, 12000, "troops"),
        ("10,000 to 12,000 people", 10000, 12000, "people"),
        ("from 5 to 7 shells", 5, 7, "shells"),
        ("five or six men", 5, 6, "men"),
        ("10 to 12 million people", 10e6, 12e6, "people"),
        ("two or three hundred homes", 200, 300, "homes"),
        ("$5-6 billion", 5e9, 6e9, "USD"),
        ("5% to 7%", 5, 7, "%"),
        ("between about 40 and 50 miles", 40, 50, "miles"),
    ],
)
def test_a_range_has_low_and_high(text: str, low: float, high: float, unit: str) -> None:
    assert [(f.low, f.high, f.unit) for f in read(text)] == [(low, high, unit)]


def test_a_change_is_two_figures_and_no_range() -> None:
    assert [(f.low, f.high) for f in read("The toll rose from 31 to 38.")] == [(31, 31), (38, 38)]
    assert [f.low for f in read("The toll was lowered from 31 to 28.")] == [31, 28]
    assert [f.unit for f in read("They cut the levy from 5 to 3 percent.")] == ["%", "%"]


@pytest.mark.parametrize(
    ("text", "value", "bound"),
    [
        ("more than 3,000 men", 3000, Bound.AT_LEAST),
        ("over 3,000 men", 3000, Bound.AT_LEAST),
        ("at least three men", 3, Bound.AT_LEAST),
        ("put the losses above 3,000", 3000, Bound.AT_LEAST),
        ("casualties had passed 3,000", 3000, Bound.AT_LEAST),
        ("no fewer than about 40 men", 40, Bound.AT_LEAST),
        ("300 or more men", 300, Bound.AT_LEAST),
        ("1,000+ homes", 1000, Bound.AT_LEAST),
        ("dozens of men", 12, Bound.AT_LEAST),
        ("scores of men", 20, Bound.AT_LEAST),
        ("hundreds were injured", 100, Bound.AT_LEAST),
        ("tens of thousands of men", 10000, Bound.AT_LEAST),
        ("several hundred men", 100, Bound.AT_LEAST),
        ("up to five days", 5, Bound.AT_MOST),
        ("no more than 40 men", 40, Bound.AT_MOST),
        ("fewer than 40 men", 40, Bound.AT_MOST),
        ("as many as 38 passengers", 38, Bound.AT_MOST),
        ("the top 0.1 percent", 0.1, None),
        ("about 40 men", 40, None),
        ("nearly 40 men", 40, None),
        ("each side handed over 150 people", 150, None),
        ("the council passed 14 laws", 14, None),
    ],
)
def test_wording_bounds_a_figure(text: str, value: float, bound: Bound | None) -> None:
    assert [(f.low, f.high, f.bound) for f in read(text)] == [(value, value, bound)]


def test_every_count_of_a_list_is_its_own_figure() -> None:
    found = read("They told us: ‘about 300 dead, some 2,700 wounded’")
    assert [(f.low, f.unit) for f in found] == [(300, "dead"), (2700, "wounded")]


@pytest.mark.parametrize(
    "text",
    [
        "It began in 2019 and went on until 2024.",
        "On 26 December 2024, then Dec. 26, then May 3 and 4.",
        "At 08:15, at 4 a.m., at 11am, at 6.20, at ten.",
        "A rifleman aged 19, a 19-year-old, 19 years old, children aged 5, 7 and 12.",
        "Jane Roe, 45, a boy of about 12, and Roe will be 78.",
        "A T-72, an F-16, a Su-35, COVID-19, the G7 and M23.",
        "Call +44 20 7946 0958 or 555-123-4567.",
        "See Article 5, page 6, Channel 12, No. 7 and section 3.2.1.",
        "Zones 4, 5 and 7 will be closed.",
        "The side won 3-1.",
        "The 38th parallel, the 14th Brigade, the second half.",
        "No one came; one of the men left; they helped one another; both left.",
        "The two sides met two days ago, for the last 24 hours.",
        "The younger of the two said so, and the others denied it.",
        "Visit https://example.org/300/people or @unit300.",
        "9/11 and 24/7 are no counts.",
        "A few men and several women came.",
        "It was three times the usual.",
    ],
)
def test_a_number_that_counts_nothing_is_left_out(text: str) -> None:
    assert seen(text) == []


def test_a_year_is_no_count_and_a_count_is_no_year() -> None:
    assert [f.low for f in read("2000 people left in 2000.")] == [2000]


def test_a_figure_lies_in_one_span() -> None:
    text = "More than 300 men and 40 women left."
    assert [(f.span, f.bound) for f in figures(text, ((10, 17),))] == [((10, 13), None)]
    assert [f.low for f in figures(text, ((0, 17), (18, len(text))))] == [300, 40]
    assert figures(text, ((11, 13),)) == ()


def test_a_figure_in_overlapping_spans_comes_once() -> None:
    text = "They lost 300 men."
    assert len(figures(text, ((0, 18), (5, 18)))) == 1


def test_absurd_numbers_are_ignored() -> None:
    assert read("9" * 100_000 + " men and " + "1" * 20 + " women") == ()


@pytest.mark.parametrize("piece", ["1 ", "two of the ", "1-", "$", "a@", "a.", "tens of thousands of ", "1,", "+1 "])
def test_a_hostile_line_costs_linear_time(piece: str) -> None:
    started = time.process_time()
    read(piece * (200_000 // len(piece)))
    assert time.process_time() - started < 8
