"""Tracing's memory in memory: what `trace` uses, where no desk keeps anything."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from firsthand.model import LATEST, Card, Judgement

_LATER_THAN_ALL = datetime.max.replace(tzinfo=UTC)


class ShelfInMemory:
    """Cards in dicts; see `firsthand.model.Shelf` for what each method promises."""

    def __init__(self) -> None:
        self._cards: dict[str, Card] = {}
        self._number: dict[str, int] = {}
        # Most keys have one card only, and that one needs no list around it.
        self._by_key: dict[str, str | list[str]] = {}
        self._by_group: dict[str, set[str]] = {}
        self._by_report: dict[str, set[str]] = {}
        self._put = 0

    def put(self, cards: Iterable[Card]) -> None:
        """Keep these cards; one whose id is there already takes its place."""
        for card in cards:
            self._forget(card.id)
            self._put += 1
            for report in _reports(card.id):
                self._by_report.setdefault(report, set()).add(card.id)
            self._cards[card.id], self._number[card.id] = card, self._put
            for key in card.keys:
                self._add(key, card.id)
            if card.group is not None:
                self._by_group.setdefault(card.group, set()).add(card.id)

    def find(self, keys: Sequence[str], most: int) -> list[Card]:
        """At most `most` cards: those that share most keys first, then the latest put."""
        shared: dict[str, int] = {}
        for key in dict.fromkeys(keys):
            held = self._by_key.get(key)
            if held is not None:
                for id in (held,) if isinstance(held, str) else held[-LATEST:]:
                    shared[id] = shared.get(id, 0) + 1
        best = sorted(shared, key=lambda id: (-shared[id], -self._number[id]))
        return [self._cards[id] for id in best[:most]]

    def find_each(self, asked: Sequence[Sequence[str]], most: int) -> list[list[Card]]:
        """What `find` gives for each of these."""
        return [self.find(keys, most) for keys in asked]

    def get(self, ids: Sequence[str]) -> list[Card]:
        """The cards with these ids that there are, in the order asked."""
        return [self._cards[id] for id in ids if id in self._cards]

    def group(self, group: str, most: int | None = None) -> list[Card]:
        """The cards of a group, by time (unknown times last), then by id; the first `most`, or all."""
        cards = (self._cards[id] for id in self._by_group.get(group, ()))
        return sorted(cards, key=lambda card: (card.at or _LATER_THAN_ALL, card.id))[:most]

    def within(self, report: str) -> list[Card]:
        """The cards of a report: the one with this id and those whose id is this, a slash and more; by id."""
        return [self._cards[id] for id in sorted(self._by_report.get(report, ()))]

    def regroup(self, ids: Sequence[str], group: str | None) -> None:
        """Let these cards belong to another group."""
        for id in ids:
            card = self._cards[id]
            if card.group is not None:
                self._by_group[card.group].discard(id)
            if group is not None:
                self._by_group.setdefault(group, set()).add(id)
            self._cards[id] = replace(card, group=group)

    def drop(self, ids: Sequence[str]) -> None:
        """Forget the cards with these ids, where there are any."""
        for id in ids:
            self._forget(id)

    def _add(self, key: str, id: str) -> None:
        held = self._by_key.get(key)
        if held is None:
            self._by_key[key] = id
        elif isinstance(held, str):
            self._by_key[key] = [held, id]
        else:
            held.append(id)

    def _remove(self, key: str, id: str) -> None:
        held = self._by_key[key]
        if isinstance(held, str):
            del self._by_key[key]
        else:
            held.remove(id)

    def _forget(self, id: str) -> None:
        old = self._cards.pop(id, None)
        if old is None:
            return
        for report in _reports(id):
            self._by_report[report].discard(id)
        for key in old.keys:
            self._remove(key, id)
        if old.group is not None:
            self._by_group[old.group].discard(id)


def _reports(id: str) -> list[str]:
    """What a card of this id is within: itself, and all that stands before a slash."""
    return [id, *(id[:at] for at, letter in enumerate(id) if letter == "/")]


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
