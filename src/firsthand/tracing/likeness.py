"""How likely two reports belong to one story: a small trained model over where they point and what terms they share.

Vectors are turned and stretched so that reports of one event stand close and reports of different events apart (linear
discriminant analysis, Fisher 1936), as training/stories.py learns it. Whatever is much written about stands close to much
else, so how crowded a report's surroundings are counts as well.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from firsthand.errors import ModelError
from firsthand.model import Report
from firsthand.tracing.embedding import Bytes, unpacked
from firsthand.tracing.themes import Theme, headline, terms_of

WEIGHTS = Path(__file__).parent / "weights" / "stories.npz"
FEATURES = 13

_NEIGHBOURS = 8
_RAREST = 3
_FULL = 127.0

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Likeness:
    """The trained weights.

    `mean` and `turn` make the space, `crowd` (n, 384) stands for all else that is written about, `rarity` says how rare
    each term is and `word_rarity` each word (words.py), `centres` (n, 384) are what vectors are looked up by; the rest is a
    network of one hidden layer over the features.
    """

    mean: Floats
    turn: Floats
    crowd: NDArray[np.int8]
    rarity: Floats
    word_rarity: Floats
    centres: Floats
    shift: Floats
    scale: Floats
    hidden: Floats
    hidden_bias: Floats
    out: Floats
    out_bias: Floats

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> "Likeness":
        """The weights that ship with the package. Raises ModelError when they are missing or cannot be used."""
        try:
            with np.load(path) as kept:
                named = {name: kept[name] for name in cls.__slots__}
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(
                "the weights for stories cannot be used", str(path), "install the package again"
            ) from error
        return cls(**{name: value if name == "crowd" else value.astype(np.float32) for name, value in named.items()})

    def theme_of(self, report: Report, vector: Bytes) -> Theme:
        """What a report is about; `vector` is the packed vector of `setting_of` it."""
        place = self.placed(unpacked(vector)[None])
        terms, weights, named = terms_of(report)
        small = np.rint(place[0] * (_FULL / max(float(np.abs(place).max()), 1e-9))).astype(np.int8)
        return Theme(headline(report), small, float(self.density(place)[0]), terms, weights, named)

    def placed(self, vectors: Floats) -> Floats:
        """Vectors (n, 384) turned into the space of stories, at unit length."""
        turned = (vectors - self.mean) @ self.turn
        unit: Floats = turned / np.maximum(np.linalg.norm(turned, axis=1, keepdims=True), 1e-9)
        return unit

    def density(self, placed: Floats) -> Floats:
        """How crowded it is where these stand: the mean cosine with the eight nearest of the crowd."""
        crowd = self.crowd.astype(np.float32) / np.float32(_FULL)
        near = np.partition(placed @ crowd.T, -_NEIGHBOURS, axis=1)[:, -_NEIGHBOURS:]
        mean: Floats = near.mean(axis=1)
        return mean

    def nearest_centres(self, theme: Theme, count: int) -> list[int]:
        """The centres that a report stands nearest to, the nearest first."""
        return [int(n) for n in np.argsort(-(self.centres @ theme.vector.astype(np.float32)), kind="stable")[:count]]

    def scores(self, theme: Theme, others: Sequence[Theme]) -> Floats:
        """The log-odds, one for each of `others`, that it and `theme` belong to one story, by what they say."""
        features = (self.features(theme, others) - self.shift) / self.scale
        odds: Floats = np.tanh(features @ self.hidden + self.hidden_bias) @ self.out + self.out_bias
        return odds

    def features(self, theme: Theme, others: Sequence[Theme]) -> Floats:
        """What the network looks at, (others, 13), the same whichever of two reports is asked about."""
        found = np.zeros((len(others), FEATURES), np.float32)
        found[:, 0] = _cosines(theme.vector, np.stack([other.vector for other in others]))
        found[:, 1:9] = [self._shared(theme, other) for other in others]
        densities = np.array([other.density for other in others], np.float32)
        rarities = np.array([self._mean_rarity(other) for other in others], np.float32)
        for column, (own, those) in enumerate(((theme.density, densities), (self._mean_rarity(theme), rarities))):
            found[:, 9 + 2 * column] = np.minimum(own, those)
            found[:, 10 + 2 * column] = np.maximum(own, those)
        return found

    def _mean_rarity(self, theme: Theme) -> float:
        return float(self.rarity[theme.terms].mean()) if len(theme.terms) else 0.0

    def _shared(self, one: Theme, other: Theme) -> list[float]:
        """Cosine of the terms; shares of the names; the rarest shared terms; how much all that is shared says."""
        common, ours, theirs = np.intersect1d(one.terms, other.terms, assume_unique=True, return_indices=True)
        if not len(common):
            return [0.0] * 8
        rare, rare_one, rare_other = self.rarity[common], self.rarity[one.terms], self.rarity[other.terms]
        weighed = float((one.weights[ours] * other.weights[theirs] * rare * rare).sum())
        lengths = np.linalg.norm(one.weights * rare_one) * np.linalg.norm(other.weights * rare_other)
        names = float(rare[one.named[ours] & other.named[theirs]].sum())
        of_names = float(rare_one[one.named].sum()) + 1e-6, float(rare_other[other.named].sum()) + 1e-6
        rarest = [*np.sort(rare)[::-1][:_RAREST].tolist(), 0.0, 0.0][:_RAREST]
        total = float(rare.sum())
        least = min(float(rare_one.sum()), float(rare_other.sum())) + 1e-6
        of_both = [names / min(of_names), names / max(of_names)]
        return [weighed / max(float(lengths), 1e-9), *of_both, *rarest, float(np.log1p(total)), total / least]


def _cosines(one: NDArray[np.int8], others: NDArray[np.int8]) -> Floats:
    a, b = one.astype(np.float32), others.astype(np.float32)
    cosines: Floats = (b @ a) / np.maximum(np.linalg.norm(a) * np.linalg.norm(b, axis=1), 1e-9)
    return cosines


@cache
def default_likeness() -> Likeness:
    """The weights that come with the package, loaded once. Raises ModelError when they are missing."""
    return Likeness.load()
