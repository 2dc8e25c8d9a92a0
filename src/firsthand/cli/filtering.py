"""The filters that options ask for."""

from argparse import Namespace
from datetime import UTC, datetime, time, timedelta

from firsthand.desk import Filters
from firsthand.errors import SettingError
from firsthand.intake.times import published_from
from firsthand.model import Act, Standing

_DAY = len("2025-03-12")


def filters_from(options: Namespace) -> Filters:
    """What `--standing`, `--speaker`, `--since` and their like ask for. Raises SettingError for what is no time."""
    return Filters(
        story=options.story,
        standing=Standing(options.standing) if options.standing else None,
        speaker=options.speaker,
        publisher=options.publisher,
        act=Act(options.act) if options.act else None,
        since=_time(options.since, "--since") if options.since else None,
        until=_end(options.until) if options.until else None,
    )


def _time(written: str, option: str) -> datetime:
    try:
        return published_from(written).astimezone(UTC)
    except ValueError as error:
        raise SettingError(
            f"{written!r} is no time", option, "write it like 2025-03-12 or 2025-03-12T06:00Z"
        ) from error


def _end(written: str) -> datetime:
    """The time itself, or the last moment of the day where a day is all that is given."""
    given = _time(written, "--until")
    is_day = len(written.strip()) <= _DAY and given.time() == time(0)
    return given + timedelta(days=1) - timedelta(microseconds=1) if is_day else given
