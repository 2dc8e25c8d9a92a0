"""What a trained tagger says of texts, for a student to learn from beside the gold (Hinton et al. 2015; Xie et al. 2020).

Of text that nobody annotated it is all there is; of text that one annotator marked it is a second opinion.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from firsthand.model import Attribution, Span
from firsthand.reading.decoding import decode
from firsthand.reading.tagger import WEIGHTS, WINDOW, Tagger
from firsthand.reading.windows import Window, windows
from firsthand.text.paragraphs import paragraphs
from firsthand.text.wordpieces import WordPieces


@dataclass(frozen=True)
class Taught:
    """What the teacher says of one text: how probable each cue tag is of the word that starts at a character, and the
    attributions that it finds."""

    starts: NDArray[np.int64]
    cue: NDArray[np.float32]
    attributions: Sequence[Attribution]

    def of(self, window: Window) -> NDArray[np.float32]:
        """The probabilities of the window's words, (words, 3)."""
        wanted = np.array([start for start, _ in window.words], dtype=np.int64)
        at = np.searchsorted(self.starts, wanted).clip(max=len(self.starts) - 1)
        if not np.array_equal(self.starts[at], wanted):
            raise ValueError("the window is not of the text that was taught")
        found: NDArray[np.float32] = self.cue[at]
        return found

    def then(self, other: "Taught", shift: int) -> "Taught":
        """This text's and the other's, the other's text beginning at `shift`."""
        return Taught(
            np.concatenate([self.starts, other.starts + shift]),
            np.concatenate([self.cue, other.cue]),
            (*self.attributions, *(_moved(a, shift) for a in other.attributions)),
        )


def _moved(a: Attribution, shift: int) -> Attribution:
    def by(spans: Iterable[Span]) -> tuple[Span, ...]:
        return tuple((start + shift, end + shift) for start, end in spans)

    return replace(a, source=by(a.source), cue=by(a.cue), content=by(a.content), relays=(), bases=())


def taught(texts: Iterable[str], weights: Path = WEIGHTS / "tagger.onnx") -> Iterator[Taught]:
    """What the tagger with these weights says of each text."""
    tagger, vocabulary = Tagger.load(folder=weights.parent), WordPieces.load()
    for text in texts:
        found = paragraphs(text)
        parts = list(windows(text, found, vocabulary, WINDOW))
        scores = [tagger.predict(part) for part in parts]
        (tags,) = decode([(found, parts)], scores, tagger.moves)
        starts = np.array([start for part in parts for start, _ in part.words], dtype=np.int64)
        cue = np.concatenate([s.cue for s in scores]) if scores else np.zeros((0, 3), dtype=np.float32)
        yield Taught(starts, cue.astype(np.float32), tags.attributions)
