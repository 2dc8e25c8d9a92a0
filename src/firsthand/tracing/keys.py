"""What a statement can be found by: plain strings, so that the same join runs in a dict, a database or anywhere.

Statements that speak to one another share at least one of: two names, a figure with its unit, a rare word, or a band of the
signs of their vectors under fixed random planes (Charikar 2002).
"""

import zlib
from functools import cache
from itertools import combinations

import numpy as np

from firsthand.tracing.embedding import SIZE, Floats
from firsthand.tracing.points import Point
from firsthand.tracing.stems import weight

_BANDS, _BITS = 6, 7
_NAMES, _WORDS = 3, 4
_SEED = 20_251


def keys_of(point: Point) -> tuple[str, ...]:
    """All the keys of a statement, the same for the same statement on every machine."""
    names = sorted(point.names, key=lambda name: (-weight(name), name))[:_NAMES]
    words = sorted(point.words, key=lambda word: (-weight(word), word))[:_WORDS]
    found = [text_key(point)]
    found += [f"n:{'|'.join(sorted(pair))}" for pair in combinations(names, 2)] or [f"n:{name}" for name in names]
    found += [f"f:{q.low:g}|{q.unit}" for q in point.quantities]
    found += [f"w:{word}" for word in words]
    found += _bands(point)
    return tuple(dict.fromkeys(found))


def text_key(point: Point) -> str:
    """The key of a wording itself: statements of the same words share it."""
    return f"t:{zlib.crc32(point.text.casefold().encode('utf-8', 'replace')):08x}"


def _bands(point: Point) -> list[str]:
    signs = np.packbits((_planes() @ point.vector.astype(np.float32) > 0).reshape(_BANDS, _BITS), axis=1)[:, 0]
    return [f"v{band}:{int(value)}" for band, value in enumerate(signs)]


@cache
def _planes() -> Floats:
    planes: Floats = np.random.default_rng(_SEED).standard_normal((_BANDS * _BITS, SIZE)).astype(np.float32)
    return planes
