"""The words and patterns of time expressions, and the days that calendar units cover."""

import re
from calendar import monthrange
from datetime import date, timedelta

__all__ = ["DAYS", "EXPRESSIONS", "MONTHS", "NUMBERS", "Days", "month_days", "unit_days", "year_days"]

Days = tuple[date, date]
"""First and last day, both included."""

_MONTH_NAMES = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTHS = {name: index + 1 for index, name in enumerate(_MONTH_NAMES)}
MONTHS |= {name[:3]: index for name, index in MONTHS.items()} | {"sept": 9}
DAYS = {
    name: index
    for index, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
}
DAYS |= {name[:3]: index for name, index in DAYS.items()} | {"tues": 1, "thurs": 3}
NUMBERS = {"a": 1, "an": 1} | {
    name: index + 1
    for index, name in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}


def _either(listed: str) -> str:
    """An alternation of words, each with a capital or without."""
    return "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in listed.split())


_MONTH = r"""(?P<{0}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?
    |Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?
    |AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)\b\.?"""
_YEAR = r"(?P<{0}>1[5-9][0-9]{{2}}|20[0-9]{{2}})(?![\w%]|[.,][0-9]|-[A-Za-z])"
_DAY = r"(?P<{0}>[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_JOINED = r"\s?(?:[-–]|to|and)\s?"
_COUNT = r"(?P<{0}>[0-9]{{1,3}}|" + _either(" ".join(NUMBERS)) + ")"
_PART = (
    r"(?:(?P<{0}>" + _either("early mid late earlier later") + r"|[Tt]he\s(?:start|beginning|middle|end)\sof)[\s-])?"
)
_WITHIN = r"(?:the\s(?:start|end|beginning|middle)\sof\s|early[\s-]|mid[-\s]?|late[\s-])?"

# Verbose patterns: white space in them is layout. None repeats without a bound, so that each costs linear time.
_SHAPES = {
    "iso": r"(?<![\w-])(?P<iso>(?:1[5-9]|20)[0-9]{2}-[01][0-9]-[0-3][0-9])(?![0-9-])",
    "dotted": r"(?<![\w./-])(?P<dotted>[0-3]?[0-9][./][0-3]?[0-9][./](?:19|20)[0-9]{2})(?![\w/])",
    "day_month": rf"""(?<![\w.,])(?:{_DAY.format("d1")}{_JOINED}(?=[0-9]))?{_DAY.format("d2")}(?:\sof)?
        \s{_MONTH.format("m1")}(?:,?\s{_YEAR.format("y1")})?""",
    "month_day": rf"""\b{_MONTH.format("m2")}\s{_DAY.format("d3")}(?![\w%]|[,.][0-9]|:[0-9])
        (?:{_JOINED}{_DAY.format("d4")})?(?![\w%]|,[0-9])(?:,?\s{_YEAR.format("y2")})?""",
    "quarter": rf"""\b(?:(?:[Tt]he\s)?(?P<nth>first|second|third|fourth|last)[\s-](?P<portion>quarter|half)\s(?:of\s)?
        |(?P<q>[QH][1-4])\s){_YEAR.format("y3")}""",
    "years": rf"""(?<![\w$€£.,/-])(?:[Ff]rom\s|[Bb]etween\s)?{_YEAR.format("y4")}
        \s?(?:[-–/]|to|and|until)\s?(?P<y5>(?:1[5-9]|20)?[0-9]{{2}})(?![\w%]|[.,/-][0-9])""",
    "month": rf"""\b(?:{_PART.format("p1")}
        (?:(?P<which>{_either("last next this in since by until from during of through")})\s{_WITHIN})?)
        {_MONTH.format("m3")}(?!\s?[0-9]{{1,2}}\b)(?:,?\s(?:of\s)?{_YEAR.format("y6")})?""",
    "year": rf"""\b(?:{_PART.format("p2")}
        (?:(?:{_either("in since by until till from during of fiscal summer winter spring autumn fall")}|[Tt]he\syear)
        \s{_WITHIN})?){_YEAR.format("y7")}""",
    "decade": r"\b(?P<decade>1[5-9][0-9]0|20[0-9]0)s\b",
    "weekday": rf"""\b(?:(?P<side>{_either("last next this on by until since coming")})\s(?:[Ee]arly\s|[Ll]ate\s)?)?
        (?P<wd>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b
        (?!,?\s(?:(?:[0-9]{{1,2}}\s)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|[0-9]{{4}}-))""",
    "near": rf"""\b(?P<near>(?:[Tt]he\s)?[Dd]ay\s(?:before\syesterday|after\stomorrow)
        |{_either("yesterday today tonight tomorrow overnight")}|[Tt]his\s(?:morning|afternoon|evening)
        |[Ll]ast\snight)\b""",
    "ago": rf"\b{_COUNT.format('n1')}\s(?P<u1>hour|day|week|month|year|decade)s?\sago\b",
    "span": rf"""\b(?P<way>{_either("last past next coming within this")}|(?:{_either("earlier later early late")})
        \s(?:this|last|next))\s(?:{_COUNT.format("n2")}\s)?(?P<u2>hour|day|weekend|week|month|year|decade)s?\b""",
    "weekend": r"\b(?:at|over|on|during)\s(?P<weekend>the\sweekend)\b",
    "nth": r"\bon\sthe\s(?P<nth_day>[12]?[0-9]|3[01])(?:st|nd|rd|th)\b(?!\s[A-Za-z]+day)",
}

EXPRESSIONS = {name: re.compile(shape, re.VERBOSE) for name, shape in _SHAPES.items()}


def month_days(year: int, month: int) -> Days:
    """The first and the last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_days(year: int) -> Days:
    """The first and the last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def unit_days(unit: str, today: date, steps: int) -> Days:
    """The calendar week (from Monday), weekend, month, year or decade `steps` after the one that holds `today`."""
    if unit in ("week", "weekend"):
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=steps)
        return (monday if unit == "week" else monday + timedelta(days=5)), monday + timedelta(days=6)
    if unit == "month":
        index = today.year * 12 + today.month - 1 + steps
        return month_days(index // 12, index % 12 + 1)
    if unit == "year":
        return year_days(today.year + steps)
    if unit == "decade":
        start = today.year // 10 * 10 + 10 * steps
        return date(start, 1, 1), date(start + 9, 12, 31)
    day = today + timedelta(days=steps)
    return day, day
