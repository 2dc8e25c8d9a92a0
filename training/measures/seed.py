"""The worked example: which rows of the product's table come out of the seed article.

A row is found when a statement whose content covers at least half of the row's hint has the row's speaker (none for the
outlet's own words), its relays and one of its acts. Each statement answers one row at most.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from firsthand.model import Reading, Report, Statement
from training.measures.result import Read, Result, Value
from training.shared import ROOT, needed, tool
from training.splits import digest

ROWS = ROOT / "tests" / "seed_rows.jsonl"
PUBLISHED = datetime(2024, 12, 27, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table: a few words to find it by, and the names and acts that answer it."""

    hint: str
    speaker: list[str]
    via: list[list[str]]
    acts: list[str]


def measure(shared: Path, read: Read) -> Result:
    """How many of the twelve rows were found, and which were not; raises Absent without the article."""
    article = needed(shared / "seed" / "captured-soldier.txt")
    report = Report("seed", article.read_text(encoding="utf-8"), published=PUBLISHED)
    norm = tool(shared, "score_scenario").norm
    (reading,) = read([report])
    found = found_rows(reading, norm)
    values = [Value("rows", sum(found.values()), len(found))]
    values += [Value(f"row {number}: {hint}", int(hit)) for number, (hint, hit) in enumerate(found.items(), 1)]
    return Result("seed article", tuple(values), digest([article, ROWS]))


def found_rows(reading: Reading, norm: Any) -> dict[str, bool]:
    """For each row's hint whether a statement of its own answers it."""
    text, used, found = reading.report.full_text, set(), {}
    for row in (Row(**json.loads(line)) for line in ROWS.read_text(encoding="utf-8").splitlines()):
        answers = (s for s in candidates(row, text, reading) if s.id not in used and answered(row, s, reading, norm))
        statement = next(answers, None)
        found[row.hint] = statement is not None
        used.add(statement.id if statement else "")
    return found


def candidates(row: Row, text: str, reading: Reading) -> Iterator[Statement]:
    """The statements whose content covers at least half of the row's hint."""
    start = text.index(row.hint)
    end = start + len(row.hint)
    for statement in reading.statements:
        if 2 * sum(max(0, min(end, e) - max(start, s)) for s, e in statement.content) >= end - start:
            yield statement


def answered(row: Row, statement: Statement, reading: Reading, norm: Any) -> bool:
    """Whether the statement has the row's speaker, relays and act."""
    via = [reading.entity(entity_id).name for entity_id in statement.via]
    if statement.act not in row.acts or len(via) != len(row.via):
        return False
    if not all(named(ours, names, norm) for ours, names in zip(via, row.via, strict=True)):
        return False
    if statement.speaker is None:
        return not row.speaker and statement.narrated
    return named(reading.entity(statement.speaker).name, row.speaker, norm)


def named(ours: str, names: list[str], norm: Any) -> bool:
    """Whether one of the names is ours once normalised, or stands whole in it."""
    return any(f" {norm(name)} " in f" {norm(ours)} " for name in names)
