"""What all shapes share: one line of JSON that UTF-8 can hold, times in UTC, numbers without needless decimals."""

import json
from datetime import UTC, datetime
from typing import Any


def line_of(shape: Any) -> str:
    """The shape as one line of JSON, without its line end, that can always be written as UTF-8.

    Raises ValueError for a number that JSON does not have (infinity, not a number).
    """
    line = json.dumps(shape, ensure_ascii=False, allow_nan=False)
    # Half a surrogate pair is a string in Python and an escape in JSON, but no UTF-8.
    return line if line.isascii() or _is_encodable(line) else json.dumps(shape, allow_nan=False)


def _is_encodable(line: str) -> bool:
    try:
        line.encode()
    except UnicodeEncodeError:
        return False
    return True


def moment(time: datetime) -> str:
    """A time with its zone as JSON has it: ISO 8601 in UTC, ending in Z."""
    return time.astimezone(UTC).isoformat().replace("+00:00", "Z")


def time_of(written: str | None) -> datetime | None:
    """The time that `moment` wrote; None for none. Raises ValueError for another text."""
    return datetime.fromisoformat(written) if written else None


def number(value: float) -> float | int:
    """A number as JSON has it: whole ones without decimals."""
    return int(value) if float(value).is_integer() else value
