"""Traces as the JSON of the interface, and back; piece by piece for whoever keeps or shows pieces."""

import json
from datetime import datetime
from typing import Any

from firsthand.errors import InputError
from firsthand.model import (
    Bound,
    Change,
    Claim,
    Copy,
    Degree,
    FigurePoint,
    FigureSeries,
    Link,
    Origin,
    Origins,
    Position,
    SharedPassage,
    Stance,
    Standing,
    StatementRef,
    Story,
    Trace,
)
from firsthand.serial.lines import line_of, moment, number, time_of
from firsthand.serial.readings import reading_of, reading_shape

SCHEMA = "firsthand/trace/1"
"""The name of the shape; it changes when the shape does."""


def trace_to_json(trace: Trace) -> str:
    """One line of JSON, without its line end: the shape "firsthand/trace/1" of docs/interface.md.

    The line can always be written as UTF-8. Shares and scores are rounded to four decimals.
    """
    return line_of(trace_shape(trace))


def trace_from_json(text: str) -> Trace:
    """The trace that `trace_to_json` wrote. Raises InputError for anything else."""
    try:
        shape = json.loads(text)
        if shape["schema"] != SCHEMA:
            raise InputError(f"its schema is {shape['schema']!r}, not {SCHEMA!r}", "a trace")
        return _trace_of(shape)
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:
        raise InputError(f"it is not a trace in JSON ({error})", "a trace", f"it needs the shape {SCHEMA}") from error


def trace_shape(trace: Trace) -> dict[str, Any]:
    """A trace as JSON has it."""
    return {
        "schema": SCHEMA,
        "readings": [reading_shape(reading) for reading in trace.readings],
        "copies": [copy_shape(copy) for copy in trace.copies],
        "claims": [claim_shape(claim) for claim in trace.claims],
        "figures": [series_shape(series) for series in trace.figures],
        "stories": [story_shape(story) for story in trace.stories],
        "notes": list(trace.notes),
    }


def _trace_of(shape: dict[str, Any]) -> Trace:
    return Trace(
        readings=tuple(reading_of(each) for each in shape["readings"]),
        copies=tuple(copy_of(each) for each in shape["copies"]),
        claims=tuple(claim_of(each) for each in shape["claims"]),
        figures=tuple(series_of(each) for each in shape["figures"]),
        stories=tuple(story_of(each) for each in shape["stories"]),
        notes=tuple(shape.get("notes", ())),
    )


def ref_shape(ref: StatementRef) -> dict[str, Any]:
    """The name of a statement as JSON has it."""
    return {"report": ref.report, "statement": ref.statement}


def ref_of(shape: dict[str, Any]) -> StatementRef:
    """The name of a statement from its JSON. Raises KeyError for another shape."""
    return StatementRef(shape["report"], shape["statement"])


def copy_shape(copy: Copy) -> dict[str, Any]:
    """A copy as JSON has it; spans index the copy's full text and the full text of what it copies."""
    return {
        "report": copy.report,
        "of": copy.of,
        "degree": copy.degree,
        "shared": round(copy.shared, 4),
        "passages": [{"span": list(each.span), "of": list(each.of)} for each in copy.passages],
        "because": copy.because,
    }


def copy_of(shape: dict[str, Any]) -> Copy:
    """A copy from its JSON. Raises KeyError or ValueError for another shape."""
    passages = (SharedPassage(_span(each["span"]), _span(each["of"])) for each in shape.get("passages", ()))
    return Copy(
        report=shape["report"],
        of=shape["of"],
        degree=Degree(shape["degree"]),
        shared=shape["shared"],
        passages=tuple(passages),
        because=shape.get("because", ""),
    )


def claim_shape(claim: Claim) -> dict[str, Any]:
    """A claim as JSON has it."""
    return {
        "id": claim.id,
        "gist": claim.gist,
        "statements": [ref_shape(ref) for ref in claim.statements],
        "origins": _origins_shape(claim.origins),
        "positions": [_position_shape(position) for position in claim.positions],
        "standing": claim.standing,
        "because": claim.because,
        "history": [_change_shape(change) for change in claim.history],
        "links": [_link_shape(link) for link in claim.links],
        "worded": ref_shape(claim.worded) if claim.worded else None,
    }


def claim_of(shape: dict[str, Any]) -> Claim:
    """A claim from its JSON. Raises KeyError or ValueError for another shape."""
    return Claim(
        id=shape["id"],
        gist=shape["gist"],
        statements=_refs(shape["statements"]),
        origins=_origins_of(shape["origins"]),
        positions=tuple(_position_of(each) for each in shape["positions"]),
        standing=Standing(shape["standing"]),
        because=shape["because"],
        history=tuple(_change_of(each) for each in shape["history"]),
        links=tuple(_link_of(each) for each in shape.get("links", ())),
        worded=ref_of(worded) if (worded := shape.get("worded")) else None,
    )


