"""Sketches of wordings: the few keys by which a report's copies are found, whether they are whole, cut or built in.

A key is the MinHash (Broder 1997), made by rensa, of a row of shingles. One sketch of a whole report would miss a short
report inside a long one; row by row a passage is found wherever it stands. Rows are paragraphs, and pieces of about 32
shingles cut where a shingle's own hash says so, so that they are cut alike wherever the passage stands (winnowing:
Schleimer, Wilkerson and Aiken 2003). Since the least hash of a row is that of one of its pieces, the few keys that a long
report is kept under are met by the many that are asked for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from firsthand.model import Spans
from firsthand.tracing.words import inside, words_of

SHINGLE = 5
"""Words in a shingle."""

_PIECE = np.uint64(32 - 1)  # A piece begins where these bits of a shingle's hash are all 0: every 32 on average.
_CUT = np.uint64(64 - 1)
_LONG = 96  # A paragraph of more shingles is cut, on average every 64.
_SHORT = 160  # A report of fewer shingles is kept under every piece's key, and asked for by every shingle's.
_MOST = 1000
_SEED = RMinHash.ALGORITHM_VERSION  # so that sketches of another version of the algorithm are not taken for ours
_BYTES = 4
_TOGETHER = 1 << 16  # characters that go through numpy at once: more would not stay in a core's own memory
_FACTORS = np.random.default_rng(5).integers(0, 1 << 63, SHINGLE, np.uint64) | np.uint64(1)
_MIX = np.uint64(0xBF58476D1CE4E5B9)  # of the finaliser of SplitMix64 (Steele, Lea and Flood 2014)
_SHIFT = np.uint64(29)


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a report is found by: the keys it is `kept` under and those it is `asked` with, short plain strings.

    About one key a paragraph is kept, and of short reports one for every 32 words; neither list is longer than 1000. Two
    reports that share a paragraph, or thirty words of which one is short, share a key.
    """

    kept: tuple[str, ...]
    asked: tuple[str, ...]


def sketches_of(reports: Sequence[tuple[str, Spans]]) -> list[Sketch]:
    """The sketches of reports, each a full text and the paragraphs of it that tell the news.

    Give many at once: they go through numpy and rensa together, which takes a fraction of the time. The sketch of a report
    depends on it alone; one of fewer than five words has no keys.
    """
    found: list[Sketch] = []
    group: list[tuple[str, Spans]] = []
    length = 0
    for report in reports:
        group.append(report)
        length += len(report[0])
        if length > _TOGETHER:
            found += _Rows.of(group).sketches()
            group, length = [], 0
    return found + list(_Rows.of(group).sketches()) if group else found


@dataclass(frozen=True, slots=True)
class _Rows:
    """The shingles of many reports one after the other, in rows.

    `first` and `stop` say where each report's shingles begin and end; what lies between a report and the next are shingles
    of two reports' words, which count for nothing. `pieces` are where rows begin, `large` which of these begin a row that
    is kept of a long report.
    """

    hashes: NDArray[np.uint64]
    first: NDArray[np.int64]
    stop: NDArray[np.int64]
    pieces: NDArray[np.int64]
    large: NDArray[np.bool_]

    @classmethod
    def of(cls, reports: Sequence[tuple[str, Spans]]) -> "_Rows":
        offsets = list(accumulate((len(text) + 1 for text, _ in reports), initial=0))
        prose = [
            (start + at, end + at) for (_, spans), at in zip(reports, offsets, strict=False) for start, end in spans
        ]
        words, starts, _ = words_of("\n".join(text for text, _ in reports))
        news = inside(prose, starts)
        hashes, starts = shingles(words[news]), starts[news]
        edges = np.searchsorted(starts, offsets)
        stop = np.maximum(edges[1:] - SHINGLE + 1, edges[:-1])
        first = np.zeros(len(starts) + 1, np.bool_)
        for places in (np.searchsorted(starts, [start for start, _ in prose]), edges[:-1], stop):
            first[places] = True
        first = first[: len(hashes)]
        pieces = np.flatnonzero(first | ((hashes & _PIECE) == 0))
        return cls(hashes, edges[:-1], stop, pieces, _large(hashes, np.flatnonzero(first), pieces))

    def sketches(self) -> Iterator[Sketch]:
        if not len(self.hashes):
            yield from (Sketch((), ()) for _ in self.first)
            return
        values = _least(self.hashes, self.pieces)
        rows = np.flatnonzero(self.large)
        small_keys, large_keys = _keys(values), _keys(np.minimum.reduceat(values, rows))
        small = self._slices(self.pieces)
        large = self._slices(self.pieces[rows])
        each = zip(self.first.tolist(), self.stop.tolist(), small, large, strict=True)
        for first, stop, of_small, of_large in each:
            pieces = tuple(dict.fromkeys(small_keys[of_small]))
            if stop - first < _SHORT:
                yield Sketch(pieces, self._each(first, stop))
            else:
                # The least hash of a large row is that of one of its pieces: what is kept is asked for as well.
                yield Sketch(tuple(dict.fromkeys(large_keys[of_large]))[:_MOST], pieces[:_MOST])

    def _slices(self, places: NDArray[np.int64]) -> list[slice]:
        """Which of these places are each report's."""
        begins, ends = np.searchsorted(places, self.first).tolist(), np.searchsorted(places, self.stop).tolist()
        return [slice(begin, end) for begin, end in zip(begins, ends, strict=True)]

    def _each(self, first: int, stop: int) -> tuple[str, ...]:
        """The keys of every shingle by itself."""
        if first == stop:
            return ()
        return tuple(dict.fromkeys(_keys(_least(self.hashes[first:stop], np.arange(stop - first)))))


def _large(hashes: NDArray[np.uint64], heads: NDArray[np.int64], pieces: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which pieces begin a paragraph, or cut a long one."""
    sizes = np.diff(heads, append=len(hashes))
    row = np.searchsorted(heads, pieces, "right") - 1
    large: NDArray[np.bool_] = (heads[row] == pieces) | ((sizes[row] > _LONG) & ((hashes[pieces] & _CUT) == 0))
    return large


def _least(hashes: NDArray[np.uint64], heads: NDArray[np.int64]) -> NDArray[np.uint32]:
    """The MinHash of each row of shingles."""
    edges = np.append(heads, len(hashes)).astype(np.uint64)
    rows = RMinHash.digest_matrix_from_flat_token_hashes(hashes, edges, 1, _SEED).to_rows()
    return np.array([value for (value,) in rows], np.uint32)


def _keys(values: NDArray[np.uint32]) -> list[str]:
    return values.astype(">u4").tobytes().hex(" ", _BYTES).split()


def shingles(hashes: NDArray[np.uint16]) -> NDArray[np.uint64]:
    """The hash of every run of five words, in order; empty for fewer words."""
    count = len(hashes) - SHINGLE + 1
    if count <= 0:
        return np.empty(0, np.uint64)
    wide = hashes.astype(np.uint64) + np.uint64(1)
    total: NDArray[np.uint64] = wide[:count] * _FACTORS[0]
    for place in range(1, SHINGLE):
        total += wide[place : place + count] * _FACTORS[place]
    total ^= total >> _SHIFT
    total *= _MIX
    total ^= total >> _SHIFT
    return total
