"""Times: when what a statement says is placed, resolved against the publication date."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice

from firsthand.model import Period, Span, Spans
from firsthand.reading.calendar_words import EXPRESSIONS, Days
from firsthand.reading.time_resolvers import RESOLVERS

__all__ = ["period"]

_Match = re.Match[str]

# One cheap pass tells which shapes can occur at all; most sentences hold none.
_TRIGGER = re.compile(
    r"(?P<figure>(?<![\w$€£])[0-9]{1,4}(?:st|nd|rd|th)?\b|[12][0-9]{2}0s\b)"
    r"|(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
    r"|(?P<month>\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC))"
    r"|(?P<near>\b(?:[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow|[Oo]vernight|[Tt]his\s(?:morning|afternoon|evening)"
    r"|[Ll]ast\snight))"
    r"|(?P<unit>\b(?:hour|day|week|month|year|decade))"
)
_SHAPES_OF = {
    "figure": ("iso", "dotted", "quarter", "years", "year", "decade", "nth"),
    "day": ("weekday",),
    "month": ("day_month", "month_day", "month"),
    "near": ("near",),
    "unit": ("ago", "span", "weekend"),
}
# Nothing but a table holds more; a hostile line costs no more than this.
_MOST_MATCHES = 200
_LOOK_BACK = 90

_AHEAD = re.compile(
    r"\b(?:will|would|shall|won['’]t|due|scheduled|plans?|planned|planning|expects?|expected|going\sto|set\sto|upcoming|intends?|"
    r"promised|pledged|must|should|is\sto|are\sto|can|hopes?|aims?|forecasts?|predicts?)\b|['’]ll\b"
)
_BEHIND = re.compile(
    r"\b(?:said|says|told|wrote|announced|confirmed|reported|denied|added|warned|stated|declared|posted|insisted|were|was|had|"
    r"killed|published|met|issued|signed|arrived|claimed|estimated|acknowledged|vowed|agreed|refused|began|started)(?:\s\w+){0,3}\s?$"
)


def period(text: str, spans: Spans, sentence: Span, published: datetime | None) -> Period | None:
    """The time of what is stated: the most exact time expression in the content spans, else in their sentence.

    `published` is when the report came out; its date is that of its own time zone. Relative expressions ("on Thursday",
    "last month", "Dec. 26") are resolved against it: to the past, unless the wording looks ahead. Without it only
    expressions with a year are resolved. Days are inclusive; "since 2014" ends at the publication, "by Sunday" starts
    there. The span covers the expression. None where nothing resolves; nothing is resolved against the current date.
    """
    today = published.date() if published else None
    for stretches in (spans, (sentence,)):
        best: Period | None = None
        for start, end in stretches:
            for found in _periods(text, max(0, start), min(end, len(text)), today):
                if best is None or _rank(found) < _rank(best):
                    best = found
        if best:
            return best
    return None


def _rank(found: Period) -> tuple[timedelta, int]:
    return found.end - found.start, found.span[0]


def _periods(text: str, start: int, end: int, today: date | None) -> Iterator[Period]:
    groups = {match.lastgroup or "" for match in islice(_TRIGGER.finditer(text, start, end), _MOST_MATCHES)}
    taken: list[Span] = []
    for group, names in _SHAPES_OF.items():
        if group not in groups:
            continue
        for name in names:
            for match in islice(EXPRESSIONS[name].finditer(text, start, end), _MOST_MATCHES):
                found = _resolved(name, match, start, today)
                span = (match.start(), match.end() - match.group().endswith("."))
                if found and not any(span[0] < high and low < span[1] for low, high in taken):
                    taken.append(span)
                    yield Period(span, *found)


def _resolved(name: str, match: _Match, start: int, today: date | None) -> Days | None:
    """The days of one expression; None where it cannot be resolved or is no date ("31 February")."""
    try:
        return RESOLVERS[name](match, _ahead(match, start), today)
    except (ValueError, OverflowError):
        return None


def _ahead(match: _Match, start: int) -> bool:
    """Whether the wording before an expression looks ahead, and no verb of saying or past stands between."""
    before = match.string[max(start, match.start() - _LOOK_BACK) : match.start()]
    return bool(_AHEAD.search(before)) and not _BEHIND.search(before)
