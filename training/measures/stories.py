"""Stories in one mixed stream: the events of stories/allsides_val, report by report, as tracing puts them into stories.

b_cubed     F1 of B-cubed precision and recall (Bagga and Baldwin 1998), each report counting as much as any other.
"""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from firsthand.model import Report
from firsthand.tracing.embedding import Embedder, packed
from firsthand.tracing.memory import MemoryInMemory
from firsthand.tracing.stories import enter_story
from firsthand.tracing.themes import setting_of
from training.measures.result import Result, Value
from training.shared import needed, rows
from training.splits import digest


def measure(shared: Path) -> Result:
    """Shares between 0 and 1; raises Absent without the data. The stream's order is mixed, and always the same."""
    path = needed(shared / "data" / "stories" / "allsides_val.jsonl")
    found = sorted(rows(path), key=lambda row: hashlib.sha256(row["id"].encode("utf-8")).digest())
    got = stories_of([Report(row["id"], row["text"], title=row["title"]) for row in found])
    precision, recall = b_cubed([row["story"] for row in found], got)
    together = 2 * precision * recall / (precision + recall)
    values = (Value("b_cubed", together, len(found)), Value("precision", precision, len(found)))
    return Result("stories allsides", (*values, Value("recall", recall, len(found))), digest([path]))


def stories_of(reports: Sequence[Report]) -> list[str | None]:
    """The story of each report once all are entered, in the order given."""
    memory, embedder = MemoryInMemory(), Embedder.load()
    for report in reports:
        enter_story(report, packed(embedder.embed([setting_of(report)]))[0], memory)
    return [card.group for card in memory.stories.get([report.id for report in reports])]


def b_cubed(gold: Sequence[str], got: Sequence[str | None]) -> tuple[float, float]:
    """Precision and recall: for each item, how many of those put with it belong there, and how many of its own are."""
    in_gold, in_got = defaultdict(set), defaultdict(set)
    for item, (one, other) in enumerate(zip(gold, got, strict=True)):
        in_gold[one].add(item)
        in_got[other].add(item)
    both = [(in_gold[one], in_got[other]) for one, other in zip(gold, got, strict=True)]
    precision = sum(len(right & put) / len(put) for right, put in both)
    recall = sum(len(right & put) / len(right) for right, put in both)
    return precision / max(len(both), 1), recall / max(len(both), 1)
