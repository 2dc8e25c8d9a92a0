"""Vectors: of texts that mean alike, the same for the same text in whatever company, small when packed."""

from pathlib import Path

import numpy as np
import pytest

from firsthand.errors import ModelError
from firsthand.text.wordpieces import WordPieces
from firsthand.tracing.embedding import LONGEST, SIZE, WEIGHTS, Embedder, InPlace, in_pieces, packed, unpacked

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
    assert [info.name for info in embedder.infos] == ["all-MiniLM-L6-v2-int8", "firsthand-matters-1-int8"]
    assert all(len(info.sha256) == 64 for info in embedder.infos)


def test_missing_or_broken_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"sentences\.onnx.*install the package again"):
        Embedder.load(folder=tmp_path)
    (tmp_path / "sentences.onnx").write_bytes((WEIGHTS / "sentences.onnx").read_bytes()[:1000])
    with pytest.raises(ModelError):
        Embedder.load(folder=tmp_path)
    (tmp_path / "sentences.onnx").write_bytes((WEIGHTS / "sentences.onnx").read_bytes())
    with pytest.raises(ModelError, match=r"matters\.onnx.*install the package again"):
        Embedder.load(folder=tmp_path)


def test_statements_get_their_vectors_in_their_places(embedder: Embedder) -> None:
    place = InPlace("deny: it was not so", "The mayor sold the bridge, the paper wrote. He", "Mayor accused")
    elsewhere = InPlace("deny: it was not so", "The ship was hit, the crew said. The navy", "Ship attacked")
    vectors = embedder.matters([place, elsewhere, place])
    assert vectors.shape == (3, SIZE) and np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)
    assert np.array_equal(vectors[0], vectors[2]) and float(vectors[0] @ vectors[1]) < 0.95
    assert embedder.matters([]).shape == (0, SIZE)


def test_a_statement_in_its_place_is_cut_where_it_is_long() -> None:
    vocabulary = WordPieces.load()
    pieces, own = in_pieces(vocabulary, InPlace("assert: " + "a bridge " * 500, "before " * 500, "title " * 500))
    assert own < len(pieces) <= 128
    alone, all_of_it = in_pieces(vocabulary, InPlace("assert: it rained", "", ""))
    assert len(alone) == all_of_it
