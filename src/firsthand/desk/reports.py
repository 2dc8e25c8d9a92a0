"""Reports and their readings, in rows and out of them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, or_, select

from firsthand.desk.answers import ReportHead
from firsthand.desk.columns import AnyRow, storable, written
from firsthand.desk.tables import copies, raws, readings, reports, statements
from firsthand.errors import NotOnDesk
from firsthand.model import Copy, Reading, Report, Statement
from firsthand.serial.lines import line_of
from firsthand.serial.readings import reading_of, reading_shape
from firsthand.serial.traces import copy_of as copy_from
from firsthand.text.hashing import id_of, sha256_of_text

_UNFIT = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_LONGEST_ID = 200


def identity(report: Report) -> str:
    """A hash that is the same for the same report: the same text at the same URL; or, without a URL, with the same
    publisher and time."""
    if report.url:
        return sha256_of_text(line_of([report.url, report.full_text]))
    published = written(report.published) if report.published else None
    return sha256_of_text(line_of([report.publisher, published, report.title, report.text]))


def free_id(connection: Connection, report: Report, of: str) -> str:
    """The report's id where no other report has it, else one that follows from it and from what the report is."""
    id = report.id
    if not id or len(id) > _LONGEST_ID or _UNFIT.search(id):
        id = id_of(report.full_text)
    taken = connection.execute(select(reports.c.id).where(reports.c.id == id)).first()
    return f"{id}-{of[:8]}" if taken else id


def row_of(report: Report) -> dict[str, Any]:
    """A report's columns, but those that only the desk knows. What columns cannot hold stands in `exact` as well."""
    texts = {"title": report.title, "text": report.text, "publisher": report.publisher, "url": report.url}
    texts |= {"language": report.language}
    fit = {name: value if value is None else storable(value) for name, value in texts.items()}
    return {"id": report.id, "published": report.published, **fit, "exact": texts if fit != texts else None}


REPORT = (
    *(reports.c.id, reports.c.title, reports.c.text, reports.c.publisher, reports.c.url, reports.c.published),
    *(reports.c.language, reports.c.raw, reports.c.exact),
)
"""The columns that make a report."""


def report_of(row: AnyRow) -> Report:
    """A report from its columns."""
    report = Report(row.id, row.text, row.title, row.publisher, row.url, row.published, row.language, row.raw)
    return replace(report, **row.exact) if row.exact else report


def report(connection: Connection, id: str) -> Report:
    """The report with this id. Raises NotOnDesk."""
    row = connection.execute(select(*REPORT).where(reports.c.id == id)).first()
    if row is None:
        raise NotOnDesk("there is no such report on the desk", id)
    return report_of(row)


def reports_by_id(connection: Connection, ids: Sequence[str]) -> list[Report]:
    """The reports with these ids that there are, in the order asked."""
    rows = connection.execute(select(*REPORT).where(reports.c.id.in_(set(ids))))
    there = {row.id: report_of(row) for row in rows}
    return [there[id] for id in ids if id in there]


_HEAD = (
    *(reports.c.id, reports.c.title, func.substr(reports.c.text, 1, 120).label("opening"), reports.c.publisher),
    *(reports.c.published, reports.c.url, reports.c.language),
)


def heads(connection: Connection, ids: Sequence[str]) -> dict[str, ReportHead]:
    """What lists show of reports, by id."""
    rows = connection.execute(select(*_HEAD).where(reports.c.id.in_(set(ids))))
    return {row.id: _head(row) for row in rows}


def _head(row: AnyRow) -> ReportHead:
    title = row.title or row.opening.strip().partition("\n")[0]
    return ReportHead(row.id, title, row.publisher, row.published, row.url, row.language)


def shape_of(reading: Reading) -> dict[str, Any]:
    """A reading as the desk keeps it: without its report, but with all that the public shape leaves out or rounds."""
    shape = reading_shape(reading)
    del shape["report"]
    for kept, statement in zip(shape["statements"], reading.statements, strict=True):
        kept["confidence"] = statement.confidence
        if statement.medium:
            kept["medium"] = list(statement.medium)
    return shape


_NO_REPORT = reading_shape(Reading(Report("", "")))["report"]


