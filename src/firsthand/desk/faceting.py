"""Facets: the speakers, publishers and acts of a claim's statements, by which claims are found, the newest first."""

from collections.abc import Collection

from sqlalchemy import Connection, TextClause, bindparam, delete, select, text

from firsthand.desk.tables import claims, facets

_FACETS = {"speaker": "statements.speaker", "act": "statements.act", "publisher": "reports.publisher"}


def _entering(column: str) -> TextClause:
    """Enters the facets of all statements whose column is one of `those` and that have a claim."""
    each = (
        f"SELECT '{facet}' AS facet, {value} AS value, claims.seq AS claim "
        "FROM statements JOIN reports ON reports.id = statements.report JOIN claims ON claims.id = statements.claim "
        f"WHERE {column} IN :those AND {value} IS NOT NULL"
        for facet, value in _FACETS.items()
    )
    entering = f"INSERT INTO facets (facet, value, claim) {' UNION '.join(each)} ON CONFLICT DO NOTHING"
    return text(entering).bindparams(bindparam("those", expanding=True))


_OF_CLAIMS, _OF_REPORTS = _entering("statements.claim"), _entering("statements.report")

_TAKE_OVER = text(
    "INSERT INTO facets (facet, value, claim) SELECT old.facet, old.value, claims.seq "
    "FROM facets AS old JOIN claims ON claims.id = :into "
    "WHERE old.claim = (SELECT seq FROM claims WHERE id = :old) ON CONFLICT DO NOTHING"
)


def enter_claims(connection: Connection, ids: Collection[str]) -> None:
    """Enter the facets of claims that have none yet."""
    if ids:
        connection.execute(_OF_CLAIMS, {"those": list(ids)})


def enter_reports(connection: Connection, ids: Collection[str]) -> None:
    """Enter the facets that the statements of these reports give to the claims that they are in."""
    if ids:
        connection.execute(_OF_REPORTS, {"those": list(ids)})


def renew(connection: Connection, ids: Collection[str]) -> None:
    """Enter the facets of claims anew: they have lost statements."""
    if ids:
        seqs = select(claims.c.seq).where(claims.c.id.in_(ids))
        connection.execute(delete(facets).where(facets.c.claim.in_(seqs)))
        enter_claims(connection, ids)


def take_over(connection: Connection, old: str, into: str) -> None:
    """Give one claim's facets to another as well."""
    connection.execute(_TAKE_OVER, {"old": old, "into": into})
