"""Reports traced together by the real models."""

import random

import pytest

from firsthand.model import Reading, Stance, Standing, Trace
from firsthand.pipeline import read_all, trace_readings
from tests.pipeline.reports import STORY, report


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return list(read_all(STORY))


@pytest.fixture(scope="module")
def trace(readings: list[Reading]) -> Trace:
    return trace_readings(readings)


def test_a_copy_names_the_earliest_report(trace: Trace) -> None:
    assert [(copy.report, copy.of) for copy in trace.copies] == [("post", "wire")]


def test_statements_that_speak_to_one_thing_are_one_claim_whatever_they_say_of_it(trace: Trace) -> None:
    crack = max(trace.claims, key=lambda claim: len(claim.statements))
    assert {ref.report for ref in crack.statements} == {"wire", "post", "inspectorate", "herald"}
    stances = {position.party: position.stance for position in crack.positions}
    assert stances["Orvel Hydro"] is Stance.DENIES and stances["National Dam Inspectorate"] is Stance.AFFIRMS
    assert [change.standing for change in crack.history] == [
        Standing.REPORTED,
        Standing.CONFIRMED,
        Standing.DISPUTED,
    ]
    assert crack.origins.max == 2


def test_every_attributed_statement_stands_in_exactly_one_claim(trace: Trace, readings: list[Reading]) -> None:
    placed = [ref for claim in trace.claims for ref in claim.statements]
    assert len(placed) == len(set(placed))
    said = {(r.report.id, s.id) for r in readings for s in r.statements if not s.narrated}
    assert said <= {(ref.report, ref.statement) for ref in placed}


def test_the_trace_does_not_depend_on_the_order_of_the_readings(trace: Trace, readings: list[Reading]) -> None:
    for seed in range(3):
        shuffled = random.Random(seed).sample(readings, len(readings))
        again = trace_readings(shuffled)
        assert again.claims == trace.claims and again.copies == trace.copies and again.stories == trace.stories


def test_a_report_without_a_time_counts_last_and_is_named() -> None:
    undated = report("a", "Calder Herald", None, "The dam", "The dam is safe, the county said.")
    dated = report("b", "Orvel Post", 2, "The dam again", "The dam is safe, the county said.")
    trace = trace_readings(list(read_all([undated, dated])))
    assert any("a" in note and "not known" in note for note in trace.notes)
    assert all(change.after != "a" or change.at is None for claim in trace.claims for change in claim.history)
    (claim,) = (claim for claim in trace.claims if len(claim.statements) == 2)
    assert claim.history[0].after == "b"


def test_nothing_gives_an_empty_trace() -> None:
    assert trace_readings([]) == Trace()


def test_a_report_with_no_statements_is_traced_to_nothing() -> None:
    trace = trace_readings(list(read_all([report("a", "Orvel Post", 0, "", "Вода спадає, повідомила громада.")])))
    assert trace.claims == () and len(trace.readings) == 1
