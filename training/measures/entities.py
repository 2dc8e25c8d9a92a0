"""Named people, organisations and places: typed, exact F1 on the held-back parts of the entity collections."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from firsthand.model import Kind, Span, Tags
from training.entity_gold import COLLECTIONS, Document, documents
from training.measures.result import Result, f1
from training.splits import digest, held_back

Tag = Callable[[list[str]], Iterable[Tags]]
"""What is measured: texts in, what the tagger finds in each out, in the same order."""

Marked = set[tuple[Span, Kind]]


def measure(shared: Path, tag: Tag) -> Result:
    """F1 between 0 and 1 for each collection and each kind; raises Absent without the data."""
    data = shared / "data"
    hits: Counter[str] = Counter()
    predicted: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for collection in COLLECTIONS:
        name = Path(collection).stem
        held = [document for document in documents(data, collection) if held_back(document.id)]
        for wanted, found in marked(held, tag):
            for counter, spans in ((hits, wanted & found), (predicted, found), (gold, wanted)):
                counter.update([name] * len(spans))
                counter.update(kind.value for _, kind in spans)
    values = tuple(f1(name, hits[name], predicted[name], gold[name]) for name in gold)
    return Result("entities", values, digest(data / collection for collection in COLLECTIONS))


def marked(held: list[Document], tag: Tag) -> Iterator[tuple[Marked, Marked]]:
    """For each document its gold and its found mentions, as typed spans."""
    for document, tags in zip(held, tag([document.text for document in held]), strict=True):
        yield {(m.span, m.kind) for m in document.mentions}, {(m.span, m.kind) for m in tags.mentions}
