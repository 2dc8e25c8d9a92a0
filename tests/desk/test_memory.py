"""The three memories, in dicts, in SQLite and in PostgreSQL, give the same answers to whatever is done to them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.desk import Desk
from firsthand.model import LATEST, Card, Shelf
from firsthand.tracing.memory import ShelfInMemory
from tests.desk.material import NOON

IDS = st.sampled_from(["a", "b", "B", "ä", "r1", "r1/s1", "r1/s2", "r1-x/s1", "r2/s1"])
KEYS = st.lists(st.sampled_from(["k", "K", "nul\0", "\ud800", "é", "l" * 300, "'\""]), unique=True, max_size=5)
GROUPS = st.sampled_from([None, "g", "G", "h"])
TIMES = st.sampled_from([None, *(NOON + timedelta(microseconds=n) for n in (0, 1, 10**9))])
CARDS = st.builds(Card, IDS, TIMES, KEYS.map(tuple), st.binary(max_size=4), GROUPS)

Do = Callable[[Shelf], Any]
PUT = st.lists(CARDS, max_size=4).map(lambda cards: lambda shelf: shelf.put(cards))
FIND = st.tuples(KEYS, st.integers(1, 5)).map(lambda asked: lambda shelf: shelf.find(*asked))
ASKED = st.tuples(st.lists(KEYS, max_size=3), st.integers(1, 5))
FIND_EACH = ASKED.map(lambda asked: lambda shelf: shelf.find_each(*asked))
GET = st.lists(IDS, max_size=4).map(lambda ids: lambda shelf: shelf.get(ids))
GROUP = st.tuples(st.sampled_from("gGh"), st.sampled_from([None, 1, 2])).map(
    lambda asked: lambda shelf: shelf.group(*asked)
)
IDS_EACH = ASKED.map(lambda asked: lambda shelf: shelf.ids_each(*asked))
GROUPED = st.tuples(st.lists(st.sampled_from("gGh"), max_size=3), st.sampled_from([None, 1, 2])).map(
    lambda asked: lambda shelf: shelf.groups(*asked)
)
REGROUP = st.tuples(st.lists(IDS, max_size=3), GROUPS).map(lambda asked: lambda shelf: regroup(shelf, *asked))
WITHIN = st.sampled_from(["r1", "r2", "a", "r"]).map(lambda report: lambda shelf: shelf.within(report))
DROP = st.lists(IDS, max_size=2).map(lambda ids: lambda shelf: shelf.drop(ids))
DEEDS = st.lists(
    st.one_of(PUT, PUT, FIND, FIND_EACH, IDS_EACH, GET, GROUP, GROUPED, WITHIN, REGROUP, DROP), max_size=12
)


def regroup(shelf: Shelf, ids: list[str], group: str | None) -> None:
    """Regroup those that are there: what becomes of others is nobody's promise."""
    shelf.regroup([card.id for card in shelf.get(ids)], group)


class Undone(Exception):
    """Raised to keep nothing of what one example did."""


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=DEEDS)
def test_whatever_is_done_the_answers_are_those_of_a_memory_in_dicts(desk: Desk, deeds: list[Do]) -> None:
    plain = ShelfInMemory()
    with pytest.raises(Undone), desk.writing("tester") as tx:
        for deed in deeds:
            assert deed(tx.memory.copies) == deed(plain)
        raise Undone


def test_a_key_gives_its_latest_cards_only(desk: Desk) -> None:
    cards = [Card(f"c{n}", NOON, ("common", f"own{n}"), b"", None) for n in range(LATEST + 5)]
    plain = ShelfInMemory()
    plain.put(cards)
    with desk.writing("tester") as tx:
        tx.memory.statements.put(cards)
    with desk.writing("tester") as tx:
        shelf = tx.memory.statements
        for keys in (["common"], ["common", "own0"], ["own0", "own1", "common"]):
            assert shelf.find(keys, 100) == plain.find(keys, 100)
        assert len(shelf.find(["common"], 100)) == LATEST
        plain.put(cards[:3])
        shelf.put(cards[:3])
        assert shelf.find(["common"], 100) == plain.find(["common"], 100)


def test_shelves_are_kept_apart(desk: Desk) -> None:
    with desk.writing("tester") as tx:
        tx.memory.copies.put([Card("a", None, ("k",), b"copy", "g")])
        tx.memory.statements.put([Card("a", None, ("k",), b"statement", "g")])
        assert [card.payload for card in tx.memory.copies.find(["k"], 9)] == [b"copy"]
        assert [card.payload for card in tx.memory.statements.group("g")] == [b"statement"]
        assert tx.memory.stories.get(["a"]) == []
