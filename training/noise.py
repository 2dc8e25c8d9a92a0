"""Noise on a window's pieces, so that the network learns how a report attributes and not who was in it.

Some pieces are masked; in some windows, capitalised words are exchanged for others of as many pieces.
"""

import random
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from firsthand.reading.windows import SHAPES, Window

MASK = 103  # [MASK] of BERT's vocabulary
_NAMED = (1 + 1, 1 + 2)  # the features of Capitalised and CAPITALS, outside quotation marks

Pieces = tuple[int, ...]


class Noise:
    """Makes noisy copies of windows; `learn` first the windows whose names are exchanged."""

    def __init__(self, rng: random.Random, masked: float, exchanged: float) -> None:
        self._rng, self._masked, self._exchanged = rng, masked, exchanged
        self._names: dict[tuple[int, int], list[Pieces]] = defaultdict(list)

    def learn(self, found: Iterable[Window]) -> None:
        """Take the names of these windows as what names are exchanged for."""
        self._names.clear()
        for window in found:
            for begin, end in _words(window):
                if _shape(window, begin) in _NAMED and not _opens(window, begin):
                    self._names[_shape(window, begin), end - begin].append(tuple(window.pieces[begin:end]))

    def __call__(self, window: Window) -> Window:
        """A copy with half of the time some pieces masked, and half of the time some names exchanged."""
        pieces = list(window.pieces)
        if self._rng.random() < 0.5:
            self._exchange(window, pieces)
        if self._rng.random() < 0.5:
            for begin, end in _words(window):
                if self._rng.random() < self._masked:
                    pieces[begin:end] = [MASK] * (end - begin)
        return replace(window, pieces=pieces)

    def _exchange(self, window: Window, pieces: list[int]) -> None:
        given: dict[Pieces, Pieces] = {}  # the same name becomes the same other one
        for begin, end in _words(window):
            shape = _shape(window, begin)
            if shape not in _NAMED or _opens(window, begin):
                continue
            name = tuple(pieces[begin:end])
            if name not in given:
                others = self._names[shape, end - begin]
                given[name] = self._rng.choice(others) if others and self._rng.random() < self._exchanged else name
            pieces[begin:end] = given[name]


def _words(window: Window) -> Iterable[tuple[int, int]]:
    """Where the words' pieces begin and end; [SEP] stands after a paragraph's last word."""
    ends = [*window.starts[1:], len(window.pieces)]
    for number, (begin, end) in enumerate(zip(window.starts, ends, strict=True)):
        last = number + 1 == len(window.starts) or window.paragraph[number + 1] != window.paragraph[number]
        yield begin, end - last


def _shape(window: Window, begin: int) -> int:
    feature = window.features[begin]
    return feature - SHAPES if feature > SHAPES else feature


def _opens(window: Window, begin: int) -> bool:
    """Whether a word may be capitalised only because it opens a sentence: nothing or a mark stands before it."""
    return window.features[begin - 1] == 0 or _shape(window, begin - 1) == 1 + 4
