"""The shipped int8 graph -> the network's weights again, to go on from or to learn from.

What the graph rounded stays rounded; nothing else is lost.
"""

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.network import Tagger

_GEMM = "_Transposed"
_INT8 = "_quantized"


def restored(path: Path) -> Tagger:
    """The network that a graph written by training/export.py holds, in floating point."""
    graph = onnx.load(path).graph
    values = {t.name: torch.from_numpy(np.array(numpy_helper.to_array(t))) for t in graph.initializer}
    state = {name.removeprefix("tagger."): v for name, v in values.items() if not name.endswith(_GEMM)}
    state = {name: v for name, v in state.items() if name.startswith(_PLAIN)}
    for name, value in values.items():
        if name.endswith(_GEMM):
            state[name.removeprefix("tagger.").removesuffix(_GEMM)] = value.T
    for node in graph.node:
        weight = next((i for i in node.input[1:] if i.startswith("onnx::MatMul_")), None)
        if node.op_type in ("MatMul", "MatMulInteger") and weight is not None:
            state[_module(node.name) + ".weight"] = _floating(values, weight).T
    state["encoder.words.weight"] = values["words_int8"].float() * values["words_scale"]
    tagger = Tagger()
    moves = next(v for v in values.values() if v.shape == (5, 5))
    state["crf.moves"] = moves - tagger.crf.forbidden
    missing, unknown = tagger.load_state_dict(state, strict=False)
    if unknown or set(missing) - {"crf.forbidden", "crf.first"}:
        raise ValueError(f"{path}: not a graph of this network; missing {missing}, unknown {unknown}")
    return tagger


_PLAIN = ("encoder.", "cue.", "entity.", "boilerplate.", "pairs.", "role.", "chain.", "whole.")


def _module(node: str) -> str:
    """The module that a node's path names: "/encoder/layers.0/qkv/MatMul_quant" is encoder.layers.0.qkv."""
    return ".".join(node.strip("/").split("/")[:-1])


def _floating(values: dict[str, Tensor], weight: str) -> Tensor:
    if not weight.endswith(_INT8):
        return values[weight]
    return values[weight].float() * values[weight.removesuffix(_INT8) + "_scale"]
