"""Report -> Reading: the tagger's tags, and what they mean."""

from collections.abc import Iterable, Iterator
from itertools import tee

from firsthand.model import Reading, Report
from firsthand.reading.tagger import Tagger
from firsthand.reading.understanding import understand


class Reader:
    """Reads reports. Make one with `load` and keep it: the weights are loaded once."""

    def __init__(self, tagger: Tagger) -> None:
        """A reader that uses this tagger."""
        self.tagger = tagger

    @classmethod
    def load(cls, threads: int = 1) -> "Reader":
        """A reader with the weights that ship with the package, on so many threads. Raises ModelError without weights."""
        return cls(Tagger.load(threads))

    def read_all(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """The reading of each report, in order, as soon as it is ready; reads ahead by a few reports only."""
        ours, texts = tee(reports)
        for report, tags in zip(ours, self.tagger.tag_all(r.full_text for r in texts), strict=True):
            yield understand(report, tags, self.tagger.info)
