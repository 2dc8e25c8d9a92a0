"""Readings as the JSON of the interface, and back."""

import json
from datetime import date
from typing import Any

from firsthand.errors import InputError
from firsthand.model import Act, Bound, Entity, Figure, Form, Kind, ModelInfo, Period, Reading, Report, Span, Statement
from firsthand.serial.lines import line_of, moment, number, time_of

SCHEMA = "firsthand/reading/1"
"""The name of the shape; it changes when the shape does."""


def to_json(reading: Reading) -> str:
    """One line of JSON, without its line end: the shape "firsthand/reading/1" of docs/interface.md.

    A "reason" stands only in what could not be read, a "bound" only in a figure that has one. The venue of a statement
    and the hash of the raw bytes are no part of the shape. The line can always be written as UTF-8.
    """
    return line_of(reading_shape(reading))


def from_json(line: str) -> Reading:
    """The reading that `to_json` wrote. Raises InputError for anything else."""
    try:
        shape = json.loads(line)
        if shape["schema"] != SCHEMA:
            raise InputError(f"its schema is {shape['schema']!r}, not {SCHEMA!r}", "a reading")
        return reading_of(shape)
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:
        raise InputError(
            f"it is not a reading in JSON ({error})", "a reading", f"it needs the shape {SCHEMA}"
        ) from error


def reading_shape(reading: Reading) -> dict[str, Any]:
    """A reading as JSON has it."""
    shape = {
        "schema": SCHEMA,
        "report": _report(reading.report),
        "boilerplate": _spans(reading.boilerplate),
        "entities": [_entity(entity) for entity in reading.entities],
        "statements": [_statement(statement) for statement in reading.statements],
        "model": {"name": reading.model.name, "sha256": reading.model.sha256} if reading.model else None,
    }
    return shape | ({"reason": reading.reason} if reading.reason is not None else {})


def _report(report: Report) -> dict[str, Any]:
    return {
        "id": report.id,
        "publisher": report.publisher,
        "url": report.url,
        "published": moment(report.published) if report.published else None,
        "title": report.title,
        "text": report.text,
        "language": report.language,
    }


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [list(span) for span in spans]


def _entity(entity: Entity) -> dict[str, Any]:
    return {"id": entity.id, "name": entity.name, "kind": entity.kind, "mentions": _spans(entity.mentions)}


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "source": _spans(statement.source),
        "cue": _spans(statement.cue),
        "content": _spans(statement.content),
        "narrated": statement.narrated,
        "speaker": statement.speaker,
        "act": statement.act,
        "form": statement.form,
        "hedged": statement.hedged,
        "via": list(statement.via),
        "basis": list(statement.basis),
        "figures": [_figure(figure) for figure in statement.figures],
        "time": _period(statement.time) if statement.time else None,
        "confidence": round(statement.confidence, 4),
    }


def _figure(figure: Figure) -> dict[str, Any]:
    low, high = number(figure.low), number(figure.high)
    shape = {"span": list(figure.span), "low": low, "high": high, "unit": figure.unit}
    return shape | ({"bound": figure.bound} if figure.bound else {})


def _period(period: Period) -> dict[str, Any]:
    return {"span": list(period.span), "from": period.start.isoformat(), "to": period.end.isoformat()}


def reading_of(shape: dict[str, Any]) -> Reading:
    """A reading from its JSON. Raises KeyError, TypeError or ValueError for another shape."""
    model = shape["model"]
    return Reading(
        report=_as_report(shape["report"]),
        boilerplate=_as_spans(shape["boilerplate"]),
        entities=tuple(_as_entity(each) for each in shape["entities"]),
        statements=tuple(_as_statement(each) for each in shape["statements"]),
        model=ModelInfo(model["name"], model["sha256"]) if model else None,
        reason=shape.get("reason"),
    )


def _as_report(shape: dict[str, Any]) -> Report:
    return Report(
        id=shape["id"],
        text=shape["text"],
        title=shape["title"],
        publisher=shape["publisher"],
        url=shape["url"],
        published=time_of(shape["published"]),
        language=shape["language"],
    )


def _as_span(pair: list[int]) -> Span:
    start, end = pair
    return int(start), int(end)


def _as_spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(_as_span(pair) for pair in pairs)


def _as_entity(shape: dict[str, Any]) -> Entity:
    return Entity(shape["id"], shape["name"], Kind(shape["kind"]), _as_spans(shape["mentions"]))


def _as_statement(shape: dict[str, Any]) -> Statement:
    return Statement(
        id=shape["id"],
        content=_as_spans(shape["content"]),
        source=_as_spans(shape["source"]),
        cue=_as_spans(shape["cue"]),
        narrated=shape["narrated"],
        speaker=shape["speaker"],
        act=Act(shape["act"]),
        form=Form(shape["form"]),
        hedged=shape["hedged"],
        via=tuple(shape["via"]),
        basis=tuple(shape["basis"]),
        figures=tuple(_as_figure(each) for each in shape["figures"]),
        time=_as_period(shape["time"]) if shape["time"] else None,
        confidence=shape["confidence"],
    )


def _as_figure(shape: dict[str, Any]) -> Figure:
    bound = shape.get("bound")
    return Figure(_as_span(shape["span"]), shape["low"], shape["high"], shape["unit"], Bound(bound) if bound else None)


def _as_period(shape: dict[str, Any]) -> Period:
    return Period(_as_span(shape["span"]), date.fromisoformat(shape["from"]), date.fromisoformat(shape["to"]))
