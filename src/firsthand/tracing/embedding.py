"""Texts to vectors, by the unmodified all-MiniLM-L6-v2 in 8-bit integers (see training/sentences.py).

Texts that mean alike get vectors that point alike. Each text is run by itself: the int8 encoder scales its activations
over all that it is given at once, so a text that shared a run with others would get a slightly different vector each
time, and nothing is won by running them together (2.8 ms a text either way on one core).
"""

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import onnxruntime

from firsthand.errors import ModelError
from firsthand.model import ModelInfo
from firsthand.text.wordpieces import WordPieces, word_spans

WEIGHTS = Path(__file__).parent / "weights"
SIZE = 384
LONGEST = 128  # pieces; what a longer text says further on changes its direction little
_REMEMBERED = 20_000  # texts whose vectors are kept: agency copy says the same words again and again

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.int8]


class Session(Protocol):
    """What the embedder asks of an inference session; onnxruntime's has it, and so has a test's own."""

    def run(self, outputs: list[str], inputs: dict[str, Any]) -> list[Any]:
        """The named outputs for the named inputs."""
        ...


class Embedder:
    """Gives texts their vectors. Make one with `load`, keep it, and give it many texts at once."""

    def __init__(self, session: Session, vocabulary: WordPieces, info: ModelInfo, threads: int = 1) -> None:
        self.info = info
        self._session = session
        self._vocabulary = vocabulary
        self._threads = threads
        self._known: OrderedDict[str, Floats] = OrderedDict()

    @classmethod
    def load(cls, threads: int = 1, folder: Path = WEIGHTS) -> "Embedder":
        """The embedder with the weights that ship with the package, running `threads` texts at a time.

        Raises ModelError when the weights are missing or cannot be used.
        """
        path = folder / "sentences.onnx"
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        try:
            data = path.read_bytes()
            session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
            vocabulary = WordPieces.load()
        except Exception as error:  # onnxruntime raises classes of its own that share no base but this
            raise ModelError("the sentence encoder cannot be used", str(path), "install the package again") from error
        return cls(session, vocabulary, ModelInfo("all-MiniLM-L6-v2-int8", hashlib.sha256(data).hexdigest()), threads)

    def embed(self, texts: Sequence[str]) -> Floats:
        """One vector of unit length a text: (texts, 384). The same text always gets the same vector; one without a
        single word gets that of the empty text."""
        if not texts:
            return np.zeros((0, SIZE), dtype=np.float32)
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        found = dict(zip(new, self._run_all(new), strict=True))
        vectors = np.stack([found[text] if text in found else self._known[text] for text in texts])
        self._remember(found)
        return vectors

    def _run_all(self, texts: list[str]) -> list[Floats]:
        if self._threads == 1 or len(texts) < 2:
            return [self._vector(text) for text in texts]
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(self._vector, texts))

    def _vector(self, text: str) -> Floats:
        known = self._vocabulary
        ids = [piece for start, end in word_spans(text) for piece in known.pieces(text[start:end])]
        pieces = np.array([[known.cls, *ids[: LONGEST - 2], known.sep]], dtype=np.int64)
        vector: Floats = self._session.run(["vectors"], {"pieces": pieces})[0][0]
        return vector

    def _remember(self, found: dict[str, Floats]) -> None:
        self._known.update(found)
        while len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)


def packed(vectors: Floats) -> Bytes:
    """Vectors as 8-bit integers, each scaled to use their whole range: 384 bytes a vector; their cosines change by less
    than 0.01. (..., 384) -> (..., 384)."""
    largest = np.abs(vectors).max(axis=-1, keepdims=True)
    small: Bytes = np.rint(vectors * (127 / np.maximum(largest, 1e-9))).astype(np.int8)
    return small


def unpacked(vectors: Bytes) -> Floats:
    """Packed vectors at unit length again: (..., 384) -> (..., 384)."""
    full = vectors.astype(np.float32)
    unit: Floats = full / np.maximum(np.linalg.norm(full, axis=-1, keepdims=True), 1e-9)
    return unit
