"""The kinds of columns of a desk, the same in SQLite and PostgreSQL."""

import json
import zlib
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, Dialect, Integer, LargeBinary, Row, Text
from sqlalchemy.types import TypeDecorator

from firsthand.serial.lines import line_of

# Code points order texts in Python and SQLite; PostgreSQL would follow its locale.
Word = Text().with_variant(Text(collation="C"), "postgresql")
"""A text that is compared and ordered by code points."""

Number = Integer().with_variant(BigInteger(), "postgresql")
"""A whole number of up to 64 bits."""

AnyRow = Row[*tuple[Any, ...]]
"""A row of whatever columns."""

_UNSTORABLE = {**dict.fromkeys((0, 2, 3), " "), **dict.fromkeys(range(55296, 57344), "�")}
# PostgreSQL has no NUL, UTF-8 no half surrogates, and 2 and 3 mark what a search found.


def storable(text: str) -> str:
    """The text with each character that a column cannot hold replaced by one that it can: every offset stays."""
    return text.translate(_UNSTORABLE)


class Moment(TypeDecorator[datetime]):
    """A time with its zone, kept as a text in UTC with all microseconds, so that texts sort as times do."""

    impl = Word
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """The time as it is kept."""
        return None if value is None else written(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """The time from what is kept."""
        return moment_of(value)


def written(time: datetime) -> str:
    """A time as a `Moment` column keeps it: 2025-03-12T05:10:00.000000Z."""
    return time.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def moment_of(kept: str | None) -> datetime | None:
    """The time from what `written` made of it; None for none."""
    return None if kept is None else datetime.fromisoformat(kept)


class Packed(TypeDecorator[Any]):
    """A shape of JSON, compressed: about a fifth of its size, for a fifth of a millisecond."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Any | None, dialect: Dialect) -> bytes | None:
        """The shape as it is kept."""
        return None if value is None else zlib.compress(line_of(value).encode(), 3)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Any | None:
        """The shape from what is kept."""
        return None if value is None else json.loads(zlib.decompress(value))


class PackedBytes(TypeDecorator[bytes]):
    """Bytes, compressed."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        """The bytes as they are kept."""
        return None if value is None else zlib.compress(value, 3)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> bytes | None:
        """The bytes from what is kept."""
        return None if value is None else zlib.decompress(value)
