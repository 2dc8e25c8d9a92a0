"""A desk filled past tracing with invented stories: to measure what asking costs, and to look at a desk of that size.

    python -m bench.filling PLACE [--reports N]

The cards of statements hold what those of the example reports hold, so that tracing can unpack them; they have no keys, so
that further reports are traced as on a desk that remembers none of them.
"""

import argparse
import sys
import time
from collections import defaultdict
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert

from bench import texts
from bench.invented import STATEMENTS, Inventor, Told
from firsthand.desk import Desk, Event, tables
from firsthand.desk.auditing import Log
from firsthand.desk.claiming import row_of as row_of_claim
from firsthand.desk.claiming import settled_row
from firsthand.desk.deriving import derive
from firsthand.desk.reports import identity, row_of, shape_of
from firsthand.desk.stating import rows_of
from firsthand.desk.verifying import added
from firsthand.model import Claim, Reading
from firsthand.pipeline import read_all
from firsthand.pipeline.tracing import default_models
from firsthand.serial.lines import line_of
from firsthand.serial.traces import copy_shape
from firsthand.text.hashing import sha256, sha256_of_text
from firsthand.tracing.memory import MemoryInMemory
from firsthand.tracing.tracer import Tracer, prepared

_AT_A_TIME = 5000
_ORDER = (
    "raws",
    "reports",
    "readings",
    "statements",
    "claims",
    "settled",
    "origins",
    "links",
    "stories",
    "copies",
    "cards",
)

Rows = dict[str, list[dict[str, Any]]]


def fill(desk: Desk, reports: int, *, seed: int = 7) -> None:
    """Fill an empty desk with so many invented reports and all that belongs to them."""
    payloads = example_payloads()
    rows: Rows = defaultdict(list)
    begun = 0
    with desk._database.writing() as connection:
        log = Log(connection, "bench")
        for story in Inventor(reports, seed).stories():
            _fill_story(rows, log, story, begun, payloads)
            begun += len(story.readings)
            if len(rows["statements"]) > _AT_A_TIME:
                _write(connection, log, rows)
        _write(connection, log, rows)
        derive(connection)


def example_payloads() -> list[bytes]:
    """What is on the cards of the example reports' statements."""
    models, memory = default_models(), MemoryInMemory()
    tracer = Tracer(memory, models.embedder, models.linker)
    ids = []
    for ready in prepared(list(read_all(texts.examples())), models.embedder):
        tracer.enter(ready)
        ids += [card.id for card in memory.statements.within(ready.reading.report.id)]
    return [card.payload for card in memory.statements.get(ids)]


def _write(connection: Connection, log: Log, rows: Rows) -> None:
    log.flush()
    for name in _ORDER:
        if rows[name]:
            connection.execute(insert(tables.metadata.tables[name]), rows[name])
    rows.clear()


def _fill_story(rows: Rows, log: Log, story: Told, begun: int, payloads: list[bytes]) -> None:
    claimed = {(ref.report, ref.statement): claim.id for claim in story.claims for ref in claim.statements}
    for seq, reading in enumerate(story.readings, begun + 1):
        _fill_report(rows, log, reading, seq, story.id)
        for row in rows_of(reading, seq, seq * STATEMENTS):
            of = claimed.get((row["report"], row["statement"]))
            rows["statements"].append({**row, "claim": of})
            rows["cards"].append(_card(row, reading, of, payloads))
    for seq, claim in enumerate(story.claims, begun * STATEMENTS + 1):
        _fill_claim(rows, log, claim, seq, story.id)
    times = [reading.report.published for reading in story.readings]
    told = {"reports": len(times), "first": times[0], "last": times[-1], "changed": log.seq}
    rows["stories"].append({"seq": begun + 1, "id": story.id, "title": story.title, **told})
    by = {reading.report.id: reading.report.publisher for reading in story.readings}
    rows["copies"] += [
        {
            "report": copy.report,
            "of": copy.of,
            "publisher": by[copy.report],
            "of_publisher": by[copy.of],
            "degree": copy.degree,
            "shared": copy.shared,
            "shape": copy_shape(copy),
        }
        for copy in story.copies
    ]


def _fill_report(rows: Rows, log: Log, reading: Reading, seq: int, story: str) -> None:
    report, shape, now = reading.report, shape_of(reading), datetime.now(UTC)
    raw, is_ = report.full_text.encode(), identity(report)
    digest = sha256(raw)
    rows["raws"].append({"sha256": digest, "data": raw})
    told = {"seq": seq, "identity": is_, "raw": digest, "former": None, "story": story, "added": now}
    rows["reports"].append({**row_of(report), **told})
    made = {"model": "invented", "model_sha256": "0" * 64, "made": now, "current": True, "reason": None}
    kept = {"digest": sha256_of_text(line_of(shape)), "shape": shape}
    rows["readings"].append({"seq": seq, "report": report.id, **made, **kept})
    log.add(Event.ADDED, f"report:{report.id}", added(is_, digest))


def _card(row: dict[str, Any], reading: Reading, claim: str | None, payloads: list[bytes]) -> dict[str, Any]:
    id, payload = f"{row['report']}/{row['statement']}", payloads[row["seq"] % len(payloads)]
    told = {"id": id, "at": reading.report.published, "group": claim, "found_by": "[]", "payload": payload}
    return {"seq": row["seq"], "shelf": "statements", **told}


def _fill_claim(rows: Rows, log: Log, claim: Claim, seq: int, story: str) -> None:
    changed = log.add(Event.NEW_CLAIM, f"claim:{claim.id}", claim.standing)
    rows["claims"].append(row_of_claim(claim, story, seq, changed))
    rows["settled"].append(settled_row(claim, seq))
    rows["origins"] += [
        {"claim": claim.id, "speaker": each.speaker, "withdrawn": each.withdrawn} for each in claim.origins.each
    ]
    rows["links"] += [
        {
            "claim": claim.id,
            "one": f"{link.one.report}/{link.one.statement}",
            "other": f"{link.other.report}/{link.other.statement}",
            "score": link.score,
            "because": link.because,
        }
        for link in sorted(claim.links, key=lambda link: link.score)[:3]
    ]


def main() -> int:
    """Fill the desk that is named; the exit status."""
    parser = argparse.ArgumentParser(description="Fill an empty desk with invented reports.")
    parser.add_argument("place", help="an SQLite file, or postgresql://USER@HOST/NAME")
    parser.add_argument("--reports", type=int, default=100_000, help="how many (default: 100,000)")
    options = parser.parse_args()
    begun = time.perf_counter()
    with Desk.open(options.place) as desk:
        fill(desk, options.reports)
        print(f"{desk.counts()} in {time.perf_counter() - begun:,.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
