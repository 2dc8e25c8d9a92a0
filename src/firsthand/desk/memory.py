"""What tracing remembers, on the database: the same answers as a memory in dicts, in a statement or two each.

See `firsthand.model.memory` for what each method promises.
"""

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, and_, bindparam, delete, func, insert, or_, select, text, update

from firsthand.desk.columns import AnyRow, storable
from firsthand.desk.tables import card_keys, cards, judgements
from firsthand.model import LATEST, Card, Judgement, Verdict

_CARD = (cards.c.id, cards.c.at, cards.c.found_by, cards.c.payload, cards.c.group)

_FIND = """
SELECT cards.id, cards.at, cards.found_by, cards.payload, cards."group"
FROM (
    SELECT card_keys.card, count(*) AS shared
    FROM {wanted} JOIN card_keys ON card_keys.shelf = :shelf AND card_keys.key = wanted.value AND card_keys.card >= coalesce((
        SELECT nth.card FROM card_keys AS nth
        WHERE nth.shelf = :shelf AND nth.key = wanted.value ORDER BY nth.card DESC LIMIT 1 OFFSET :last
    ), 0)
    GROUP BY card_keys.card ORDER BY shared DESC, card_keys.card DESC LIMIT :most
) AS found JOIN cards ON cards.seq = found.card
ORDER BY found.shared DESC, found.card DESC
"""
# For each key an index gives the card that is the last it may give; from there on all are read.

_WANTED = {
    "sqlite": "json_each(:keys) AS wanted",
    "postgresql": "json_array_elements_text(CAST(:keys AS json)) AS wanted(value)",
}


class ShelfOnDesk:
    """Cards of one kind in the tables `cards` and `card_keys`."""

    def __init__(self, connection: Connection, name: str) -> None:
        self._connection, self._name = connection, name
        wanted = _WANTED[connection.dialect.name]
        self._find = text(_FIND.format(wanted=wanted)).columns(*_CARD)

    def put(self, cards_: Iterable[Card]) -> None:
        """Keep these cards; one whose id is there already takes its place."""
        given = list(cards_)
        if not given:
            return
        self.drop([card.id for card in given])
        first = (self._connection.execute(select(func.max(cards.c.seq))).scalar() or 0) + 1
        # Of two cards with one id only the last stays, but both are counted.
        numbered = {card.id: (seq, card) for seq, card in enumerate(given, first)}
        self._connection.execute(insert(cards), [self._row(seq, card) for seq, card in numbered.values()])
        keys = [
            {"shelf": self._name, "key": key, "card": seq}
            for seq, card in numbered.values()
            for key in dict.fromkeys(map(storable, card.keys))
        ]
        if keys:
            self._connection.execute(insert(card_keys), keys)

    def _row(self, seq: int, card: Card) -> dict[str, object]:
        keys = json.dumps(card.keys)
        row = {"seq": seq, "shelf": self._name, "id": card.id, "at": card.at, "found_by": keys, "payload": card.payload}
        return {**row, "group": card.group}

    def find(self, keys: Sequence[str], most: int) -> list[Card]:
        """At most `most` cards: those that share most keys first, then the latest put."""
        wanted = json.dumps(list(dict.fromkeys(map(storable, keys))))
        asked = {"keys": wanted, "shelf": self._name, "last": LATEST - 1, "most": most}
        return [card_of(row) for row in self._connection.execute(self._find, asked)]

    def get(self, ids: Sequence[str]) -> list[Card]:
        """The cards with these ids that there are, in the order asked."""
        query = select(*_CARD).where(cards.c.shelf == self._name, cards.c.id.in_(set(ids)))
        there = {row.id: card_of(row) for row in self._connection.execute(query)}
        return [there[id] for id in ids if id in there]

    def group(self, group: str, most: int | None = None) -> list[Card]:
        """The cards of a group, by time (unknown times last), then by id; the first `most`, or all."""
        query = select(*_CARD).where(cards.c.shelf == self._name, cards.c.group == group)
        return [
            card_of(row)
            for row in self._connection.execute(
                query.order_by(cards.c.at.is_(None), cards.c.at, cards.c.id).limit(most)
            )
        ]

    def within(self, report: str) -> list[Card]:
        """The cards of a report: the one with this id and those whose id is this, a slash and more; by id."""
        after = chr(ord("/") + 1)
        below = and_(cards.c.id >= f"{report}/", cards.c.id < f"{report}{after}")
        query = select(*_CARD).where(cards.c.shelf == self._name, or_(cards.c.id == report, below))
        return [card_of(row) for row in self._connection.execute(query.order_by(cards.c.id))]

    def regroup(self, ids: Sequence[str], group: str | None) -> None:
        """Let these cards belong to another group."""
        query = update(cards).where(cards.c.shelf == self._name, cards.c.id.in_(set(ids)))
        self._connection.execute(query.values(group=group))

    def drop(self, ids: Sequence[str]) -> None:
        """Forget the cards with these ids, where there are any."""
        query = select(cards.c.seq, cards.c.found_by).where(cards.c.shelf == self._name, cards.c.id.in_(set(ids)))
        old = list(self._connection.execute(query))
        if not old:
            return
        keys = [{"the_key": storable(key), "the_card": row.seq} for row in old for key in json.loads(row.found_by)]
        if keys:
            self._connection.execute(_DROP_KEY, [{**key, "the_shelf": self._name} for key in keys])
        self._connection.execute(delete(cards).where(cards.c.seq.in_([row.seq for row in old])))


_DROP_KEY = delete(card_keys).where(
    card_keys.c.shelf == bindparam("the_shelf"),
    card_keys.c.key == bindparam("the_key"),
    card_keys.c.card == bindparam("the_card"),
)


def card_of(row: AnyRow) -> Card:
    """A card from its row."""
    return Card(row.id, row.at, tuple(json.loads(row.found_by)), bytes(row.payload), row.group)


class JudgementsOnDesk:
    """The judgements that stand, in the table of this name."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def about(self, subjects: Sequence[str]) -> list[Judgement]:
        """Those that stand and whose subject or object is one of these, oldest first."""
        wanted = set(subjects)
        either = judgements.c.subject.in_(wanted) | judgements.c.object.in_(wanted)
        query = select(judgements).where(judgements.c.undone == "", either).order_by(judgements.c.at, judgements.c.id)
        return [judgement_of(row) for row in self._connection.execute(query)]


def judgement_of(row: AnyRow) -> Judgement:
    """A judgement from its row."""
    about = (row.subject, row.object, row.value)
    return Judgement(row.id, Verdict(row.verdict), *about, row.who, row.why, row.at, row.undone)


class MemoryOnDesk:
    """All that tracing remembers, for the length of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self.copies = ShelfOnDesk(connection, "copies")
        self.statements = ShelfOnDesk(connection, "statements")
        self.stories = ShelfOnDesk(connection, "stories")
        self.judgements = JudgementsOnDesk(connection)