def reading_from(shape: dict[str, Any], report: Report) -> Reading:
    """The reading of a report from what the desk keeps."""
    reading = reading_of({**shape, "report": _NO_REPORT})
    told = zip(shape["statements"], reading.statements, strict=True)
    return replace(reading, report=report, statements=tuple(_with_medium(*each) for each in told))


def _with_medium(shape: dict[str, Any], statement: Statement) -> Statement:
    start, end = shape.get("medium", (None, None))
    return statement if start is None else replace(statement, medium=(start, end))


def reading(connection: Connection, id: str) -> Reading:
    """The current reading of a report. Raises NotOnDesk."""
    of = report(connection, id)
    query = select(readings.c.shape).where(readings.c.report == id, readings.c.current)
    shape = connection.execute(query).scalar()
    if shape is None:
        raise NotOnDesk("this report has not been read", id)
    return reading_from(shape, of)


def current_readings(connection: Connection, ids: Sequence[str]) -> dict[str, Reading]:
    """The current readings of those of these reports that there are, by id."""
    shapes = select(readings.c.shape, *REPORT).join(readings, readings.c.report == reports.c.id)
    rows = connection.execute(shapes.where(reports.c.id.in_(set(ids)), readings.c.current))
    return {row.id: reading_from(row.shape, report_of(row)) for row in rows}


def read_by_others(connection: Connection, model_sha256: str, limit: int) -> list[str]:
    """The ids of reports whose current reading other weights made, the first read first; those that cannot be read left out."""
    model = readings.c.model_sha256
    others = or_(model < model_sha256, model > model_sha256, model.is_(None))  # ranges, as an index finds them
    query = select(readings.c.report).where(readings.c.current, others, readings.c.reason.is_(None))
    return list(connection.execute(query.order_by(readings.c.seq).limit(limit)).scalars())


def readings_of(connection: Connection, id: str) -> list[tuple[datetime, Reading]]:
    """All readings ever made of a report, with when, the oldest first. Raises NotOnDesk."""
    of = report(connection, id)
    query = select(readings.c.made, readings.c.shape).where(readings.c.report == id).order_by(readings.c.seq)
    return [(row.made, reading_from(row.shape, of)) for row in connection.execute(query)]


def raw(connection: Connection, id: str) -> bytes:
    """The bytes that a report came as. Raises NotOnDesk."""
    query = select(raws.c.data).join(reports, reports.c.raw == raws.c.sha256).where(reports.c.id == id)
    data = connection.execute(query).scalar()
    if data is None:
        raise NotOnDesk("there is no such report on the desk", id)
    return bytes(data)


def versions(connection: Connection, id: str) -> list[str]:
    """The ids of all reports that stood at this one's URL, in the order in which they came; at least its own."""
    url = report(connection, id).url
    if not url:
        return [id]
    query = select(reports.c.id).where(reports.c.url == storable(url)).order_by(reports.c.seq)
    return list(connection.execute(query).scalars())


def copies_about(connection: Connection, id: str, limit: int | None = None) -> list[Copy]:
    """What a report copies, and what copies it: its own row first, then the others by report; so many of them, if asked."""
    query = select(copies.c.shape).where((copies.c.report == id) | (copies.c.of == id))
    rows = connection.execute(query.order_by(copies.c.report != id, copies.c.report).limit(limit))
    return [copy_from(row.shape) for row in rows]


def copies_of(connection: Connection, ids: Sequence[str]) -> dict[str, Copy]:
    """What those of these reports that copy another copy, by id."""
    rows = connection.execute(select(copies.c.report, copies.c.shape).where(copies.c.report.in_(set(ids))))
    return {row.report: copy_from(row.shape) for row in rows}


def reports_by(connection: Connection, publisher: str, limit: int, offset: int) -> list[ReportHead]:
    """What lists show of a publisher's reports, the last added first."""
    query = select(*_HEAD).where(reports.c.publisher == storable(publisher)).order_by(reports.c.seq.desc())
    return [_head(row) for row in connection.execute(query.limit(limit).offset(offset))]


def claims_of_report(connection: Connection, id: str) -> dict[str, str]:
    """The claim of each statement of a report that belongs to one, by the statement's id."""
    query = select(statements.c.statement, statements.c.claim)
    rows = connection.execute(query.where(statements.c.report == id, statements.c.claim.is_not(None)))
    return {row.statement: row.claim for row in rows}
