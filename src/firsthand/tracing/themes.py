"""What a report is about, as stories see it: where its headline and opening point, and their terms."""

import re
import zlib
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from math import log

import numpy as np
from numpy.typing import NDArray

from firsthand.model import Report
from firsthand.tracing.stems import is_name, stem, stems, words_in

OPENING = 600
"""Characters of the text that stories look at: by then a report has said what it is about."""

TERM_BITS = 18
_NAMED = np.uint32(1 << 31)
_HEADER = np.dtype([("density", "<f4"), ("place", "<u4"), ("terms", "<u2")])
_SCALE = 40.0  # of term weights kept in a byte: 1 + ln(n) for n up to 200
_SIZE = 384
_TITLE = 160
_MOST_TERMS = 96
_TERM_KEYS = 12
_SENTENCE = re.compile(r"(.{20,}?[.!?…][\"'”’)]*)(?:\s|$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Theme:
    """What one report is about.

    `vector` (384 bytes) points where its headline and opening do, in the space in which reports of one event stand
    together; `density` is how much else stands there. `terms` are hashes of stems in order, `weights` how often each
    stands there (1 + ln n), `named` whether it is (part of) a name. `place` counts the reports of its story when it came.
    """

    title: str
    vector: NDArray[np.int8]
    density: float
    terms: NDArray[np.uint32]
    weights: NDArray[np.float32]
    named: NDArray[np.bool_]
    place: int = 1

    def at_place(self, place: int) -> "Theme":
        """The same theme at another place of its story."""
        return replace(self, place=place)


def setting_of(report: Report) -> str:
    """The text whose vector `enter_story` wants: the headline and the opening."""
    return f"{report.title or ''}. {report.text[:400]}"


def headline(report: Report) -> str:
    """The title of a report; where there is none its first sentence."""
    if report.title:
        return report.title.strip()[:_TITLE]
    opening = " ".join(report.text[:OPENING].split())
    sentence = _SENTENCE.match(opening)
    return (sentence.group(1) if sentence else opening)[:_TITLE]


@lru_cache(maxsize=64)
def terms_of(report: Report) -> tuple[NDArray[np.uint32], NDArray[np.float32], NDArray[np.bool_]]:
    """The terms of a report's headline and opening, their weights, and which are names; headline terms count twice."""
    title, opening = report.title or "", report.text[:OPENING]
    counts = Counter(stems(title) * 2 + stems(opening))
    names = {stem(word) for word in words_in(f"{title}. {opening}") if is_name(word)}
    numbers = {term: zlib.crc32(term.encode("utf-8", "surrogatepass")) & ((1 << TERM_BITS) - 1) for term in counts}
    kept = sorted(counts, key=lambda term: (-counts[term], numbers[term]))[:_MOST_TERMS]
    by_number = {numbers[term]: term for term in sorted(kept, reverse=True)}
    terms = sorted(by_number)
    weights = np.array([1 + log(counts[by_number[number]]) for number in terms], np.float32)
    return np.array(terms, np.uint32), weights, np.array([by_number[n] in names for n in terms], np.bool_)


def term_keys(report: Report, rarity: NDArray[np.float32]) -> tuple[str, ...]:
    """The terms of a report that say most (often, and `rarity` high), as the keys that stories are found by."""
    terms, weights, _ = terms_of(report)
    chosen = np.argsort(-weights * rarity[terms], kind="stable")[:_TERM_KEYS]
    return tuple(f"t{term:x}" for term in terms[chosen].tolist())


def pack(theme: Theme) -> bytes:
    """A theme as some 700 bytes; `unpack` gives it back."""
    header = np.array([(theme.density, theme.place, len(theme.terms))], _HEADER)
    terms = (theme.terms | np.where(theme.named, _NAMED, np.uint32(0))).astype("<u4")
    weights = np.minimum(np.rint(theme.weights * _SCALE), 255).astype(np.uint8)
    title = theme.title.encode("utf-8", "replace")
    return b"".join((header.tobytes(), theme.vector.tobytes(), terms.tobytes(), weights.tobytes(), title))


def unpack(data: bytes) -> Theme:
    """The theme that `pack` made these bytes of."""
    header = np.frombuffer(data, _HEADER, 1)[0]
    count, at = int(header["terms"]), _HEADER.itemsize + _SIZE
    vector = np.frombuffer(data, np.int8, _SIZE, _HEADER.itemsize)
    terms = np.frombuffer(data, "<u4", count, at)
    weights = np.frombuffer(data, np.uint8, count, at + 4 * count).astype(np.float32) / np.float32(_SCALE)
    title = data[at + 5 * count :].decode("utf-8", "replace")
    return Theme(
        title, vector, float(header["density"]), terms & ~_NAMED, weights, terms >= _NAMED, int(header["place"])
    )
