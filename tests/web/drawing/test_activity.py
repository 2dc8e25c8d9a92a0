"""The line of activity: a bar a day, the same in words."""

import xml.etree.ElementTree as ET
from datetime import date

from firsthand.web.drawing.activity import activity, activity_in_words

DAYS = [(date(2025, 11, 6), 5), (date(2025, 11, 7), 3), (date(2025, 11, 9), 1)]


def test_one_bar_for_each_day_with_reports() -> None:
    svg = ET.fromstring(activity(DAYS))
    assert len(svg.findall("{*}rect")) == 3


def test_busiest_day_has_the_highest_bar() -> None:
    heights = [float(bar.get("height", "0")) for bar in ET.fromstring(activity(DAYS)).findall("{*}rect")]
    assert heights == sorted(heights, reverse=True)


def test_words_say_what_the_bars_show() -> None:
    words = "9 reports from 6 Nov 2025 to 9 Nov 2025, most on 6 Nov 2025 (5)"
    assert activity_in_words(DAYS) == words
    assert ET.fromstring(activity(DAYS)).findtext("{*}title") == words


def test_only_the_latest_days_of_a_long_story_are_drawn() -> None:
    svg = ET.fromstring(activity([(date(2020, 1, 1), 1), *DAYS]))
    assert len(svg.findall("{*}rect")) == 3


def test_no_days_no_drawing() -> None:
    assert activity([]) == ""
