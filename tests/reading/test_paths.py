"""The best path and the probabilities of tags agree with counting every path by hand."""

from itertools import pairwise, product

import numpy as np
import pytest

from firsthand.reading.paths import IMPOSSIBLE, Floats, Grids

WORDS = 4


def scores(seed: int, cues: int = 2, words: int = WORDS) -> Floats:
    return np.random.default_rng(seed).normal(0, 2, (cues, words, 5)).astype(np.float32)


def counted(grid: Floats, moves: Floats) -> tuple[list[int], Floats]:
    """The best path of one cue and every tag's probability, from all paths there are."""
    shares, best, most = np.zeros(grid.shape), [0], -np.inf
    for path in product(range(5), repeat=len(grid)):
        if path[0] in (2, 4):
            continue
        total = sum(grid[i, tag] for i, tag in enumerate(path)) + sum(moves[a, b] for a, b in pairwise(path))
        if total > most:
            best, most = list(path), total
        shares[range(len(grid)), path] += np.exp(total)
    return best, (shares / shares.sum(1, keepdims=True)).astype(np.float32)


@pytest.mark.parametrize("seed", range(4))
def test_both_passes_find_what_counting_finds(seed: int) -> None:
    moves = IMPOSSIBLE + np.random.default_rng(9).normal(0, 1, (5, 5)).astype(np.float32)
    grid = scores(seed)
    grids = Grids.of([grid])
    for cue, (best, shares) in enumerate(counted(row, moves) for row in grid):
        assert grids.best(moves)[0][cue].tolist() == best
        np.testing.assert_allclose(grids.shares(moves)[0][cue], shares, atol=1e-4)


def test_no_inside_without_its_begin() -> None:
    grid = np.zeros((1, 3, 5), dtype=np.float32)
    grid[0, :, 2] = 5
    assert Grids.of([grid]).best(IMPOSSIBLE)[0].tolist() == [[1, 2, 2]]


def test_a_short_window_is_read_the_same_beside_a_long_one() -> None:
    short, long = scores(1, 2, 3), scores(2, 1, 9)
    alone, together = Grids.of([short]), Grids.of([long, short])
    np.testing.assert_array_equal(together.best(IMPOSSIBLE)[1], alone.best(IMPOSSIBLE)[0])
    np.testing.assert_allclose(together.shares(IMPOSSIBLE)[1], alone.shares(IMPOSSIBLE)[0], atol=1e-6)


def test_windows_without_cues_give_nothing() -> None:
    empty = np.zeros((0, 7, 5), dtype=np.float32)
    assert [tags.shape for tags in Grids.of([empty, empty]).best(IMPOSSIBLE)] == [(0, 7), (0, 7)]
    assert Grids.of([]).shares(IMPOSSIBLE) == []
