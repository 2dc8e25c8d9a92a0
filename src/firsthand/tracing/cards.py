"""What is remembered of a statement: its points, what a testimony needs, and the link that brought it into its claim.

A card's payload is the vector as bytes, then two lists in JSON: some 800 bytes, read back in some 15
microseconds.
"""

import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from firsthand.errors import DeskError
from firsthand.model import Act, Bound, Card, Count, Figure, Kind, Party, Stance, StatementRef, Testimony
from firsthand.tracing.embedding import SIZE
from firsthand.tracing.points import Point, Quantity

_HEAD = struct.Struct(f"<{SIZE}sI")
_ACTS = tuple(Act)


@dataclass(frozen=True, slots=True)
class Bond:
    """How a statement stands in its claim: which statement brought it there ("report/statement"; None where it founded the
    claim), how probably the two belong together, and whether it is of the claim's core (see claims.py)."""

    to: str | None = None
    score: float = 1.0
    core: bool = True


def card_id(ref: StatementRef) -> str:
    """The id of a statement's card."""
    return f"{ref.report}/{ref.statement}"


def ref_of(card: Card) -> StatementRef:
    """The statement that a card is of."""
    report, _, statement = card.id.rpartition("/")
    return StatementRef(report, statement)


def card_of(point: Point, testimony: Testimony, keys: Sequence[str], bond: Bond, group: str | None) -> Card:
    """The card of one statement in the claim `group`."""
    points = _json(_point_row(point))
    rest = _json([*_testimony_row(testimony), [bond.to, round(bond.score, 3), bond.core]])
    payload = _HEAD.pack(point.vector.tobytes(), len(points)) + points + rest
    return Card(card_id(point.ref), point.at, tuple(keys), payload, group)


@lru_cache(maxsize=16_384)
def point_of(card: Card) -> Point:
    """The points of the statement that a card is of."""
    vector, length = _opened(card)
    text, names, words, quantities, time, act, flags, speakers, place, start = json.loads(
        card.payload[_HEAD.size : _HEAD.size + length]
    )
    return Point(
        ref=ref_of(card), at=card.at, text=text, vector=np.frombuffer(vector, np.int8),
        names=frozenset(names), words=frozenset(words), quantities=tuple(Quantity(*q) for q in quantities),
        time=tuple(time) if time else None, act=_ACTS[act], negated=bool(flags & 1), narrated=bool(flags & 2),
        empty=bool(flags & 4), headline=bool(flags & 8), speakers=frozenset(speakers), place=place, start=start,
    )  # fmt: skip


@lru_cache(maxsize=16_384)
def testimony_of(card: Card) -> Testimony:
    """The testimony of the statement that a card is of; its stance is still that of the act alone."""
    row = _rest(card)
    point = point_of(card)
    publisher, hedged, official, copy_of, speaker, via, basis, about, counts, _ = row
    return Testimony(
        ref=point.ref, at=card.at, publisher=publisher, stance=Stance.AFFIRMS, text=point.text, speaker=_party(speaker),
        official=official, via=_parties(via), basis=_parties(basis), hedged=hedged, copy_of=copy_of,
        about=_parties(about), act=point.act, counts=tuple(map(_count, counts)),
    )  # fmt: skip


def bond_of(card: Card) -> Bond:
    """How a card's statement stands in its claim."""
    return Bond(*_rest(card)[-1])


def rebound(card: Card, bond: Bond, group: str | None) -> Card:
    """The same card in another claim, for another reason."""
    start = _HEAD.size + _opened(card)[-1]
    row = _rest(card)
    rest = _json([*row[:-1], [bond.to, round(bond.score, 3), bond.core]])
    return replace(card, payload=card.payload[:start] + rest, group=group)


def _opened(card: Card) -> tuple[bytes, int]:
    """The vector, and how long the first list is. Raises DeskError for a card of an earlier version: its vectors say something
    else, and must not be compared with these."""
    vector, length = _HEAD.unpack_from(card.payload)
    first, end = _HEAD.size, _HEAD.size + length
    if card.payload[first : first + 1] + card.payload[end - 1 : end + 1] != b"[][":
        remedy = "make a new desk and add its reports there"
        raise DeskError("an earlier version of Firsthand put its claims together", f"statement {card.id}", remedy)
    return vector, length


def _rest(card: Card) -> list[Any]:
    start = _HEAD.size + _opened(card)[-1]
    row: list[Any] = json.loads(card.payload[start:])
    return row


def _json(row: object) -> bytes:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _point_row(point: Point) -> list[Any]:
    flags = point.negated + 2 * point.narrated + 4 * point.empty + 8 * point.headline
    quantities = [[q.low, q.high, q.unit] for q in point.quantities]
    names, words, speakers = sorted(point.names), sorted(point.words), sorted(point.speakers)
    act = _ACTS.index(point.act)
    return [point.text, names, words, quantities, point.time, act, flags, speakers, point.place, point.start]


def _testimony_row(t: Testimony) -> list[Any]:
    who = [_row(t.speaker), *([_row(p) for p in parties] for parties in (t.via, t.basis, t.about))]
    counts = [
        [c.figure.span, c.figure.low, c.figure.high, c.figure.unit, c.figure.bound, c.of, c.words] for c in t.counts
    ]
    return [t.publisher, t.hedged, t.official, t.copy_of, *who, counts]


def _count(row: list[Any]) -> Count:
    (start, end), low, high, unit, bound, of, words = row
    return Count(Figure((start, end), low, high, unit, Bound(bound) if bound else None), tuple(of), words)


def _row(party: Party | None) -> list[Any] | None:
    if party is None:
        return None
    more = [party.aliases, _row(party.speaks_for)] if party.aliases or party.speaks_for else []
    return [party.name, party.kind, *more]


def _party(row: list[Any] | None) -> Party | None:
    if row is None:
        return None
    name, kind, *more = row
    aliases, speaks_for = more or ((), None)
    return Party(name, Kind(kind), tuple(aliases), _party(speaks_for))


def _parties(rows: list[list[Any]]) -> tuple[Party, ...]:
    return tuple(party for row in rows if (party := _party(row)))
