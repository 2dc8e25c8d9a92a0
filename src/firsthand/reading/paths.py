"""Paths through tag scores: the best one (Viterbi 1967), and how probable each tag is (forward-backward; Rabiner 1989).

Tags are O, B, I of a first role and B, I of a second one; a path scores the sum of its tags' scores and of the moves from
one tag to the next, as in a linear-chain CRF.
"""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Tags8 = NDArray[np.int8]

_NEVER = -1e4
T = TypeVar("T", np.float32, np.int8)
IMPOSSIBLE: Floats = np.zeros((5, 5), dtype=np.float32)
"""Moves that only forbid: an I stands after its own B or I and nowhere else."""
IMPOSSIBLE[[0, 3, 4], 2] = IMPOSSIBLE[[0, 1, 2], 4] = _NEVER


@dataclass(frozen=True, slots=True)
class Grids:
    """The scores of the cues of several windows laid in one grid (n, words, 5), each row with its own length, so that one
    pass over the longest window serves all."""

    grid: Floats
    lengths: NDArray[np.int64]
    counts: list[int]
    widths: list[int]

    @classmethod
    def of(cls, scores: list[Floats]) -> "Grids":
        """From each window's scores (cues, words, 5)."""
        counts, widths = [s.shape[0] for s in scores], [s.shape[1] for s in scores]
        grid = np.zeros((sum(counts), max(widths, default=0), 5), dtype=np.float32)
        for s, end in zip(scores, np.cumsum(counts, dtype=np.int64), strict=True):
            grid[end - s.shape[0] : end, : s.shape[1]] = s
        return cls(grid, np.repeat(np.array(widths, dtype=np.int64), counts), counts, widths)

    def best(self, moves: Floats) -> list[Tags8]:
        """The best tags of every cue, by window: (cues, words) each."""
        return self._parts(_viterbi(self.grid, self.lengths, moves))

    def shares(self, moves: Floats) -> list[Floats]:
        """The probability of every tag of every word, by window: (cues, words, 5) each."""
        return self._parts(_forward_backward(self.grid, self.lengths, moves))

    def _parts(self, whole: NDArray[T]) -> list[NDArray[T]]:
        ends = np.cumsum(self.counts, dtype=np.int64)
        return [whole[end - n : end, :w] for end, n, w in zip(ends, self.counts, self.widths, strict=True)]


def _viterbi(grid: Floats, lengths: NDArray[np.int64], moves: Floats) -> Tags8:
    n, words, _ = grid.shape
    path = np.zeros((n, words), dtype=np.int8)
    if not path.size:
        return path
    back = np.empty((words, n, 5), dtype=np.int8)
    best = grid[:, 0].copy()
    best[:, [2, 4]] = _NEVER
    stay = np.arange(5, dtype=np.int8)
    for t in range(1, words):
        ways = best[:, :, None] + moves
        live = (t < lengths)[:, None]
        back[t] = np.where(live, ways.argmax(1), stay)
        best = np.where(live, ways.max(1) + grid[:, t], best)
    path[:, -1] = best.argmax(1)
    rows = np.arange(n)
    for t in range(words - 1, 0, -1):
        path[:, t - 1] = back[t, rows, path[:, t]]
    return path


def _forward_backward(grid: Floats, lengths: NDArray[np.int64], moves: Floats) -> Floats:
    n, words, _ = grid.shape
    shares = np.zeros(grid.shape, dtype=np.float32)
    if not shares.size:
        return shares
    weight = np.exp(grid - grid.max(2, keepdims=True))
    step = np.exp(moves)
    forward = weight[:, 0].copy()
    forward[:, [2, 4]] = 0
    shares[:, 0] = forward = _scaled(forward)
    for t in range(1, words):
        shares[:, t] = forward = _scaled((forward[:, :, None] * step).sum(1) * weight[:, t])
    backward = np.ones((n, 5), dtype=np.float32)
    for t in range(words - 2, -1, -1):
        ahead = _scaled((step * (weight[:, t + 1] * backward)[:, None, :]).sum(2))
        backward = np.where((t + 1 < lengths)[:, None], ahead, 1)
        shares[:, t] *= backward
    out: Floats = shares / np.maximum(shares.sum(2, keepdims=True), 1e-30)
    return out


def _scaled(x: Floats) -> Floats:
    out: Floats = x / np.maximum(x.sum(1, keepdims=True), 1e-30)
    return out
