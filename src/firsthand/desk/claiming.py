"""Keeping claims as they are settled: many at a time, in as few statements as can be."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from firsthand.desk import faceting
from firsthand.desk.answers import Event
from firsthand.desk.auditing import Log
from firsthand.desk.columns import AnyRow, storable
from firsthand.desk.indexes import Index, Kind
from firsthand.desk.tables import claims, facets, figures, links, origins, settled, statements
from firsthand.model import Claim, StatementRef
from firsthand.serial.traces import claim_shape

_UNSURE = 0.8
"""Links of a score below are kept where people can look at them ..."""

_MOST_UNSURE = 5
"""... at most so many of a claim, the least sure."""

_MOVE = (
    update(statements)
    .where(statements.c.report == bindparam("of_report"), statements.c.statement == bindparam("of_statement"))
    .values(claim=bindparam("to_claim"))
)

_CHANGE = update(claims).where(claims.c.seq == bindparam("of_seq"))


def put(connection: Connection, index: Index, log: Log, pairs: Sequence[tuple[Claim, str | None]]) -> None:
    """Keep claims, each with its story, in place of what is kept of them; say in the log what is new or stands otherwise."""
    now = {claim.id: (claim, story) for claim, story in pairs}
    if not now:
        return
    there = {row.id: row for row in connection.execute(_there(now))}
    changed = {id: _told(log, claim, there.get(id)) for id, (claim, _) in now.items()}
    first = int(connection.execute(select(func.max(claims.c.seq))).scalar() or 0) + 1
    fresh = {id: seq for seq, id in enumerate((id for id in now if id not in there), first)}
    seqs = {**{id: row.seq for id, row in there.items()}, **fresh}
    reworded = [row.seq for id, row in there.items() if row.gist != storable(now[id][0].gist)]
    index.leave(Kind.CLAIMS, reworded)
    rows = {id: row_of(claim, story, seqs[id], changed[id]) for id, (claim, story) in now.items()}
    _write(connection, [rows[id] for id in fresh], [rows[id] for id in there])
    index.enter(Kind.CLAIMS, [*reworded, *fresh.values()])
    given = [claim for claim, _ in now.values()]
    lost, joined = _put_members(connection, given)
    faceting.renew(connection, lost)
    faceting.enter_reports(connection, joined)
    _leave_sides(connection, [(row.seq, id) for id, row in there.items()])
    _put_sides(connection, given, seqs)


def _there(ids: Iterable[str]) -> Any:
    columns = (
        claims.c.seq,
        claims.c.id,
        claims.c.gist,
        claims.c.standing,
        claims.c.changed,
        claims.c.least,
        claims.c.most,
    )
    return select(*columns).where(claims.c.id.in_(list(ids)))


def _told(log: Log, claim: Claim, old: AnyRow | None) -> int:
    """What the log says of a claim's change, and the number of the entry that it last changed with."""
    if old is None:
        return log.add(Event.NEW_CLAIM, f"claim:{claim.id}", claim.standing)
    if old.standing != claim.standing:
        return log.add(Event.STANDING, f"claim:{claim.id}", f"{old.standing} -> {claim.standing}")
    same = (old.least, old.most) == (claim.origins.min, claim.origins.max)
    return int(old.changed) if same else log.seq


def row_of(claim: Claim, story: str | None, seq: int, changed: int) -> dict[str, Any]:
    """A claim's row: what lists show of it, and what it is found by."""
    times = [change.at for change in claim.history if change.at]
    first: datetime | None = min(times, default=None)
    counts = {"least": claim.origins.min, "most": claim.origins.max, "changed": changed}
    counts |= {"statements": len(claim.statements), "reports": len({ref.report for ref in claim.statements})}
    row = {"seq": seq, "id": claim.id, "gist": storable(claim.gist), "standing": claim.standing, "story": story}
    told = {"because": storable(claim.because), "first": first, "last": max(times, default=None)}
    return {**row, **told, **counts}


def _write(connection: Connection, fresh: list[dict[str, Any]], old: list[dict[str, Any]]) -> None:
    if fresh:
        connection.execute(insert(claims), fresh)
    if old:
        connection.execute(_CHANGE, [{**row, "of_seq": row.pop("seq")} for row in old])


