"""Full-text search with filters, and what it shows of what it found."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select

from firsthand.desk.answers import ALL, Filters, Hit
from firsthand.desk.columns import AnyRow
from firsthand.desk.filtering import (
    Few,
    Found,
    claims_passing,
    reports_passing,
    reports_within,
    said_by,
    statements_passing,
)
from firsthand.desk.indexes import INDEXED, Index, Kind, index_of, spans_of
from firsthand.desk.queries import Part, parts_of
from firsthand.desk.tables import claims, reports, statements
from firsthand.model import Span, Standing

_LOOKED_AT = 1000
"""So many of the latest that match are ranked: a word that is everywhere costs no more than a rare one."""

_OPENED = 300
"""The same where each of them must be opened to see whether a statement in it passes."""

_MANY = 10_000

_BEFORE, _AFTER = 90, 190
"""Characters of a report shown before and after the first word found."""

_TABLES = {Kind.REPORTS: reports, Kind.STATEMENTS: statements, Kind.CLAIMS: claims}

_PASSING = {Kind.REPORTS: reports_passing, Kind.STATEMENTS: statements_passing, Kind.CLAIMS: claims_passing}

_COLUMNS: dict[Kind, tuple[ColumnElement[Any], ...]] = {
    Kind.REPORTS: (reports.c.seq, reports.c.id, reports.c.title, reports.c.publisher, reports.c.published),
    Kind.STATEMENTS: (
        *(statements.c.seq, statements.c.statement, statements.c.report, statements.c.claim, statements.c.speaker),
        *(reports.c.title, reports.c.publisher, reports.c.published),
    ),
    Kind.CLAIMS: (claims.c.seq, claims.c.id, claims.c.standing, claims.c.last),
}


def search(connection: Connection, query: str, kind: Kind, filters: Filters, limit: int, offset: int) -> list[Hit]:
    """What matches a query and passes the filters: the best of the latest thousand (of reports by what is said in them, of
    the latest three hundred), the best first. Never raises for a
    query, whatever stands in it; one of other signs finds nothing, an empty one all that the filters let pass, the last
    added first."""
    parts = parts_of(query)
    if not parts:
        return [] if query.strip() or filters == ALL else _listed(connection, kind, filters, limit, offset)
    index = index_of(connection)
    found = _found(index, kind, parts, filters, _wide(connection, filters), _few(connection, filters))
    rows = list(connection.execute(found.limit(limit).offset(offset)))
    marked = index.marked(kind, [row.seq for row in rows], parts)
    return [_hit(kind, row, marked[row.seq]) for row in rows]


def _listed(connection: Connection, kind: Kind, filters: Filters, limit: int, offset: int) -> list[Hit]:
    """All that passes the filters, the last added first."""
    table = _TABLES[kind]
    passing = _PASSING[kind](select(table.c.seq), filters, None, _few(connection, filters))
    found = passing.order_by(table.c.seq.desc()).limit(limit).offset(offset).subquery("found")
    query = select(*_COLUMNS[kind], *(table.c[name].label(f"{name}_shown") for name in INDEXED[kind]))
    query = _with_reports(kind, query.join(found, found.c.seq == table.c.seq)).order_by(table.c.seq.desc())
    rows = connection.execute(query)
    return [_hit(kind, row, tuple(row._mapping[f"{name}_shown"] or "" for name in INDEXED[kind])) for row in rows]


def _with_reports(kind: Kind, query: Select[Any]) -> Select[Any]:
    return query.join(reports, reports.c.id == statements.c.report) if kind is Kind.STATEMENTS else query


def _wide(connection: Connection, filters: Filters) -> bool:
    """Whether so many reports are of the times asked for that it is quicker to look at each than to list them."""
    if filters.since is None and filters.until is None:
        return False
    return int(connection.execute(reports_within(filters, _MANY)).scalar_one()) == _MANY


def _few(connection: Connection, filters: Filters) -> Few | None:
    """What the filters ask for that only few statements or claims have, if anything."""
    for few in Few:
        counted = said_by(filters, few, _MANY)
        if counted is not None and int(connection.execute(counted).scalar_one()) < _MANY:
            return few
    return None


def _found(
    index: Index, kind: Kind, parts: Sequence[Part], filters: Filters, wide: bool, few: Few | None
) -> Select[Any]:
    def passing(query: Select[Any], seq: ColumnElement[Any]) -> Select[Any]:
        return _PASSING[kind](query, filters, Found(seq, wide), few)

    table = _TABLES[kind]
    by_said = filters.speaker is None and few is None and (filters.act or filters.standing) is not None
    opened = kind is Kind.REPORTS and by_said
    best = index.latest(table, kind, parts, passing, _OPENED if opened else _LOOKED_AT)
    found = best.subquery("best")
    query = _with_reports(kind, select(*_COLUMNS[kind]).join(found, found.c.seq == table.c.seq))
    return query.order_by(found.c.rank, table.c.seq.desc())


def _hit(kind: Kind, row: AnyRow, marked: tuple[str, ...]) -> Hit:
    if kind is Kind.REPORTS:
        shown, start, spans = _shown(*marked)
        told = {"start": start, "title": row.title, "report": row.id, "publisher": row.publisher, "at": row.published}
        return Hit(kind, row.id, shown, spans, **told)
    shown, spans = spans_of(marked[0])
    if kind is Kind.CLAIMS:
        return Hit(kind, row.id, shown, spans, claim=row.id, standing=Standing(row.standing), at=row.last)
    told = {
        "title": row.title,
        "report": row.report,
        "claim": row.claim,
        "publisher": row.publisher,
        "at": row.published,
    }
    return Hit(kind, f"{row.report}/{row.statement}", shown, spans, speaker=row.speaker, **told)


def _shown(title: str, body: str) -> tuple[str, int, tuple[Span, ...]]:
    """The piece of a report around the first word found, where it starts in the full text, and the words found in it."""
    marked = f"{title}\n\n{body}" if title else body
    plain, spans = spans_of(marked)
    # A word found in the text says more than one in the title, which is shown anyway.
    offset = len(plain) - len(spans_of(body)[0])
    first = next((span for span in spans if span[0] >= offset), spans[0] if spans else (0, 0))
    low, high = offset if first[0] >= offset else 0, len(plain)
    start, end = max(low, first[0] - _BEFORE), min(high, first[1] + _AFTER)
    if start > low:
        start = plain.find(" ", start, first[0]) + 1 or start
    if end < high:
        end = plain.rfind(" ", first[1], end) if plain.rfind(" ", first[1], end) > 0 else end
    inside = tuple((a - start, b - start) for a, b in spans if start <= a and b <= end)
    return plain[start:end], start, inside
