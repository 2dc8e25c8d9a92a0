"""Time expressions are resolved against the publication date, and never against today."""

import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.model import Period
from firsthand.reading.times import period

FRIDAY = datetime(2024, 12, 27, 8, 0, tzinfo=UTC)


def read(text: str, published: datetime | None = FRIDAY) -> Period | None:
    return period(text, ((0, len(text)),), (0, len(text)), published)


def days(text: str, published: datetime | None = FRIDAY) -> tuple[str, str] | None:
    found = read(text, published)
    return (found.start.isoformat(), found.end.isoformat()) if found else None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("It fell last month.", "2024-11-01", "2024-11-30"),
        ("It fell on Thursday.", "2024-12-26", "2024-12-26"),
        ("It fell on Friday.", "2024-12-27", "2024-12-27"),
        ("It fell last Friday.", "2024-12-20", "2024-12-20"),
        ("It opens next Thursday.", "2025-01-02", "2025-01-02"),
        ("They will meet on Thursday.", "2025-01-02", "2025-01-02"),
        ("They will leave, she said on Monday.", "2024-12-23", "2024-12-23"),
        ("It fell on Dec. 26.", "2024-12-26", "2024-12-26"),
        ("It fell on 26 December.", "2024-12-26", "2024-12-26"),
        ("It fell on Friday, 14 June.", "2024-06-14", "2024-06-14"),
        ("It fell between 3 and 5 May.", "2024-05-03", "2024-05-05"),
        ("It opens on Jan. 20.", "2025-01-20", "2025-01-20"),
        ("It fell on the 9th.", "2024-12-09", "2024-12-09"),
        ("It fell in October.", "2024-10-01", "2024-10-31"),
        ("It fell in mid-November.", "2024-11-11", "2024-11-20"),
        ("It fell last December.", "2023-12-01", "2023-12-31"),
        ("It fell yesterday.", "2024-12-26", "2024-12-26"),
        ("It fell today.", "2024-12-27", "2024-12-27"),
        ("They go home tonight.", "2024-12-27", "2024-12-27"),
        ("It fell overnight.", "2024-12-26", "2024-12-27"),
        ("It fell the day before yesterday.", "2024-12-25", "2024-12-25"),
        ("It fell this week.", "2024-12-23", "2024-12-29"),
        ("It fell last week.", "2024-12-16", "2024-12-22"),
        ("It fell at the weekend.", "2024-12-21", "2024-12-22"),
        ("It fell last year.", "2023-01-01", "2023-12-31"),
        ("It fell late last year.", "2023-09-01", "2023-12-31"),
        ("It fell earlier this month.", "2024-12-01", "2024-12-27"),
        ("It fell two days ago.", "2024-12-25", "2024-12-25"),
        ("It fell three months ago.", "2024-09-01", "2024-09-30"),
        ("It fell in the past 24 hours.", "2024-12-26", "2024-12-27"),
        ("It opens within ten days.", "2024-12-27", "2025-01-06"),
        ("It has been shut since 2014.", "2014-01-01", "2024-12-27"),
        ("It opens by Sunday.", "2024-12-27", "2024-12-29"),
    ],
)
def test_a_relative_time_is_seen_from_the_publication(text: str, start: str, end: str) -> None:
    assert days(text) == (start, end)
    if "2014" not in text:
        assert days(text, None) is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("It fell on December 26, 2024.", "2024-12-26", "2024-12-26"),
        ("It fell on 26 December 2024.", "2024-12-26", "2024-12-26"),
        ("It fell on 3-5 May 2023.", "2023-05-03", "2023-05-05"),
        ("It fell on 2024-12-26.", "2024-12-26", "2024-12-26"),
        ("It fell on 13/05/2024.", "2024-05-13", "2024-05-13"),
        ("It fell in February 2022.", "2022-02-01", "2022-02-28"),
        ("It fell in 2014.", "2014-01-01", "2014-12-31"),
        ("It opens in early 2025.", "2025-01-01", "2025-04-30"),
        ("It grew in the first quarter of 2025.", "2025-01-01", "2025-03-31"),
        ("It grew in Q3 2024.", "2024-07-01", "2024-09-30"),
        ("It grew from 2014 to 2018.", "2014-01-01", "2018-12-31"),
        ("It grew in the 1990s.", "1990-01-01", "1999-12-31"),
    ],
)
def test_a_time_with_a_year_needs_no_publication_date(text: str, start: str, end: str) -> None:
    assert days(text) == days(text, None) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "It may rise, and they march on.",
        "A week earlier it had fallen.",
        "It fell on 05/06/2024.",
        "The 2022 floods were worse.",
        "It has 2024 percent and 1,999 seats.",
        "On 2024-13-45 nothing is.",
        "It will end in the coming weeks.",
        "",
    ],
)
def test_what_is_no_sure_time_gives_none(text: str) -> None:
    assert read(text) is None


def test_the_contents_time_goes_before_the_sentences() -> None:
    text = "She said on Monday that the hall had burned in October."
    content = (text.index("that"), len(text))
    found = period(text, (content,), (0, len(text)), FRIDAY)
    assert found is not None
    assert text[slice(*found.span)] == "in October"


def test_a_content_without_time_takes_the_sentences() -> None:
    text = "She said on Monday that the hall had burned."
    content = (text.index("that"), len(text))
    found = period(text, (content,), (0, len(text)), FRIDAY)
    assert found == Period((9, 18), date(2024, 12, 23), date(2024, 12, 23))


def test_the_most_exact_expression_is_taken() -> None:
    assert days("After the floods of 2022 it burned again on Tuesday.") == ("2024-12-24", "2024-12-24")


def test_two_years_are_no_stretch_of_years() -> None:
    assert days("It flooded in 2008 and 2012.") == ("2008-01-01", "2008-12-31")


def test_a_date_is_the_one_of_the_publications_own_zone() -> None:
    assert days("It fell today.", datetime.fromisoformat("2024-12-28T01:00:00+09:00")) == ("2024-12-28", "2024-12-28")


_WORDS = """
    on in by since last next this early late the of Monday Friday May March December Dec. 3 26 31 2024 2014
    2024-12-26 and to - month week year days ago two will said past within 9th Q3 first quarter overnight
"""
_MIXED = st.lists(st.sampled_from([*_WORDS.split(), "\n"]), max_size=25)
_TEXTS = st.text(max_size=80) | _MIXED.map(" ".join) | _MIXED.map("".join)
_SPAN = st.tuples(st.integers(-5, 90), st.integers(-5, 90))
_PUBLISHED = st.none() | st.datetimes()


@given(_TEXTS, st.lists(_SPAN, max_size=3), _SPAN, _PUBLISHED)
def test_any_text_gives_a_valid_period_or_none(
    text: str, spans: list[tuple[int, int]], sentence: tuple[int, int], published: datetime | None
) -> None:
    found = period(text, tuple(spans), sentence, published)
    assert found == period(text, tuple(spans), sentence, published)
    if found:
        assert found.start <= found.end
        assert any(start <= found.span[0] < found.span[1] <= end for start, end in [*spans, sentence])
        assert found.span[1] <= len(text)


@pytest.mark.parametrize("piece", ["1 ", "on Monday ", "Dec. 1 ", "last ", "2014 to ", "in early ", " ", "a day "])
def test_a_hostile_line_costs_linear_time(piece: str) -> None:
    started = time.process_time()
    read(piece * (400_000 // len(piece)))
    assert time.process_time() - started < 4
