"""Measure speed and memory beside peers, in one run: python -m bench.speed [--json] [--rounds N].

Times are medians of rounds in which all that is compared takes turns (A B C A B C ...), so that what else the machine
does falls on all alike. "Bare session" is the same inputs through the same ONNX session with nothing around it.
BERT-base has random weights, 32-bit floats and the same windows of word pieces, on a sample of the same texts.
"""

import argparse
import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import onnxruntime
from rich.console import Console
from rich.table import Table

from bench import bert, processes, texts
from firsthand.model import Report
from firsthand.pipeline import read_all
from firsthand.reading.reader import Reader

SAMPLE = 12
"""One in so many reports goes through BERT-base, which takes minutes for all of them."""


@dataclass(frozen=True, slots=True)
class Line:
    """One measured figure, its unit, and the bound that the project sets itself, if it does."""

    name: str
    value: float
    unit: str
    bound: str = ""


class Recorder:
    """A session that keeps what it was asked, so that the same can be asked again with nothing around it."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self.calls: list[tuple[list[str], dict[str, Any]]] = []

    def run(self, outputs: list[str], inputs: dict[str, Any]) -> list[Any]:
        """As the session itself."""
        self.calls.append((outputs, inputs))
        answer: list[Any] = self._session.run(outputs, inputs)
        return answer

    def replay(self) -> None:
        """Ask everything once more, in the same order."""
        for outputs, inputs in self.calls:
            self._session.run(outputs, inputs)


def main() -> int:
    """Measure and print; the exit status."""
    parser = argparse.ArgumentParser(description="Measure speed and memory beside peers.")
    parser.add_argument("--json", action="store_true", help="print only the JSON object")
    parser.add_argument("--rounds", type=int, default=3, help="rounds that medians are taken over (default: 3)")
    options = parser.parse_args()
    reports = texts.reports()
    lines = [*process_lines(reports, options.rounds), *reading_lines(reports, options.rounds)]
    lines += peer_lines(reports[::SAMPLE], max(options.rounds // 2, 1))
    if not options.json:
        print_table(lines, reports)
    print(
        json.dumps(
            {"machine": machine(), "texts": described(reports), "figures": [as_json(x) for x in lines]}, indent=1
        )
    )
    return 0


def process_lines(reports: list[Report], rounds: int) -> list[Line]:
    """What a user waits for and what the machine must hold; measured first, while this process is small."""
    return [
        Line("firsthand --help", processes.seconds(rounds, "--help"), "s", "at most 0.4"),
        Line("first table, cold start", processes.seconds(rounds, "read", str(texts.article())), "s", "at most 2.5"),
        Line("peak memory, all texts", processes.peak(reports), "MB", "at most 500"),
    ]


def reading_lines(reports: list[Report], rounds: int) -> list[Line]:
    """Reading on one core and on two, beside the bare session."""
    one, two = Reader.load(threads=1), Reader.load(threads=2)
    recorder = recorded(one, reports)
    bare, single, double = turns(rounds, recorder.replay, reading(one, reports), reading(two, reports))
    words = texts.words(reports)
    return [
        Line("read_all, one core", len(reports) / single, "reports/s"),
        Line("read_all, one core", words / single, "words/s"),
        Line("read_all, two cores", len(reports) / double, "reports/s"),
        Line("read_all, two cores", words / double, "words/s"),
        Line("bare session, one core", words / bare, "words/s"),
        Line("read_all over bare session", single / bare, "times", "at most 1.25"),
    ]


def peer_lines(reports: list[Report], rounds: int) -> list[Line]:
    """Reading and BERT-base on one core, the same texts in the same windows."""
    reader = Reader.load(threads=1)
    windows = [inputs["pieces"] for _, inputs in recorded(reader, reports).calls]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bert.onnx"
        bert.build(path)
        peer = session(path)
        theirs, ours = turns(rounds, lambda: ask(peer, windows), reading(reader, reports))
    return [
        Line("BERT-base, one core, sample", texts.words(reports) / theirs, "words/s"),
        Line("read_all, one core, sample", texts.words(reports) / ours, "words/s"),
        Line("read_all beside BERT-base", theirs / ours, "times as fast", "at least 7, aim 15"),
    ]


def recorded(reader: Reader, reports: list[Report]) -> Recorder:
    """What the reader asks its session for these reports."""
    plain = reader.tagger.session
    recorder = Recorder(plain)
    reader.tagger.session = recorder
    try:
        reading(reader, reports)()
    finally:
        reader.tagger.session = plain
    return recorder


def reading(reader: Reader, reports: list[Report]) -> Callable[[], None]:
    """A run over all reports, to be timed."""

    def run() -> None:
        for _ in read_all(reports, reader=reader):
            pass

    return run


def session(path: Path) -> Any:
    """The file as a session on one core."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def ask(peer: Any, windows: list[Any]) -> None:
    """Put every window through the peer."""
    for pieces in windows:
        peer.run(None, {"pieces": pieces})


def turns(rounds: int, *runs: Callable[[], None]) -> list[float]:
    """The median seconds of each run, taking turns; the first turn of each is not counted."""
    taken: list[list[float]] = [[] for _ in runs]
    for _ in range(rounds + 1):
        for times, run in zip(taken, runs, strict=True):
            begun = time.perf_counter()
            run()
            times.append(time.perf_counter() - begun)
    return [median(times[1:]) for times in taken]


def machine() -> dict[str, Any]:
    """What the figures were measured on."""
    cpu = Path("/proc/cpuinfo").read_text(encoding="utf-8") if Path("/proc/cpuinfo").exists() else ""
    return {
        "cores": os.cpu_count(),
        "processor": platform.machine(),
        "avx512": "avx512f" in cpu,
        "python": platform.python_version(),
        "onnxruntime": onnxruntime.__version__,
    }


def described(reports: list[Report]) -> dict[str, int]:
    """How much text there was."""
    return {"reports": len(reports), "words": texts.words(reports), "sample": len(reports[::SAMPLE])}


def as_json(line: Line) -> dict[str, Any]:
    """A line for programs."""
    return {"name": line.name, "value": round(line.value, 3), "unit": line.unit, "bound": line.bound or None}


def print_table(lines: list[Line], reports: list[Report]) -> None:
    """The lines for people, with how much text there was."""
    sizes = described(reports)
    print_lines(f"{sizes['reports']} reports, {sizes['words']:,} words", lines)


def print_lines(heading: str, lines: list[Line]) -> None:
    """Lines for people, under a heading."""
    console = Console()
    console.print(heading, highlight=False)
    table = Table(box=None)
    for column in ("", "measured", "", "bound"):
        table.add_column(column, justify="right" if column == "measured" else "left")
    for line in lines:
        table.add_row(
            line.name, f"{line.value:,.3g}" if line.value < 100 else f"{line.value:,.0f}", line.unit, line.bound
        )
    console.print(table, highlight=False)


if __name__ == "__main__":
    sys.exit(main())