def _put_members(connection: Connection, given: Sequence[Claim]) -> tuple[set[str], set[str]]:
    """Say of each statement which claim it belongs to; the claims that lost one, and the reports of those that joined."""
    query = select(statements.c.claim, statements.c.report, statements.c.statement)
    before: dict[str, set[StatementRef]] = defaultdict(set)
    for claim, report, statement in connection.execute(
        query.where(statements.c.claim.in_([each.id for each in given]))
    ):
        before[claim].add(StatementRef(report, statement))
    gone = {claim.id: before[claim.id].difference(claim.statements) for claim in given}
    joined = {claim.id: set(claim.statements) - before[claim.id] for claim in given}
    # Those that leave go first: what leaves one claim may join another.
    moves = [_move(ref, None) for refs in gone.values() for ref in sorted(refs)]
    moves += [_move(ref, claim) for claim, refs in joined.items() for ref in sorted(refs)]
    if moves:
        connection.execute(_MOVE, moves)
    return {claim for claim, refs in gone.items() if refs}, {ref.report for refs in joined.values() for ref in refs}


def _move(ref: StatementRef, claim: str | None) -> dict[str, Any]:
    return {"of_report": ref.report, "of_statement": ref.statement, "to_claim": claim}


def _leave_sides(connection: Connection, known: Sequence[tuple[int, str]]) -> None:
    """Forget what is kept of these claims (seq and id) beside their rows."""
    if not known:
        return
    connection.execute(delete(settled).where(settled.c.claim.in_([seq for seq, _ in known])))
    for table in (origins, links):
        connection.execute(delete(table).where(table.c.claim.in_([id for _, id in known])))


def _put_sides(connection: Connection, given: Sequence[Claim], seqs: dict[str, int]) -> None:
    connection.execute(insert(settled), [settled_row(claim, seqs[claim.id]) for claim in given])
    speakers = [row for claim in given for row in _origin_rows(claim)]
    if speakers:
        connection.execute(insert(origins), speakers)
    unsure = [row for claim in given for row in _link_rows(claim)]
    if unsure:
        connection.execute(insert(links), unsure)


def settled_row(claim: Claim, seq: int) -> dict[str, Any]:
    """All that is known of a claim, as a row: what lists show, and the links, which they do not."""
    shape = claim_shape(claim)
    return {"claim": seq, "links": shape.pop("links"), "shape": shape}


def _origin_rows(claim: Claim) -> list[dict[str, Any]]:
    withdrawn = {storable(origin.speaker): origin.withdrawn for origin in claim.origins.each}
    return [{"claim": claim.id, "speaker": name, "withdrawn": gone} for name, gone in withdrawn.items()]


def _link_rows(claim: Claim) -> list[dict[str, Any]]:
    unsure = sorted((link.score, link.one, link.other, link.because) for link in claim.links if link.score < _UNSURE)
    rows = {(named(one), named(other)): (score, because) for score, one, other, because in unsure[:_MOST_UNSURE]}
    return [
        {"claim": claim.id, "one": one, "other": other, "score": score, "because": storable(because)}
        for (one, other), (score, because) in rows.items()
    ]


def named(ref: StatementRef) -> str:
    """A statement's name in one word: "report/statement"."""
    return f"{ref.report}/{ref.statement}"


def drop(connection: Connection, index: Index, ids: Sequence[str]) -> None:
    """Take claims off the desk; their statements belong to none."""
    rows = list(connection.execute(select(claims.c.seq).where(claims.c.id.in_(list(ids)))).scalars())
    if not rows:
        return
    index.leave(Kind.CLAIMS, rows)
    connection.execute(update(statements).where(statements.c.claim.in_(list(ids))).values(claim=None))
    for by_seq in (facets, settled):
        connection.execute(delete(by_seq).where(by_seq.c.claim.in_(rows)))
    for table in (origins, links, figures):
        connection.execute(delete(table).where(table.c.claim.in_(list(ids))))
    connection.execute(delete(claims).where(claims.c.seq.in_(rows)))
