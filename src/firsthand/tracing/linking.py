"""Whether two statements make the same claim or speak to it: a small model over what people would look at.

The model is two layers of a few numbers each (weights/linker.json, made by training/linker.py); `features` is all that it
sees of two statements, and `because` puts the same into words.
"""

import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from firsthand.errors import ModelError
from firsthand.model import Act, ModelInfo
from firsthand.tracing.embedding import WEIGHTS
from firsthand.tracing.points import Point, Quantity, alike, rarity, setting_alike

Matrix = npt.NDArray[np.float32]

REACTIONS = frozenset({Act.DENY, Act.DECLINE, Act.DOUBT, Act.RETRACT})
"""Acts that speak to a claim somebody else made, and may name it by a word or two."""

STANCES = REACTIONS | {Act.ASSERT, Act.CONFIRM}
"""Acts that take a stand on whether something is so; the others foretell, plan, call for or judge."""

FEATURES = (
    "wording", "words", "contained", "rare words", "names", "names shared", "names differ", "figure equal",
    "figures differ", "figure on one side", "same unit, other figure", "time shared", "times differ", "days apart",
    "same report", "places apart", "next to each other", "same speaker", "setting", "both stances", "one stance",
    "same other act", "one reacts", "both react", "negation differs", "one empty", "both empty", "one narrated",
    "both narrated", "smaller matter", "larger matter", "speaker named", "same words", "one hedges number",
)  # fmt: skip


def features(one: Point, others: Sequence[Point]) -> Matrix:
    """What the model sees of one statement beside each of others: (others, features), every number about 0 to 1."""
    if not others:
        return np.zeros((0, len(FEATURES)), dtype=np.float32)
    wording = alike(one.vector, np.stack([other.vector for other in others]))
    setting = setting_alike(one.setting, [other.setting for other in others])
    rows = [_row(one, other, float(w), float(s)) for other, w, s in zip(others, wording, setting, strict=True)]
    return np.array(rows, dtype=np.float32)


def _row(a: Point, b: Point, wording: float, setting: float) -> list[float]:
    return [
        wording,
        *_words(a, b),
        *_names(a, b),
        *_figures(a, b),
        *_times(a, b),
        *_places(a, b),
        setting,
        *_acts(a, b),
    ]


def _words(a: Point, b: Point) -> tuple[float, ...]:
    shared, one, other = rarity(a.words & b.words), rarity(a.words), rarity(b.words)
    smaller = min(one, other)
    union = one + other - shared
    return (shared / union if union else 0.0, shared / smaller if smaller else 0.0, min(shared / 4, 1.5))


def _names(a: Point, b: Point) -> tuple[float, ...]:
    shared, union = len(a.names & b.names), len(a.names | b.names)
    differ = bool(a.names and b.names and not shared)
    return (shared / union if union else 0.0, min(shared, 4) / 4, float(differ))


def _figures(a: Point, b: Point) -> tuple[float, ...]:
    if not a.quantities and not b.quantities:
        return (0.0, 0.0, 0.0, 0.0)
    if not a.quantities or not b.quantities:
        return (0.0, 0.0, 1.0, 0.0)
    equal = any(_equal(p, q) for p in a.quantities for q in b.quantities)
    unit = any(p.unit and p.unit == q.unit for p in a.quantities for q in b.quantities)
    return (float(equal), float(not equal), 0.0, float(unit and not equal))


def _equal(a: Quantity, b: Quantity) -> bool:
    return a.low == b.low and a.high == b.high


def _times(a: Point, b: Point) -> tuple[float, ...]:
    apart = abs((a.at - b.at).total_seconds()) / 86_400 if a.at and b.at else 30.0
    days = min(math.log1p(apart) / math.log1p(60), 1.5)
    if a.time is None or b.time is None:
        return (0.0, 0.0, days)
    shared = a.time[0] <= b.time[1] and b.time[0] <= a.time[1]
    return (float(shared), float(not shared), days)


def _places(a: Point, b: Point) -> tuple[float, ...]:
    same = a.ref.report == b.ref.report
    apart = abs(a.place - b.place) if same else 8
    speaker = bool(a.speakers & b.speakers)
    return (float(same), min(apart, 8) / 8, float(same and apart == 1), float(speaker))


def _acts(a: Point, b: Point) -> tuple[float, ...]:
    stances = (a.act in STANCES) + (b.act in STANCES)
    reactions = (a.act in REACTIONS) + (b.act in REACTIONS)
    empty, narrated = a.empty + b.empty, a.narrated + b.narrated
    one, other = sorted((rarity(a.words), rarity(b.words)))
    named = any(
        set(key.split()) & there for keys, there in ((a.speakers, b.names), (b.speakers, a.names)) for key in keys
    )
    return (
        float(stances == 2), float(stances == 1), float(stances == 0 and a.act is b.act), float(reactions == 1),
        float(reactions == 2), float(a.negated != b.negated), float(empty == 1), float(empty == 2), float(narrated == 1),
        float(narrated == 2), min(one / 6, 1.5), min(other / 6, 1.5), float(named), float(a.words == b.words), 0.0,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pull:
    """Where a statement is drawn: the place of the statement that draws it most, and how probably it belongs there."""

    by: int
    score: float


@dataclass(frozen=True, slots=True)
class Linker:
    """The trained model: layers of weights, and the `bar` that a claim's pull must pass to beat a claim of one's own."""

    layers: tuple[tuple[Matrix, Matrix], ...]
    bar: float
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
        layers = tuple(
            (np.array(layer["weights"], dtype=np.float32), np.array(layer["bias"], dtype=np.float32))
            for layer in weights["layers"]
        )
        return cls(layers, float(weights["bar"]), ModelInfo(str(weights["name"]), sha256))

    def pull(self, point: Point, others: Sequence[Point], claims: Sequence[str]) -> Pull | None:
        """Where a statement belongs among others, whose claims are given; None where it founds a claim of its own."""
        if not others:
            return None
        scores = self.scores(features(point, others))
        strength = {claim: _together(scores[[c == claim for c in claims]]) for claim in sorted(set(claims))}
        best = max(strength, key=lambda claim: strength[claim])
        if strength[best] <= self.bar:
            return None
        by = max((i for i, claim in enumerate(claims) if claim == best), key=lambda i: scores[i])
        return Pull(by, 1 / (1 + math.exp(self.bar - strength[best])))

    def scores(self, x: Matrix) -> Matrix:
        """How much each row of features speaks for one claim: above 0 more than for none at all."""
        for weights, bias in self.layers[:-1]:
            x = np.maximum(x @ weights + bias, 0)
        weights, bias = self.layers[-1]
        found: Matrix = (x @ weights + bias)[:, 0]
        return found


def _together(scores: Matrix) -> float:
    """The pull of a claim's statements together: half the strongest, half the mean of the three strongest."""
    return float(0.5 * scores.max() + 0.5 * np.sort(scores)[-3:].mean())
