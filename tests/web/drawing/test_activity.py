"""The line of activity: a bar a day, the same in words."""

import re
import xml.etree.ElementTree as ET
from datetime import date

from firsthand.web.drawing.activity import activity, activity_in_words

DAYS = [(date(2025, 11, 6), 5), (date(2025, 11, 7), 3), (date(2025, 11, 9), 1)]


def heights(days: list[tuple[date, int]]) -> list[float]:
    """How high the bars are, in order."""
    bars = ET.fromstring(activity(days)).find("{*}path[@class='bars']")
    assert bars is not None
    return [float(bar) for bar in re.findall(r"v-([\d.]+)", bars.get("d", ""))]


def test_one_bar_for_each_day_with_reports_the_busiest_the_highest() -> None:
    assert len(heights(DAYS)) == 3
    assert heights(DAYS) == sorted(heights(DAYS), reverse=True)


def test_words_say_what_the_bars_show() -> None:
    words = "9 reports from 6 Nov 2025 to 9 Nov 2025, most on 6 Nov 2025 (5)"
    assert activity_in_words(DAYS) == words
    assert ET.fromstring(activity(DAYS)).findtext("{*}title") == words


def test_only_the_latest_days_of_a_long_story_are_drawn() -> None:
    assert len(heights([(date(2020, 1, 1), 1), *DAYS])) == 3


def test_no_days_no_drawing() -> None:
    assert activity([]) == ""
