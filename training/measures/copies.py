"""Copies among raw scraped pages of many publishers about one event: copies/helsinki.

pairs   F1 of pairs of reports in one group. Gold pairs share at least half of the shorter text's five-word shingles; pairs
        that such pairs connect count as right as well, and are not asked for.
"""

from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

from firsthand.model import Copy, Reading, Report
from firsthand.tracing.copies import enter_report, look_at
from firsthand.tracing.memory import MemoryInMemory
from training.measures.result import Result, Value
from training.shared import needed, rows
from training.splits import digest

Pair = frozenset[str]


def measure(shared: Path) -> Result:
    """Shares between 0 and 1, of readings without statements and without times; raises Absent without the data."""
    folder = shared / "data" / "copies"
    paths = [needed(folder / "helsinki.jsonl"), needed(folder / "helsinki_pairs.jsonl")]
    found, pairs = rows(paths[0]), rows(paths[1])
    groups = {row["id"]: row["group"] for row in found}
    got = pairs_of(copies_of(Reading(Report(row["id"], row["text"])) for row in found))
    precision, recall = scores(got, {frozenset((row["a"], row["b"])) for row in pairs}, groups)
    together = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    values = (Value("pairs", together, len(pairs)), Value("precision", precision, len(got)))
    return Result("copies helsinki", (*values, Value("recall", recall, len(pairs))), digest(paths))


def copies_of(readings: Iterable[Reading]) -> list[Copy]:
    """The copies among readings, as tracing finds them one by one."""
    memory, copies = MemoryInMemory(), dict[str, Copy]()
    given = list(readings)
    for reading, look in zip(given, look_at(given), strict=True):
        copies |= {copy.report: copy for copy in enter_report(reading, memory, look=look)}
    return list(copies.values())


def pairs_of(copies: Iterable[Copy]) -> set[Pair]:
    """All pairs of reports that stand in one group."""
    groups: dict[str, set[str]] = {}
    for copy in copies:
        groups.setdefault(copy.of, {copy.of}).add(copy.report)
    return {frozenset(pair) for group in groups.values() for pair in combinations(sorted(group), 2)}


def scores(got: set[Pair], gold: set[Pair], groups: dict[str, int]) -> tuple[float, float]:
    """Precision and recall of pairs; one within a gold group is right."""
    right = sum(len({groups[report] for report in pair}) == 1 for pair in got)
    return right / len(got) if got else 0.0, len(got & gold) / len(gold) if gold else 0.0
