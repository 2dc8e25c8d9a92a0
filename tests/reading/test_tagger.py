"""The tagger runs one window at a time through a session that a test can stand for."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from firsthand.errors import ModelError
from firsthand.model import ModelInfo
from firsthand.reading.paths import IMPOSSIBLE
from firsthand.reading.tagger import Tagger
from firsthand.text.wordpieces import WordPieces


class Silent:
    """A session that finds nothing, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []

    def run(self, _outputs: list[str], inputs: dict[str, Any]) -> list[Any]:
        self.asked.append(inputs)
        words = inputs["starts"].shape[1]
        none = np.zeros((0, words, 5), dtype=np.float32)
        cue = np.tile(np.array([1, 0, 0], dtype=np.float32), (1, words, 1))
        entity = np.tile(np.eye(7, dtype=np.float32)[0], (1, words, 1))
        boilerplate = np.full((1, words), -9, dtype=np.float32)
        return [cue, entity, boilerplate, np.zeros((0, 2), dtype=np.int64), none, none, np.zeros((0, 16))]


def tagger(session: Silent, threads: int = 1) -> Tagger:
    return Tagger(session, WordPieces.load(), ModelInfo("none", "0" * 64), IMPOSSIBLE, threads)


@pytest.mark.parametrize("threads", [1, 2])
def test_every_text_gets_its_tags_in_order(threads: int) -> None:
    session = Silent()
    found = list(tagger(session, threads).tag_all(["It rained.", "", "word " * 900]))
    assert [tags.attributions for tags in found] == [()] * 3
    assert len(session.asked) == 1 + 0 + 4
    assert all(inputs["pieces"].shape == inputs["features"].shape for inputs in session.asked)


def test_texts_are_read_as_they_come() -> None:
    session = Silent()
    stream = tagger(session).tag_all("word " * 900 for _ in range(100))
    next(stream)
    assert len(session.asked) < 100


def test_missing_weights_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        Tagger.load(folder=tmp_path)
