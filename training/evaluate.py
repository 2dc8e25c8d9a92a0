"""Measure how well reports are read: python -m training.evaluate [--json] [--shared FOLDER].

Everything is measured through what a user has, `firsthand read` or `firsthand.read_all`, but for the entities, which
the tagger finds and readings merge. A collection that is not there is named with the reason, and is no error. Exit
status 1 when a score is below its floor.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.table import Table

from firsthand.pipeline import read_all
from firsthand.reading.tagger import Tagger
from training.floors import Floor, floors
from training.measures import Result, authored, copies, entities, polnear, scenario, seed, speakers, stories
from training.shared import ROOT, SHARED, Absent


def measures(shared: Path) -> dict[str, Callable[[], Result]]:
    """Every measurement by its name, not yet run."""
    return {
        "polnear": partial(polnear.measure, shared),
        "scenario capture": partial(scenario.measure, shared, shared / "scenarios/capture/scenario.json"),
        "scenario ferry": partial(scenario.measure, shared, ROOT / "tests/scenarios/ferry/scenario.json"),
        "scenario club": partial(scenario.measure, shared, ROOT / "tests/scenarios/club/scenario.json"),
        "authored": partial(authored.measure, shared, read_all),
        "seed article": partial(seed.measure, shared, read_all),
        "entities": lambda: entities.measure(shared, Tagger.load().tag_all),
        "pronouns and nominals": partial(speakers.measure, shared, read_all),
        "copies helsinki": partial(copies.measure, shared),
        "stories allsides": partial(stories.measure, shared),
    }


def results(shared: Path) -> Iterator[Result]:
    """Each measurement's result, as it is made; one whose data is absent says so."""
    for name, run in measures(shared).items():
        try:
            yield run()
        except Absent as absent:
            yield Result(name, skipped=str(absent))


def print_result(result: Result, held: list[Floor], console: Console) -> None:
    """One measurement as a table: score, what it is a share of, floor, aim."""
    if result.skipped:
        console.print(f"{result.measure}: {result.skipped}\n", highlight=False)
        return
    console.print(f"{result.measure} (data {(result.digest or '')[:12]})", highlight=False, soft_wrap=True)
    table = Table(box=None)
    for column in ("", "score", "of", "at least", "aim", ""):
        table.add_column(column, justify="left" if not column else "right")
    bounds = {floor.name: floor for floor in held if floor.measure == result.measure}
    for value in result.values:
        floor = bounds.get(value.name)
        shown = "-" if value.score is None else f"{value.score:.4g}"
        wanted = (floor.wording, f"{floor.aim:g}" if floor.aim is not None else "") if floor else ("", "")
        verdict = "" if not floor or floor.holds(value.score) else "BELOW"
        table.add_row(value.name, shown, str(value.n or ""), *wanted, verdict)
    console.print(table, highlight=False)
    console.print()


def main() -> int:
    """Run every measurement and print it; the exit status."""
    parser = argparse.ArgumentParser(description="Measure how well reports are read.")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of tables")
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder of data and tools")
    options = parser.parse_args()
    console, held, done = Console(), floors(), []
    for result in results(options.shared):
        done.append(result)
        if not options.json:
            print_result(result, held, console)
    if options.json:
        print(json.dumps([asdict(result) for result in done], indent=1))
    scores = {(result.measure, value.name): value.score for result in done for value in result.values}
    below = [f for f in held if (f.measure, f.name) in scores and not f.holds(scores[f.measure, f.name])]
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
