"""The encoder's weights as small whole numbers, rounded so that what each layer gives changes least.

Rounding one weight is made good by moving those of its row that are not rounded yet, as far as what the layer usually
sees allows (GPTQ; Frantar et al. 2023). The steps go from -64 to 64, so that on processors without VNNI a pair of products
with an 8-bit activation still fits into 16 bits.
"""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor, nn

from firsthand.reading.tagger import WINDOW
from firsthand.reading.windows import windows
from firsthand.text.paragraphs import paragraphs
from firsthand.text.wordpieces import WordPieces
from training.network import Tagger
from training.pointing import pointed
from training.shared import ROOT

SEEN = ROOT / "training/data/scenarios"
"""Stories whose reports show what the layers usually see."""

_REPORTS, _STEPS, _BLOCK, _DAMPING = 48, 64, 128, 0.01

Rounded = tuple[NDArray[np.int8], NDArray[np.float32]]
"""A layer's weights in steps, (inputs, outputs), and how large a step is for each output."""


def rounded(tagger: Tagger, folder: Path = SEEN) -> dict[str, Rounded]:
    """The weights of every linear map of the encoder, by the map's name."""
    maps = {name: m for name, m in tagger.named_modules() if isinstance(m, nn.Linear) and name.startswith("encoder.")}
    seen = {name: torch.zeros(m.in_features, m.in_features) for name, m in maps.items()}

    def watch(name: str) -> object:
        def see(_: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            x = inputs[0].reshape(-1, inputs[0].shape[-1])
            seen[name] += x.T @ x

        return see

    watching = [m.register_forward_pre_hook(watch(name)) for name, m in maps.items()]
    with torch.no_grad():
        for pieces, features in _windows(text for text, _ in list(pointed(folder))[:_REPORTS]):
            tagger.eval().encoder(pieces, features, torch.ones(pieces.shape))
    for hook in watching:
        hook.remove()
    return {name: _rounded(m.weight.detach().clone(), seen[name]) for name, m in maps.items()}


def put(model: onnx.ModelProto, weights: dict[str, Rounded]) -> None:
    """Put these weights into a graph whose maps onnxruntime has rounded; raises KeyError where one is not there."""
    tensors = {t.name: t for t in model.graph.initializer}
    places = {
        n.name.strip("/").rpartition("/")[0].replace("/", "."): n
        for n in model.graph.node
        if n.op_type == "MatMulInteger"
    }
    for name, (steps, size) in weights.items():
        held = places[name].input[1]
        tensors[held].CopyFrom(numpy_helper.from_array(steps, held))
        scale = held.removesuffix("_quantized") + "_scale"
        tensors[scale].CopyFrom(numpy_helper.from_array(size, scale))


def _windows(texts: Iterable[str]) -> Iterable[tuple[Tensor, Tensor]]:
    vocabulary = WordPieces.load()
    for text in texts:
        for window in windows(text, paragraphs(text), vocabulary, WINDOW):
            yield torch.tensor([window.pieces]), torch.tensor([window.features])


def _rounded(weight: Tensor, seen: Tensor) -> Rounded:
    width = weight.shape[1]
    size = weight.abs().amax(1) / _STEPS
    damped = seen + torch.eye(width) * _DAMPING * seen.diagonal().mean()
    inverse = torch.linalg.cholesky(torch.cholesky_inverse(torch.linalg.cholesky(damped)), upper=True)
    steps = torch.zeros_like(weight)
    for begin in range(0, width, _BLOCK):
        end = min(begin + _BLOCK, width)
        missed = torch.zeros(len(weight), end - begin)
        for at in range(begin, end):
            column = weight[:, at]
            steps[:, at] = (column / size).round().clamp(-_STEPS, _STEPS)
            error = (column - steps[:, at] * size) / inverse[at, at]
            weight[:, at:end] -= error[:, None] * inverse[at, at:end]
            missed[:, at - begin] = error
        weight[:, end:] -= missed @ inverse[begin:end, end:]
    return steps.T.contiguous().numpy().astype(np.int8), size.numpy().astype(np.float32)
