"""Train the weights of stories from news events of up to three reports each: python -m training.stories [OUT].

Everything is closed-form or small enough for numpy: linear discriminant analysis of the sentence vectors, rarity of terms,
a sample of vectors that stands for all else that is written about, and a network of one hidden layer over pairs of
reports. What the pairs look like is taken from events that the analysis did not see.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firsthand.model import Report
from firsthand.tracing.embedding import Bytes, Embedder, packed, unpacked
from firsthand.tracing.likeness import FEATURES, WEIGHTS, Likeness
from firsthand.tracing.themes import TERM_BITS, Theme, setting_of, terms_of
from firsthand.tracing.words import BITS as WORD_BITS
from firsthand.tracing.words import words_of
from training.shared import SHARED, rows

EVENTS_TOGETHER = 307  # as many as the part that is measured on has: how many others there are decides what is likely
CROWD, CENTRES = 2000, 256
CANDIDATES = 15
HIDDEN, EPOCHS, BATCH, RATE, DECAY = 24, 60, 512, 3e-3, 1e-4
SHRINK = 0.1

Floats = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Reports with the number of the event that each belongs to, and their packed vectors."""

    reports: list[Report]
    events: NDArray[np.int64]
    vectors: Bytes

    def only(self, chosen: NDArray[np.bool_]) -> "Corpus":
        """The reports that are chosen."""
        kept = [report for report, taken in zip(self.reports, chosen, strict=True) if taken]
        return Corpus(kept, self.events[chosen], self.vectors[chosen])


def corpus(path: Path) -> Corpus:
    """The reports of a file of events, with their vectors."""
    found = rows(path)
    reports = [Report(row["id"], row["text"], title=row["title"]) for row in found]
    _, events = np.unique([row["story"] for row in found], return_inverse=True)
    embedder = Embedder.load()
    return Corpus(reports, events, packed(embedder.embed([setting_of(report) for report in reports])))


def space(known: Corpus, seed: int = 1) -> Likeness:
    """The space of stories, with a network that is not trained yet."""
    vectors = unpacked(known.vectors)
    mean = vectors.mean(axis=0)
    _, events = np.unique(known.events, return_inverse=True)
    means = np.zeros((events.max() + 1, vectors.shape[1]))
    np.add.at(means, events, vectors - mean)
    means /= np.bincount(events)[:, None]
    rest = vectors - mean - means[events]
    within = rest.T @ rest / (len(vectors) - len(means))
    within += SHRINK * np.trace(within) / len(within) * np.eye(len(within))
    values, axes = np.linalg.eigh(within)
    turn = axes / np.sqrt(values)
    _, order = np.linalg.eigh(np.cov((means @ turn).T))
    turn = (turn @ order[:, ::-1]).astype(np.float16).astype(np.float32)
    nothing = np.zeros(0, np.float32)
    made = Likeness(
        mean.astype(np.float32), turn, np.zeros((1, 1), np.int8), _rarity(known), _word_rarity(known), *[nothing] * 7
    )
    placed = made.placed(vectors)
    drawn = placed[np.random.default_rng(seed).permutation(len(placed))[:CROWD]]
    centres = _centres(placed, seed).astype(np.float16).astype(np.float32)
    return replace(made, crowd=np.rint(drawn * 127).astype(np.int8), centres=centres)


def _rarity(known: Corpus) -> Floats:
    """How rare each term is: ln((n + 1) / (reports with it + 1)), in sixteenths."""
    counts = Counter(int(term) for report in known.reports for term in terms_of(report)[0])
    held = np.zeros(1 << TERM_BITS)
    held[list(counts)] = list(counts.values())
    rare: Floats = np.rint(np.log((len(known.reports) + 1) / (held + 1)) * 16) / 16
    return rare.astype(np.float32)


def _word_rarity(known: Corpus) -> Floats:
    """The same for the hashes of words as they stand."""
    held = np.zeros(1 << WORD_BITS)
    for report in known.reports:
        held[np.unique(words_of(report.full_text)[0])] += 1
    rare: Floats = np.rint(np.log((len(known.reports) + 1) / (held + 1)) * 16) / 16
    return rare.astype(np.float32)


def _centres(placed: Floats, seed: int, rounds: int = 12) -> Floats:
    """Spherical k-means."""
    centres = placed[np.random.default_rng(seed).permutation(len(placed))[:CENTRES]].copy()
    for _ in range(rounds):
        sums = np.zeros_like(centres)
        np.add.at(sums, (placed @ centres.T).argmax(axis=1), placed)
        length = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(length > 0, sums / np.maximum(length, 1e-9), centres)
    return centres


