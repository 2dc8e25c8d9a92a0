"""The log: entries are only added, and each holds in its hash the hash of the one before it."""

from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, select

from firsthand.desk.answers import AuditEntry
from firsthand.desk.columns import AnyRow, storable, written
from firsthand.desk.tables import audit
from firsthand.serial.lines import line_of
from firsthand.text.hashing import sha256_of_text

BEGINNING = "0" * 64
"""The hash before the first entry."""


class Log:
    """Adds to the log within one transaction, in the name of one person or process."""

    def __init__(self, connection: Connection, who: str) -> None:
        self._connection, self.who = connection, storable(who)
        last = connection.execute(select(audit.c.seq, audit.c.hash).order_by(audit.c.seq.desc()).limit(1)).first()
        self.seq: int = last.seq if last else 0
        self._hash: str = last.hash if last else BEGINNING
        self._waiting: list[dict[str, object]] = []

    def add(self, event: str, subject: str, detail: str = "") -> int:
        """Say that something happened; the number of the entry. It is written with the next `flush`."""
        at, told = datetime.now(UTC), (storable(event), storable(subject), storable(detail))
        self.seq += 1
        self._hash = chained(self._hash, self.seq, at, self.who, *told)
        entry = dict(zip(("event", "subject", "detail"), told, strict=True))
        self._waiting.append({"seq": self.seq, "at": at, "who": self.who, **entry, "hash": self._hash})
        return self.seq

    def flush(self) -> None:
        """Write what was said since the last time."""
        if self._waiting:
            self._connection.execute(insert(audit), self._waiting)
            self._waiting = []


def chained(before: str, seq: int, at: datetime, who: str, event: str, subject: str, detail: str) -> str:
    """The hash of an entry that follows one with the hash `before`."""
    return sha256_of_text(line_of([before, seq, written(at), who, event, subject, detail]))


def entry_of(row: AnyRow) -> AuditEntry:
    """An entry from its row."""
    return AuditEntry(row.seq, row.at, row.who, row.event, row.subject, row.detail, row.hash)


def entries(
    connection: Connection,
    after: int = 0,
    before: int | None = None,
    limit: int | None = 100,
    subject: str | None = None,
) -> list[AuditEntry]:
    """Entries with numbers between `after` and `before`, neither included, oldest first; about one subject, if given.

    With `before` the last `limit` ones, else the first.
    """
    query = select(audit).where(audit.c.seq > after)
    if before is not None:
        query = query.where(audit.c.seq < before)
    if subject is not None:
        query = query.where(audit.c.subject == subject)
    query = query.order_by(audit.c.seq if before is None else audit.c.seq.desc()).limit(limit)
    return sorted(map(entry_of, connection.execute(query)), key=lambda entry: entry.seq)


def last(connection: Connection) -> int:
    """The number of the last entry, 0 for none."""
    return int(connection.execute(select(func.max(audit.c.seq))).scalar() or 0)
