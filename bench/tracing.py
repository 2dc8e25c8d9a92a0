"""How tracing grows, readings ready: python -m bench.tracing [--json] [--sizes N ...].

Generated readings (bench/generator.py) go through tracing one by one in order of time, all in memory, and every claim that
they touched is settled once at the end. Each size runs in a process of its own, for its peak memory. Sentence vectors are
those of a stand-in that sums a vector a word, so that what is measured is tracing; what the encoder would add is measured on
a sample and given beside it.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from math import log

import numpy as np
from numpy.typing import NDArray

from bench.generator import readings
from bench.speed import Line, as_json, machine, print_lines
from firsthand.model import ModelInfo
from firsthand.tracing.embedding import SIZE, Embedder, Floats, InPlace
from firsthand.tracing.likeness import default_likeness
from firsthand.tracing.linking import Linker
from firsthand.tracing.memory import MemoryInMemory
from firsthand.tracing.tracer import Tracer
from firsthand.tracing.words import words_of

SIZES = (1_000, 10_000, 100_000)
SAMPLE = 200
_AT_A_TIME = 1_000
_ROWS = 1 << 12
_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class Run:
    """What tracing so many reports took: seconds of one core, of them settling, and peak memory in megabytes; what came of
    it; and how many texts were given vectors."""

    reports: int
    seconds: float
    settling: float
    megabytes: float
    copies: int
    claims: int
    stories: int
    texts: int


class StandIn(Embedder):
    """Texts that share words get vectors that point alike; a hundred times as fast as the encoder."""

    def __init__(self) -> None:
        self.info = ModelInfo("stand-in", "")
        self.texts = 0
        self._seen: dict[str, None] = {}
        self._rarity = default_likeness().word_rarity ** 2
        self._table = np.random.default_rng(0).standard_normal((_ROWS, SIZE), np.float32)

    def embed(self, texts: Sequence[str]) -> Floats:
        """One vector of unit length a text: (texts, 384)."""
        # The encoder remembers the vectors of the last 20,000 texts.
        self.texts += sum(text not in self._seen for text in texts)
        self._seen |= dict.fromkeys(texts)
        while len(self._seen) > _REMEMBERED:
            del self._seen[next(iter(self._seen))]
        sums = [self._sum(words_of(text)[0]) for text in texts]
        found: Floats = np.array(sums, np.float32).reshape(len(texts), SIZE)
        unit: Floats = found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)
        return unit

    def matters(self, places: Sequence[InPlace]) -> Floats:
        """One vector of unit length a statement, by its own words alone: (statements, 384)."""
        return self.embed([place.said for place in places])

    def _sum(self, words: NDArray[np.uint16]) -> Floats:
        """Rare words say more."""
        found: Floats = self._rarity[words] @ self._table[words % _ROWS]
        return found


def main() -> int:
    """Measure and print; the exit status."""
    parser = argparse.ArgumentParser(description="Measure how tracing grows.")
    parser.add_argument("--json", action="store_true", help="print only the JSON object")
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=SIZES, help="how many reports (default: 1000 10000 100000)"
    )
    parser.add_argument("--one", type=int, help="only trace so many reports in this process, and print what it took")
    options = parser.parse_args()
    if options.one:
        print(json.dumps(asdict(run(options.one))))
        return 0
    runs = [apart(size) for size in options.sizes]
    lines = [line for each in runs for line in run_lines(each)] + growth_lines(runs) + encoder_lines(runs[-1])
    if not options.json:
        print_lines("generated readings", lines)
    print(
        json.dumps(
            {"machine": machine(), "runs": [asdict(each) for each in runs], "figures": [as_json(x) for x in lines]}
        )
    )
    return 0


def apart(size: int) -> Run:
    """One size in a process of its own. Raises CalledProcessError when it fails."""
    command = [sys.executable, "-m", "bench.tracing", "--one", str(size)]
    return Run(**json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout))


def run(size: int) -> Run:
    """Trace so many generated readings in this process."""
    embedder = StandIn()
    tracer = Tracer(MemoryInMemory(), embedder, Linker.load())
    made = readings(size)
    copies: set[str] = set()
    claims: dict[str, None] = {}
    stories: set[str] = set()
    spent = 0.0
    while group := list(islice(made, _AT_A_TIME)):
        begun = time.process_time()
        for entered in tracer.enter_all(group):
            copies.update(copy.report for copy in entered.copies)
            claims |= dict.fromkeys(entered.claims)
            stories.add(entered.placed.story)
        spent += time.process_time() - begun
    begun = time.process_time()
    settled = sum(len(tracer.settled([claim])) for claim in claims)
    settling = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Run(size, spent + settling, settling, peak, len(copies), settled, len(stories), embedder.texts)


def run_lines(each: Run) -> list[Line]:
    """What one size took."""
    name = f"{each.reports:,} reports"
    return [
        Line(f"{name}, tracing", each.reports / each.seconds, "reports/s"),
        Line(f"{name}, peak memory", each.megabytes, "MB", "under 1500" if each.reports >= 100_000 else ""),
    ]


def growth_lines(runs: Sequence[Run]) -> list[Line]:
    """The exponent of cost over size: the slope of log seconds over log reports, between the smallest and the largest."""
    if len(runs) < 2:
        return []
    slope = log(runs[-1].seconds / runs[0].seconds) / log(runs[-1].reports / runs[0].reports)
    return [Line("exponent of total cost over size", slope, "", "at most 1.1")]


def encoder_lines(each: Run) -> list[Line]:
    """What the encoder itself would add."""
    reports = [reading.report for reading in islice(readings(SAMPLE), SAMPLE)]
    places = [InPlace(each.text[120:240], each.text[:120], each.title or "") for each in reports]
    embedder = Embedder.load()
    begun = time.process_time()
    embedder.matters(places)
    taken = (time.process_time() - begun) / len(places)
    wanted = each.texts / each.reports
    return [
        Line("texts that get vectors, a report", wanted, ""),
        Line("the encoder's time for them, a report", 1000 * taken * wanted, "ms"),
    ]


if __name__ == "__main__":
    sys.exit(main())
