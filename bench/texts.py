"""The texts that speed is measured on: the examples, and PolNeAR's dev articles where they are at hand."""

import json
from pathlib import Path

from firsthand.intake import Limits, load
from firsthand.model import Report

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
SHARED = ROOT.parent / "shared"


def reports() -> list[Report]:
    """Every report that is there, the examples first, in an order that is always the same."""
    polnear = SHARED / "data" / "polnear" / "dev.jsonl"
    articles = []
    if polnear.exists():
        for line in polnear.read_text(encoding="utf-8").splitlines():
            article = json.loads(line)
            articles.append(Report(article["id"], article["text"]))
    return [*examples(), *articles]


def examples() -> list[Report]:
    """Every example report that can be read."""
    loaded = load(EXAMPLES, Limits(10_000_000))
    return [report for report in loaded if isinstance(report, Report)]


def article() -> Path:
    """One article of usual length for a cold start: the seed where it is there, else the first example."""
    seed = SHARED / "seed" / "captured-soldier.txt"
    return seed if seed.exists() else min(EXAMPLES.glob("*.txt"))


def words(texts: list[Report]) -> int:
    """How many words the texts hold, as white space parts them."""
    return sum(len(report.full_text.split()) for report in texts)