def pairs(likeness: Likeness, part: Corpus) -> tuple[Floats, Floats]:
    """Features of reports that could be taken for one story, and whether they are one."""
    themes = [likeness.theme_of(r, v) for r, v in zip(part.reports, part.vectors, strict=True)]
    closeness = _closeness(likeness, themes)
    seen: set[tuple[int, int]] = set()
    features, labels = [], []
    for one in range(len(themes)):
        near = np.argpartition(-closeness[one], CANDIDATES)[:CANDIDATES]
        new = [int(n) for n in near if n != one and (min(one, n), max(one, n)) not in seen]
        seen.update((min(one, n), max(one, n)) for n in new)
        if new:
            features.append(likeness.features(themes[one], [themes[n] for n in new]))
            labels.append(part.events[new] == part.events[one])
    return np.concatenate(features), np.concatenate(labels).astype(np.float64)


def _closeness(likeness: Likeness, themes: Sequence[Theme]) -> Floats:
    vectors = np.stack([theme.vector for theme in themes]).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    held = {int(term): n for n, term in enumerate(np.unique(np.concatenate([theme.terms for theme in themes])))}
    bags = np.zeros((len(themes), len(held)), np.float32)
    for bag, theme in zip(bags, themes, strict=True):
        bag[[held[int(term)] for term in theme.terms]] = theme.weights * likeness.rarity[theme.terms]
    bags /= np.maximum(np.linalg.norm(bags, axis=1, keepdims=True), 1e-9)
    close: Floats = vectors @ vectors.T + bags @ bags.T
    np.fill_diagonal(close, -9)
    return close


def network(features: Floats, labels: Floats, seed: int = 0) -> dict[str, Any]:
    """A network of one hidden layer for these pairs, by Adam (Kingma and Ba 2015) on the cross-entropy."""
    random = np.random.default_rng(seed)
    shift, scale = features.mean(axis=0), features.std(axis=0) + 1e-6
    inputs = (features - shift) / scale
    weights = [random.normal(0, FEATURES**-0.5, (FEATURES, HIDDEN)), np.zeros(HIDDEN)]
    weights += [random.normal(0, HIDDEN**-0.5, HIDDEN), np.zeros(1)]
    first, second = [0 * w for w in weights], [0 * w for w in weights]
    step = 0
    for epoch in range(EPOCHS):
        order = random.permutation(len(inputs))
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            step += 1
            for n, slope in enumerate(_slopes(weights, inputs[chosen], labels[chosen])):
                slope = slope + DECAY * weights[n]
                first[n] = 0.9 * first[n] + 0.1 * slope
                second[n] = 0.999 * second[n] + 0.001 * slope**2
                move = first[n] / (1 - 0.9**step) / (np.sqrt(second[n] / (1 - 0.999**step)) + 1e-8)
                weights[n] -= RATE * (1 - epoch / EPOCHS) * move
    names = ("hidden", "hidden_bias", "out", "out_bias")
    trained = {"shift": shift, "scale": scale} | dict(zip(names, weights, strict=True))
    return {name: value.astype(np.float32) for name, value in trained.items()}


def _slopes(weights: list[Floats], inputs: Floats, labels: Floats) -> list[Floats]:
    inner = np.tanh(inputs @ weights[0] + weights[1])
    error = (1 / (1 + np.exp(-(inner @ weights[2] + weights[3]))) - labels) / len(labels)
    back = error[:, None] * weights[2] * (1 - inner**2)
    return [inputs.T @ back, back.sum(axis=0), inner.T @ error, np.array([error.sum()])]


def halves(known: Corpus) -> list[NDArray[np.bool_]]:
    """The events in two halves, as which reports are in each."""
    count = int(known.events.max()) + 1
    first = np.zeros(count, np.bool_)
    first[np.random.default_rng(0).permutation(count)[: count // 2]] = True
    return [first[known.events], ~first[known.events]]


def parts(known: Corpus) -> list[Corpus]:
    """Some events at a time, as many as are measured on."""
    events = np.random.default_rng(2).permutation(np.unique(known.events))
    groups = [events[n : n + EVENTS_TOGETHER] for n in range(0, len(events), EVENTS_TOGETHER)]
    return [known.only(np.isin(known.events, group)) for group in groups]


def train(known: Corpus) -> Likeness:
    """The weights, all events used: each half's pairs are seen through the space of the other half."""
    features, labels = [], []
    for half in halves(known):
        other = space(known.only(~half))
        for part in parts(known.only(half)):
            found = pairs(other, part)
            features.append(found[0])
            labels.append(found[1])
    trained = network(np.concatenate(features), np.concatenate(labels))
    return replace(space(known), **trained)


def save(likeness: Likeness, path: Path) -> None:
    """Write the weights: the large ones in 16 bits."""
    small = {"turn", "centres", "rarity", "word_rarity"}
    kept = {name: getattr(likeness, name) for name in Likeness.__slots__}
    kept = {name: value.astype(np.float16) if name in small else value for name, value in kept.items()}
    np.savez_compressed(path, **kept)


def main() -> None:
    """Train and write the weights."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else WEIGHTS
    save(train(corpus(SHARED / "data" / "stories" / "allsides_train.jsonl")), out)


if __name__ == "__main__":
    main()
