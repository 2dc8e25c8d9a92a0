"""Train the encoder of matters: python -m training.matters [OUT.onnx] [--epochs N] [--seed N].

It gives every statement a vector by what it speaks to, so that "police deny it" comes to lie beside what they deny. It starts
from all-MiniLM-L6-v2 and learns from most of the project's short stories: in each, statements of one claim are drawn together
and all others apart (supervised contrastive learning; Khosla et al. 2020). The others and the scenarios stay unseen: the
linker learns from them, and needs vectors of stories that the encoder does not know. Everything random comes from --seed; the
graph names the digests of what it was trained on. Some fifty minutes on one core.
"""

import argparse
import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from firsthand.text.wordpieces import WordPieces
from firsthand.tracing.embedding import in_pieces
from firsthand.tracing.points import in_place
from training.encoders import Encoding, base, direction, write
from training.linker import digests
from training.network import load_base
from training.shared import ROOT
from training.tellings import FOR_MATTERS, Telling, scenario, scenarios, stories

WEIGHTS = ROOT / "src/firsthand/tracing/weights/matters.onnx"
FROZEN = 2
"""Layers, from the first, that stay as they are."""

EPOCHS, RATE, WARM, DECAY, DROPOUT = 4, 5e-5, 20, 0.01, 0.1
SHARPNESS = 0.1
"""What cosines are divided by before they are weighed against one another."""

_ROWS = 24  # texts that are run together

Pieces = tuple[list[int], int]
"""The word pieces of a statement in its place, and how many of them, from the first, are the statement's own."""


@dataclass(frozen=True, slots=True)
class Told:
    """One story: its statements in their places, and a label for each, the same for those of one claim."""

    name: str
    statements: tuple[Pieces, ...]
    labels: tuple[str, ...]


class Matters(Encoding):
    """Pieces (texts, length), all of one length, and how many are the statement's own -> (texts, 384)."""

    def forward(self, pieces: Tensor, own: Tensor) -> Tensor:
        return direction(self.read(pieces, torch.zeros(1))[:, :own].mean(1))

    def many(self, statements: Sequence[Pieces]) -> Tensor:
        """The vectors of many statements, of any lengths."""
        order = sorted(range(len(statements)), key=lambda at: len(statements[at][0]))
        found: list[Tensor] = [torch.empty(0)] * len(statements)
        for start in range(0, len(order), _ROWS):
            rows = order[start : start + _ROWS]
            for at, vector in zip(rows, self._padded([statements[at] for at in rows]), strict=True):
                found[at] = vector
        return F.normalize(torch.stack(found), dim=1)

    def _padded(self, rows: Sequence[Pieces]) -> Tensor:
        longest = max(len(pieces) for pieces, _ in rows)
        pieces = torch.tensor([[*pieces, *[0] * (longest - len(pieces))] for pieces, _ in rows])
        own = torch.tensor([[float(at < count) for at in range(longest)] for _, count in rows])
        x = self.read(pieces, torch.where(pieces > 0, 0.0, -1e4)[:, None, None, :])
        return (x.float() * own[:, :, None]).sum(1) / own.sum(1, keepdim=True)


def told(telling: Telling, vocabulary: WordPieces) -> Told:
    """A story's statements whose claims are known; one that shares its claim with no other has a label of its own."""
    statements, labels = [], []
    for number, (ref, place) in enumerate(in_place(telling.readings)):
        if ref in telling.claims:
            statements.append(in_pieces(vocabulary, place))
            labels.append(telling.claims[ref] or f"alone {number}")
    return Told(telling.name, tuple(statements), tuple(labels))


def contrast(vectors: Tensor, labels: Sequence[str]) -> Tensor:
    """The supervised contrastive loss of one story."""
    alone = torch.eye(len(labels), dtype=torch.bool)
    same = torch.tensor([[one == other for other in labels] for one in labels]) & ~alone
    scores = (vectors @ vectors.T / SHARPNESS).masked_fill(alone, -1e9)
    surprise = torch.logsumexp(scores, 1, keepdim=True) - scores
    some = same.any(1)
    return ((surprise * same).sum(1)[some] / same.sum(1)[some]).mean()


def train(learnt: Sequence[Told], epochs: int, seed: int) -> Matters:
    """The trained network. Says after each epoch how it stands."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    model = Matters(DROPOUT)
    load_base(model, str(base()))
    for part in (model.encoder.positions, model.encoder.norm, *model.encoder.layers[:FROZEN]):
        part.requires_grad_(False)
    optimizer = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], lr=RATE, weight_decay=DECAY)
    steps, began = epochs * len(learnt), time.time()
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / WARM, 1.0) * max(0.03, 1 - (step + 1) / steps)
    )
    model.train()
    for epoch in range(epochs):
        total = 0.0
        for story in rng.sample(learnt, len(learnt)):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                vectors = model.many(story.statements)
            loss = contrast(vectors.float(), story.labels)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
        print(f"epoch {epoch}: {time.time() - began:.0f} s, loss {total / len(learnt):.3f}", flush=True)
    model.eval()
    return model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, nargs="?", default=WEIGHTS)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    vocabulary = WordPieces.load()
    model = train([told(telling, vocabulary) for telling in stories(FOR_MATTERS)], args.epochs, args.seed)
    probes = [
        (torch.tensor([pieces]), torch.tensor(own))
        for path in scenarios()[:2]
        for pieces, own in told(scenario(path), vocabulary).statements
    ]
    notes = {"model": "firsthand-matters-1", "trained on": json.dumps(digests(FOR_MATTERS))}
    write(model, probes, notes, args.out, "own")


if __name__ == "__main__":
    main()
