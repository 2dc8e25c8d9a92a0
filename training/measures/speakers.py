"""Speakers of pronouns and nominals: the project's own gold, read end to end.

found     of the sources asked for, those that some statement has as its source (a shared character is enough).
speaker   of the found, those whose speaker has the gold name, by the rule of `authored`.
"""

from pathlib import Path
from typing import Any

from firsthand.model import Reading, Report, Statement
from training.measures.authored import Same
from training.measures.result import Read, Result, ratio
from training.shared import ROOT, rows, tool
from training.splits import digest

GOLD = ROOT / "tests" / "reading" / "gold_speakers.jsonl"


def measure(shared: Path, read: Read) -> Result:
    """Shares between 0 and 1; raises Absent without the gold, or without the tool whose rule compares names."""
    gold, same = rows(GOLD), Same(tool(shared, "score_scenario"))
    readings = list(read(Report(row["id"], row["text"]) for row in gold))
    answers = [(row, reading, answer(row, reading)) for row, reading in zip(gold, readings, strict=True)]
    found = [(row, reading, statement) for row, reading, statement in answers if statement]
    right = sum(speaker_right(row, reading, statement, same) for row, reading, statement in found)
    values = (ratio("found", len(found), len(gold)), ratio("speaker", right, len(found)))
    return Result("pronouns and nominals", values, digest([GOLD]))


def answer(row: dict[str, Any], reading: Reading) -> Statement | None:
    """The first statement whose source shares a character with the source asked for."""
    asked = row["attributions"][row["asked"]]["source"]
    for statement in reading.statements:
        if any(start < e and s < end for start, end in asked for s, e in statement.source):
            return statement
    return None


def speaker_right(row: dict[str, Any], reading: Reading, statement: Statement, same: Same) -> bool:
    """Whether the statement's speaker has the gold name."""
    speaker = reading.entity(statement.speaker) if statement.speaker else None
    return same({"name": row["speaker"], "kind": "named"}, speaker)
