"""Hints are found again where they stand: the passage nearest to its cue, with its quotation marks."""

from pathlib import Path
from typing import Any

from training.pointing import attributions, pointed

ROOT = Path(__file__).parent.parent.parent
TEXT = (
    'The mill is closed, the owner said. The union denied it. "The mill is closed," the mayor told Vell Radio, '
    "and that the mill is safe."
)
KINDS = {"owner": "person", "mayor": "person", "union": "organisation"}


def statement(source: str, source_hint: str, cue: str, content: str, act: str = "assert") -> dict[str, Any]:
    hints = {"source_hint": source_hint, "cue_hint": cue, "content_hint": content}
    return {"source": source, **hints, "act": act, "hedged": False}


def shown(statements: list[dict[str, Any]]) -> list[tuple[list[str], ...]]:
    rows = attributions(TEXT, statements, KINDS)
    return [tuple([TEXT[a:b] for a, b in row[role]] for role in ("source", "cue", "content")) for row in rows]


def test_the_passage_nearest_to_its_cue_is_meant_and_quotation_marks_belong_to_it() -> None:
    said = [
        statement("mayor", "the mayor", "told Vell Radio", "The mill is closed"),
        statement("owner", "the owner", "said", "The mill is closed"),
    ]
    assert shown(said) == [
        (["the owner"], ["said"], ["The mill is closed"]),
        (["the mayor"], ["told Vell Radio"], ['"The mill is closed,"']),
    ]


def test_one_cue_may_carry_several_statements() -> None:
    said = [
        statement("mayor", "the mayor", "told Vell Radio", "The mill is closed"),
        statement("mayor", "the mayor", "told Vell Radio", "that the mill is safe", "judge"),
    ]
    (row,) = attributions(TEXT, said, KINDS)
    assert len(row["content"]) == 2 and row["act"] is None and row["kind"] == "person"


def test_what_has_no_cue_in_the_text_is_left_out() -> None:
    said = [
        statement("union", "The union", "swears", "it"),
        statement("narrator", "", "", "The mill is closed"),
        statement("owner", "the owner", "said", "nowhere to be found"),
    ]
    assert attributions(TEXT, said, KINDS) == []


def test_the_projects_stories_are_found_nearly_whole() -> None:
    found = list(pointed(ROOT / "training/data/scenarios"))
    rows = [row for _, rows in found for row in rows]
    assert len(found) > 100 and len(rows) > 1200
    assert all(
        text[a:b].strip() for text, some in found for row in some for role in ("source", "cue") for a, b in row[role]
    )
    assert sum(bool(row["content"]) for row in rows) > 0.97 * len(rows)
