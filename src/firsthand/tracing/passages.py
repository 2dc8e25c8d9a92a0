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
class Overlap:
    """What a report shares with another. `shared` is the share (0 to 1) of the shorter one's words that both have,
    `here` and `there` are the shares of this report's words and of the other's; `alike` says whether one is a copy."""

    shared: float
    here: float
    there: float
    alike: bool
    passages: tuple[SharedPassage, ...]


_NOTHING = Overlap(0.0, 0.0, 0.0, False, ())


def overlap(report: Wording, other: Wording) -> Overlap:
    """What `report` shares with `other`, in passages of five words and more; in time n log n of their lengths."""
    if len(report) < SHINGLE or len(other) < SHINGLE:
        return _NOTHING
    ours, theirs = shingles(report.hashes), shingles(other.hashes)
    places = _places(ours, theirs)
    if not (places >= 0).any():
        return _NOTHING
    runs = _runs(places)
    count = int(sum(size for _, _, size in runs))
    here, there = count / len(report), count / len(other)
    alike = _alike(report, ours, other, theirs)
    return Overlap(min(1.0, max(here, there)), min(here, 1.0), min(there, 1.0), alike, _passages(report, other, runs))


def _places(ours: NDArray[np.uint64], theirs: NDArray[np.uint64]) -> NDArray[np.int64]:
    """For each of our shingles where it first stands among theirs, -1 where it does not."""
    order = np.argsort(theirs, kind="stable")
    at = np.minimum(np.searchsorted(theirs, ours, sorter=order), len(theirs) - 1)
    found = order[at]
    return np.where(theirs[found] == ours, found, -1)


def _runs(places: NDArray[np.int64]) -> list[tuple[int, int, int]]:
    """Runs of words that both have, as (first word here, first word there, words); they do not overlap here."""
    held = np.flatnonzero(places >= 0)
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


def _alike(one: Wording, ones: NDArray[np.uint64], other: Wording, others: NDArray[np.uint64]) -> bool:
    """Whether one is a copy of the other: enough of the shorter one's shingles, and not in quotations alone."""
    if len(ones) > len(others):
        one, ones, other, others = other, others, one, ones
    distinct, first = np.unique(ones, return_index=True)
    common = np.isin(distinct, others)
    least = _SURE_LEAST if common.mean() >= _SURE_SHARE else _LEAST
    if common.mean() < _SHARE or common.sum() < least:
        return False
    own = ~_within(one.quoted)[first]
    return bool(own.sum() < _OWN_LEAST or common[own].mean() >= _OWN_SHARE)


def _within(quoted: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """For each shingle whether all its words are quoted."""
    inside: NDArray[np.bool_] = np.all(np.lib.stride_tricks.sliding_window_view(quoted, SHINGLE), axis=1)
    return inside


def _passages(report: Wording, other: Wording, runs: list[tuple[int, int, int]]) -> tuple[SharedPassage, ...]:
    return tuple(SharedPassage(_span(report, here, size), _span(other, there, size)) for here, there, size in runs)


def _span(wording: Wording, first: int, words: int) -> tuple[int, int]:
    return int(wording.starts[first]), int(wording.ends[first + words - 1])
