"""Stories: which reports and claims are theirs, and what lists say of them."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, distinct, func, insert, select, update

from firsthand.desk.answers import StorySummary
from firsthand.desk.auditing import Log
from firsthand.desk.columns import storable
from firsthand.desk.tables import claims, copies, merges, origins, reports, stories
from firsthand.errors import NotOnDesk
from firsthand.model import Standing, Story

_DAYS = 60
"""At most so many days of activity are given."""


def put(connection: Connection, log: Log, story: Story) -> None:
    """Keep a story's title and its reports."""
    before = set(connection.execute(select(reports.c.id).where(reports.c.story == story.id)).scalars())
    if gone := before.difference(story.reports):
        connection.execute(update(reports).where(reports.c.id.in_(gone)).values(story=None))
    place(connection, log, set(story.reports) - before, story.id, story.title)


def place(connection: Connection, log: Log, reports_: Collection[str], story: str, title: str) -> None:
    """Let reports belong to a story, which has this title now; the stories that they leave shrink."""
    of = reports.c.id.in_(reports_)
    left = set(connection.execute(select(reports.c.story).where(of).distinct()).scalars()) - {None, story}
    connection.execute(update(reports).where(of).values(story=story))
    for other in left:
        connection.execute(update(stories).where(stories.c.id == other).values(**_extent(connection, str(other))))
    told = {"title": storable(title), "changed": log.seq, **_extent(connection, story)}
    if not connection.execute(update(stories).where(stories.c.id == story).values(**told)).rowcount:
        seq = int(connection.execute(select(func.max(stories.c.seq))).scalar() or 0) + 1
        connection.execute(insert(stories), {"seq": seq, "id": story, **told})


def _extent(connection: Connection, id: str) -> dict[str, Any]:
    """How many reports a story has, and when the first and the last of them was published."""
    query = select(func.count(), func.min(reports.c.published), func.max(reports.c.published)).where(
        reports.c.story == id
    )
    count, first, last = connection.execute(query).one()
    return {"reports": count, "first": first, "last": last}


def merge(connection: Connection, old: str, into: str) -> None:
    """Let the id of a claim or story that is no more lead to the one it went into."""
    connection.execute(update(merges).where(merges.c.into == old).values(into=into))
    connection.execute(delete(merges).where(merges.c.old.in_([old, into])))
    connection.execute(insert(merges), {"old": old, "into": into})


def staying(connection: Connection, id: str) -> str:
    """The id of the claim or story that this one went into; its own if it did not."""
    return connection.execute(select(merges.c.into).where(merges.c.old == id)).scalar() or id


def move(connection: Connection, old: str, into: str) -> None:
    """Give one story's reports and claims to another, and forget it."""
    for table in (reports, claims):
        connection.execute(update(table).where(table.c.story == old).values(story=into))
    connection.execute(delete(stories).where(stories.c.id == old))
    connection.execute(update(stories).where(stories.c.id == into).values(**_extent(connection, into)))


def story(connection: Connection, id: str) -> Story:
    """A story, or the one that it went into, with its reports and claims in order of time. Raises NotOnDesk."""
    id = staying(connection, id)
    of_reports = _members(connection, reports, reports.c.published, id)
    return Story(id, title(connection, id), of_reports, _members(connection, claims, claims.c.first, id))


def title(connection: Connection, id: str) -> str:
    """The title of a story, or of the one that it went into. Raises NotOnDesk."""
    id = staying(connection, id)
    found = connection.execute(select(stories.c.title).where(stories.c.id == id)).scalar()
    if found is None:
        raise NotOnDesk("there is no such story on the desk", id)
    return str(found)


def _members(connection: Connection, table: Any, time: Any, story: str) -> tuple[str, ...]:
    query = select(table.c.id).where(table.c.story == story).order_by(time.is_(None), time, table.c.id)
    return tuple(connection.execute(query).scalars())


def summary(connection: Connection, id: str) -> StorySummary:
    """What lists say of a story, or of the one that it went into. Raises NotOnDesk."""
    found = summaries(connection, ids=[staying(connection, id)])
    if not found:
        raise NotOnDesk("there is no such story on the desk", id)
    return found[0]


def summaries(
    connection: Connection,
    limit: int = 50,
    offset: int = 0,
    changed_since: int | None = None,
    ids: Sequence[str] | None = None,
) -> list[StorySummary]:
    """What lists say of stories, the last changed first; those changed after an entry of the log, or these, if asked."""
    query = select(stories).order_by(stories.c.changed.desc(), stories.c.seq.desc()).limit(limit).offset(offset)
    if changed_since is not None:
        query = query.where(stories.c.changed > changed_since)
    if ids is not None:
        query = query.where(stories.c.id.in_(list(ids)))
    rows = list(connection.execute(query))
    found = [row.id for row in rows]
    standings, speakers = _standings(connection, found), _origins(connection, found)
    copied, activity = _copies(connection, found), _activity(connection, found)
    return [
        StorySummary(
            id=row.id,
            title=row.title,
            reports=row.reports,
            claims=sum(standings[row.id].values()),
            standings=tuple((each, standings[row.id][each]) for each in Standing if each in standings[row.id]),
            origins=speakers[row.id],
            copies=copied[row.id],
            first=row.first,
            last=row.last,
            changed=row.changed,
            activity=tuple(activity[row.id]),
        )
        for row in rows
    ]


def _standings(connection: Connection, ids: list[str]) -> dict[str, dict[Standing, int]]:
    query = select(claims.c.story, claims.c.standing, func.count().label("many")).where(claims.c.story.in_(ids))
    found: dict[str, dict[Standing, int]] = defaultdict(dict)
    for row in connection.execute(query.group_by(claims.c.story, claims.c.standing)):
        found[row.story][Standing(row.standing)] = row.many
    return found


def _origins(connection: Connection, ids: list[str]) -> dict[str, int]:
    query = select(claims.c.story, func.count(distinct(origins.c.speaker))).join(
        origins, origins.c.claim == claims.c.id
    )
    rows = connection.execute(query.where(claims.c.story.in_(ids)).group_by(claims.c.story))
    return defaultdict(int, dict(map(tuple, rows)))


def _copies(connection: Connection, ids: list[str]) -> dict[str, int]:
    query = select(reports.c.story, func.count()).join(copies, copies.c.report == reports.c.id)
    rows = connection.execute(query.where(reports.c.story.in_(ids)).group_by(reports.c.story))
    return defaultdict(int, dict(map(tuple, rows)))


def _activity(connection: Connection, ids: list[str]) -> dict[str, list[tuple[date, int]]]:
    day = func.substr(reports.c.published, 1, 10, type_=reports.c.id.type)
    query = select(reports.c.story, day.label("day"), func.count().label("many"))
    query = query.where(reports.c.story.in_(ids), reports.c.published.is_not(None)).group_by(reports.c.story, day)
    found: dict[str, list[tuple[date, int]]] = defaultdict(list)
    for row in connection.execute(query.order_by(reports.c.story, day)):
        found[row.story].append((date.fromisoformat(row.day), row.many))
    return defaultdict(list, {id: days[-_DAYS:] for id, days in found.items()})
