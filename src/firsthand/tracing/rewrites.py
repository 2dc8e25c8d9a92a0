"""Rewrites: reports that tell what an earlier report told, in other words, with or without credit.

Nearly every sentence of the one says what a sentence of the other says, in the same order and with the same names and
figures. Independent reports of one event share a good part of this too, and so do reports that quote one speech: so a
report is a rewrite only of the one report that it follows much more closely than it follows any other.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from firsthand.text.sentences import sentences
from firsthand.tracing.stems import is_name, stems, weight, words_in

Floats = NDArray[np.float32]
Embed = Callable[[Sequence[str]], Floats]
"""Gives sentences their vectors, of unit length: (sentences, 384)."""

_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_FEWEST, _MOST = 4, 40  # sentences; of a longer report the first tell whether it is a rewrite
_RARE = 4.0  # ln of one in so many reports: a word that one report in 55 has
_SHARED_WORDS = 0.2  # of the rare words of either report: less is told, not retold
_CLOSER_LOOK = 4
# Weights and the line were set on the project's own stories: there all that was retold lies above .825 and the nearest of
# what only tells the same event below .80.
_NAMES, _ORDER, _NEW_FIGURE, _MOST_NEW = 0.3, 0.1, 0.03, 2
_RETOLD = 0.81
_CLEARLY = 0.05  # by how much more than any other report
_TOLD, _BY_CHANCE = 0.45, 0.3  # cosines of sentences that say the same, and of any two sentences of one story


@dataclass(frozen=True, slots=True)
class Telling:
    """The sentences of a report's news, its names (stems, with how much each says), and its figures."""

    sentences: tuple[str, ...]
    words: frozenset[str]
    names: dict[str, float]
    figures: frozenset[str]


@dataclass(frozen=True, slots=True)
class Retelling:
    """How closely one report follows another: a score (rewrites lie above .81), and what it rests on.

    `told` counts its sentences that say what the other one says, `names` is the share of its names that the other has.
    """

    score: float
    told: int
    sentences: int
    names: float

    @property
    def because(self) -> str:
        """Why this is a rewrite, in a sentence."""
        share = f"{round(100 * self.names)} % of its names stand there"
        return f"{self.told} of its {self.sentences} sentences say in other words what stands there; {share}."


@lru_cache(maxsize=1024)
def telling_of(text: str, prose: tuple[tuple[int, int], ...]) -> Telling:
    """What the paragraphs `prose` of a text tell; at most its first forty sentences."""
    spans = [sentence for paragraph in prose for sentence in sentences(text, paragraph)][:_MOST]
    told = tuple(text[start:end] for start, end in spans)
    cut = [words_in(sentence) for sentence in told]
    # The capital of a sentence's first word says nothing.
    names = {stem: weight(stem) for words in cut for word in words[1:] if is_name(word) for stem in stems(word)}
    figures = frozenset(match.group().strip(".,") for sentence in told for match in _NUMBER.finditer(sentence))
    return Telling(told, frozenset(stem for sentence in told for stem in stems(sentence)), names, figures)


def likeliest(report: NDArray[np.uint16], others: Sequence[NDArray[np.uint16]], rarity: Floats) -> list[int]:
    """Which of some other wordings (hashes of words) share enough rare words with this one for either to retell the other;
    those that share most first, and only a few: a quick look before the closer one."""
    ours = _rare(report, rarity)
    shares = []
    for number, other in enumerate(others):
        theirs = _rare(other, rarity)
        common = rarity[np.intersect1d(ours, theirs, assume_unique=True)].sum()
        shares.append((float(common / max(rarity[ours].sum(), rarity[theirs].sum(), 1e-6)), number))
    shares.sort(key=lambda pair: (-pair[0], pair[1]))
    return [number for share, number in shares[:_CLOSER_LOOK] if share >= _SHARED_WORDS]


def closest(
    report: Telling, others: Sequence[Telling], later: Sequence[bool], embed: Embed
) -> tuple[int, Retelling] | None:
    """Which of some other reports this one retells, or, where that is `later`, which one retells it; None: none does."""
    fit = [n for n, other in enumerate(others) if len(other.sentences) >= _FEWEST]
    if len(report.sentences) < _FEWEST or not fit:
        return None
    vectors = embed(report.sentences)
    found = []
    for n in fit:
        alike = vectors @ embed(others[n].sentences).T
        how = _retelling(others[n], report, alike.T) if later[n] else _retelling(report, others[n], alike)
        found.append((how, n))
    found.sort(key=lambda pair: (-pair[0].score, pair[1]))
    if not found or found[0][0].score < _RETOLD:
        return None
    if len(found) > 1 and found[0][0].score - found[1][0].score < _CLEARLY:
        return None
    return found[0][1], found[0][0]


def _rare(hashes: NDArray[np.uint16], rarity: Floats) -> NDArray[np.uint16]:
    words = np.unique(hashes)
    return words[rarity[words] > _RARE]


def _retelling(report: Telling, other: Telling, alike: Floats) -> Retelling:
    """How closely two reports follow each other; `alike` are the cosines of their sentences."""
    ours, theirs = alike.max(axis=1), alike.max(axis=0)
    names = _share(report.names, other.words)
    new = min(len(report.figures - other.figures), _MOST_NEW)
    score = float(ours.mean() + theirs.mean()) / 2 + _NAMES * names + _ORDER * _in_order(alike) - _NEW_FIGURE * new
    return Retelling(score, int((ours > _TOLD).sum()), len(ours), names)


def _share(names: dict[str, float], words: frozenset[str]) -> float:
    total = sum(names.values())
    return sum(value for name, value in names.items() if name in words) / total if total else 0.0


def _in_order(alike: Floats) -> float:
    """How much of what sentences share is shared in the same order (0 to 1): the best alignment that never goes back."""
    gain = np.maximum(alike - _BY_CHANCE, 0)
    free = float(gain.max(axis=1).sum())
    if free <= 0:
        return 0.0
    best = np.zeros(gain.shape[1] + 1)
    for row in gain:
        best[1:] = np.maximum.accumulate(best[1:] + row)
    return min(1.0, float(best[-1]) / free)
