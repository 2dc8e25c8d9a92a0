"""all-MiniLM-L6-v2, unmodified -> int8 ONNX: python -m training.sentences [OUT.onnx].

Word pieces of one text in, its vector out: the mean over all pieces, at unit length, as the model's authors use it
(Reimers and Gurevych 2019; Wang et al. 2020). Nothing is trained; see training/encoders.py for the rounding.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import torch
from torch import Tensor

from firsthand.text.wordpieces import WordPieces
from firsthand.tracing.embedding import cut
from training.encoders import Encoding, Probe, base, direction, write
from training.network import load_base
from training.shared import ROOT

WEIGHTS = ROOT / "src/firsthand/tracing/weights/sentences.onnx"
PROBES = [ROOT / "tests/scenarios/ferry/scenario.json", ROOT / "tests/scenarios/club/scenario.json"]


class Sentences(Encoding):
    """Pieces (texts, length), all of one length -> (texts, 384)."""

    def forward(self, pieces: Tensor) -> Tensor:
        return direction(self.read(pieces, torch.zeros(1)).mean(1))


def probes() -> Iterator[Probe]:
    """The word pieces of the statements of the project's own scenarios."""
    pieces = WordPieces.load()
    for path in PROBES:
        for statement in json.loads(path.read_text(encoding="utf-8"))["statements"]:
            yield (torch.tensor([[pieces.cls, *cut(pieces, statement["content_hint"]), pieces.sep]]),)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, nargs="?", default=WEIGHTS)
    out: Path = parser.parse_args().out
    model = Sentences()
    load_base(model, str(base()))
    write(model, list(probes()), {"model": "all-MiniLM-L6-v2"}, out)


if __name__ == "__main__":
    main()
