"""A memory as one story sees it: statements are only found among the story's own reports.

Two floods a year apart share most of their words; a claim about one is no claim about the other. Stories are told apart
more surely than claims are, so what a statement may speak to is looked for inside its story. What people merged across
stories stays reachable by its id.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from firsthand.model import Card, Judgements, Memory, Shelf


@dataclass(frozen=True, slots=True)
class ShelfOfStory:
    """The shelf of statements, which finds those of one story alone, and none where that has `nothing` to find; everything
    else is the shelf's own answer."""

    shelf: Shelf
    stories: Shelf
    story: str
    nothing: bool = False

    def put(self, cards: Iterable[Card]) -> None:
        """Keep these cards; one whose id is there already takes its place."""
        self.shelf.put(cards)

    def find(self, keys: Sequence[str], most: int) -> list[Card]:
        """What the shelf finds, without the statements of other stories."""
        return self.find_each([keys], most)[0]

    def find_each(self, asked: Sequence[Sequence[str]], most: int) -> list[list[Card]]:
        """What `find` gives for each of these, in one answer."""
        found = self.ids_each(asked, most)
        cards = {card.id: card for card in self.shelf.get(list(dict.fromkeys(id for ids in found for id in ids)))}
        return [[cards[id] for id in ids] for ids in found]

    def ids_each(self, asked: Sequence[Sequence[str]], most: int) -> list[list[str]]:
        """The ids of what `find_each` gives."""
        if self.nothing:
            return [[] for _ in asked]
        found = self.shelf.ids_each(asked, most)
        reports = {id: _report(id) for ids in found for id in ids}
        own = {card.id for card in self.stories.get(sorted(set(reports.values()))) if card.group == self.story}
        return [[id for id in ids if reports[id] in own] for ids in found]

    def get(self, ids: Sequence[str]) -> list[Card]:
        """The cards with these ids that there are, in the order asked."""
        return self.shelf.get(ids)

    def group(self, group: str, most: int | None = None) -> list[Card]:
        """The cards of a group, by time (unknown times last), then by id; the first `most`, or all."""
        return self.shelf.group(group, most)

    def groups(self, groups: Sequence[str], most: int | None = None) -> list[list[Card]]:
        """What `group` gives for each of these, in one answer."""
        return self.shelf.groups(groups, most)

    def within(self, report: str) -> list[Card]:
        """The cards of a report: the one with this id and those whose id is this, a slash and more; by id."""
        return self.shelf.within(report)

    def regroup(self, ids: Sequence[str], group: str | None) -> None:
        """Let these cards belong to another group."""
        self.shelf.regroup(ids, group)

    def drop(self, ids: Sequence[str]) -> None:
        """Forget the cards with these ids, where there are any."""
        self.shelf.drop(ids)


def _report(statement: str) -> str:
    """The report that a statement's card is of, by the card's id."""
    return statement.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class MemoryOfStory:
    """A memory whose statements are found inside one story; `alone` says that its only report is the one that asks.

    Most stories are told by one report at first, and its statements share keys with hundreds of others.
    """

    memory: Memory
    story: str
    alone: bool = False

    @property
    def copies(self) -> Shelf:
        """The sketches of reports, grouped by what they are copies of."""
        return self.memory.copies

    @property
    def statements(self) -> Shelf:
        """Statements, grouped by claim; found inside the story."""
        return ShelfOfStory(self.memory.statements, self.memory.stories, self.story, self.alone)

    @property
    def stories(self) -> Shelf:
        """Reports as stories see them, grouped by story."""
        return self.memory.stories

    @property
    def judgements(self) -> Judgements:
        """What people decided."""
        return self.memory.judgements
