from datetime import date

import pytest

from firsthand.model import Bound, Figure, Period, Reading, Report, Statement
from firsthand.showing.wording import figure_words, period_words, rows, shortened, what


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure((0, 1), 11000, 11000, "troops"), "11,000 troops"),
        (Figure((0, 1), 3000, 3000, "people", Bound.AT_LEAST), "at least 3,000 people"),
        (Figure((0, 1), 40, 40, "", Bound.AT_MOST), "at most 40"),
        (Figure((0, 1), 10000, 12000, "tonnes"), "between 10,000 and 12,000 tonnes"),
        (Figure((0, 1), 2.5, 2.5, "million"), "2.5 million"),
        (Figure((0, 1), 12, float("inf"), "fish"), "at least 12 fish"),
        (Figure((0, 1), 1e300, 1e300, "x"), "1e+300 x"),
    ],
)
def test_figures_are_said_with_their_bounds(figure: Figure, words: str) -> None:
    assert figure_words(figure) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2024, 12, 26), date(2024, 12, 26), "2024-12-26"),
        (date(2024, 2, 1), date(2024, 2, 29), "2024-02"),
        (date(2024, 1, 1), date(2024, 12, 31), "2024"),
        (date(2024, 12, 23), date(2024, 12, 29), "2024-12-23 to 2024-12-29"),
        (date(9999, 12, 1), date(9999, 12, 31), "9999-12"),
    ],
)
def test_periods_take_their_shortest_exact_form(first: date, last: date, words: str) -> None:
    assert period_words(Period((0, 1), first, last)) == words


def test_contents_lose_their_loose_ends_and_join_their_pieces() -> None:
    text = 'that the bridge, she said, "would  hold,"'
    assert what(text, ((0, 16), (27, len(text))), 100) == 'the bridge … "would hold"'


def test_a_long_content_ends_after_a_whole_word_with_its_quotation_closed() -> None:
    assert shortened('"one two three, four five"', 18) == '"one two three…"'
    assert shortened("x" * 50, 10) == "x" * 9 + "…"
    assert shortened("short enough", 12) == "short enough"


def test_ids_without_an_entity_are_shown_as_they_are() -> None:
    statement = Statement(id="s1", content=((0, 2),), speaker="e9", via=("e8",), basis=("e7",))
    row = next(rows(Reading(Report(id="r", text="hi"), (), (), (statement,))))
    assert (row.who, row.through, row.notes) == ("e9", "e8", ("basis: e7",))


def test_a_row_says_all_there_is_to_say(valley: Reading) -> None:
    row = list(rows(valley))[3]
    assert row.who == "National Water Inspectorate"
    assert row.through == "in a short notice, Meridian Wire"
    assert row.notes == ("direct quote", "basis: a laboratory in a neighbouring country", "3 measuring points")
