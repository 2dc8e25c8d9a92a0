"""The days that each kind of time expression means, seen from the publication date."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from firsthand.reading.calendar_words import DAYS, MONTHS, NUMBERS, Days, month_days, unit_days, year_days

__all__ = ["RESOLVERS"]

_Match = re.Match[str]

_BEFORE = {"since", "from"}
_UNTIL = {"by", "until", "till", "before"}
# Days: a day without a year is past where it lies at most this far back (less where the wording looks ahead).
_LONG_AGO, _JUST_GONE = 300, 60


def _opened(match: _Match, days: Days, today: date | None) -> Days | None:
    """Open ends closed at the publication: "since X" runs to it, "by X" from it where X is still to come."""
    before = match.string[max(0, match.start() - 8) : match.start()].lower().split()
    first = match.group().lower().split(maxsplit=1)[0]
    opening = first if first in _BEFORE | _UNTIL else before[-1] if before else ""
    if opening == "since":
        return (days[0], max(today, days[0])) if today else None
    if opening in _UNTIL - {"before"} and today and today < days[1]:
        return today, days[1]
    return days


def _iso(match: _Match, ahead: bool, today: date | None) -> Days:
    day = date.fromisoformat(match["iso"])
    return day, day


def _dotted(match: _Match, ahead: bool, today: date | None) -> Days | None:
    """Day, month, year; with strokes only where the order is beyond doubt."""
    first, second, year = (int(part) for part in re.split(r"[./]", match["dotted"]))
    if "/" in match["dotted"] and first != second and first <= 12 and second <= 12:
        return None
    day = date(year, second, first) if second <= 12 else date(year, first, second)
    return day, day


def _day_of_month(
    low: str, high: str | None, month: str, year: str | None, ahead: bool, today: date | None
) -> Days | None:
    number = MONTHS[month.lower()[:3]]
    which = int(year) if year else _nearest_year(number, int(low), ahead, today)
    if which is None:
        return None
    start = date(which, number, int(low))
    end = date(which, number, int(high)) if high else start
    return (start, end) if start <= end else (start, start)


def _nearest_year(month: int, day: int, ahead: bool, today: date | None) -> int | None:
    """The year of a day without one: the last before the publication, or the next where that is meant or far nearer."""
    if today is None:
        return None
    passed = (month, day) <= (today.month, today.day)
    if ahead and (month, day) >= (today.month, today.day):
        return today.year
    last = today.year if passed else today.year - 1
    gone = (today - date(last, month, min(day, 28))).days
    return last if gone <= (_JUST_GONE if ahead else _LONG_AGO) else last + 1


def _day_month(match: _Match, ahead: bool, today: date | None) -> Days | None:
    low, high = (match["d1"], match["d2"]) if match["d1"] else (match["d2"], None)
    days = _day_of_month(low, high, match["m1"], match["y1"], ahead, today)
    return days and _opened(match, days, today)


def _month_day(match: _Match, ahead: bool, today: date | None) -> Days | None:
    days = _day_of_month(match["d3"], match["d4"], match["m2"], match["y2"], ahead, today)
    return days and _opened(match, days, today)


def _quarter(match: _Match, ahead: bool, today: date | None) -> Days:
    year = int(match["y3"])
    half = match["q"][0] == "H" if match["q"] else match["portion"] == "half"
    size = 6 if half else 3
    nth = (
        int(match["q"][1])
        if match["q"]
        else {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 12 // size}[match["nth"]]
    )
    if nth * size > 12:
        raise ValueError("a year has two halves")
    return date(year, nth * size - size + 1, 1), month_days(year, nth * size)[1]


def _years(match: _Match, ahead: bool, today: date | None) -> Days | None:
    first, second = int(match["y4"]), int(match["y5"])
    if "and" in match.group() and not match.group().lower().startswith("between"):
        return None
    last = second if second > 99 else first // 100 * 100 + second
    return (date(first, 1, 1), date(last, 12, 31)) if first < last <= 2100 else None


def _month(match: _Match, ahead: bool, today: date | None) -> Days | None:
    number, which = MONTHS[match["m3"].lower()[:3]], (match["which"] or "").lower()
    if match["y6"]:
        year = int(match["y6"])
    elif today is None or not (
        which or match["p1"] or match["m3"].lower() not in ("may", "march", "mar", "jan", "jun")
    ):
        return None
    elif which == "last":
        year = today.year - (number >= today.month)
    elif which == "this":
        year = today.year
    else:
        coming = ahead or which in ("next", "by", "until")
        just_gone = not which.startswith(("next", "by", "until")) and 0 < today.month - number <= 2
        coming = coming and not just_gone
        year = today.year + (number < today.month) if coming else today.year - (number > today.month)
        year += which == "next" and number == today.month
    start, end = month_days(year, number)
    thirds = _portion(match.group(), (start, date(year, number, 10)), (date(year, number, 11), date(year, number, 20)))
    return _opened(match, thirds or ((date(year, number, 21), end) if _late(match.group()) else (start, end)), today)


def _portion(wording: str, early: Days, middle: Days) -> Days | None:
    """The part of a month or year that "early", "mid-" and their like name."""
    low = wording.lower()
    if re.search(r"\b(?:early|start of|beginning of)", low):
        return early
    return middle if re.search(r"\b(?:mid|middle of)", low) else None


def _late(wording: str) -> bool:
    return bool(re.search(r"\b(?:late|end of)\b", wording.lower()))


def _year(match: _Match, ahead: bool, today: date | None) -> Days | None:
    if match.group()[:4].isdigit():
        return None
    year = int(match["y7"])
    early, middle = (date(year, 1, 1), date(year, 4, 30)), (date(year, 5, 1), date(year, 8, 31))
    late = (date(year, 9, 1), date(year, 12, 31))
    part = _portion(match.group(), early, middle)
    return _opened(match, part or (late if _late(match.group()) else year_days(year)), today)


def _decade(match: _Match, ahead: bool, today: date | None) -> Days:
    start = int(match["decade"])
    return date(start, 1, 1), date(start + 9, 12, 31)


def _weekday(match: _Match, ahead: bool, today: date | None) -> Days | None:
    if today is None:
        return None
    side, back = (match["side"] or "").lower(), (today.weekday() - DAYS[match["wd"].lower()]) % 7
    if side in ("next", "coming"):
        day = today + timedelta(days=7 - back)
    elif side in _UNTIL or (ahead and side != "last"):
        day = today + timedelta(days=(7 - back) % 7)
    else:
        day = today - timedelta(days=back or (7 if side == "last" else 0))
    return _opened(match, (day, day), today)


_NEAR = {
    "yesterday": (-1, -1), "last night": (-1, -1), "tomorrow": (1, 1), "overnight": (-1, 0), "day before yesterday":
    (-2, -2), "day after tomorrow": (2, 2),
}  # fmt: skip


def _near(match: _Match, ahead: bool, today: date | None) -> Days | None:
    if today is None:
        return None
    wording = " ".join(match["near"].lower().removeprefix("the").split())
    first, last = _NEAR.get(wording, (0, 0))
    return today + timedelta(days=first), today + timedelta(days=last)


def _ago(match: _Match, ahead: bool, today: date | None) -> Days | None:
    """ "two days ago" is that day, "two months ago" that month: no more exact than its unit."""
    if today is None:
        return None
    count, unit = _count(match["n1"]), match["u1"]
    if unit == "hour":
        return (today - timedelta(hours=count + 23), today) if count > 1 else (today, today)
    return unit_days(unit, today, -count)


def _count(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def _span(match: _Match, ahead: bool, today: date | None) -> Days | None:
    if today is None:
        return None
    way, unit = " ".join(match["way"].lower().split()), match["u2"]
    if not match["n2"] and match.group().endswith("s"):
        return None
    if match["n2"] or way in ("past", "within", "coming") or unit in ("hour", "day"):
        return _stretch(way, _count(match["n2"] or "1"), unit, today)
    steps = -1 if way.endswith("last") else 1 if way.endswith("next") else 0
    start, end = unit_days(unit, today, steps)
    if unit == "weekend" and way == "last" and today.weekday() == 6:
        start, end = unit_days(unit, today, -1)
    if way.startswith(("early ", "late ")) and unit in ("month", "year"):
        return (start, start + (end - start) / 3) if way.startswith("early") else (end - (end - start) / 3, end)
    if way in ("earlier this", "early this"):
        return start, max(start, min(today, end))
    return (min(max(today, start), end), end) if way == "later this" else (start, end)


def _stretch(way: str, count: int, unit: str, today: date) -> Days | None:
    """The `count` units before the publication ("the past 24 hours") or after it ("within ten days")."""
    if way not in ("last", "past", "next", "coming", "within"):
        return None
    days = {"hour": 1 / 24, "day": 1, "week": 7, "weekend": 7, "month": 30, "year": 365, "decade": 3652}[unit]
    length = timedelta(days=max(1, round(count * days)))
    return (today - length, today) if way in ("last", "past") else (today, today + length)


def _weekend(match: _Match, ahead: bool, today: date | None) -> Days | None:
    if today is None:
        return None
    return unit_days("weekend", today, 0 if ahead or today.weekday() >= 5 else -1)


def _nth(match: _Match, ahead: bool, today: date | None) -> Days | None:
    if today is None:
        return None
    number = int(match["nth_day"])
    month = unit_days(
        "month", today, (1 if ahead else 0) if number < today.day else (0 if ahead or number == today.day else -1)
    )[0]
    day = month.replace(day=number)
    return day, day


RESOLVERS: dict[str, Callable[[_Match, bool, date | None], Days | None]] = {
    "iso": _iso, "dotted": _dotted, "day_month": _day_month, "month_day": _month_day, "quarter": _quarter, "years":
    _years, "month": _month, "year": _year, "decade": _decade, "weekday": _weekday, "near": _near, "ago": _ago,
    "span": _span, "weekend": _weekend, "nth": _nth,
}  # fmt: skip
"""By name: a match, whether its wording looks ahead, the publication date -> the days meant; ValueError for no date."""
