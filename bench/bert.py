"""BERT-base of random weights as an ONNX graph: the field's usual size, to measure speed beside.

12 layers, 768 wide, 12 heads, 3,072 inside, 30,522 pieces (Devlin et al. 2019). Speed does not depend on what the
weights say, so none need to be fetched.
"""

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

LAYERS, WIDTH, HEADS, INSIDE, PIECES, POSITIONS = 12, 768, 12, 3072, 30522, 512

Floats = NDArray[np.float32]


class _Graph:
    """Nodes and weights in the order in which they are added; every method returns the name of what it made."""

    def __init__(self, seed: int = 0) -> None:
        self.nodes: list[NodeProto] = []
        self.weights: list[TensorProto] = []
        self._random = np.random.default_rng(seed)

    def node(self, kind: str, *inputs: str, **attributes: Any) -> str:
        name = f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], name=name, **attributes))
        return name

    def constant(self, value: NDArray[np.float32] | NDArray[np.int64]) -> str:
        name = f"w{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(value, name))
        return name

    def noise(self, *shape: int) -> str:
        return self.constant(self._random.standard_normal(shape, dtype=np.float32) * np.float32(0.02))

    def linear(self, x: str, wide: int, out: int) -> str:
        return self.node("Add", self.node("MatMul", x, self.noise(wide, out)), self.noise(out))

    def norm(self, x: str) -> str:
        scale, shift = np.ones(WIDTH, np.float32), np.zeros(WIDTH, np.float32)
        return self.node("LayerNormalization", x, self.constant(scale), self.constant(shift), epsilon=1e-12)

    def scalar(self, value: float) -> str:
        return self.constant(np.array(value, np.float32))


def build(path: Path) -> None:
    """Write the graph, some 440 MB: input `pieces` [batch, length], output `hidden` [batch, length, 768]."""
    graph = _Graph()
    x = _embedded(graph)
    for _ in range(LAYERS):
        x = graph.norm(graph.node("Add", x, _attended(graph, x)))
        x = graph.norm(graph.node("Add", x, _transformed(graph, x)))
    graph.nodes.append(helper.make_node("Identity", [x], ["hidden"], name="out"))
    onnx.save(_model(graph), path)


def _model(graph: _Graph) -> ModelProto:
    pieces = helper.make_tensor_value_info("pieces", TensorProto.INT64, ["batch", "length"])
    hidden = helper.make_tensor_value_info("hidden", TensorProto.FLOAT, ["batch", "length", WIDTH])
    made = helper.make_graph(graph.nodes, "bert-base", [pieces], [hidden], graph.weights)
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)


def _embedded(graph: _Graph) -> str:
    words = graph.node("Gather", graph.noise(PIECES, WIDTH), "pieces")
    one = graph.constant(np.array([1], np.int64))
    zero = graph.constant(np.array([0], np.int64))
    two = graph.constant(np.array([2], np.int64))
    length = graph.node("Slice", graph.node("Shape", "pieces"), one, two, zero)
    positions = graph.node("Slice", graph.noise(POSITIONS, WIDTH), zero, length, zero)
    return graph.norm(graph.node("Add", words, positions))


def _attended(graph: _Graph, x: str) -> str:
    size = WIDTH // HEADS
    apart = graph.constant(np.array([0, 0, HEADS, size], np.int64))
    together = graph.constant(np.array([0, 0, WIDTH], np.int64))

    def heads(order: list[int]) -> str:
        return graph.node("Transpose", graph.node("Reshape", graph.linear(x, WIDTH, WIDTH), apart), perm=order)

    query, key, value = heads([0, 2, 1, 3]), heads([0, 2, 3, 1]), heads([0, 2, 1, 3])
    scores = graph.node("Div", graph.node("MatMul", query, key), graph.scalar(size**0.5))
    mixed = graph.node("MatMul", graph.node("Softmax", scores, axis=-1), value)
    joined = graph.node("Reshape", graph.node("Transpose", mixed, perm=[0, 2, 1, 3]), together)
    return graph.linear(joined, WIDTH, WIDTH)


def _transformed(graph: _Graph, x: str) -> str:
    """The feed-forward part, with the exact GELU written as exporters write it, which the runtime fuses."""
    inner = graph.linear(x, WIDTH, INSIDE)
    erf = graph.node("Erf", graph.node("Div", inner, graph.scalar(2**0.5)))
    gelu = graph.node("Mul", graph.node("Mul", inner, graph.node("Add", erf, graph.scalar(1.0))), graph.scalar(0.5))
    return graph.linear(gelu, INSIDE, WIDTH)
