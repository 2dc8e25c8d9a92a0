"""What follows from other rows: facets of claims, keys of cards, counts of speakers, and the indexes of the search."""

import json

from sqlalchemy import Connection, insert, select, text

from firsthand.desk.columns import storable
from firsthand.desk.faceting import enter_claims
from firsthand.desk.indexes import Kind, index_of
from firsthand.desk.tables import card_keys, cards, claims, reports, statements

_AT_A_TIME = 500

_COUNT_SPEAKERS = text(
    "INSERT INTO speakers (name, kind, statements) "
    "SELECT statements.speaker, statements.kind, counted.many FROM statements JOIN ("
    "SELECT max(seq) AS seq, count(*) AS many FROM statements WHERE speaker IS NOT NULL GROUP BY speaker"
    ") AS counted ON counted.seq = statements.seq"
)


def derive(connection: Connection) -> None:
    """Make all of it, on a desk that has none of it yet."""
    connection.execute(_COUNT_SPEAKERS)
    ids = list(connection.execute(select(claims.c.id).order_by(claims.c.seq)).scalars())
    for start in range(0, len(ids), _AT_A_TIME):
        enter_claims(connection, ids[start : start + _AT_A_TIME])
    _keys(connection)
    index = index_of(connection)
    for kind, table in ((Kind.REPORTS, reports), (Kind.STATEMENTS, statements), (Kind.CLAIMS, claims)):
        rows = list(connection.execute(select(table.c.seq).order_by(table.c.seq)).scalars())
        for start in range(0, len(rows), _AT_A_TIME):
            index.enter(kind, rows[start : start + _AT_A_TIME])


def _keys(connection: Connection) -> None:
    for row in list(connection.execute(select(cards.c.seq, cards.c.shelf, cards.c.found_by).order_by(cards.c.seq))):
        keys = dict.fromkeys(map(storable, json.loads(row.found_by)))
        if keys:
            rows = [{"shelf": row.shelf, "key": key, "card": row.seq} for key in keys]
            connection.execute(insert(card_keys), rows)
