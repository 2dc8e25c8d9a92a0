"""Train the linker: python -m training.linker [OUT.json]; without OUT, the package's own weights anew.

Each statement chooses among all that were entered before it, and a claim of its own: the loss is that of mention ranking,
all antecedents of the right claim counting as right (Denis and Baldridge 2008; Durrett and Klein 2013). Several small
networks that differ in their seeds become one by standing side by side. Everything random comes from --seed; the file names
the digests of what it was trained on. A minute or two on one core.
"""

import argparse
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from firsthand.tracing.claims import in_turn
from firsthand.tracing.embedding import Embedder
from firsthand.tracing.linking import FEATURES, features
from firsthand.tracing.points import Point, points_of
from training.shared import ROOT
from training.tellings import SCENARIOS, STORIES, Telling, scenario, stories

WEIGHTS = ROOT / "src/firsthand/tracing/weights/linker.json"
HIDDEN, NETWORKS, EPOCHS = 16, 6, 60
ALONE = 0.3
"""What a statement that belongs with no other counts for: there are many, and a wrong link is milder than a lost one."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One statement's choice: the features of each candidate, and which of them are of its claim."""

    candidates: Tensor
    right: Tensor

    @property
    def weight(self) -> float:
        return 1.0 if self.right.any() else ALONE


def choices(telling: Telling, embedder: Embedder) -> list[Choice]:
    """What each statement of a story whose claim is known could join, in the order in which statements are entered."""
    before: list[Point] = []
    found = []
    for points in points_of(telling.readings, embedder):
        for point in in_turn(points):
            if point.ref not in telling.claims:
                continue
            claim = telling.claims[point.ref]
            # Two statements without a claim may say the same (a copy): nothing is known of such a pair.
            others = [other for other in before if claim is not None or telling.claims[other.ref] is not None]
            if others:
                right = [claim is not None and telling.claims[other.ref] == claim for other in others]
                found.append(Choice(torch.from_numpy(features(point, others)), torch.tensor(right)))
            before.append(point)
    return found


def network(learnt: Sequence[Choice], seed: int) -> nn.Sequential:
    """One small network, trained."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    net = nn.Sequential(nn.Linear(len(FEATURES), HIDDEN), nn.ReLU(), nn.Dropout(0.2), nn.Linear(HIDDEN, 1))
    optimizer = torch.optim.AdamW(net.parameters(), lr=1e-2, weight_decay=1e-2)
    for _ in range(EPOCHS):
        for batch in np.array_split(rng.permutation(len(learnt)), max(1, len(learnt) // 32)):
            loss = _loss(net, [learnt[number] for number in batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return net.eval()


def _loss(net: nn.Sequential, batch: Sequence[Choice]) -> Tensor:
    scores = net(torch.cat([choice.candidates for choice in batch]))[:, 0]
    total = torch.zeros(())
    for choice, own in zip(batch, torch.split(scores, [len(choice.right) for choice in batch]), strict=True):
        every = torch.logsumexp(torch.cat([torch.zeros(1), own]), 0)
        right = torch.logsumexp(own[choice.right], 0) if choice.right.any() else torch.zeros(())
        total = total + choice.weight * (every - right)
    return total / len(batch)


def side_by_side(networks: Sequence[nn.Sequential]) -> list[dict[str, Any]]:
    """The layers of one network whose score is the mean of these networks' scores."""
    first = [net[0] for net in networks]
    last = [net[-1] for net in networks]
    inner = {
        "weights": torch.cat([layer.weight.T for layer in first], 1),
        "bias": torch.cat([layer.bias for layer in first]),
    }
    outer = {
        "weights": torch.cat([layer.weight.T for layer in last], 0) / len(networks),
        "bias": torch.stack([layer.bias for layer in last]).mean(0),
    }
    return [{name: _rounded(values) for name, values in layer.items()} for layer in (inner, outer)]


def _rounded(values: Tensor) -> Any:
    return np.round(values.detach().numpy().astype(float), 4).tolist()


def train(tellings: Iterable[Telling], embedder: Embedder, seed: int, bar: float) -> dict[str, Any]:
    """The object that a weights file holds, but for what it was trained on."""
    learnt = [choice for telling in tellings for choice in choices(telling, embedder)]
    networks = [network(learnt, seed + number) for number in range(NETWORKS)]
    return {
        "name": "firsthand-linker-1",
        "seed": seed,
        "choices": len(learnt),
        "bar": bar,
        "features": list(FEATURES),
        "layers": side_by_side(networks),
    }


def digests(paths: Iterable[Path]) -> dict[str, str]:
    """SHA-256 of every file trained on."""
    return {f"{p.parent.name}/{p.name}": hashlib.sha256(p.read_bytes()).hexdigest() for p in paths}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, nargs="?", default=WEIGHTS)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--bar", type=float, default=-0.75, help="what a pull must pass to beat a claim of one's own")
    args = parser.parse_args()
    files = [*SCENARIOS, *([STORIES] if STORIES.exists() else [])]
    tellings = [*map(scenario, SCENARIOS), *(stories() if STORIES.exists() else [])]
    weights = train(tellings, Embedder.load(), args.seed, args.bar)
    args.out.write_text(json.dumps({"trained on": digests(files)} | weights) + "\n", encoding="utf-8")
    print(f"{args.out}: {args.out.stat().st_size / 1000:.0f} kB from {weights['choices']} choices")


if __name__ == "__main__":
    main()
