"""Copies beside datasketch, in one run: python -m bench.copies [--json] [--reports N] [--rounds N].

The same texts go through both, one after the other, each looked up among those before it and then kept: ours as tracing
does it, datasketch (Zhu, MinHash with 128 permutations over the same five-word shingles, MinHashLSH) at the threshold out
of a few that serves it best. Throughput is of sketching and candidate search; "with verification" adds the comparison of
texts and the groups. F1 is on copies/helsinki where it is at hand, else on the generated texts.
"""

import argparse
import gc
import json
import re
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import median

from datasketch import MinHash, MinHashLSH

from bench.generator import readings
from bench.speed import Line, as_json, machine, print_lines
from firsthand.model import Card, Reading, Report
from firsthand.tracing.copies import look_at
from firsthand.tracing.memory import ShelfInMemory
from firsthand.tracing.sketches import SHINGLE
from training.measures.copies import Pair, copies_of, pairs_of, scores
from training.shared import SHARED, Absent, rows

PERMUTATIONS = 128
TOGETHER = 64  # as many as tracing looks at together
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Gold:
    """Texts with the pairs that are copies and the group of each; `name` says where they are from."""

    name: str
    readings: list[Reading]
    pairs: set[Pair]
    groups: dict[str, int]


def main() -> int:
    """Measure and print; the exit status."""
    parser = argparse.ArgumentParser(description="Measure copies beside datasketch.")
    parser.add_argument("--json", action="store_true", help="print only the JSON object")
    parser.add_argument("--reports", type=int, default=2000, help="generated reports to time on (default: 2000)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds that medians are taken over (default: 5)")
    options = parser.parse_args()
    made = list(readings(options.reports))
    lines = [*speed_lines(made, options.rounds), *f1_lines(gold() or generated(made))]
    if not options.json:
        print_lines(f"{len(made)} generated reports", lines)
    print(json.dumps({"machine": machine(), "figures": [as_json(line) for line in lines]}, indent=1))
    return 0


def speed_lines(made: Sequence[Reading], rounds: int) -> list[Line]:
    """Throughput on the same texts, taking turns."""
    runs = (lambda: sketch_and_find(made), lambda: copies_of(made), lambda: peer_pairs(made, 0.5))
    times: list[list[float]] = [[] for _ in runs]
    for _ in range(rounds):
        for taken, run in zip(times, runs, strict=True):
            taken.append(seconds(run))
    ours, verified, peer = (len(made) / median(taken) for taken in times)
    return [
        Line("sketching and candidate search", ours, "reports/s"),
        Line("with verification and groups", verified, "reports/s"),
        Line("datasketch MinHashLSH", peer, "reports/s"),
        Line("sketching and search beside datasketch", ours / peer, "times as fast", "at least 10"),
        Line("with verification beside datasketch", verified / peer, "times as fast"),
    ]


def f1_lines(known: Gold) -> list[Line]:
    """F1 of pairs within groups, ours and datasketch's best."""
    ours = f1(pairs_of(copies_of(known.readings)), known)
    peers = {threshold: f1(closed(peer_pairs(known.readings, threshold)), known) for threshold in THRESHOLDS}
    best = max(peers, key=lambda threshold: peers[threshold])
    return [
        Line(f"F1 of pairs, {known.name}", ours, "", f"above datasketch's {peers[best]:.3f}"),
        Line(f"datasketch F1, threshold {best}", peers[best], ""),
    ]


def sketch_and_find(made: Sequence[Reading]) -> None:
    """What tracing does before it compares texts."""
    shelf = ShelfInMemory()
    for start in range(0, len(made), TOGETHER):
        group = made[start : start + TOGETHER]
        for reading, look in zip(group, look_at(group), strict=True):
            shelf.find(look.sketch.asked, 24)
            shelf.put([Card(reading.report.id, reading.report.published, look.sketch.kept, b"")])


def peer_pairs(made: Sequence[Reading], threshold: float) -> set[Pair]:
    """What datasketch finds: each report with those before it that its index gives."""
    index = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
    found: set[Pair] = set()
    for reading in made:
        words = _WORD.findall(reading.report.full_text.lower())
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch(
            [" ".join(words[n : n + SHINGLE]).encode("utf-8") for n in range(max(len(words) - SHINGLE + 1, 1))]
        )
        found |= {frozenset((reading.report.id, other)) for other in index.query(sketch)}
        index.insert(reading.report.id, sketch)
    return found


def closed(pairs: set[Pair]) -> set[Pair]:
    """All pairs of the groups that pairs connect."""
    group: dict[str, set[str]] = {}
    for pair in pairs:
        together = set[str]().union(*(group.get(report, {report}) for report in pair))
        group |= dict.fromkeys(together, together)
    return {frozenset(pair) for members in group.values() for pair in combinations(sorted(members), 2)}


def gold() -> Gold | None:
    """copies/helsinki, where it is at hand."""
    folder = SHARED / "data" / "copies"
    try:
        found, pairs = rows(folder / "helsinki.jsonl"), rows(folder / "helsinki_pairs.jsonl")
    except Absent:
        return None
    reports = [Reading(Report(row["id"], row["text"])) for row in found]
    wanted = {frozenset((row["a"], row["b"])) for row in pairs}
    return Gold("helsinki", reports, wanted, {row["id"]: row["group"] for row in found})


def generated(made: Sequence[Reading]) -> Gold:
    """Generated texts; those whose body holds the same statements' words are copies."""
    groups: dict[str, int] = {}
    first: dict[str, int] = {}
    for number, reading in enumerate(made):
        longest = max(reading.report.text.split("\n\n"), key=len)
        groups[reading.report.id] = first.setdefault(longest, number)
    members: dict[int, list[str]] = {}
    for report, group in groups.items():
        members.setdefault(group, []).append(report)
    pairs = {frozenset(pair) for group in members.values() for pair in combinations(group, 2)}
    return Gold("generated", list(made), pairs, groups)


def f1(got: set[Pair], known: Gold) -> float:
    """The harmonic mean of precision and recall."""
    precision, recall = scores(got, known.pairs, known.groups)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def seconds(run: Callable[[], object]) -> float:
    """The processor time that a run takes, without collecting garbage, as timeit measures: each uses one core, and what else
    the machine does must not count."""
    gc.collect()
    gc.disable()
    try:
        begun = time.process_time()
        run()
        return time.process_time() - begun
    finally:
        gc.enable()


if __name__ == "__main__":
    sys.exit(main())
