"""PolNeAR dev through the real command line, scored by the tool that set the floors."""

import tempfile
from pathlib import Path

from training.measures.command import read_json
from training.measures.result import Result, Value
from training.shared import rows, tool
from training.splits import digest

NAMES = ("linked", "source exact", "cue exact", "content exact", "source overlap", "cue overlap", "content overlap")


def measure(shared: Path) -> Result:
    """Percent F1 of linked attributions and of each role; raises Absent without the data."""
    score = tool(shared, "score_spans").score
    gold = shared / "data" / "polnear" / "dev.jsonl"
    articles = rows(gold)
    with tempfile.TemporaryDirectory() as folder:
        scores = score(articles, read_json(_written(articles, Path(folder))))
    values = [Value(name, scores[name]["f1"], len(articles)) for name in NAMES]
    return Result("polnear", (*values, Value("unread", scores["unread"], len(articles))), digest([gold]))


def _written(articles: list[dict[str, str]], folder: Path) -> list[Path]:
    paths = []
    for number, article in enumerate(articles):
        path = folder / f"{number:03}.txt"
        path.write_bytes(article["text"].encode("utf-8"))
        paths.append(path)
    return paths
