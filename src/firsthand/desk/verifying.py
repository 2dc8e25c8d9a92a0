"""Proving a desk whole: the chain of the log, the bytes behind every report, and that both tell of the same."""

from collections.abc import Callable, Iterator
from zlib import error as ZlibError

from sqlalchemy import Connection, Table, func, select
from sqlalchemy.exc import DBAPIError

from firsthand.desk.answers import Event, Fault, Verification
from firsthand.desk.auditing import BEGINNING, chained
from firsthand.desk.database import streamed
from firsthand.desk.judging import judgement_shape
from firsthand.desk.memory import judgement_of
from firsthand.desk.reports import REPORT, identity, report_of
from firsthand.desk.tables import audit, judgements, raws, readings, reports
from firsthand.serial.lines import line_of
from firsthand.text.hashing import sha256, sha256_of_text

Faults = Iterator[Fault]


def added(identity: str, raw: str) -> str:
    """What the log says of a report that was added: the hash of what it is, and that of its bytes."""
    return f"{identity} from bytes {raw}"


def verify(connection: Connection) -> Verification:
    """Look at everything that can be proven, and say what is not as it was kept."""
    checks = (_file, _log, _raws, _reports, _readings, _judgements)
    faults = [fault for check in checks for fault in _guarded(check, connection)]
    entries, kept, bytes_ = (_count(connection, table) for table in (audit, reports, raws))
    head = connection.execute(select(audit.c.hash).order_by(audit.c.seq.desc()).limit(1)).scalar() or BEGINNING
    return Verification(entries, kept, bytes_, head, tuple(faults))


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _guarded(check: Callable[[Connection], Faults], connection: Connection) -> Faults:
    """The faults that a check finds; one more where the database cannot even be read, or what it gives makes no sense."""
    try:
        yield from check(connection)
    except (DBAPIError, ValueError, KeyError, TypeError, ZlibError) as error:
        what = str(getattr(error, "orig", None) or error).strip().partition("\n")[0]
        yield Fault(f"desk:{check.__name__.strip('_')}", f"it cannot be read ({what})")


def _file(connection: Connection) -> Faults:
    """SQLite's own look at its file, and rows that lead nowhere."""
    if connection.dialect.name != "sqlite":
        return
    for (said,) in connection.exec_driver_sql("PRAGMA quick_check(20)"):
        if said != "ok":
            yield Fault("desk:file", str(said).replace("\n", " "))
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Fault(f"desk:{row[0]}", f"row {row[1]} belongs to something that is not there, in {row[2]}")


def _log(connection: Connection) -> Faults:
    before, expected = BEGINNING, 1
    for row in streamed(connection, select(audit).order_by(audit.c.seq)):
        if row.seq != expected:
            yield Fault(f"audit:{row.seq}", f"entries {expected} to {row.seq - 1} are missing")
        elif chained(before, row.seq, row.at, row.who, row.event, row.subject, row.detail) != row.hash:
            yield Fault(f"audit:{row.seq}", "the entry, or the one before it, is not what was written")
        before, expected = row.hash, row.seq + 1


def _raws(connection: Connection) -> Faults:
    for row in streamed(connection, select(raws.c.sha256, raws.c.data)):
        if sha256(row.data) != row.sha256:
            yield Fault(f"raw:{row.sha256}", "the bytes are not those that came in")


def _reports(connection: Connection) -> Faults:
    """Each report against the log's entry of it: both must be there, and say the same."""
    told = select(audit.c.subject, audit.c.detail).where(audit.c.event == Event.ADDED).order_by(audit.c.seq)
    expected = {row.subject: row.detail for row in connection.execute(told)}
    for row in streamed(connection, select(*REPORT).order_by(reports.c.seq)):
        name = f"report:{row.id}"
        said = expected.pop(name, None)
        if said is None:
            yield Fault(name, "the log does not know of it")
        elif said != added(identity(report_of(row)), row.raw):
            yield Fault(name, "it is not what was added")
    for name in expected:
        yield Fault(name, "the log knows of it, but it is gone")
    unfounded = select(reports.c.id).where(reports.c.raw.not_in(select(raws.c.sha256)))
    for id in connection.execute(unfounded).scalars():
        yield Fault(f"report:{id}", "its bytes are gone")


def _readings(connection: Connection) -> Faults:
    for row in streamed(connection, select(readings.c.report, readings.c.digest, readings.c.shape)):
        if sha256_of_text(line_of(row.shape)) != row.digest:
            yield Fault(f"report:{row.report}", "a reading of it is not what was kept")


def _judgements(connection: Connection) -> Faults:
    """Each judgement against the last that the log says of it."""
    events = audit.c.event.in_([Event.JUDGED, Event.UNDONE])
    said = {row.detail for row in connection.execute(select(audit.c.detail).where(events))}
    for row in connection.execute(select(judgements)):
        if line_of(judgement_shape(judgement_of(row))) not in said:
            yield Fault(f"judgement:{row.id}", "it is not what the log says of it")
