"""Train the linker: python -m training.linker [OUT.json] [--without NAME ...]; without OUT, the package's own weights.

Every pair of statements of a story whose claims are known is a case: together or not. Each story counts the same, however
long. Two statements without a claim say nothing of each other (one may be a copy of the other) and are left out. The
scenario `capture` is never trained on: it measures. Everything random comes from --seed; the file names the digests of what
it was trained on. Some ten minutes on one core.
"""

import argparse
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from firsthand.tracing.comparing import FEATURES, Block, compared
from firsthand.tracing.embedding import Embedder
from firsthand.tracing.points import points_of
from training.shared import ROOT
from training.tellings import FOR_LINKS, Telling, scenario, scenarios, stories

WEIGHTS = ROOT / "src/firsthand/tracing/weights/linker.json"
HIDDEN = (24, 12)
NETWORKS, EPOCHS, BATCH = 6, 12, 512
RATE, DECAY, DROPOUT = 3e-3, 1e-2, 0.15
BAR = 0.475
"""The mean likeness from which groups are one claim: where claims, standings and origins together are right most often, over
stories that were left out."""

CORE = 0.7
"""The mean likeness from which groups surely say the same: where standings are right most often."""

HALF_KNOWN = 0.5
"""What a pair counts for of which one statement is in no claim: a wrong join there is milder."""


@dataclass(frozen=True, slots=True)
class Cases:
    """Pairs of statements: their features (pairs, features), whether they belong together, and what each counts for."""

    features: Block
    together: npt.NDArray[np.bool_]
    weight: npt.NDArray[np.float64]


def cases(telling: Telling, embedder: Embedder) -> Cases:
    """All pairs of one story that are known to belong together or apart."""
    known = [p for points in points_of(telling.readings, embedder) for p in points if p.ref in telling.claims]
    block = compared(known)
    claims = [telling.claims[point.ref] for point in known]
    pairs = [
        (one, other)
        for one in range(len(known))
        for other in range(one)
        if claims[one] is not None or claims[other] is not None
    ]
    weight = np.array([1.0 if claims[one] and claims[other] else HALF_KNOWN for one, other in pairs])
    together = np.array([claims[one] == claims[other] for one, other in pairs])
    rows, columns = np.array(pairs).T
    return Cases(block[rows, columns], together, weight / weight.sum())


def network(learnt: Sequence[Cases], mean: Tensor, spread: Tensor, seed: int) -> nn.Sequential:
    """One small network, trained."""
    torch.manual_seed(seed)
    x = ((torch.from_numpy(np.concatenate([c.features for c in learnt])) - mean) / spread).clamp(-4, 4)
    y = torch.from_numpy(np.concatenate([c.together for c in learnt]).astype(np.float32))
    w = torch.from_numpy(np.concatenate([c.weight for c in learnt]).astype(np.float32))
    net, steps = _layers(), EPOCHS * (len(x) // BATCH)
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    w = w / w.mean()
    for _ in range(EPOCHS):
        order = torch.randperm(len(x))
        for at in range(0, BATCH * (len(x) // BATCH), BATCH):
            some = order[at : at + BATCH]
            loss = (F.binary_cross_entropy_with_logits(net(x[some])[:, 0], y[some], reduction="none") * w[some]).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return net.eval()


def _layers() -> nn.Sequential:
    layers: list[nn.Module] = []
    width = len(FEATURES)
    for hidden in HIDDEN:
        layers += [nn.Linear(width, hidden), nn.ReLU(), nn.Dropout(DROPOUT)]
        width = hidden
    return nn.Sequential(*layers, nn.Linear(width, 1))


def train(learnt: Sequence[Cases], seed: int) -> dict[str, Any]:
    """The object that a weights file holds, but for what it was trained on."""
    every = np.concatenate([c.features for c in learnt])
    mean, spread = torch.from_numpy(every.mean(0)), torch.from_numpy(every.std(0) + 1e-3)
    networks = [network(learnt, mean, spread, seed + number) for number in range(NETWORKS)]
    return {
        "name": "firsthand-linker-1",
        "seed": seed,
        "pairs": len(every),
        "bar": BAR,
        "core": CORE,
        "features": list(FEATURES),
        "mean": _rounded(mean),
        "spread": _rounded(spread),
        "networks": [
            [
                {"weights": _rounded(layer.weight.T), "bias": _rounded(layer.bias)}
                for layer in net
                if isinstance(layer, nn.Linear)
            ]
            for net in networks
        ],
    }


def _rounded(values: Tensor) -> Any:
    return np.round(values.detach().numpy().astype(float), 4).tolist()


def told(without: Iterable[str] = ()) -> list[Telling]:
    """All stories that are trained on, but for those with these names. What the encoder of matters has learned is not among
    them: of these its vectors would seem surer than they are."""
    return [t for t in (*map(scenario, scenarios()), *stories(FOR_LINKS)) if t.name not in set(without)]


def digests(paths: Iterable[Path]) -> dict[str, str]:
    """SHA-256 of every file trained on."""
    return {str(p.relative_to(ROOT)): hashlib.sha256(p.read_bytes()).hexdigest() for p in paths}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, nargs="?", default=WEIGHTS)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--without", nargs="*", default=[], metavar="NAME", help="stories to leave out, to measure on")
    args = parser.parse_args()
    embedder = Embedder.load()
    weights = train([cases(telling, embedder) for telling in told(args.without)], args.seed)
    written = {"trained on": digests([*scenarios(), *FOR_LINKS]), "without": args.without} | weights
    args.out.write_text(json.dumps(written) + "\n", encoding="utf-8")
    print(f"{args.out}: {args.out.stat().st_size / 1000:.0f} kB from {weights['pairs']} pairs")


if __name__ == "__main__":
    main()
