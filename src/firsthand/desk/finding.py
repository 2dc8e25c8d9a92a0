"""Finding claims by what they are about, and all that belongs to one."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from firsthand.desk.answers import ClaimHead, Filters
from firsthand.desk.claiming import named
from firsthand.desk.columns import AnyRow, moment_of
from firsthand.desk.driver import Driver
from firsthand.desk.filtering import claims_passing, seq_of_claims
from firsthand.desk.tables import cards, claims, figures, settled
from firsthand.desk.telling import staying
from firsthand.errors import NotOnDesk
from firsthand.model import Card, Claim, FigureSeries, Standing, StatementRef
from firsthand.serial.traces import claim_of, series_of


def claim(connection: Connection, id: str, changes: int | None = None, links: int | None = None) -> Claim:
    """A claim, or the one that it went into; of its history only the last `changes`, and of its links only so many, the least
    sure first, if asked. Raises NotOnDesk."""
    query = select(settled.c.shape, settled.c.links).join(claims, claims.c.seq == settled.c.claim)
    row = connection.execute(query.where(claims.c.id == staying(connection, id))).first()
    if row is None:
        raise NotOnDesk("there is no such claim on the desk", id)
    told = row.links if links is None else sorted(row.links, key=lambda link: float(link["score"]))[:links]
    history = row.shape["history"]
    first = 0 if changes is None else max(len(history) - changes, 0)
    return claim_of({**row.shape, "history": history[first:], "links": told})


def claims_by(connection: Connection, filters: Filters, limit: int, offset: int) -> list[Claim]:
    """Claims that pass the filters, without their links, the newest first; those of one story by when they last changed,
    the last first."""
    seqs = _seqs(connection, filters, limit, offset)
    rows = connection.execute(select(settled.c.claim, settled.c.shape).where(settled.c.claim.in_(seqs)))
    there = {row.claim: claim_of(row.shape) for row in rows}
    return [there[seq] for seq in seqs]


def heads_by(connection: Connection, filters: Filters, limit: int, offset: int) -> list[ClaimHead]:
    """What lists show of the claims that `claims_by` gives."""
    seqs = _seqs(connection, filters, limit, offset)
    there = {row.seq: _head(row) for row in connection.execute(select(claims).where(claims.c.seq.in_(seqs)))}
    return [there[seq] for seq in seqs]


def heads_with(connection: Connection, ids: Sequence[str]) -> dict[str, ClaimHead]:
    """What lists show of those of these claims that there are, by id."""
    return {row.id: _head(row) for row in connection.execute(select(claims).where(claims.c.id.in_(set(ids))))}


def _seqs(connection: Connection, filters: Filters, limit: int, offset: int) -> list[int]:
    # One story's claims are few enough to be sorted; of all claims the index gives the newest.
    seq = seq_of_claims(filters)
    order = (claims.c.changed.desc(), claims.c.seq.desc()) if filters.story else (seq.desc(),)
    query = claims_passing(select(claims.c.seq), filters).order_by(*order).limit(limit).offset(offset)
    return list(connection.execute(query).scalars())


def _head(row: AnyRow) -> ClaimHead:
    told = (row.id, row.gist, Standing(row.standing), row.because, row.least, row.most, row.statements, row.reports)
    return ClaimHead(*told, row.first, row.last, row.story)


def count_claims(connection: Connection, filters: Filters) -> int:
    """How many claims pass the filters."""
    return int(connection.execute(claims_passing(select(func.count(claims.c.seq)), filters)).scalar_one())


def claims_with(connection: Connection, ids: Sequence[str]) -> list[Claim]:
    """The claims with these ids that there are, without their links, in the order asked."""
    query = select(claims.c.id, settled.c.shape).join(settled, settled.c.claim == claims.c.seq)
    rows = connection.execute(query.where(claims.c.id.in_(set(ids))))
    there = {row.id: claim_of(row.shape) for row in rows}
    return [there[id] for id in ids if id in there]


_OF_CARDS = "SELECT id, at, found_by, payload, \"group\" FROM cards WHERE shelf = 'statements' AND "
_CARDS = _OF_CARDS + '"group" = :group ORDER BY at IS NULL, at, id'
_CARD = _OF_CARDS + "id = :id"


def cards_of(connection: Connection, claim: str, limit: int | None, offset: int) -> list[Card]:
    """The cards of a claim's statements, by time (unknown times last), then by id."""
    # Of a claim there may be thousands.
    limits = "" if limit is None else f" LIMIT {limit:d} OFFSET {offset:d}"
    rows = Driver(connection).rows(_CARDS + limits, {"group": staying(connection, claim)})
    return [_card(*row) for row in rows]


def card_of(connection: Connection, ref: StatementRef) -> Card | None:
    """The card of one statement, where it is on the desk."""
    rows = Driver(connection).rows(_CARD, {"id": named(ref)})
    return _card(*rows[0]) if rows else None


def _card(id: str, at: str | None, keys: str, payload: bytes, group: str | None) -> Card:
    return Card(id, moment_of(at), tuple(json.loads(keys)), bytes(payload), group)


def count_cards(connection: Connection, claim: str) -> int:
    """How many cards a claim has."""
    of = (cards.c.shelf == "statements", cards.c.group == staying(connection, claim))
    return int(connection.execute(select(func.count()).select_from(cards).where(*of)).scalar_one())


def figures_of(connection: Connection, claim: str | None, story: str | None) -> list[FigureSeries]:
    """The series of figures of a claim, or of all claims of a story."""
    query = select(figures.c.shape).order_by(figures.c.claim, figures.c.place)
    if claim is not None:
        query = query.where(figures.c.claim == staying(connection, claim))
    if story is not None:
        of = select(claims.c.id).where(claims.c.story == staying(connection, story))
        query = query.where(figures.c.claim.in_(of))
    return [series_of(shape) for shape in connection.execute(query).scalars()]


def story_of(connection: Connection, table: Any, id: str) -> str | None:
    """The story that a claim or report (a row of the table) belongs to, None for none."""
    return connection.execute(select(table.c.story).where(table.c.id == id)).scalar()
