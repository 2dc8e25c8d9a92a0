"""Days in words, always in UTC: months in letters, so that nobody takes 3/4 for the wrong day."""

from datetime import UTC, date, datetime


def day_words(day: date) -> str:
    """A day: "6 Nov 2025"."""
    return f"{day.day} {day:%b} {day.year}"


def clock_words(at: datetime | None) -> str:
    """Only the time of day: "09:10"; "" for an unknown one."""
    return f"{at.astimezone(UTC):%H:%M}" if at else ""


def span_words(first: datetime | None, last: datetime | None) -> str:
    """From when to when, in days: "6 to 9 Nov 2025", "6 Nov 2025"; "" where nothing is known."""
    known = [at.astimezone(UTC) for at in (first, last) if at is not None]
    if not known:
        return ""
    begin, end = known[0], known[-1]
    if begin.date() == end.date():
        return day_words(end)
    if (begin.year, begin.month) == (end.year, end.month):
        return f"{begin.day} to {day_words(end)}"
    return f"{day_words(begin)} to {day_words(end)}"
