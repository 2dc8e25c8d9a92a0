"""Readings as JSON and back."""

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from firsthand.errors import InputError
from firsthand.model import (
    Act,
    Bound,
    Entity,
    Figure,
    Form,
    Kind,
    ModelInfo,
    Period,
    Reading,
    Report,
    Statement,
)
from firsthand.serial.readings import from_json, to_json

REPORT = Report(
    id="r1",
    title="Bridge shut",
    text="The county said on Friday that more than 300 drivers a day used it.",
    publisher="Nore Valley News",
    published=datetime(2024, 12, 27, 9, 30, tzinfo=timezone(timedelta(hours=2))),
    language="en",
)
STATEMENT = Statement(
    id="s1",
    content=((38, 80),),
    source=((13, 23),),
    cue=((24, 28),),
    speaker="e1",
    act=Act.CONFIRM,
    form=Form.MIXED,
    hedged=True,
    via=("e2",),
    basis=("e3",),
    figures=(Figure((43, 56), 300.0, 300.0, "drivers", Bound.AT_LEAST), Figure((0, 1), 1.5, 2.0, "")),
    time=Period((29, 38), date(2024, 12, 27), date(2024, 12, 27)),
    confidence=0.93,
)
READING = Reading(
    REPORT,
    boilerplate=((70, 80),),
    entities=(Entity("e1", "county", Kind.GOVERNMENT, ((13, 23),)),),
    statements=(STATEMENT, Statement(id="s2", content=((0, 11),), narrated=True)),
    model=ModelInfo("reader-1", "ab" * 32),
)


def test_the_shape_is_the_interface_to_the_letter() -> None:
    shape = json.loads(to_json(READING))
    assert list(shape) == ["schema", "report", "boilerplate", "entities", "statements", "model"]
    assert list(shape["report"]) == ["id", "publisher", "url", "published", "title", "text", "language"]
    assert shape["report"]["published"] == "2024-12-27T07:30:00Z"
    assert shape["entities"] == [{"id": "e1", "name": "county", "kind": "government", "mentions": [[13, 23]]}]
    said, narrated = shape["statements"]
    assert said == {
        "id": "s1",
        "source": [[13, 23]],
        "cue": [[24, 28]],
        "content": [[38, 80]],
        "narrated": False,
        "speaker": "e1",
        "act": "confirm",
        "form": "mixed",
        "hedged": True,
        "via": ["e2"],
        "basis": ["e3"],
        "figures": [
            {"span": [43, 56], "low": 300, "high": 300, "unit": "drivers", "bound": "at_least"},
            {"span": [0, 1], "low": 1.5, "high": 2, "unit": ""},
        ],
        "time": {"span": [29, 38], "from": "2024-12-27", "to": "2024-12-27"},
        "confidence": 0.93,
    }
    assert narrated["narrated"] and narrated["speaker"] is None and narrated["source"] == narrated["cue"] == []


def test_a_reading_comes_back_as_it_went() -> None:
    assert from_json(to_json(READING)) == READING
    assert from_json(to_json(READING)).report.published == datetime(2024, 12, 27, 7, 30, tzinfo=UTC)


def test_a_reason_stands_only_where_nothing_could_be_read() -> None:
    unread = Reading(Report(id="r2", text="Пожежу загасили", language="uk"), reason="not read yet")
    assert json.loads(to_json(unread))["reason"] == "not read yet"
    assert "reason" not in json.loads(to_json(READING))
    assert from_json(to_json(unread)) == unread


@pytest.mark.parametrize("text", ["a\u2028b\nc\r\n\x00", "half \ud83d pair", "Київ 물 “x”"])
def test_any_text_is_one_line_that_utf8_can_hold(text: str) -> None:
    line = to_json(Reading(Report(id="r", text=text)))
    assert "\n" not in line and line.encode("utf-8")
    assert from_json(line).report.text == text


@pytest.mark.parametrize("line", ["", "[]", "{}", "null", '{"schema": "firsthand/reading/1"}', '{"schema": "other/2"}'])
def test_what_is_no_reading_is_refused(line: str) -> None:
    with pytest.raises(InputError):
        from_json(line)
