"""The tagger's network: one small BERT encoder, several heads, one pass.

Per word (its first piece): cue tags, entity tags, boilerplate. Per cue: every word's place in that cue's source and
content (a linear-chain CRF; Lafferty et al. 2001), its relays and bases, and the statement's act, hedge and kind of
speaker. A cue and a word meet in `Pairs`, a narrow layer with relative positions and a few dilated convolutions, so
that the labels of neighbouring words for the same cue see one another.
"""

import math
from dataclasses import dataclass
from typing import ClassVar

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from firsthand.reading.windows import FEATURES

CUE_TAGS = ("O", "B", "I")
ROLE_TAGS = ("O", "B-source", "I-source", "B-content", "I-content")
CHAIN_TAGS = ("O", "B-relay", "I-relay", "B-basis", "I-basis")
ENTITY_TAGS = ("O", "B-person", "I-person", "B-organisation", "I-organisation", "B-place", "I-place")
BUCKETS = 24  # relative positions on either side of the cue, logarithmic after the first 8


@dataclass(frozen=True)
class Shape:
    """Sizes of the encoder; the defaults are those of all-MiniLM-L6-v2."""

    vocabulary: int = 30522
    positions: int = 512
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    pair: int = 128


class Drop(nn.Module):
    """Dropout whose random bits are drawn once: drawing them anew takes a tenth of a training step on a CPU."""

    pools: ClassVar[dict[float, Tensor]] = {}

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        if self.share not in self.pools:
            self.pools[self.share] = (torch.rand(1 << 23) >= self.share).to(torch.bfloat16) / (1 - self.share)
        pool, size = self.pools[self.share], x.numel()
        if size >= pool.numel():
            return F.dropout(x, self.share)
        at = int(torch.randint(pool.numel() - size, (1,)))
        return x * pool[at : at + size].view(x.shape).to(x.dtype)


