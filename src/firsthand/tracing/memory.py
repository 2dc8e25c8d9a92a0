"""Tracing's memory in memory: what `trace` uses, where no desk keeps anything."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from sys import intern

from firsthand.model import LATEST, Card, Judgement

_LATER_THAN_ALL = datetime.max.replace(tzinfo=UTC)


class ShelfInMemory:
    """Cards in a list and dicts; see `firsthand.model.Shelf` for what each method promises."""

    def __init__(self) -> None:
        self._cards: list[Card | None] = []  # in the order put
        self._at: dict[str, int] = {}
        self._by_key, self._by_group, self._by_report = _Index(), _Index(), _Index()

    def put(self, cards: Iterable[Card]) -> None:
        """Keep these cards; one whose id is there already takes its place."""
        for card in cards:
            id = card.id
            if id in self._at:
                self._forget(id)
            # Many cards carry the same keys: one string of each is enough.
            keys = tuple(map(intern, card.keys))
            self._at[id] = len(self._cards)
            self._cards.append(Card(id, card.at, keys, card.payload, card.group))
            for report in _reports(id):
                self._by_report.add(report, id)
            self._by_key.add_to_each(keys, id)
            if card.group is not None:
                self._by_group.add(card.group, id)

    def find(self, keys: Sequence[str], most: int) -> list[Card]:
        """At most `most` cards: those that share most keys first, then the latest put."""
        return self.get(self._found(keys, most))

    def find_each(self, asked: Sequence[Sequence[str]], most: int) -> list[list[Card]]:
        """What `find` gives for each of these."""
        return [self.find(keys, most) for keys in asked]

    def ids_each(self, asked: Sequence[Sequence[str]], most: int) -> list[list[str]]:
        """The ids of what `find_each` gives."""
        return [self._found(keys, most) for keys in asked]

    def _found(self, keys: Sequence[str], most: int) -> list[str]:
        shared: dict[str, int] = {}
        for key in dict.fromkeys(keys):
            held = self._by_key.held.get(key)
            if held is not None:
                for id in (held,) if isinstance(held, str) else held[-LATEST:]:
                    shared[id] = shared.get(id, 0) + 1
        return sorted(shared, key=lambda id: (-shared[id], -self._at[id]))[:most]

    def get(self, ids: Sequence[str]) -> list[Card]:
        """The cards with these ids that there are, in the order asked."""
        found = (self._cards[self._at[id]] for id in ids if id in self._at)
        return [card for card in found if card]

    def group(self, group: str, most: int | None = None) -> list[Card]:
        """The cards of a group, by time (unknown times last), then by id; the first `most`, or all."""
        cards = self.get(self._by_group.of(group))
        return sorted(cards, key=lambda card: (card.at or _LATER_THAN_ALL, card.id))[:most]

    def groups(self, groups: Sequence[str], most: int | None = None) -> list[list[Card]]:
        """What `group` gives for each of these."""
        return [self.group(group, most) for group in groups]

    def within(self, report: str) -> list[Card]:
        """The cards of a report: the one with this id and those whose id is this, a slash and more; by id."""
        return self.get(sorted([report, *self._by_report.of(report)]))

    def regroup(self, ids: Sequence[str], group: str | None) -> None:
        """Let these cards belong to another group."""
        for card in self.get(list(dict.fromkeys(ids))):
            if card.group is not None:
                self._by_group.remove(card.group, card.id)
            if group is not None:
                self._by_group.add(group, card.id)
            self._cards[self._at[card.id]] = replace(card, group=group)

    def drop(self, ids: Sequence[str]) -> None:
        """Forget the cards with these ids, where there are any."""
        for id in ids:
            if id in self._at:
                self._forget(id)

    def _forget(self, id: str) -> None:
        (old,) = self.get([id])
        self._cards[self._at.pop(id)] = None
        for report in _reports(id):
            self._by_report.remove(report, id)
        for key in old.keys:
            self._by_key.remove(key, id)
        if old.group is not None:
            self._by_group.remove(old.group, id)


class _Index:
    """Which ids stand under a name, in the order in which they came. Most names have one, which needs no list around it."""

    def __init__(self) -> None:
        self.held: dict[str, str | list[str]] = {}

    def of(self, name: str) -> Sequence[str]:
        """The ids under a name."""
        held = self.held.get(name, ())
        return (held,) if isinstance(held, str) else held

    def add(self, name: str, id: str) -> None:
        """Put an id under a name."""
        self.add_to_each((name,), id)

    def add_to_each(self, names: Iterable[str], id: str) -> None:
        """Put an id under each of these names."""
        all_held = self.held
        for name in names:
            held = all_held.get(name)
            if held is None:
                all_held[name] = id
            elif isinstance(held, str):
                all_held[name] = [held, id]
            else:
                held.append(id)

    def remove(self, name: str, id: str) -> None:
        """Take an id from under a name."""
        held = self.held[name]
        if isinstance(held, str):
            del self.held[name]
            return
        held.remove(id)
        if len(held) == 1:
            self.held[name] = held[0]


def _reports(id: str) -> list[str]:
    """What a card of this id is within, besides itself: all that stands before a slash."""
    return [id[:at] for at, letter in enumerate(id) if letter == "/"] if "/" in id else []


@dataclass(frozen=True, slots=True)
class JudgementsInMemory:
    """A few judgements, as tracing asks for them; none unless given."""

    all: tuple[Judgement, ...] = ()

    def about(self, subjects: Sequence[str]) -> list[Judgement]:
        """Those that stand and whose subject or object is one of these, oldest first."""
        wanted = set(subjects)
        found = (j for j in self.all if not j.undone and (j.subject in wanted or j.object in wanted))
        return sorted(found, key=lambda j: (j.at, j.id))


@dataclass(frozen=True, slots=True)
class MemoryInMemory:
    """An empty memory to trace with; see `firsthand.model.Memory`."""

    copies: ShelfInMemory = field(default_factory=ShelfInMemory)
    statements: ShelfInMemory = field(default_factory=ShelfInMemory)
    stories: ShelfInMemory = field(default_factory=ShelfInMemory)
    judgements: JudgementsInMemory = field(default_factory=JudgementsInMemory)
