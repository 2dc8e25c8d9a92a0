"""Sketches of wordings: the few keys by which a report's copies are found, whether they are whole, cut or built in.

A key is the MinHash (Broder 1997), made by rensa, of a row of shingles. One sketch of a whole report would miss a short
report inside a long one; row by row a passage is found wherever it stands. Rows are paragraphs, and pieces of about 16
shingles cut where a shingle's own hash says so, so that they are cut alike wherever the passage stands (winnowing:
Schleimer, Wilkerson and Aiken 2003). Since the least hash of a row is that of one of its pieces, the few keys that a long
report is kept under are met by the many that are asked for.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from firsthand.tracing.wording import Wording

SHINGLE = 5
"""Words in a shingle."""

_PIECE = np.uint64(16 - 1)  # A piece begins where these bits of a shingle's hash are all 0: every 16 on average.
_CUT = np.uint64(64 - 1)
_LONG = 96  # A paragraph of more shingles is cut, on average every 64.
_SHORT = 160  # A report of fewer shingles is kept under every piece's key, and asked for by every shingle's.
_MOST = 1000
_SEED = 1
# Sketches of another version of the algorithm must not be taken for ours.
_KEY = f"{RMinHash.ALGORITHM_VERSION}{{:08x}}".format
_FACTORS = np.random.default_rng(5).integers(0, 1 << 63, SHINGLE, np.uint64) | np.uint64(1)
_MIX = np.uint64(0xBF58476D1CE4E5B9)  # of the finaliser of SplitMix64 (Steele, Lea and Flood 2014)
_SHIFT = np.uint64(29)


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


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a report is found by: the keys it is `kept` under and those it is `asked` with, short plain strings.

    About one key a paragraph is kept, and of short reports one for every 16 words; neither list is longer than 1000. Two
    reports that share a paragraph, or thirty words of which one is short, share a key.
    """

    kept: tuple[str, ...]
    asked: tuple[str, ...]


def sketch_of(wording: Wording) -> Sketch:
    """The sketch of a wording; without any key where it has fewer than five words."""
    hashes = shingles(wording.hashes)
    if not len(hashes):
        return Sketch((), ())
    heads = wording.heads[wording.heads < len(hashes)]
    if len(hashes) < _SHORT:
        values = _least(hashes, np.arange(len(hashes)))
        return Sketch(_keys(np.minimum.reduceat(values, _pieces(hashes, heads))), _keys(values))
    pieces = _pieces(hashes, heads)
    values = _least(hashes, pieces)
    rows = np.searchsorted(pieces, _cut(hashes, heads, pieces))
    kept, asked = _keys(np.minimum.reduceat(values, rows)), _keys(values)
    return Sketch(kept, tuple(dict.fromkeys(kept + asked))[:_MOST])


def _least(hashes: NDArray[np.uint64], heads: NDArray[np.int64]) -> NDArray[np.uint32]:
    """The MinHash of each row of shingles."""
    edges = np.append(heads, len(hashes)).astype(np.uint64)
    rows = RMinHash.digest_matrix_from_flat_token_hashes(hashes, edges, 1, _SEED).to_rows()
    return np.array(rows, np.uint32).ravel()


def _keys(values: NDArray[np.uint32]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(_KEY, values.tolist())))[:_MOST]


def _pieces(hashes: NDArray[np.uint64], heads: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where pieces begin: with paragraphs, and where the hash of a shingle says so."""
    begins = (hashes & _PIECE) == 0
    begins[heads] = True
    return np.flatnonzero(begins)


def _cut(hashes: NDArray[np.uint64], heads: NDArray[np.int64], pieces: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where the rows to keep begin: with paragraphs, and in long ones with some of their pieces."""
    sizes = np.diff(heads, append=len(hashes))
    if sizes.max() <= _LONG:
        return heads
    places = pieces[(hashes[pieces] & _CUT) == 0]
    row = np.searchsorted(heads, places, "right") - 1
    return np.union1d(heads, places[sizes[row] > _LONG])
