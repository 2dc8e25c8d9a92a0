"""Traces as JSON and back."""

import json
from dataclasses import replace
from datetime import datetime

import pytest

from firsthand.errors import InputError
from firsthand.model import Bound, Claim, FigurePoint, FigureSeries, Origin, Origins, Standing, StatementRef, Trace
from firsthand.serial.readings import from_json, to_json
from firsthand.serial.traces import claim_of, claim_shape, trace_from_json, trace_to_json
from tests.calfu import calfu_trace

TRACE = calfu_trace()


def test_the_shape_is_the_interface_to_the_letter() -> None:
    shape = json.loads(trace_to_json(TRACE))
    assert list(shape) == ["schema", "readings", "copies", "claims", "figures", "stories", "notes"]
    assert shape["schema"] == "firsthand/trace/1"
    assert shape["readings"][0] == json.loads(to_json(TRACE.readings[0]))
    (copy,) = shape["copies"]
    assert {
        "report": "valley-post",
        "of": "agency-nine-dead",
        "degree": "verbatim",
        "shared": 1.0,
    }.items() <= copy.items()
    assert shape["stories"][0]["reports"][0] == "agency-nine-dead" and shape["stories"][0]["claims"][0] == "c-wall"


def test_a_claim_has_all_that_the_interface_names() -> None:
    claim = json.loads(trace_to_json(TRACE))["claims"][1]
    assert list(claim)[:8] == ["id", "gist", "statements", "origins", "positions", "standing", "because", "history"]
    assert claim["statements"][0] == {"report": "agency-nine-dead", "statement": "s2"}
    assert (claim["origins"]["min"], claim["origins"]["max"]) == (1, 1)
    (origin,) = claim["origins"]["each"]
    assert origin["speaker"] == "National Water Inspectorate" and origin["statements"][0]["report"] == "cyanide"
    assert origin["rests_on"] == ["a laboratory in a neighbouring country"]
    affirms = {"party": "National Water Inspectorate", "position": "affirms", "since": "2025-03-14T06:30:00Z"}
    assert affirms.items() <= claim["positions"][0].items()
    first = {"after": "agency-nine-dead", "at": "2025-03-12T11:20:00Z", "standing": "denied"}
    assert {**first, "origins": {"min": 0, "max": 0}}.items() <= claim["history"][0].items()


def test_a_figure_names_statement_speaker_ends_and_time() -> None:
    (series,) = json.loads(trace_to_json(TRACE))["figures"]
    assert (series["about"], series["unit"], series["claim"]) == ("people killed at Los Hielos", "people", "c-killed")
    first, second = series["series"][:2]
    assert list(first)[:6] == ["report", "statement", "speaker", "low", "high", "at"]
    assert (first["low"], first["high"], first["bound"], first["at"]) == (9, 9, "at_least", "2025-03-12T11:20:00Z")
    assert "bound" not in second


def test_a_trace_comes_back_as_it_went() -> None:
    # The venue of a statement is no part of a reading's shape.
    kept = replace(TRACE, readings=tuple(from_json(to_json(reading)) for reading in TRACE.readings))
    assert trace_from_json(trace_to_json(TRACE)) == kept
    assert trace_from_json(trace_to_json(kept)) == kept
    assert trace_from_json(trace_to_json(Trace())) == Trace()


def test_what_is_unknown_comes_back_as_unknown() -> None:
    ref = StatementRef("r", "s")
    circle = Origin("A", (ref,), unresolved=True)
    claim = Claim("c", "half \ud83d pair", (ref,), Origins(1, 1, (circle,)), (), Standing.REPORTED, "", ())
    point = FigurePoint(ref, None, 1.5, 2.0, None, (0, 3), Bound.AT_MOST)
    trace = Trace(claims=(claim,), figures=(FigureSeries("x", "", (point,)),))
    line = trace_to_json(trace)
    assert line.encode() and "\n" not in line
    assert trace_from_json(line) == trace
    assert claim_of(claim_shape(claim)) == claim


def test_times_are_written_in_utc() -> None:
    at = datetime.fromisoformat("2025-03-12T13:20:00+02:00")
    change = replace(TRACE.claims[0].history[0], at=at)
    written = claim_shape(replace(TRACE.claims[0], history=(change,)))
    assert written["history"][0]["at"] == "2025-03-12T11:20:00Z"


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "null", '{"schema": "firsthand/trace/1"}', '{"schema": "firsthand/reading/1"}', "[" * 9999]
)
def test_what_is_no_trace_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        trace_from_json(text)
