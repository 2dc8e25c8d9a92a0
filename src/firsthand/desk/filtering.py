"""Filters as conditions of a query.

Where the full-text index gives the rows, `Found` says how they are named there. Conditions are then put so that no other
index fits the rows themselves (a planner without statistics would gladly begin with one that gives half the desk, and ask
the full-text index about each) and so that what does not pass is known before its row is read.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal, literal_column, select, type_coerce

from firsthand.desk.answers import Filters
from firsthand.desk.columns import Word, storable, written
from firsthand.desk.tables import claims, facets, reports, statements

_R, _S = reports.alias("of_reports"), statements.alias("of_statements")

_FACETS = {facet: facets.alias(facet) for facet in ("speaker", "publisher", "act")}


class Few(StrEnum):
    """What so few statements have that it is quicker to list these than to look at each row: an act, or a standing."""

    ACT = "act"
    STANDING = "standing"


@dataclass(frozen=True, slots=True)
class Found:
    """Rows as the full-text index gives them: the column with their seqs; `wide` says that most reports are of the times that
    the filters ask for, so that it is quicker to look at each than to list them."""

    seq: ColumnElement[Any]
    wide: bool = False


def claims_passing(
    query: Select[Any], filters: Filters, found: Found | None = None, few: Few | None = None
) -> Select[Any]:
    """The query, of claims that pass the filters alone; facets find them however few there are."""
    for column, value in ((claims.c.story, filters.story), (claims.c.standing, filters.standing)):
        if value is not None:
            query = query.where(_plain(column, found) == storable(value))
    query = query.where(*_within(_plain(claims.c.first, found), _plain(claims.c.last, found), filters))
    for facet, each in _FACETS.items():
        if (value := getattr(filters, facet)) is not None:
            query = query.join(each, each.c.claim == (found.seq if found else claims.c.seq))
            query = query.where(each.c.facet == facet, each.c.value == storable(value))
    return query


def seq_of_claims(filters: Filters) -> ColumnElement[Any]:
    """The column by which claims that pass come in the order of an index."""
    given = (each.c.claim for facet, each in _FACETS.items() if getattr(filters, facet) is not None)
    return next(given, claims.c.seq)


def reports_passing(
    query: Select[Any], filters: Filters, found: Found | None = None, few: Few | None = None
) -> Select[Any]:
    """The query, of reports that pass the filters alone: those in which such a speaker, act or standing stands."""
    seq = found.seq if found else reports.c.seq
    if found is None:
        query = query.where(*_published(reports, filters))
    elif conditions := _published(_R, _listed(filters, found)):
        query = query.where(found.seq.in_(select(_R.c.seq).where(*conditions)))
    if found is not None and found.wide:
        query = query.where(*_within(_loose(reports.c.published), _loose(reports.c.published), filters))
    if filters.speaker is not None:
        said = select(_S.c.report_seq).where(_S.c.speaker == storable(filters.speaker))
        return query.where(seq.in_(_said(said, filters)))
    if few is not None:
        return query.where(seq.in_(_few_said(select(_S.c.report_seq), filters, few)))
    if filters.act is not None or filters.standing is not None:
        query = query.where(_said(select(_S.c.seq).where(_S.c.report_seq == seq), filters).exists())
    return query


def _said(said: Select[Any], filters: Filters) -> Select[Any]:
    if filters.act is not None:
        said = said.where(_S.c.act == filters.act)
    if filters.standing is not None:
        said = said.join(claims, claims.c.id == _S.c.claim).where(_loose(claims.c.standing) == filters.standing)
    return said


def _few_said(said: Select[Any], filters: Filters, few: Few) -> Select[Any]:
    """The same, beginning with what few statements have."""
    if few is Few.ACT:
        return _said(said.where(_by_act(_S)), filters)
    said = said.join(claims, claims.c.id == _S.c.claim).where(claims.c.standing == filters.standing)
    return said if filters.act is None else said.where(_loose(_S.c.act) == filters.act)


def statements_passing(
    query: Select[Any], filters: Filters, found: Found | None = None, few: Few | None = None
) -> Select[Any]:
    """The query, of statements that pass the filters alone."""
    if conditions := _published(_R, _listed(filters, found)):
        query = query.where(statements.c.report_seq.in_(select(_R.c.seq).where(*conditions)))
    if found is not None and found.wide:
        query = query.join(reports, reports.c.seq == statements.c.report_seq)
        query = query.where(*_within(_loose(reports.c.published), _loose(reports.c.published), filters))
    if filters.speaker is not None and found is not None:
        query = query.where(found.seq.in_(select(_S.c.seq).where(_S.c.speaker == storable(filters.speaker))))
    elif filters.speaker is not None:
        query = query.where(statements.c.speaker == storable(filters.speaker))
    if few is not None:
        seq = found.seq if found else statements.c.seq
        return query.where(seq.in_(_few_said(select(_S.c.seq), filters, few)))
    if filters.act is not None:
        query = query.where(_loose(statements.c.act) == filters.act)
    if filters.standing is not None:
        query = query.join(claims, claims.c.id == statements.c.claim)
        query = query.where(_loose(claims.c.standing) == filters.standing)
    return query


def _listed(filters: Filters, found: Found | None) -> Filters:
    """The filters without times where it takes too long to list all reports of these."""
    return replace(filters, since=None, until=None) if found is not None and found.wide else filters


def _published(table: Any, filters: Filters) -> list[ColumnElement[bool]]:
    pairs = ((table.c.publisher, filters.publisher), (table.c.story, filters.story))
    same = [column == storable(value) for column, value in pairs if value is not None]
    time = type_coerce(table.c.published, Word)
    return same + _within(time, time, filters)


def reports_within(filters: Filters, most: int) -> Select[Any]:
    """A query that counts the reports of the times that are asked for, up to `most`."""
    time = type_coerce(reports.c.published, Word)
    return _counted(select(literal(1)).where(*_within(time, time, filters)), most)


def said_by(filters: Filters, few: Few, most: int) -> Select[Any] | None:
    """A query that counts the statements, or claims, that have what the filters ask for, up to `most`; None where they do
    not ask."""
    given, conditions = (
        (filters.act, (statements.c.act == filters.act, _by_act(statements)))
        if few is Few.ACT
        else (filters.standing, (claims.c.standing == filters.standing,))
    )
    return None if given is None else _counted(select(literal(1)).where(*conditions), most)


def _by_act(table: Any) -> ColumnElement[bool]:
    """What is true of all statements, said so that their index by act fits."""
    found: ColumnElement[bool] = table.c.act != literal_column("''")
    return found


def _counted(query: Select[Any], most: int) -> Select[Any]:
    return select(func.count()).select_from(query.limit(most).subquery())


def _within(first: ColumnElement[Any], last: ColumnElement[Any], filters: Filters) -> list[ColumnElement[bool]]:
    since = [] if filters.since is None else [last >= _kept(filters.since)]
    return since + ([] if filters.until is None else [first <= _kept(filters.until)])


def _kept(time: datetime) -> Any:
    return literal(written(time), Word)


def _plain(column: ColumnElement[Any], found: Found | None) -> ColumnElement[Any]:
    return type_coerce(column, Word) if found is None else _loose(column)


def _loose(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """The text of a column in a form that no index fits."""
    return literal("", Word) + type_coerce(column, Word)
