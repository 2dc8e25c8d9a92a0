"""Vectors: of texts that mean alike, the same for the same text in whatever company, small when packed."""

from pathlib import Path

import numpy as np
import pytest

from firsthand.errors import ModelError
from firsthand.tracing.embedding import LONGEST, SIZE, WEIGHTS, Embedder, packed, unpacked

SAID = "the ferry sank off the island in the night"
SAID_OTHERWISE = "a passenger boat went down near the island overnight"
ELSE = "the club's players have not been paid since January"


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return Embedder.load()


def test_what_means_alike_points_alike(embedder: Embedder) -> None:
    said, otherwise, other = embedder.embed([SAID, SAID_OTHERWISE, ELSE])
    assert said @ otherwise > 0.6
    assert said @ other < 0.25


def test_vectors_have_unit_length(embedder: Embedder) -> None:
    vectors = embedder.embed([SAID, "", "…", "word " * 1000])
    assert vectors.shape == (4, SIZE)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)


def test_a_text_gets_the_same_vector_in_whatever_company(embedder: Embedder) -> None:
    alone = Embedder.load().embed([SAID])[0]
    for company in ([SAID, ELSE], [ELSE, SAID_OTHERWISE, SAID], [SAID, SAID]):
        assert np.array_equal(Embedder.load(threads=2).embed(company)[company.index(SAID)], alone)
    assert np.array_equal(embedder.embed([SAID])[0], alone)


def test_a_long_text_is_read_up_to_its_limit(embedder: Embedder) -> None:
    long = "ferry " * LONGEST
    one, other = embedder.embed([long, long + "club"])
    assert np.array_equal(one, other)


def test_no_texts_give_no_vectors(embedder: Embedder) -> None:
    assert embedder.embed([]).shape == (0, SIZE)


def test_packing_keeps_cosines(embedder: Embedder) -> None:
    vectors = embedder.embed([SAID, SAID_OTHERWISE, ELSE])
    small = packed(vectors)
    assert small.dtype == np.int8 and small.nbytes == 3 * SIZE
    assert np.abs(unpacked(small) @ unpacked(small).T - vectors @ vectors.T).max() < 0.01


def test_vectors_say_which_weights_made_them(embedder: Embedder) -> None:
    assert embedder.info.name == "all-MiniLM-L6-v2-int8"
    assert len(embedder.info.sha256) == 64


def test_missing_or_broken_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"sentences\.onnx.*install the package again"):
        Embedder.load(folder=tmp_path)
    (tmp_path / "sentences.onnx").write_bytes((WEIGHTS / "sentences.onnx").read_bytes()[:1000])
    with pytest.raises(ModelError):
        Embedder.load(folder=tmp_path)
