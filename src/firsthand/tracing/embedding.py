"""Texts to vectors, by two small encoders in 8-bit integers.

Texts that mean alike get vectors that point alike from the unmodified all-MiniLM-L6-v2 (training/sentences.py). Statements
that speak to the same thing get them from the encoder of matters, which was trained for that and reads a statement in its
place (training/matters.py): what police deny lies beside what they deny. Each text is run by itself: the int8 encoder scales
its activations over all that it is given at once, so a text that shared a run with others would get a slightly different
vector each time, and nothing is won by running them together (2.8 ms a text either way on one core).
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

import numpy as np
import numpy.typing as npt
import onnxruntime

from firsthand.errors import ModelError
from firsthand.model import ModelInfo
from firsthand.text.wordpieces import WordPieces, word_spans

WEIGHTS = Path(__file__).parent / "weights"
SIZE = 384
LONGEST = 128  # pieces; what a longer text says further on changes its direction little
_OWN, _BEFORE, _TITLE = 72, 28, 20  # pieces of a statement in its place
_REMEMBERED = 20_000  # texts whose vectors are kept: agency copy says the same words again and again

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.int8]


class Session(Protocol):
    """What the embedder asks of an inference session; onnxruntime's has it, and so has a test's own."""

    def run(self, outputs: list[str], inputs: dict[str, Any]) -> list[Any]:
        """The named outputs for the named inputs."""
        ...


@dataclass(frozen=True, slots=True)
class InPlace:
    """A statement in its place: what is said and with which act, what stands right before it, and the report's headline."""

    said: str
    before: str
    title: str


Asked = TypeVar("Asked", str, InPlace)


def cut(vocabulary: WordPieces, text: str) -> list[int]:
    """The word pieces of a text."""
    return [piece for start, end in word_spans(text) for piece in vocabulary.pieces(text[start:end])]


def in_pieces(vocabulary: WordPieces, place: InPlace) -> tuple[list[int], int]:
    """The word pieces that the encoder of matters is given, and how many of them, from the first, are the statement's own."""

    pieces = [vocabulary.cls, *cut(vocabulary, place.said)[:_OWN], vocabulary.sep]
    own = len(pieces)
    for part in (cut(vocabulary, place.before)[-_BEFORE:], cut(vocabulary, place.title)[:_TITLE]):
        pieces += [*part, vocabulary.sep] if part else []
    return pieces, own


class Embedder:
    """Gives texts and statements their vectors. Make one with `load`, keep it, and give it many at once."""

    def __init__(
        self, texts: Session, places: Session, vocabulary: WordPieces, infos: tuple[ModelInfo, ...], threads: int = 1
    ) -> None:
        self.infos = infos
        self._texts, self._places = texts, places
        self._vocabulary = vocabulary
        self._threads = threads
        self._known: OrderedDict[str | InPlace, Floats] = OrderedDict()

    @classmethod
    def load(cls, threads: int = 1, folder: Path = WEIGHTS) -> "Embedder":
        """The embedder with the weights that ship with the package, running `threads` texts at a time.

        Raises ModelError when the weights are missing or cannot be used.
        """
        texts, of_texts = _session(folder / "sentences.onnx")
        places, of_places = _session(folder / "matters.onnx")
        return cls(texts, places, WordPieces.load(), (of_texts, of_places), threads)

    def embed(self, texts: Sequence[str]) -> Floats:
        """One vector of unit length a text, by what it means: (texts, 384). The same text always gets the same vector; one
        without a single word gets that of the empty text."""
        return self._all(texts, self._of_text)

    def matters(self, places: Sequence[InPlace]) -> Floats:
        """One vector of unit length a statement, by what it speaks to: (statements, 384)."""
        return self._all(places, self._of_place)

    def _all(self, asked: Sequence[Asked], vector: Callable[[Asked], Floats]) -> Floats:
        if not asked:
            return np.zeros((0, SIZE), dtype=np.float32)
        new = [each for each in dict.fromkeys(asked) if each not in self._known]
        if self._threads == 1 or len(new) < 2:
            made = [vector(each) for each in new]
        else:
            with ThreadPoolExecutor(self._threads) as pool:
                made = list(pool.map(vector, new))
        found: dict[str | InPlace, Floats] = dict(zip(new, made, strict=True))
        vectors = np.stack([found[each] if each in found else self._known[each] for each in asked])
        self._remember(found)
        return vectors

    def _of_text(self, text: str) -> Floats:
        ids = cut(self._vocabulary, text)[: LONGEST - 2]
        pieces = np.array([[self._vocabulary.cls, *ids, self._vocabulary.sep]], dtype=np.int64)
        vector: Floats = self._texts.run(["vectors"], {"pieces": pieces})[0][0]
        return vector

    def _of_place(self, place: InPlace) -> Floats:
        pieces, own = in_pieces(self._vocabulary, place)
        asked = {"pieces": np.array([pieces], dtype=np.int64), "own": np.array(own, dtype=np.int64)}
        vector: Floats = self._places.run(["vectors"], asked)[0][0]
        return vector

    def _remember(self, found: Mapping[str | InPlace, Floats]) -> None:
        self._known.update(found)
        while len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)


def _session(path: Path) -> tuple[Session, ModelInfo]:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    try:
        data = path.read_bytes()
        session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
        name = session.get_modelmeta().custom_metadata_map["model"]
    except Exception as error:  # onnxruntime raises classes of its own that share no base but this
        raise ModelError("the sentence encoder cannot be used", str(path), "install the package again") from error
    return session, ModelInfo(f"{name}-int8", hashlib.sha256(data).hexdigest())


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
