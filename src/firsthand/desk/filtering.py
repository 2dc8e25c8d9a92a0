"""Filters as conditions of a query."""

from typing import Any

from sqlalchemy import Select, select

from firsthand.desk.answers import Filters
from firsthand.desk.columns import storable
from firsthand.desk.tables import claims, facets, reports, statements


def claims_passing(query: Select[Any], filters: Filters) -> Select[Any]:
    """The query, of claims that pass the filters alone."""
    if filters.story is not None:
        query = query.where(claims.c.story == filters.story)
    if filters.standing is not None:
        query = query.where(claims.c.standing == filters.standing)
    if filters.since is not None:
        query = query.where(claims.c.last >= filters.since)
    if filters.until is not None:
        query = query.where(claims.c.first <= filters.until)
    for facet in ("speaker", "publisher", "act"):
        if (value := getattr(filters, facet)) is not None:
            each = facets.alias(facet)
            query = query.join(each, each.c.claim == claims.c.seq)
            query = query.where(each.c.facet == facet, each.c.value == storable(value))
    return query


def _published_passing(query: Select[Any], filters: Filters) -> Select[Any]:
    for column, value in ((reports.c.publisher, filters.publisher), (reports.c.story, filters.story)):
        if value is not None:
            query = query.where(column == storable(value))
    if filters.since is not None:
        query = query.where(reports.c.published >= filters.since)
    if filters.until is not None:
        query = query.where(reports.c.published <= filters.until)
    return query


def reports_passing(query: Select[Any], filters: Filters) -> Select[Any]:
    """The query, of reports that pass the filters alone: those in which such a speaker, act or standing stands."""
    if filters.speaker or filters.act or filters.standing:
        said = select(statements.c.seq).where(statements.c.report == reports.c.id)
        query = query.where(_said_passing(said, filters).exists())
    return _published_passing(query, filters)


def statements_passing(query: Select[Any], filters: Filters) -> Select[Any]:
    """The query, of statements that pass the filters alone."""
    if filters.publisher or filters.story or filters.since or filters.until:
        query = query.join(reports, reports.c.id == statements.c.report)
    return _published_passing(_said_passing(query, filters), filters)


def _said_passing(query: Select[Any], filters: Filters) -> Select[Any]:
    if filters.speaker is not None:
        query = query.where(statements.c.speaker == storable(filters.speaker))
    if filters.act is not None:
        query = query.where(statements.c.act == filters.act)
    if filters.standing is not None:
        query = query.join(claims, claims.c.id == statements.c.claim).where(claims.c.standing == filters.standing)
    return query
