"""Statements are found inside their story."""

from datetime import UTC, datetime

from firsthand.model import Card, Memory
from firsthand.tracing.memory import MemoryInMemory
from firsthand.tracing.storywise import MemoryOfStory

NOON = datetime(2025, 5, 1, 12, tzinfo=UTC)


def two_floods() -> MemoryInMemory:
    memory = MemoryInMemory()
    memory.stories.put(
        Card(report, NOON, (), b"", story) for report, story in (("a", "old"), ("b", "new"), ("c", "new"))
    )
    memory.statements.put(Card(f"{report}/s1", NOON, ("flood",), b"", f"claim-{report}") for report in "abc")
    return memory


def test_what_another_story_said_is_not_found() -> None:
    memory: Memory = MemoryOfStory(two_floods(), "new")
    assert {card.id for card in memory.statements.find(["flood"], 10)} == {"b/s1", "c/s1"}
    (first, second) = memory.statements.find_each([["flood"], ["fire"]], 10)
    assert {card.id for card in first} == {"b/s1", "c/s1"} and second == []


def test_in_a_story_of_one_report_nothing_is_found() -> None:
    memory: Memory = MemoryOfStory(two_floods(), "old", alone=True)
    assert memory.statements.find(["flood"], 10) == [] and memory.statements.ids_each([["flood"], ["fire"]], 10) == [
        [],
        [],
    ]


def test_what_a_person_names_is_reached_in_any_story() -> None:
    memory: Memory = MemoryOfStory(two_floods(), "new")
    assert [card.id for card in memory.statements.get(["a/s1"])] == ["a/s1"]
    assert [card.id for card in memory.statements.group("claim-a")] == ["a/s1"]
    assert [card.id for card in memory.statements.within("a")] == ["a/s1"]


def test_what_is_changed_is_changed_for_all() -> None:
    whole = two_floods()
    memory: Memory = MemoryOfStory(whole, "new")
    memory.statements.put([Card("b/s2", NOON, ("flood",), b"", "claim-b")])
    memory.statements.regroup(["c/s1"], "claim-b")
    memory.statements.drop(["b/s1"])
    assert [card.id for card in whole.statements.group("claim-b")] == ["b/s2", "c/s1"]
    assert memory.copies is whole.copies and memory.stories is whole.stories
    assert memory.judgements is whole.judgements