def attention(qkv: Tensor, heads: int, bias: Tensor) -> Tensor:
    """Multi-head attention over queries, keys and values side by side: (batch, length, 3 width) -> (..., width)."""
    b, t, d = qkv.shape
    q, k, v = qkv.view(b, t, 3, heads, d // 3 // heads).permute(2, 0, 3, 1, 4).unbind(0)
    with torch.autocast("cpu", enabled=False):  # softmax stays in the queries' own precision
        share = torch.softmax(q @ k.transpose(-1, -2) * (d // 3 // heads) ** -0.5 + bias.to(q.dtype), -1)
    return (share @ v).transpose(1, 2).reshape(b, t, d // 3)


class Layer(nn.Module):
    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm1 = nn.LayerNorm(shape.width, eps=1e-12)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm2 = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = Drop(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        y = attention(self.qkv(x), self.heads, bias)
        x = self.norm1(x + self.dropout(self.out(y)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.features = nn.Embedding(FEATURES, shape.width)
        nn.init.zeros_(self.features.weight)
        self.words.weight.requires_grad_(False)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = Drop(dropout)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        place = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.dropout(self.norm(self.words(pieces) + self.positions(place) + self.features(features)))
        bias = ((1.0 - mask) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x


class Mix(nn.Module):
    """A residual block over the words of one cue: depthwise dilated convolution, then a pointwise layer."""

    def __init__(self, width: int, dilation: int, dropout: float) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.across = nn.Conv1d(width, width, 5, padding=2 * dilation, dilation=dilation, groups=width)
        self.point = nn.Linear(width, width)
        self.dropout = Drop(dropout)

    def forward(self, x: Tensor) -> Tensor:
        y = self.across(self.norm(x).transpose(1, 2)).transpose(1, 2)
        return x + self.dropout(self.point(F.gelu(y)))


class Pairs(nn.Module):
    """Every word as a cue sees it: (n cues, words, pair)."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        d = shape.pair
        self.word, self.word2 = nn.Linear(shape.width, d), nn.Linear(shape.width, d)
        self.cue, self.cue2 = nn.Linear(shape.width, d), nn.Linear(shape.width, d)
        self.relative = nn.Embedding(2 * BUCKETS + 1, d)
        self.norm = nn.LayerNorm(d)
        self.mixes = nn.ModuleList(Mix(d, dilation, dropout) for dilation in (1, 3, 9))
        self.dropout = Drop(dropout)

    def forward(self, h: Tensor, row: Tensor, column: Tensor, mask: Tensor) -> Tensor:
        cue = h[row, column]
        x = self.word(h)[row] + self.cue(cue)[:, None] + self.word2(h)[row] * self.cue2(cue)[:, None]
        x = x + self.relative(bucket(torch.arange(h.shape[1], device=h.device)[None, :] - column[:, None]))
        x = self.dropout(F.gelu(self.norm(x))) * mask[row][:, :, None]
        for mix in self.mixes:
            x = mix(x) * mask[row][:, :, None]
        return x


def bucket(distance: Tensor) -> Tensor:
    """Relative positions as bucket numbers: exact to 8 words, then logarithmic to 256."""
    size = distance.abs().float()
    far = 8 + torch.log(torch.clamp(size, min=8.0) / 8) / math.log(256 / 8) * (BUCKETS - 8)
    number = torch.where(size < 8, size, far).clamp(max=BUCKETS).long()
    return torch.where(distance < 0, BUCKETS - number, BUCKETS + number)


class Tagger(nn.Module):
    """Encoder and heads. `words` gives the per-word outputs, `cues` those of the cues asked for."""

    def __init__(self, shape: Shape | None = None, dropout: float = 0.1) -> None:
        super().__init__()
        shape = shape or Shape()
        self.encoder = Encoder(shape, dropout)
        self.cue = nn.Linear(shape.width, len(CUE_TAGS))
        self.entity = nn.Linear(shape.width, len(ENTITY_TAGS))
        self.boilerplate = nn.Linear(shape.width, 1)
        self.pairs = Pairs(shape, dropout)
        self.role = nn.Linear(shape.pair, len(ROLE_TAGS))
        self.chain = nn.Linear(shape.pair, len(CHAIN_TAGS))
        self.whole = nn.Sequential(
            nn.Linear(3 * shape.width, shape.width), nn.GELU(), Drop(2 * dropout), nn.Linear(shape.width, 10 + 1 + 5)
        )
        self.dropout = Drop(dropout)
        self.crf = Crf(len(ROLE_TAGS))

    def hidden(self, pieces: Tensor, features: Tensor, mask: Tensor, starts: Tensor) -> Tensor:
        x = self.encoder(pieces, features, mask)
        return self.dropout(torch.gather(x, 1, starts[:, :, None].expand(-1, -1, x.shape[2])))

    def words(self, h: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        return self.cue(h), self.entity(h), self.boilerplate(h)[:, :, 0]

    def cues(self, h: Tensor, row: Tensor, column: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        x = self.pairs(h, row, column, mask)
        role, chain = self.role(x), self.chain(x)
        share = torch.softmax(role.float(), -1) * mask[row][:, :, None]
        parts = [h[row, column]]
        for first in (1, 3):
            weight = share[:, :, first] + share[:, :, first + 1]
            weight = weight / (weight.sum(1, keepdim=True) + 1e-3)
            parts.append((weight[:, None, :] @ h[row].float())[:, 0])
        return role, chain, self.whole(torch.cat([p.float() for p in parts], -1))


class Crf(nn.Module):
    """A linear chain over role tags: learned transitions, the impossible ones forbidden."""

    def __init__(self, tags: int) -> None:
        super().__init__()
        self.moves = nn.Parameter(torch.zeros(tags, tags))
        allowed = torch.zeros(tags, tags)
        for inside in (2, 4):
            for before in range(tags):
                if before not in (inside - 1, inside):
                    allowed[before, inside] = -1e4
        self.register_buffer("forbidden", allowed)
        first = torch.zeros(tags)
        first[[2, 4]] = -1e4
        self.register_buffer("first", first)

    def loss(self, scores: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood of each row's tags: scores (n, words, tags), tags and mask (n, words) -> (n,)."""
        moves = self.moves + self.forbidden
        gold = scores.gather(2, tags[:, :, None])[:, :, 0] * mask
        steps = moves[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]
        total = gold.sum(1) + steps.sum(1) + self.first[tags[:, 0]]
        alpha = scores[:, 0] + self.first
        for t in range(1, scores.shape[1]):
            after = torch.logsumexp(alpha[:, :, None] + moves, 1) + scores[:, t]
            alpha = torch.where(mask[:, t, None] > 0, after, alpha)
        return torch.logsumexp(alpha, 1) - total


def load_base(model: nn.Module, path: str) -> None:
    """Fill the encoder from the safetensors file of all-MiniLM-L6-v2."""
    from safetensors.torch import load_file  # noqa: PLC0415  (a training-only dependency)

    state = load_file(path)
    e = model.encoder
    with torch.no_grad():
        e.words.weight.copy_(state["embeddings.word_embeddings.weight"])
        e.positions.weight.copy_(state["embeddings.position_embeddings.weight"])
        e.positions.weight.add_(state["embeddings.token_type_embeddings.weight"][0])
        e.norm.weight.copy_(state["embeddings.LayerNorm.weight"])
        e.norm.bias.copy_(state["embeddings.LayerNorm.bias"])
        for i, layer in enumerate(e.layers):
            p = f"encoder.layer.{i}."
            for part in ("weight", "bias"):
                qkv = [state[f"{p}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                getattr(layer.qkv, part).copy_(torch.cat(qkv))
                for ours, theirs in (
                    (layer.out, "attention.output.dense"),
                    (layer.norm1, "attention.output.LayerNorm"),
                    (layer.up, "intermediate.dense"),
                    (layer.down, "output.dense"),
                    (layer.norm2, "output.LayerNorm"),
                ):
                    getattr(ours, part).copy_(state[f"{p}{theirs}.{part}"])
