"""Publishers and sources by what they did: counts, and no verdict but the grades that people gave."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, Table, distinct, func, literal, literal_column, or_, select

from firsthand.desk.answers import Counts, Extent, PublisherSummary, SourceSummary
from firsthand.desk.columns import Word, storable
from firsthand.desk.tables import claims, copies, facets, judgements, origins, reports, speakers, statements, stories
from firsthand.errors import NotOnDesk
from firsthand.model import Kind, Verdict

_RETRACTING = statements.c.act == literal_column("'retract'")  # said so that the index of such statements fits


def publishers(connection: Connection, limit: int, offset: int) -> list[PublisherSummary]:
    """Publishers, those with most reports first."""
    many = func.count().label("many")
    query = select(reports.c.publisher, many).where(reports.c.publisher.is_not(None)).group_by(reports.c.publisher)
    rows = connection.execute(query.order_by(many.desc(), reports.c.publisher).limit(limit).offset(offset))
    return _summed(connection, {row.publisher: row.many for row in rows})


def publisher(connection: Connection, name: str) -> PublisherSummary:
    """One publisher. Raises NotOnDesk."""
    query = select(func.count()).select_from(reports).where(reports.c.publisher == storable(name))
    many = int(connection.execute(query).scalar_one())
    if not many:
        raise NotOnDesk("no report on the desk is of this publisher", name)
    return _summed(connection, {storable(name): many})[0]


def _summed(connection: Connection, many: dict[str, int]) -> list[PublisherSummary]:
    first, relied = _copied_first(connection, many), _relied_on(connection, many)
    retractions, graded = _retractions(connection, many), _grades(connection, many)
    return [
        PublisherSummary(
            name=name,
            grade=graded.get(name),
            reports=many[name],
            first=first[name],
            copies=relied[name].total(),
            retractions=retractions[name],
            relies_on=tuple((other, often) for other, often in relied[name].most_common() if other),
        )
        for name in many
    ]


def _copied_first(connection: Connection, names: Iterable[str]) -> Counter[str]:
    """How many reports of each others have copied."""
    others = or_(copies.c.publisher.is_(None), copies.c.publisher != copies.c.of_publisher)
    query = select(copies.c.of_publisher, func.count(distinct(copies.c.of))).group_by(copies.c.of_publisher)
    return Counter(dict(map(tuple, connection.execute(query.where(copies.c.of_publisher.in_(list(names)), others)))))


def _relied_on(connection: Connection, names: Iterable[str]) -> dict[str, Counter[str]]:
    """How often each copied whom; "" stands for reports without a publisher."""
    both = (copies.c.publisher, copies.c.of_publisher)
    query = select(*both, func.count()).where(copies.c.publisher.in_(list(names))).group_by(*both).order_by(*both)
    relied: dict[str, Counter[str]] = defaultdict(Counter)
    for name, other, many in connection.execute(query):
        if name != other:
            relied[name][other or ""] += many
    return relied


def _retractions(connection: Connection, names: Iterable[str]) -> Counter[str]:
    """How many reports of each take back something that the publisher itself had said."""
    own = or_(statements.c.narrated, statements.c.speaker == reports.c.publisher)
    query = select(reports.c.publisher, func.count(distinct(reports.c.id)))
    query = query.join(statements, statements.c.report == reports.c.id).where(_RETRACTING, own)
    # The few statements that retract come first, so no index of publishers may fit.
    query = query.where((literal("", Word) + reports.c.publisher).in_(list(names))).group_by(reports.c.publisher)
    return Counter(dict(map(tuple, connection.execute(query))))


def _grades(connection: Connection, names: Iterable[str]) -> dict[str, str]:
    """The letters that stand, by name."""
    subjects = {f"source:{name}": name for name in names}
    query = select(judgements.c.subject, judgements.c.value).where(judgements.c.subject.in_(list(subjects)))
    query = query.where(judgements.c.verdict == Verdict.GRADE, judgements.c.undone == "").order_by(judgements.c.seq)
    return {subjects[row.subject]: row.value for row in connection.execute(query)}


def sources(connection: Connection, limit: int, offset: int) -> list[SourceSummary]:
    """Speakers, those with most statements first."""
    query = select(speakers).order_by(speakers.c.statements.desc(), speakers.c.name.desc())
    rows = list(connection.execute(query.limit(limit).offset(offset)))
    return _said(connection, {row.name: (Kind(row.kind), row.statements) for row in rows})


def source(connection: Connection, name: str) -> SourceSummary:
    """One speaker; or a body that is an origin without speaking under this name, shown as an organisation. Raises NotOnDesk."""
    row = connection.execute(select(speakers).where(speakers.c.name == storable(name))).first()
    if row is not None:
        return _said(connection, {row.name: (Kind(row.kind), row.statements)})[0]
    if connection.execute(select(origins.c.claim).where(origins.c.speaker == storable(name)).limit(1)).first() is None:
        raise NotOnDesk("nobody of this name speaks on the desk", name)
    return _said(connection, {storable(name): (Kind.ORGANISATION, 0)})[0]


def _said(connection: Connection, found: dict[str, tuple[Kind, int]]) -> list[SourceSummary]:
    names = list(found)
    spoken = select(facets.c.value, func.count()).where(facets.c.facet == "speaker", facets.c.value.in_(names))
    spoken_to = _counted(connection, spoken.group_by(facets.c.value))
    begun = select(origins.c.speaker, func.count()).where(origins.c.speaker.in_(names)).group_by(origins.c.speaker)
    of = _counted(connection, begun)
    taken = select(statements.c.speaker, func.count(distinct(statements.c.report)))
    taken = taken.where(_RETRACTING, (literal("", Word) + statements.c.speaker).in_(names))
    retracted, graded = _counted(connection, taken.group_by(statements.c.speaker)), _grades(connection, names)
    return [
        SourceSummary(name, kind, graded.get(name), many, max(spoken_to[name], of[name]), retracted[name])
        for name, (kind, many) in found.items()
    ]


def _counted(connection: Connection, query: Select[Any, int]) -> Counter[str]:
    return Counter(dict(map(tuple, connection.execute(query))))


def counts(connection: Connection) -> Counts:
    """How much is on the desk."""
    return Counts(
        reports=_rows(connection, reports),
        statements=_rows(connection, statements),
        claims=_rows(connection, claims),
        stories=_rows(connection, stories),
        copies=_rows(connection, copies),
        publishers=_publishers(connection),
        judgements=_rows(connection, judgements),
    )


def extent(connection: Connection) -> Extent:
    """How large a desk is."""
    return Extent(
        reports=_rows(connection, reports),
        claims=_rows(connection, claims),
        stories=_rows(connection, stories),
        publishers=_publishers(connection),
    )


def _publishers(connection: Connection) -> int:
    # From each name an index leads to the next: there are hundreds of them, and of reports a hundred thousand.
    names = select(func.min(reports.c.publisher).label("name")).cte("names", recursive=True)
    later = select(func.min(reports.c.publisher)).where(reports.c.publisher > names.c.name).scalar_subquery()
    names = names.union_all(select(later).where(names.c.name.is_not(None)))
    return int(connection.execute(select(func.count(names.c.name))).scalar_one())


def _rows(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())
