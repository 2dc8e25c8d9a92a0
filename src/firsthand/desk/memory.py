"""What tracing remembers, on the database: the same answers as a memory in dicts.

It lives as long as one transaction, in which nobody else writes. So it holds on to the cards that it has seen, and writes
those that are put when somebody asks for what they may be part of. See `firsthand.model.memory` for what each method promises.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from firsthand.desk.columns import AnyRow, moment_of, storable, written
from firsthand.desk.driver import Driver
from firsthand.desk.tables import judgements
from firsthand.model import LATEST, Card, Judgement, Verdict

_CARDS = 'SELECT seq, id, at, found_by, payload, "group" FROM cards WHERE shelf = :shelf AND '

_FIND = """
SELECT found.ask, cards.id FROM (
    SELECT wanted.ask AS ask, latest.card AS card,
        row_number() OVER (PARTITION BY wanted.ask ORDER BY count(*) DESC, latest.card DESC) AS place
    FROM {latest}
    GROUP BY wanted.ask, latest.card
) AS found JOIN cards ON cards.seq = found.card WHERE found.place <= :most ORDER BY found.ask, found.place
"""

# For each key an index gives the card that is the last it may give; from there on all are counted. SQLite keeps to the order
# of a CROSS JOIN; it would begin with all keys of the shelf.
_LATEST_IN_SQLITE = """(
    SELECT asks.key AS ask, keys.value AS value, coalesce((
        SELECT nth.card FROM card_keys AS nth
        WHERE nth.shelf = :shelf AND nth.key = keys.value ORDER BY nth.card DESC LIMIT 1 OFFSET :latest - 1
    ), 0) AS first FROM json_each(:keys) AS asks, json_each(asks.value) AS keys
) AS wanted CROSS JOIN card_keys AS latest
ON latest.shelf = :shelf AND latest.key = wanted.value AND latest.card >= wanted.first"""

_LATEST_IN_POSTGRES = """(
    SELECT asks.ask - 1 AS ask, keys.value AS value
    FROM json_array_elements(CAST(:keys AS json)) WITH ORDINALITY AS asks(keys, ask),
        json_array_elements_text(asks.keys) AS keys(value)
) AS wanted CROSS JOIN LATERAL (
    SELECT card FROM card_keys
    WHERE shelf = :shelf AND key = wanted.value COLLATE "C" ORDER BY card DESC LIMIT :latest
) AS latest"""

_LATEST = {"sqlite": _LATEST_IN_SQLITE, "postgresql": _LATEST_IN_POSTGRES}

_AMONG = {
    "sqlite": "IN (SELECT value FROM json_each(:ids))",
    "postgresql": "IN (SELECT value FROM json_array_elements_text(CAST(:ids AS json)))",
}

_GROUPS_IN_SQLITE = """
SELECT asked.key, seq, cards.id, at, found_by, payload, "group" FROM json_each(:groups) AS asked CROSS JOIN cards
WHERE seq IN (
    SELECT seq FROM cards WHERE shelf = :shelf AND "group" = asked.value ORDER BY at IS NULL, at, id LIMIT coalesce(:most, -1)
) ORDER BY asked.key, at IS NULL, at, cards.id"""

_GROUPS_IN_POSTGRES = """
SELECT asked.place - 1, members.* FROM json_array_elements_text(CAST(:groups AS json)) WITH ORDINALITY AS asked(name, place)
CROSS JOIN LATERAL (
    SELECT seq, id, at, found_by, payload, "group" FROM cards
    WHERE shelf = :shelf AND "group" = asked.name COLLATE "C" ORDER BY at IS NULL, at, id LIMIT CAST(:most AS bigint)
) AS members ORDER BY asked.place, at IS NULL, at, id"""

_GROUPS = {"sqlite": _GROUPS_IN_SQLITE, "postgresql": _GROUPS_IN_POSTGRES}

_PUT = (
    'INSERT INTO cards (seq, shelf, id, at, found_by, payload, "group") '
    "VALUES (:seq, :shelf, :id, :at, :found_by, :payload, :group)"
)
# One statement for all keys: a report's statements have hundreds.
_PUT_KEYS = "INSERT INTO card_keys (shelf, key, card) SELECT :shelf, keys.value, CAST(cards.key AS bigint) FROM "
_KEYS_IN = {
    "sqlite": "json_each(:keys) AS cards, json_each(cards.value) AS keys",
    "postgresql": "json_each(CAST(:keys AS json)) AS cards, json_array_elements_text(cards.value) AS keys(value)",
}
_DROP_KEY = "DELETE FROM card_keys WHERE shelf = :shelf AND key = :key AND card = :card"

_AFTER_SLASH = chr(ord("/") + 1)


class Numbers:
    """Gives out the numbers of cards, one after the other, over all shelves."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver
        self._last: int | None = None

    def next(self) -> int:
        """The next number."""
        if self._last is None:
            self._last = int(self._driver.rows("SELECT coalesce(max(seq), 0) FROM cards", {})[0][0])
        self._last += 1
        return self._last


