"""Statements of current readings as rows, so that they can be searched, counted and filtered by."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, literal_column, select, text, update

from firsthand.desk import faceting
from firsthand.desk.answers import Hit
from firsthand.desk.columns import storable
from firsthand.desk.indexes import Index, Kind
from firsthand.desk.tables import reports, speakers, statements
from firsthand.model import Reading

_COUNT = text(
    "INSERT INTO speakers (name, kind, statements) VALUES (:name, :kind, :many) "
    "ON CONFLICT (name) DO UPDATE SET statements = speakers.statements + excluded.statements, kind = excluded.kind"
)

_DISCOUNT = (
    update(speakers)
    .where(speakers.c.name == bindparam("of_name"))
    .values(statements=speakers.c.statements - bindparam("many"))
)


def put(connection: Connection, index: Index, reading: Reading) -> None:
    """Keep a reading's statements in place of those of the report's former reading."""
    _leave(connection, index, reading.report.id)
    first = int(connection.execute(select(func.max(statements.c.seq))).scalar() or 0) + 1
    of = connection.execute(select(reports.c.seq).where(reports.c.id == reading.report.id)).scalar_one()
    rows = list(rows_of(reading, of, first))
    if not rows:
        return
    connection.execute(insert(statements), rows)
    index.enter(Kind.STATEMENTS, [row["seq"] for row in rows])
    said = Counter((row["speaker"], row["kind"]) for row in rows if row["speaker"])
    if said:
        counted = [{"name": name, "kind": kind, "many": many} for (name, kind), many in said.items()]
        connection.execute(_COUNT, counted)


def _leave(connection: Connection, index: Index, report: str) -> None:
    of = statements.c.report == report
    old = list(connection.execute(select(statements.c.seq, statements.c.speaker, statements.c.claim).where(of)))
    if not old:
        return
    index.leave(Kind.STATEMENTS, [row.seq for row in old])
    said = Counter(row.speaker for row in old if row.speaker)
    if said:
        connection.execute(_DISCOUNT, [{"of_name": name, "many": many} for name, many in said.items()])
        connection.execute(delete(speakers).where(speakers.c.name.in_(set(said)), speakers.c.statements <= 0))
    connection.execute(delete(statements).where(of))
    faceting.renew(connection, {row.claim for row in old if row.claim})


def rows_of(reading: Reading, report_seq: int, first: int) -> Iterator[dict[str, Any]]:
    """The rows of a reading's statements, numbered from `first`; they belong to no claim yet."""
    text, parties = reading.report.full_text, {entity.id: entity for entity in reading.entities}
    for seq, statement in enumerate(reading.statements, first):
        speaker = parties.get(statement.speaker) if statement.speaker else None
        content = " ".join(text[start:end] for start, end in statement.content)
        yield {
            "seq": seq,
            "report": reading.report.id,
            "report_seq": report_seq,
            "statement": statement.id,
            "claim": None,
            "speaker": storable(speaker.name) if speaker else None,
            "kind": speaker.kind if speaker else None,
            "act": statement.act,
            "narrated": statement.narrated,
            "confidence": statement.confidence,
            "text": storable(content),
        }


def open_questions(connection: Connection, story: str, limit: int) -> list[Hit]:
    """What the reports of a story say is not known, the latest first."""
    query = (
        select(statements, reports.c.title, reports.c.publisher, reports.c.published)
        .join(reports, reports.c.id == statements.c.report)
        .where(reports.c.story == story, statements.c.narrated, statements.c.act == literal_column("'doubt'"))
        .order_by(reports.c.published.is_(None), reports.c.published.desc(), statements.c.seq)
    )
    return [
        Hit(
            kind=Kind.STATEMENTS,
            id=f"{row.report}/{row.statement}",
            text=row.text,
            spans=(),
            title=row.title,
            report=row.report,
            claim=row.claim,
            publisher=row.publisher,
            at=row.published,
        )
        for row in connection.execute(query.limit(limit))
    ]
