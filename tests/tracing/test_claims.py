"""Statements into claims: whatever they say of it, in any order, as people decided, and each with its reasons."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest

from firsthand.errors import DeskError
from firsthand.model import Judgement, Reading, Report, Stance, StatementRef, Verdict
from firsthand.pipeline import read_all
from firsthand.tracing import cards
from firsthand.tracing.claims import enter_statements, links, said
from firsthand.tracing.embedding import SIZE, Embedder
from firsthand.tracing.keys import keys_of
from firsthand.tracing.linking import Linker
from firsthand.tracing.memory import JudgementsInMemory, MemoryInMemory
from firsthand.tracing.points import Point, points_of

DAWN = datetime(2025, 6, 3, 6, tzinfo=UTC)
TEXTS = {
    "wire": "HALDEN (Vesper Wire) - A freight train derailed near Halden on Tuesday, the rail authority said. "
    "The authority declined to comment on the cause of the derailment.",
    "post": "The rail authority confirmed that a freight train had derailed near Halden on Tuesday.",
    "herald": "Norrail denied that a freight train had derailed near Halden. It asked not to be named.",
    "other": "Ticket prices will rise by 4 percent in January, the Consumer League predicted.",
}


@cache
def models() -> tuple[Embedder, Linker]:
    return Embedder.load(), Linker.load()


@cache
def read(texts: tuple[tuple[str, str], ...] = tuple(TEXTS.items()), hours: int = 1) -> tuple[Reading, ...]:
    at = {name: DAWN + timedelta(hours=hours * number) for number, (name, _) in enumerate(texts)}
    return tuple(
        read_all(Report(name, text, publisher=name, published=at[name], language="en") for name, text in texts)
    )


def entered(readings: tuple[Reading, ...], judgements: tuple[Judgement, ...] = ()) -> MemoryInMemory:
    embedder, linker = models()
    memory = MemoryInMemory(judgements=JudgementsInMemory(judgements))
    for reading, points in zip(readings, points_of(readings, embedder), strict=True):
        enter_statements(reading, points, None, memory, linker)
    return memory


def claim_of(memory: MemoryInMemory, report: str, statement: str = "s1") -> str | None:
    return memory.statements.get([f"{report}/{statement}"])[0].group


def parts(memory: MemoryInMemory, readings: tuple[Reading, ...]) -> set[frozenset[str]]:
    claims: dict[str, set[str]] = {}
    for reading in readings:
        for card in memory.statements.within(reading.report.id):
            claims.setdefault(card.group or card.id, set()).add(card.id)
    return {frozenset(members) for members in claims.values()}


def judgement(verdict: Verdict, one: str, other: str) -> Judgement:
    return Judgement("j1", verdict, f"statement:{one}", f"statement:{other}", None, "Ada", "", DAWN)


@pytest.fixture(scope="module")
def memory() -> MemoryInMemory:
    return entered(read())


def test_assertion_confirmation_and_denial_are_one_claim_and_other_matter_is_another(memory: MemoryInMemory) -> None:
    claim = claim_of(memory, "wire")
    assert claim is not None and claim == claim_of(memory, "post") == claim_of(memory, "herald")
    assert claim_of(memory, "other") not in (None, claim)


def test_polarity_is_a_stance_and_no_other_claim(memory: MemoryInMemory) -> None:
    given = {t.ref: t for t in said(memory.statements.group(str(claim_of(memory, "wire"))))[2]}
    assert given[StatementRef("wire", "s1")].stance is Stance.AFFIRMS
    assert given[StatementRef("herald", "s1")].stance is Stance.DENIES


def test_a_claim_is_worded_by_what_says_it_by_itself(memory: MemoryInMemory) -> None:
    wording, _, _ = said(memory.statements.group(str(claim_of(memory, "wire"))))
    assert "derailed near Halden" in wording and not wording.startswith("that ")


def test_every_link_says_why(memory: MemoryInMemory) -> None:
    found = links(memory.statements.group(str(claim_of(memory, "wire"))))
    assert {link.one.report for link in found} >= {"post", "herald"}
    assert all(0 <= link.score <= 1 and link.because for link in found)
    assert any("Halden" in link.because for link in found)


def test_a_statement_without_matter_that_finds_nothing_is_in_no_claim(memory: MemoryInMemory) -> None:
    alone = [c for c in memory.statements.within("herald") if cards.point_of(c).empty]
    assert all(card.group is None or len(memory.statements.group(card.group)) > 1 for card in alone)


def test_the_outcome_is_the_same_for_any_order_of_reports_of_one_moment() -> None:
    readings = read(hours=0)
    expected = parts(entered(readings), readings)
    for seed in range(4):
        order = list(readings)
        random.Random(seed).shuffle(order)
        assert parts(entered(tuple(order)), readings) == expected


def test_entering_a_report_again_changes_nothing() -> None:
    readings, (embedder, linker) = read(), models()
    memory = entered(readings)
    before = parts(memory, readings)
    enter_statements(readings[1], points_of(readings[1:2], embedder)[0], None, memory, linker)
    assert parts(memory, readings) == before


def test_people_can_part_and_join_statements() -> None:
    apart = entered(read(), (judgement(Verdict.SPLIT, "herald/s1", "wire/s1"),))
    assert claim_of(apart, "herald") != claim_of(apart, "wire")
    together = entered(read(), (judgement(Verdict.MERGE, "other/s1", "wire/s1"),))
    assert claim_of(together, "other") == claim_of(together, "wire")


def test_the_same_words_of_a_copy_stand_where_their_first_stand_and_crowd_nobody_out() -> None:
    copies = tuple((f"copy{number}", TEXTS["wire"]) for number in range(5))
    readings = read((("wire", TEXTS["wire"]), *copies))
    memory = entered(readings)
    assert {claim_of(memory, name) for name, _ in copies} == {claim_of(memory, "wire")}
    assert len(memory.statements.get(["copy3/s1"])[0].keys) == 1


def test_a_card_gives_back_what_was_put_into_it(memory: MemoryInMemory) -> None:
    readings = read()
    for reading, points in zip(readings, points_of(readings, models()[0]), strict=True):
        for point in points:
            card = memory.statements.get([cards.card_id(point.ref)])[0]
            assert fields(cards.point_of(card)) == fields(point)
            assert cards.testimony_of(card).publisher == reading.report.publisher
            assert len(card.payload) < 2000


def test_a_card_of_an_earlier_version_is_said_to_be_one(memory: MemoryInMemory) -> None:
    (points,) = points_of(read()[:1], models()[0])
    card = memory.statements.get([cards.card_id(points[0].ref)])[0]
    former = replace(card, payload=card.payload[:SIZE] + bytes(SIZE + SIZE // 8) + card.payload[SIZE:])
    for ask in (cards.point_of, cards.testimony_of, cards.bond_of):
        with pytest.raises(DeskError, match=r"earlier version .* make a new desk"):
            ask(former)


def fields(point: Point) -> tuple[object, ...]:
    plain = (getattr(point, name) for name in Point.__slots__ if name != "vector")
    return (*plain, point.vector.tobytes())


def test_a_statement_has_few_keys_and_always_the_same(memory: MemoryInMemory) -> None:
    for points in points_of(read(), models()[0]):
        for point in points:
            assert keys_of(point) == keys_of(point)
            assert 1 < len(keys_of(point)) <= 20


def test_a_report_without_statements_changes_nothing() -> None:
    embedder, linker = models()
    memory = MemoryInMemory()
    empty = Reading(Report("empty", "Nothing."))
    assert points_of([empty], embedder) == [()]
    assert enter_statements(empty, (), None, memory, linker).claims == ()
