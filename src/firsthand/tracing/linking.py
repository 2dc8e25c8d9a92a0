"""Whether two statements make the same claim or speak to it, and which of many therefore belong together.

A small network over what people would look at (comparing.py) gives every pair a probability; statements then join as long as
two groups of them are alike enough in the mean over all their pairs (average linkage; Sokal and Michener 1958). The mean
keeps one accidental likeness from chaining two claims. The weights are made by training/linker.py.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from firsthand.errors import ModelError
from firsthand.model import ModelInfo
from firsthand.tracing.comparing import FEATURES, Block, compared
from firsthand.tracing.embedding import WEIGHTS
from firsthand.tracing.points import Point

Square = npt.NDArray[np.float64]
"""A number for every pair of some things: (things, things), symmetrical."""

_WIDEST = 4.0  # standard deviations beyond which a feature says no more
_APART = -1e6
_FIRM = 1.5  # the power that lets what is probable count for more than much that is not


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of a network: (inputs, outputs) weights and (outputs,) biases."""

    weights: Block
    bias: Block


@dataclass(frozen=True, slots=True)
class Linker:
    """The trained model. `networks` differ in their seeds and are averaged; `bar` is the mean likeness from which two
    groups of statements are one claim, `core` that from which they surely say the same."""

    mean: Block
    spread: Block
    networks: tuple[tuple[Layer, ...], ...]
    bar: float
    core: float
    info: ModelInfo

    @classmethod
    def load(cls, folder: Path = WEIGHTS) -> "Linker":
        """The linker that ships with the package; raises ModelError when its weights are missing or cannot be used."""
        path = folder / "linker.json"
        try:
            data = path.read_bytes()
            return cls.of(json.loads(data), hashlib.sha256(data).hexdigest())
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError("the linker's weights cannot be used", str(path), "install the package again") from error

    @classmethod
    def of(cls, weights: dict[str, Any], sha256: str = "") -> "Linker":
        """From the object that the weights file holds; raises KeyError or ValueError where it does not fit."""
        if tuple(weights["features"]) != FEATURES:
            raise ValueError("the weights were trained on other features")
        networks = tuple(
            tuple(Layer(_array(layer["weights"]), _array(layer["bias"])) for layer in network)
            for network in weights["networks"]
        )
        info = ModelInfo(str(weights["name"]), sha256)
        return cls(
            _array(weights["mean"]),
            _array(weights["spread"]),
            networks,
            float(weights["bar"]),
            float(weights["core"]),
            info,
        )

    def probabilities(self, points: Sequence[Point]) -> Square:
        """How probably each pair of statements belongs together: (statements, statements)."""
        if not points:
            return np.zeros((0, 0))
        block = compared(points)
        scaled = np.clip((block - self.mean) / self.spread, -_WIDEST, _WIDEST).reshape(-1, len(FEATURES))
        total = np.mean([_output(network, scaled) for network in self.networks], axis=0)
        found: Square = (1 / (1 + np.exp(-total.astype(np.float64)))).reshape(len(points), len(points))
        return np.round((found + found.T) / 2, 6)


def in_company(probable: Square) -> Square:
    """How alike things are, seen in the company of all: half by the probability that two belong together, half by how
    nearly they belong together with the same others. (things, things) -> (things, things).

    Two statements that share no word may each belong with the same third ones; two that share many may stand apart from
    each other's. Second-order likeness is an old remedy for a noisy first (Schuetze 1998).
    """
    firm = probable**_FIRM
    np.fill_diagonal(firm, 1)
    rows = firm / np.linalg.norm(firm, axis=1, keepdims=True) if len(firm) else firm
    found: Square = np.round((probable + rows @ rows.T) / 2, 6)
    return found


def joined(
    likeness: Square, bar: float, *, start: Sequence[Sequence[int]] = (), apart: Iterable[tuple[int, int]] = ()
) -> list[list[int]]:
    """Which things belong together: groups whose mean likeness over all pairs reaches `bar` are joined, the most alike
    first.

    `start` names groups that are together from the beginning, `apart` pairs that may never be in one group. The groups are
    in order of their first member, each in order; the same for any order of equal cases that the caller settles. Cubic at
    the worst: for some hundreds of things.
    """
    held = [list(group) for group in start]
    groups = held + [[thing] for thing in sorted(set(range(len(likeness))) - {t for group in held for t in group})]
    values = likeness.copy()
    for one, other in apart:
        values[one, other] = values[other, one] = _APART
    member = np.zeros((len(groups), len(likeness)))
    for row, group in enumerate(groups):
        member[row, group] = 1
    sums, sizes = member @ values @ member.T, member.sum(1)
    while len(sizes) > 1:
        means = sums / np.outer(sizes, sizes)
        np.fill_diagonal(means, -np.inf)
        one, other = sorted(divmod(int(np.argmax(means)), len(sizes)))
        if means[one, other] < bar:
            break
        sums[one] += sums[other]
        sums[:, one] += sums[:, other]
        sizes[one] += sizes[other]
        groups[one] += groups.pop(other)
        sums, sizes = np.delete(np.delete(sums, other, 0), other, 1), np.delete(sizes, other)
    return sorted((sorted(group) for group in groups), key=lambda group: group[0])


def _output(network: tuple[Layer, ...], x: Block) -> Block:
    for layer in network[:-1]:
        x = np.maximum(x @ layer.weights + layer.bias, 0)
    last = network[-1]
    found: Block = (x @ last.weights + last.bias)[:, 0]
    return found


def _array(values: Any) -> Block:
    return np.array(values, dtype=np.float32)
