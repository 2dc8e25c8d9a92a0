"""Joining what is alike in the mean, and weights that fit."""

import json
from pathlib import Path

import numpy as np
import pytest

from firsthand.errors import ModelError
from firsthand.tracing.comparing import FEATURES
from firsthand.tracing.embedding import WEIGHTS
from firsthand.tracing.linking import Linker, Square, in_company, joined


def likeness(size: int, pairs: dict[tuple[int, int], float]) -> Square:
    square = np.zeros((size, size))
    for (one, other), value in pairs.items():
        square[one, other] = square[other, one] = value
    return square


def test_things_join_while_their_groups_are_alike_in_the_mean() -> None:
    square = likeness(4, {(0, 1): 0.9, (0, 2): 0.6, (1, 2): 0.6, (2, 3): 0.2})
    assert joined(square, 0.5) == [[0, 1, 2], [3]]


def test_one_accidental_likeness_chains_nothing() -> None:
    square = likeness(4, {(0, 1): 0.9, (2, 3): 0.9, (1, 2): 0.7})
    assert joined(square, 0.5) == [[0, 1], [2, 3]]


def test_what_is_set_apart_never_joins_and_what_is_held_stays() -> None:
    square = likeness(3, {(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.8})
    assert joined(square, 0.5, apart=[(0, 1)]) in ([[0, 2], [1]], [[0], [1, 2]])
    assert joined(likeness(3, {}), 0.5, start=[[2, 0]]) == [[0, 2], [1]]


def test_things_that_belong_with_the_same_others_are_more_alike_for_it() -> None:
    square = likeness(5, {(0, 1): 0.3, (0, 2): 0.8, (1, 2): 0.8, (3, 4): 0.3})
    seen = in_company(square)
    assert seen[0, 1] > seen[3, 4] and np.array_equal(seen, seen.T)
    assert in_company(np.zeros((0, 0))).shape == (0, 0)


def test_nothing_and_a_single_thing_are_what_they_are() -> None:
    assert joined(np.zeros((0, 0)), 0.5) == []
    assert joined(np.zeros((1, 1)), 0.5) == [[0]]


def test_the_shipped_weights_load_and_say_which_they_are() -> None:
    linker = Linker.load()
    assert linker.info.name == "firsthand-linker-1" and len(linker.info.sha256) == 64
    assert 0 < linker.bar < linker.core < 1
    assert linker.probabilities([]).shape == (0, 0)


def test_missing_broken_and_other_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"linker\.json.*install the package again"):
        Linker.load(tmp_path)
    file = tmp_path / "linker.json"
    for spoilt in ("{", "[]", "{}"):
        file.write_text(spoilt, encoding="utf-8")
        with pytest.raises(ModelError):
            Linker.load(tmp_path)
    weights = json.loads((WEIGHTS / "linker.json").read_text(encoding="utf-8"))
    file.write_text(json.dumps(weights | {"features": list(FEATURES[1:])}), encoding="utf-8")
    with pytest.raises(ModelError):
        Linker.load(tmp_path)
