"""What one epoch learns from: articles freshly drawn and varied, their windows in batches, batches as tensors."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from firsthand.text.wordpieces import WordPieces
from training import data
from training.data import IGNORE, Article, Example
from training.noise import Noise
from training.shared import ROOT
from training.teacher import Taught, taught

Said = dict[str, Taught]
"""A text -> what the teacher says of it."""

OWN_FROM = 3
UNMARKED = "stories/allsides_train.jsonl"
STORIES = ROOT / "training/data/scenarios"
OWN = [ROOT / "training/data/passages_a.jsonl", ROOT / "training/data/passages_b.jsonl"]


def teacher_says(folder: Path, weights: Path) -> Said:
    """What the tagger with these weights says of the texts that a student learns from."""
    texts = [a.text for a in data.polnear(folder / "polnear" / "train.jsonl")]
    texts += [a.text for a in data.unmarked(folder / UNMARKED)]
    texts += [a.text for a in data.entities(folder, "train")]
    return dict(zip(texts, taught(texts, weights), strict=True))


def corpus(folder: Path, rng: random.Random, number: int, said: Said) -> list[Article]:
    """The articles of epoch `number`, freshly drawn and varied. The project's own passages and boilerplate join from
    epoch OWN_FROM on, when the encoder has learned what an attribution is. Where a teacher has said something, news
    passages that nobody annotated join as well."""
    own = number >= OWN_FROM or bool(said)
    tails = data.lines(ROOT / "training/data/boilerplate.jsonl") if own else []
    articles = data.polnear(folder / "polnear" / "train.jsonl", rng)
    for _ in range(3):
        articles += data.joined(data.authored([folder / "authored" / "train.jsonl", *(OWN if own else [])]), rng)
    for _ in range(2 if own else 0):
        articles += data.stories(STORIES)
    articles += [a for a in data.entities(folder, "train") if rng.random() < 0.3]
    for article in articles:
        article.taught = said.get(article.text)
    if said:
        passages = data.unmarked(folder / UNMARKED)
        for passage in passages:
            passage.taught = said[passage.text]
        articles += data.joined(passages, rng)
    out = []
    for article in articles:
        if tails and article.attributions is not None and rng.random() < 0.3:
            article = data.with_boilerplate(article, rng, tails)
        if rng.random() < 0.3:
            article = data.straight_quotes(article)
        out.append(article)
    return out


def batches(
    articles: list[Article], vocabulary: WordPieces, rng: random.Random, budget: int, noise: Noise | None = None
) -> Iterator[list[Example]]:
    """Batches of windows of like length, about `budget` pieces each, in random order."""
    found: list[Example] = []
    for article in articles:
        found += data.examples(article, vocabulary, rng.randint(160, 320))
    found = [e for e in found if e.window.words]
    if noise:
        noise.learn(e.window for e in found)
        for example in found:
            example.window = noise(example.window)
    found.sort(key=lambda e: len(e.window.pieces) + rng.random() * 60)
    out: list[list[Example]] = []
    held: list[Example] = []
    longest = 0
    for example in found:
        longest = max(longest, len(example.window.pieces))
        if held and longest * (len(held) + 1) > budget:
            out.append(held)
            held, longest = [], len(example.window.pieces)
        held.append(example)
    out.append(held)
    rng.shuffle(out)
    yield from out


def padded(rows: Sequence[Sequence[int] | data.Ints], width: int, fill: int = 0) -> Tensor:
    out = np.full((len(rows), width), fill, dtype=np.int64)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return torch.from_numpy(out)


def tensors(batch: list[Example]) -> dict[str, Tensor]:
    t = max(len(e.window.pieces) for e in batch)
    w = max(len(e.window.words) for e in batch)
    cues = [(i, c) for i, e in enumerate(batch) for c in e.cues]
    out = {
        "pieces": padded([e.window.pieces for e in batch], t),
        "features": padded([e.window.features for e in batch], t),
        "mask": padded([[1] * len(e.window.pieces) for e in batch], t).float(),
        "starts": padded([e.window.starts for e in batch], w),
        "words": padded([[1] * len(e.window.words) for e in batch], w).float(),
        "cue_tags": padded([e.cue_tags for e in batch], w, IGNORE),
        "taught": taught_tags(batch, w),
        "entity_tags": padded([e.entity_tags for e in batch], w, IGNORE),
        "boilerplate": padded([e.boilerplate for e in batch], w, IGNORE),
        "row": torch.tensor([i for i, _ in cues], dtype=torch.long),
        "column": torch.tensor([c.word for _, c in cues], dtype=torch.long),
        "roles": padded([c.roles for _, c in cues], w),
        "chain": padded([c.chain for _, c in cues], w, IGNORE),
    }
    for name in ("act", "hedged", "kind"):
        out[name] = torch.tensor([getattr(c, name) for _, c in cues], dtype=torch.long)
    out["role_weight"] = torch.tensor([c.role_weight for _, c in cues])
    out["act_weight"] = torch.tensor([c.act_weight for _, c in cues])
    return out


def taught_tags(batch: list[Example], width: int) -> Tensor:
    """What the teacher says of every word's cue tag; all 0 where there is none, or where gold says not to learn."""
    out = np.zeros((len(batch), width, 3), dtype=np.float32)
    for i, example in enumerate(batch):
        if example.taught is not None:
            out[i, : len(example.taught)] = example.taught
            if (example.cue_tags != IGNORE).any():  # an annotated text
                out[i, : len(example.taught)][example.cue_tags == IGNORE] = 0
    return torch.from_numpy(out)