class ShelfOnDesk:
    """Cards of one kind in the tables `cards` and `card_keys`."""

    def __init__(self, connection: Connection, driver: Driver, numbers: Numbers, name: str) -> None:
        self._driver, self._numbers, self._name = driver, numbers, name
        self._find = _FIND.format(latest=_LATEST[connection.dialect.name])
        self._among = _AMONG[connection.dialect.name]
        self._groups = _GROUPS[connection.dialect.name]
        self._put_keys = _PUT_KEYS + _KEYS_IN[connection.dialect.name]
        self._seen: dict[str, Card | None] = {}  # None: there is none
        self._seqs: dict[str, int] = {}
        self._waiting: dict[str, Card] = {}
        self._whole: set[str] = set()  # reports whose cards have all been seen

    def put(self, cards: Iterable[Card]) -> None:
        """Keep these cards; one whose id is there already takes its place."""
        given = list(cards)
        self.drop([card.id for card in given])
        for card in given:
            # Of two cards with one id the last stays, but both are counted.
            self._remember(self._numbers.next(), card)
            self._waiting[card.id] = card

    def find(self, keys: Sequence[str], most: int) -> list[Card]:
        """At most `most` cards: those that share most keys first, then the latest put."""
        return self.find_each([keys], most)[0]

    def find_each(self, asked: Sequence[Sequence[str]], most: int) -> list[list[Card]]:
        """What `find` gives for each of these, in one answer."""
        found = self.ids_each(asked, most)
        cards = {card.id: card for card in self.get([id for ids in found for id in ids])}
        return [[cards[id] for id in ids] for ids in found]

    def ids_each(self, asked: Sequence[Sequence[str]], most: int) -> list[list[str]]:
        """The ids of what `find_each` gives."""
        self._write()
        keys = json.dumps([list(dict.fromkeys(map(storable, each))) for each in asked])
        told = {"keys": keys, "shelf": self._name, "latest": LATEST, "most": most}
        answers: list[list[str]] = [[] for _ in asked]
        for ask, id in self._driver.rows(self._find, told):
            answers[ask].append(id)
        return answers

    def get(self, ids: Sequence[str]) -> list[Card]:
        """The cards with these ids that there are, in the order asked."""
        unknown = [id for id in dict.fromkeys(ids) if not self._known(id)]
        if unknown:
            self._seen.update(dict.fromkeys(unknown))
            self._rows(f"id {self._among}", {"ids": json.dumps(unknown)})
        return [card for id in ids if (card := self._seen.get(id)) is not None]

    def group(self, group: str, most: int | None = None) -> list[Card]:
        """The cards of a group, by time (unknown times last), then by id; the first `most`, or all."""
        return self.groups([group], most)[0]

    def groups(self, groups: Sequence[str], most: int | None = None) -> list[list[Card]]:
        """What `group` gives for each of these, in one answer."""
        self._write()
        told = {"groups": json.dumps(list(groups)), "shelf": self._name, "most": most}
        found: list[list[Card]] = [[] for _ in groups]
        for place, *row in self._driver.rows(self._groups, told):
            found[place].append(self._taken(*row))
        return found

    def within(self, report: str) -> list[Card]:
        """The cards of a report: the one with this id and those whose id is this, a slash and more; by id."""
        self._write()
        named = {"id": report, "from": f"{report}/", "to": f"{report}{_AFTER_SLASH}"}
        self._whole.add(report)
        return self._rows("(id = :id OR (id >= :from AND id < :to)) ORDER BY id", named)

    def regroup(self, ids: Sequence[str], group: str | None) -> None:
        """Let these cards belong to another group."""
        self._write()
        for id in ids:
            if (card := self._seen.get(id)) is not None:
                self._seen[id] = replace(card, group=group)
        told = [{"group": group, "shelf": self._name, "id": id} for id in ids]
        self._driver.each('UPDATE cards SET "group" = :group WHERE shelf = :shelf AND id = :id', told)

    def drop(self, ids: Sequence[str]) -> None:
        """Forget the cards with these ids, where there are any."""
        kept = []
        for card in self.get(list(dict.fromkeys(ids))):
            seq = self._seqs.pop(card.id)
            self._seen[card.id] = None
            if self._waiting.pop(card.id, None) is None:
                kept.append((seq, card))
        keys = [{"key": key, "card": seq} for seq, card in kept for key in _keys(card)]
        self._driver.each(_DROP_KEY, [{**each, "shelf": self._name} for each in keys])
        self._driver.each("DELETE FROM cards WHERE seq = :seq", [{"seq": seq} for seq, _ in kept])

    def _write(self) -> None:
        """Write the cards that wait for it."""
        if not self._waiting:
            return
        numbered = [(self._seqs[id], card) for id, card in self._waiting.items()]
        self._driver.each(_PUT, [self._row(seq, card) for seq, card in numbered])
        keys = json.dumps({seq: list(_keys(card)) for seq, card in numbered})
        self._driver.each(self._put_keys, [{"shelf": self._name, "keys": keys}])
        self._waiting.clear()

    def finish(self) -> None:
        """Write what still waits; the transaction ends."""
        self._write()

    def _row(self, seq: int, card: Card) -> dict[str, Any]:
        told = {"at": written(card.at) if card.at else None, "found_by": json.dumps(card.keys), "payload": card.payload}
        return {"seq": seq, "shelf": self._name, "id": card.id, **told, "group": card.group}

    def _known(self, id: str) -> bool:
        return id in self._seen or id in self._whole or id.rpartition("/")[0] in self._whole

    def _rows(self, condition: str, asked: dict[str, Any]) -> list[Card]:
        rows = self._driver.rows(_CARDS + condition, {**asked, "shelf": self._name})
        return [self._taken(*row) for row in rows]

    def _taken(self, seq: int, id: str, at: str | None, found_by: str, payload: bytes, group: str | None) -> Card:
        card = self._seen.get(id)
        if card is None:
            card = self._remember(seq, Card(id, moment_of(at), tuple(json.loads(found_by)), bytes(payload), group))
        return card

    def _remember(self, seq: int, card: Card) -> Card:
        self._seen[card.id], self._seqs[card.id] = card, seq
        return card