def _origins_shape(origins: Origins) -> dict[str, Any]:
    return {
        "min": origins.min,
        "max": origins.max,
        "each": [_origin_shape(origin) for origin in origins.each],
        "shared": list(origins.shared),
    }


def _origins_of(shape: dict[str, Any]) -> Origins:
    each = tuple(_origin_of(origin) for origin in shape["each"])
    return Origins(shape["min"], shape["max"], each, tuple(shape.get("shared", ())))


def _origin_shape(origin: Origin) -> dict[str, Any]:
    return {
        "speaker": origin.speaker,
        "statements": [ref_shape(ref) for ref in origin.statements],
        "rests_on": list(origin.rests_on),
        "withdrawn": origin.withdrawn,
        "unresolved": origin.unresolved,
    }


def _origin_of(shape: dict[str, Any]) -> Origin:
    return Origin(
        speaker=shape["speaker"],
        statements=_refs(shape["statements"]),
        rests_on=tuple(shape["rests_on"]),
        withdrawn=shape.get("withdrawn", False),
        unresolved=shape.get("unresolved", False),
    )


def _position_shape(position: Position) -> dict[str, Any]:
    return {
        "party": position.party,
        "position": position.stance,
        "since": _moment(position.since),
        "statement": ref_shape(position.statement) if position.statement else None,
    }


def _position_of(shape: dict[str, Any]) -> Position:
    said = shape.get("statement")
    return Position(shape["party"], Stance(shape["position"]), time_of(shape["since"]), ref_of(said) if said else None)


def _change_shape(change: Change) -> dict[str, Any]:
    return {
        "after": change.after,
        "at": _moment(change.at),
        "standing": change.standing,
        "origins": {"min": change.min, "max": change.max},
        "because": change.because,
    }


def _change_of(shape: dict[str, Any]) -> Change:
    return Change(
        after=shape["after"],
        at=time_of(shape["at"]),
        standing=Standing(shape["standing"]),
        min=shape["origins"]["min"],
        max=shape["origins"]["max"],
        because=shape.get("because", ""),
    )


def _link_shape(link: Link) -> dict[str, Any]:
    ends = {"one": ref_shape(link.one), "other": ref_shape(link.other)}
    return {**ends, "score": round(link.score, 4), "because": link.because}


def _link_of(shape: dict[str, Any]) -> Link:
    return Link(ref_of(shape["one"]), ref_of(shape["other"]), shape["score"], shape["because"])


def series_shape(series: FigureSeries) -> dict[str, Any]:
    """A series of figures as JSON has it; "bound" stands only in a figure that has one."""
    points = [_point_shape(point) for point in series.series]
    return {"about": series.about, "unit": series.unit, "series": points, "claim": series.claim}


def series_of(shape: dict[str, Any]) -> FigureSeries:
    """A series of figures from its JSON. Raises KeyError or ValueError for another shape."""
    points = tuple(_point_of(each) for each in shape["series"])
    return FigureSeries(shape["about"], shape["unit"], points, shape.get("claim"))


def _point_shape(point: FigurePoint) -> dict[str, Any]:
    shape = {
        **ref_shape(point.statement),
        "speaker": point.speaker,
        "low": number(point.low),
        "high": number(point.high),
        "at": _moment(point.at),
        "span": list(point.span),
    }
    return shape | ({"bound": point.bound} if point.bound else {})


def _point_of(shape: dict[str, Any]) -> FigurePoint:
    bound = shape.get("bound")
    return FigurePoint(
        statement=ref_of(shape),
        speaker=shape["speaker"],
        low=shape["low"],
        high=shape["high"],
        at=time_of(shape["at"]),
        span=_span(shape["span"]),
        bound=Bound(bound) if bound else None,
    )


def story_shape(story: Story) -> dict[str, Any]:
    """A story as JSON has it."""
    return {"id": story.id, "title": story.title, "reports": list(story.reports), "claims": list(story.claims)}


def story_of(shape: dict[str, Any]) -> Story:
    """A story from its JSON. Raises KeyError for another shape."""
    return Story(shape["id"], shape["title"], tuple(shape["reports"]), tuple(shape["claims"]))


def _moment(time: datetime | None) -> str | None:
    return moment(time) if time else None


def _refs(shapes: list[dict[str, Any]]) -> tuple[StatementRef, ...]:
    return tuple(ref_of(each) for each in shapes)


def _span(pair: list[int]) -> tuple[int, int]:
    start, end = pair
    return int(start), int(end)
