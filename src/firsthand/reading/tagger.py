"""The tagger: texts in, tags out, by one small encoder with several heads (see training/).

Prediction (`predict`, pure numbers) is kept apart from what is made of it (`decoding`). A window is run by itself: the int8
encoder scales its activations over all that it is given at once, so a window that shared a run with others would be read a
little differently each time, and padding would be computed for nothing.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import onnxruntime

from firsthand.errors import ModelError
from firsthand.model import ModelInfo, Span, Tags
from firsthand.reading.decoding import Scores, decode
from firsthand.reading.paths import Floats
from firsthand.reading.windows import Window, windows
from firsthand.text.paragraphs import paragraphs
from firsthand.text.wordpieces import WordPieces

WEIGHTS = Path(__file__).parent / "weights"
WINDOW = 256  # pieces; longer windows gained nothing on PolNeAR's dev part and cost time
CANDIDATE = np.asarray(0.3, dtype=np.float32)  # cues below this probability are not even scored
_TOGETHER = 32  # windows decoded at once: the Viterbi pass costs by its longest window, not by their number
_OUTPUTS = ["cue", "entity", "boilerplate", "candidates", "role", "chain", "whole"]


class Session(Protocol):
    """What the tagger asks of an inference session; onnxruntime's has it, and so has a test's own."""

    def run(self, outputs: list[str], inputs: dict[str, Any]) -> list[Any]:
        """The named outputs for the named inputs."""
        ...


@dataclass(frozen=True, slots=True)
class _Job:
    """A text on its way through: its paragraphs, and their windows."""

    paragraphs: list[Span]
    windows: list[Window]


class Tagger:
    """Finds attributions, mentions and boilerplate. Make one with `load`, keep it, and give it texts by the stream."""

    def __init__(
        self, session: Session, vocabulary: WordPieces, info: ModelInfo, moves: Floats, threads: int = 1
    ) -> None:
        self.session = session
        self.info = info
        self._vocabulary = vocabulary
        self.moves = moves
        self._threads = threads

    @classmethod
    def load(cls, threads: int = 1, folder: Path = WEIGHTS) -> "Tagger":
        """The tagger with the weights that ship with the package, running `threads` windows at a time.

        Raises ModelError when the weights are missing or cannot be used.
        """
        path = folder / "tagger.onnx"
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        try:
            data = path.read_bytes()
            session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
            moves = np.array(json.loads(session.get_modelmeta().custom_metadata_map["moves"]), dtype=np.float32)
            vocabulary = WordPieces.load()
        except Exception as error:  # onnxruntime raises classes of its own that share no base but this
            raise ModelError("the tagger's weights cannot be used", str(path), "install the package again") from error
        info = ModelInfo("firsthand-tagger-1", hashlib.sha256(data).hexdigest())
        return cls(session, vocabulary, info, moves, threads)

    def tag_all(self, texts: Iterable[str]) -> Iterator[Tags]:
        """The tags of each text, in order. Reads ahead by a few texts only; the tags of one never depend on another."""
        with ThreadPoolExecutor(self._threads) as pool:
            stream = (self._job(text) for text in texts)
            while held := list(_enough(stream)):
                flat = [window for job in held for window in job.windows]
                scores = list(pool.map(self.predict, flat)) if self._threads > 1 else [self.predict(w) for w in flat]
                yield from decode([(job.paragraphs, job.windows) for job in held], scores, self.moves)

    def predict(self, window: Window) -> Scores:
        """The raw scores of one window."""
        inputs = {
            "pieces": np.array([window.pieces], dtype=np.int64),
            "features": np.array([window.features], dtype=np.int64),
            "starts": np.array([window.starts], dtype=np.int64),
            "threshold": CANDIDATE,
        }
        cue, entity, boilerplate, candidates, role, chain, whole = self.session.run(_OUTPUTS, inputs)
        return Scores(cue[0], entity[0], boilerplate[0], candidates[:, 1], role, chain, whole)

    def _job(self, text: str) -> _Job:
        found = paragraphs(text)
        return _Job(found, list(windows(text, found, self._vocabulary, WINDOW)))


def _enough(jobs: Iterator[_Job]) -> Iterator[_Job]:
    """Jobs until there are windows enough to keep every thread at work."""
    count = 0
    for job in jobs:
        yield job
        count += len(job.windows)
        if count >= _TOGETHER:
            return
