"""What two wordings share: how much of the shorter one, how much of each, and which passages."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.model import SharedPassage
from firsthand.tracing.sketches import SHINGLE, shingles
from firsthand.tracing.wording import Wording

# Pairs of helsinki_pairs.jsonl share half of the shorter one's shingles; a handful of shingles is a common phrase.
_SHARE, _LEAST = 0.5, 25
_SURE_SHARE, _SURE_LEAST = 0.8, 12
# Two reports that quote the same words at length share little else; copies share what stands between the quotations.
_OWN_SHARE, _OWN_LEAST = 0.3, 20


@dataclass(frozen=True, slots=True)
class Resemblance:
    """How much of its shingles a report shares with another: of its own (`here`), of the other's (`there`), of the shorter
    one's (`shared`), each from 0 to 1; `alike` says whether one is a copy of the other."""

    shared: float = 0.0
    here: float = 0.0
    there: float = 0.0
    alike: bool = False


@dataclass(frozen=True, slots=True)
class Overlap:
    """What a report shares with another: `words` in `passages`, and how the two resemble each other."""

    resemblance: Resemblance
    words: int
    passages: tuple[SharedPassage, ...]

    def shared(self, report: Wording, other: Wording) -> float:
        """The share of the shorter one's words that both have."""
        return min(1.0, self.words / max(min(len(report), len(other)), 1))


def resemblance(report: Wording, other: Wording) -> Resemblance:
    """How much two reports share, in time n log n of their lengths."""
    return _resemblance(report, other, _places(report, other))


def overlap(report: Wording, other: Wording) -> Overlap:
    """What `report` shares with `other`, in passages of five words and more; in time n log n of their lengths."""
    places = _places(report, other)
    runs = _runs(places)
    passages = tuple(SharedPassage(_span(report, here, size), _span(other, there, size)) for here, there, size in runs)
    return Overlap(_resemblance(report, other, places), sum(size for _, _, size in runs), passages)


def _places(report: Wording, other: Wording) -> NDArray[np.int64]:
    """For each shingle of the report where it first stands in the other, -1 where it does not."""
    ours, theirs = shingles(report.hashes), shingles(other.hashes)
    if not len(ours) or not len(theirs):
        return np.full(len(ours), -1)
    order = np.argsort(theirs, kind="stable")
    at = np.minimum(np.searchsorted(theirs, ours, sorter=order), len(theirs) - 1)
    found = order[at]
    return np.where(theirs[found] == ours, found, -1)


def _runs(places: NDArray[np.int64]) -> list[tuple[int, int, int]]:
    """Runs of words that both have, as (first word here, first word there, words); they do not overlap here."""
    held = np.flatnonzero(places >= 0)
    if not len(held):
        return []
    breaks = np.flatnonzero((np.diff(held) != 1) | (np.diff(places[held]) != 1)) + 1
    runs = []
    free = 0
    for first, last in zip(held[np.append(0, breaks)], held[np.append(breaks, len(held)) - 1], strict=True):
        # Where one run ends inside the next, the words in common stay with the former.
        begin = max(int(first), free)
        free = int(last) + SHINGLE
        if begin < free:
            runs.append((begin, int(places[first]) + begin - int(first), free - begin))
    return runs


def _resemblance(report: Wording, other: Wording, places: NDArray[np.int64]) -> Resemblance:
    here = places >= 0
    if not here.any():
        return Resemblance()
    there = np.zeros(len(other) - SHINGLE + 1, np.bool_)
    there[places[here]] = True
    shorter, common = (report, here) if len(here) <= len(there) else (other, there)
    shares = float(common.mean()), float(here.mean()), float(there.mean())
    return Resemblance(*shares, _alike(shorter, common))


def _alike(shorter: Wording, common: NDArray[np.bool_]) -> bool:
    """Whether enough of the shorter one's shingles are common, and not in quotations alone."""
    share, count = common.mean(), common.sum()
    if share < _SHARE or count < (_SURE_LEAST if share >= _SURE_SHARE else _LEAST):
        return False
    own = ~_quoted(shorter)
    return bool(own.sum() < _OWN_LEAST or common[own].mean() >= _OWN_SHARE)


def _quoted(wording: Wording) -> NDArray[np.bool_]:
    """For each shingle whether all its words are quoted."""
    inside: NDArray[np.bool_] = np.all(np.lib.stride_tricks.sliding_window_view(wording.quoted, SHINGLE), axis=1)
    return inside


def _span(wording: Wording, first: int, words: int) -> tuple[int, int]:
    return int(wording.starts[first]), int(wording.ends[first + words - 1])