def _keys(card: Card) -> Iterable[str]:
    return dict.fromkeys(map(storable, card.keys))


_FEW = 2000
"""So many names of what was judged are held on to."""


class JudgementsOnDesk:
    """The judgements that stand, in the table of this name."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._names: set[str] | None = None
        self._few = True

    def about(self, subjects: Sequence[str]) -> list[Judgement]:
        """Those that stand and whose subject or object is one of these, oldest first."""
        wanted = set(map(storable, subjects))
        # Most of what tracing asks about nobody has ever judged.
        if self._names is None:
            self._names = self._judged()
        if self._few and not wanted & self._names:
            return []
        either = judgements.c.subject.in_(wanted) | judgements.c.object.in_(wanted)
        query = select(judgements).where(judgements.c.undone == "", either).order_by(judgements.c.at, judgements.c.id)
        return [judgement_of(row) for row in self._connection.execute(query)]

    def _judged(self) -> set[str]:
        query = select(judgements.c.subject, judgements.c.object).where(judgements.c.undone == "").limit(_FEW + 1)
        rows = list(self._connection.execute(query))
        self._few = len(rows) <= _FEW
        return {name for row in rows for name in row if name is not None}

    def forget(self) -> None:
        """Ask anew from now on: somebody judges within the transaction."""
        self._names = None


def judgement_of(row: AnyRow) -> Judgement:
    """A judgement from its row."""
    about = (row.subject, row.object, row.value)
    return Judgement(row.id, Verdict(row.verdict), *about, row.who, row.why, row.at, row.undone)


class MemoryOnDesk:
    """All that tracing remembers, for the length of one transaction."""

    def __init__(self, connection: Connection) -> None:
        driver = Driver(connection)
        numbers = Numbers(driver)
        self.copies, self.statements, self.stories = (
            ShelfOnDesk(connection, driver, numbers, name) for name in ("copies", "statements", "stories")
        )
        self.judgements = JudgementsOnDesk(connection)

    def finish(self) -> None:
        """Write what still waits; the transaction ends."""
        for shelf in (self.copies, self.statements, self.stories):
            shelf.finish()
