"""Weights -> int8 ONNX: python -m training.export TAGGER.pt [OUT.onnx] [--earlier TAGGER.pt]; without OUT, the package's own
weights anew.

One graph, one pass: the encoder, the per-word heads, and the heads of every cue whose probability passes the threshold
that is given as an input. Encoder weights become 8-bit integers (dynamic quantisation, one scale a channel); the heads,
a fraction of the work, stay in floating point.
"""

import argparse
import copy
import json
import tempfile
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional as F

from training import network
from training.network import Tagger
from training.rounding import put, rounded

WEIGHTS = Path(__file__).resolve().parent.parent / "src/firsthand/reading/weights/tagger.onnx"
INPUTS = ["pieces", "features", "starts", "threshold"]
EARLIER = 0.2
"""The share of an earlier stage's weights, where they are averaged."""

OUTPUTS = ["cue", "entity", "boilerplate", "candidates", "role", "chain", "whole"]


_PLAIN = network.attention


class FusedAttention(torch.autograd.Function):
    """Stands for `network.attention` in the graph: onnxruntime's own fused kernel. No mask: a window runs by itself."""

    @staticmethod
    def forward(ctx: Any, qkv: Tensor, heads: int, bias: Tensor) -> Tensor:
        return _PLAIN(qkv, heads, bias)

    @staticmethod
    def symbolic(g: Any, qkv: Any, heads: int, bias: Any) -> Any:
        q, k, v = g.op("Split", qkv, axis_i=2, num_outputs_i=3, outputs=3)
        return g.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=heads)


class Rowwise(nn.Module):
    """The same linear map, each row brought to the same size first and back after.

    8-bit activations have one scale for a whole window. Between the layers' inner maps the first piece carries values many
    times those of all others, which would be left a few steps of the scale each.
    """

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        self.weight, self.bias = linear.weight, linear.bias

    def forward(self, x: Tensor) -> Tensor:
        size = x.abs().amax(-1, keepdim=True).clamp(min=1e-6)
        return F.linear(x / size, self.weight) * size + self.bias


class Whole(nn.Module):
    """Everything in one call, as the product runs it."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, pieces: Tensor, features: Tensor, starts: Tensor, threshold: Tensor) -> tuple[Tensor, ...]:
        h = self.tagger.hidden(pieces, features, (pieces > 0).float(), starts)
        words = (starts > 0).float()
        cue, entity, boilerplate = self.tagger.words(h)
        begins = torch.softmax(cue, -1)[:, :, 1] * words
        found = torch.nonzero(begins > threshold)
        role, chain, whole = self.tagger.cues(h, found[:, 0], found[:, 1], words)
        return (
            torch.softmax(cue, -1),
            entity,
            boilerplate,
            found,
            role,
            chain,
            whole,
            self.tagger.crf.moves + self.tagger.crf.forbidden,
        )


def export(tagger: Tagger, out: Path) -> None:
    """Write the floating-point graph."""
    tagger = copy.deepcopy(tagger)
    for layer in tagger.encoder.layers:
        layer.up, layer.down = Rowwise(layer.up), Rowwise(layer.down)
    pieces = torch.randint(1000, 2000, (1, 12))
    features = torch.randint(1, 13, (1, 12))
    starts = torch.arange(1, 11)[None]
    axes = {name: {0: "batch", 1: "length"} for name in ("pieces", "features")}
    axes |= {name: {0: "batch", 1: "words"} for name in ("starts", "cue", "entity", "boilerplate")}
    axes |= {name: {0: "cues", 1: "words"} for name in ("role", "chain")}
    axes |= {"candidates": {0: "cues"}, "whole": {0: "cues"}}
    with mock.patch.object(network, "attention", FusedAttention.apply):
        _write(tagger, (pieces, features, starts, torch.tensor(-1.0)), axes, out)


def _write(tagger: Tagger, inputs: tuple[Tensor, ...], axes: dict[str, dict[int, str]], out: Path) -> None:
    torch.onnx.export(
        Whole(tagger.eval()),
        inputs,
        str(out),
        input_names=INPUTS,
        output_names=OUTPUTS,
        dynamic_axes=axes,
        opset_version=18,
        dynamo=False,
    )


def in_8_bits(source: Path, part: str = "") -> onnx.ModelProto:
    """The graph with the MatMul weights of its nodes whose names hold `part` as 8-bit integers."""
    nodes = [n.name for n in onnx.load(source).graph.node if n.op_type == "MatMul" and part in n.name]
    with tempfile.TemporaryDirectory() as folder:
        middle = Path(folder) / "middle.onnx"
        quantize_dynamic(
            source, middle, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
            op_types_to_quantize=["MatMul"], nodes_to_quantize=nodes,
        )  # fmt: skip
        return onnx.load(middle)


def quantise(source: Path, out: Path, tagger: Tagger) -> None:
    """Write the int8 graph of a tagger whose floating-point graph is `source`: MatMul weights of the encoder, and its word
    embeddings row by row. The scores of one role tag after another go along as metadata."""
    small = in_8_bits(source, "/encoder/")
    put(small, rounded(tagger))
    shrink_embeddings(small)
    moves = (tagger.crf.moves + tagger.crf.forbidden).detach()
    helper.set_model_props(small, {"moves": json.dumps(moves.tolist())})
    onnx.checker.check_model(small)
    onnx.save(small, out)


def shrink_embeddings(model: onnx.ModelProto) -> None:
    """The word embeddings as int8 with one scale a row: gathered first, then scaled."""
    graph = model.graph
    table = max(graph.initializer, key=lambda t: np.prod(t.dims))
    weights = numpy_helper.to_array(table)
    scales = (np.abs(weights).max(1, keepdims=True) / 127).astype(np.float32)
    rows = np.clip(np.rint(weights / scales), -127, 127).astype(np.int8)
    gather = next(n for n in graph.node if n.op_type == "Gather" and n.input[0] == table.name)
    at = list(graph.node).index(gather)
    ids, result = gather.input[1], gather.output[0]
    graph.initializer.remove(table)
    graph.initializer.extend(
        [numpy_helper.from_array(rows, "words_int8"), numpy_helper.from_array(scales, "words_scale")]
    )
    graph.node.remove(gather)
    new = [
        helper.make_node("Gather", ["words_int8", ids], ["words_rows"], axis=0),
        helper.make_node("Gather", ["words_scale", ids], ["words_row_scale"], axis=0),
        helper.make_node("Cast", ["words_rows"], ["words_float"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["words_float", "words_row_scale"], [result]),
    ]
    for offset, node in enumerate(new):
        graph.node.insert(at + offset, node)


def averaged(last: dict[str, Tensor], earlier: dict[str, Tensor]) -> dict[str, Tensor]:
    """Weights with a little of an earlier stage's in them, which errs elsewhere (model soups; Wortsman et al. 2022)."""
    return {name: (1 - EARLIER) * value.float() + EARLIER * earlier[name].float() for name, value in last.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path, nargs="?", default=WEIGHTS)
    parser.add_argument("--earlier", type=Path, help=f"weights of an earlier stage; {EARLIER:.0%} of what is written")
    args = parser.parse_args()
    weights = torch.load(args.weights, weights_only=True)
    if args.earlier:
        weights = averaged(weights, torch.load(args.earlier, weights_only=True))
    tagger = Tagger()
    tagger.load_state_dict(weights)
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        export(tagger, full)
        quantise(full, args.out, tagger)
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
