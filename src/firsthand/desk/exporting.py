"""A desk as JSON lines, and a desk from them: row by row, so that it is the same desk to the last character.

What follows from other rows is made anew. Who may log in, with what and since when, stays with the desk it belongs to.
"""

import base64
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, TextIO

from sqlalchemy import Column, Connection, LargeBinary, Table, func, insert, select
from sqlalchemy.exc import SQLAlchemyError

from firsthand.desk import tables
from firsthand.desk.columns import Moment, PackedBytes, written
from firsthand.desk.database import streamed
from firsthand.desk.deriving import derive
from firsthand.errors import DeskError, InputError
from firsthand.serial.lines import line_of
from firsthand.text.hashing import sha256_of_text

SCHEMA = "firsthand/desk/1"
"""The name of the shape; it changes when the shape does."""

_KEPT = (
    *(
        tables.raws,
        tables.reports,
        tables.readings,
        tables.statements,
        tables.claims,
        tables.settled,
        tables.origins,
        tables.links,
    ),
    *(tables.stories, tables.merges, tables.copies, tables.figures, tables.cards, tables.judgements, tables.audit),
)
"""The tables that are written, in an order in which no row needs one that comes later."""

_BY_NAME = {table.name: table for table in _KEPT}
_AT_A_TIME = 200


def export(connection: Connection, out: TextIO) -> int:
    """Write all lines of a desk: its schema, its rows, and at last how many there are and a hash of all; the number of rows."""
    total, digest = 0, ""
    out.write(line_of({"schema": SCHEMA}) + "\n")
    for line in _lines(connection):
        out.write(line + "\n")
        total, digest = total + 1, sha256_of_text(digest + line)
    out.write(line_of({"rows": total, "sha256": digest}) + "\n")
    return total


def _lines(connection: Connection) -> Iterator[str]:
    for table in _KEPT:
        for row in streamed(connection, select(table).order_by(*table.primary_key.columns)):
            values = zip(table.columns, row, strict=True)
            yield line_of({"table": table.name, **{each.name: _plain(each, value) for each, value in values}})


def _plain(column: Column[Any], value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return written(value) if isinstance(value, datetime) else value


def import_lines(connection: Connection, lines: Iterable[str]) -> int:
    """Fill an empty desk with what `export` wrote; the number of rows. Raises DeskError for a desk that is not empty, and
    InputError for lines that are damaged, cut short or of something else."""
    for table in (tables.audit, tables.reports):
        if connection.execute(select(func.count()).select_from(table)).scalar_one():
            raise DeskError("it is not empty", "this desk", "import into a new one")
    waiting: list[dict[str, Any]] = []
    of: Table | None = None
    total = 0
    for table_, row in _rows(lines):
        if waiting and (table_ is not of or len(waiting) >= _AT_A_TIME):
            _insert(connection, of, waiting)
            waiting = []
        of = table_
        waiting.append(row)
        total += 1
    _insert(connection, of, waiting)
    derive(connection)
    return total


def _insert(connection: Connection, table: Table | None, rows: list[dict[str, Any]]) -> None:
    if table is None or not rows:
        return
    try:
        connection.execute(insert(table), rows)
    except (SQLAlchemyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(f"rows of {table.name} do not fit together", "this export", _REMEDY) from error


_REMEDY = "export the desk again"


def _rows(lines: Iterable[str]) -> Iterator[tuple[Table, dict[str, Any]]]:
    """The rows of an export, each with its table; the first and the last line are looked at and kept back."""
    total, digest, ended = 0, "", False
    for number, line in enumerate(map(str.rstrip, lines), 1):
        where = f"line {number} of the export"
        shape = _shape(line, where)
        if number == 1:
            if shape.get("schema") != SCHEMA:
                raise InputError(
                    f"its schema is {shape.get('schema')!r}, not {SCHEMA!r}", where, "give what export wrote"
                )
        elif "rows" in shape:
            if (shape["rows"], shape.get("sha256")) != (total, digest):
                raise InputError("lines are missing or changed", "this export", _REMEDY)
            ended = True
        else:
            yield _row(shape, where)
            total, digest = total + 1, sha256_of_text(digest + line)
    if not ended:
        raise InputError("it ends too early", "this export", _REMEDY)


def _shape(line: str, where: str) -> dict[str, Any]:
    try:
        shape = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"this is no JSON ({error})", where, _REMEDY) from error
    if not isinstance(shape, dict):
        raise InputError("this is no object", where, _REMEDY)
    return shape


def _row(shape: dict[str, Any], where: str) -> tuple[Table, dict[str, Any]]:
    table = _BY_NAME.get(str(shape.pop("table", "")))
    if table is None or shape.keys() != set(table.columns.keys()):
        raise InputError("this is no row of a desk", where, _REMEDY)
    try:
        return table, {each.name: _value(each, shape[each.name]) for each in table.columns}
    except (TypeError, ValueError) as error:
        raise InputError(f"this row makes no sense ({error})", where, _REMEDY) from error


def _value(column: Column[Any], plain: Any) -> Any:
    """A value from JSON."""
    if plain is not None and isinstance(column.type, LargeBinary | PackedBytes):
        return base64.b64decode(plain, validate=True)
    return datetime.fromisoformat(plain) if plain is not None and isinstance(column.type, Moment) else plain
