"""Words have places in the text, and a wording comes back from its bytes as it was."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from firsthand.model import Reading, Report
from firsthand.tracing.passages import overlap
from firsthand.tracing.sketches import sketch_of
from firsthand.tracing.wording import pack, unpack, wording_of
from firsthand.tracing.words import words_of

TEXTS = st.text(st.characters(codec=None), max_size=300) | st.text("ab.\n \"“”'’(), 港", max_size=300)


def test_words_are_runs_of_letters_and_digits_whatever_their_case() -> None:
    text = "“Ça va,” said Élodie — 1,100 times."
    hashes, starts, ends = words_of(text)
    assert [text[a:b] for a, b in zip(starts, ends, strict=True)] == ["Ça", "va", "said", "Élodie", "1", "100", "times"]
    assert (words_of(text.upper())[0] == hashes).all()


def test_signs_of_a_script_without_spaces_are_words() -> None:
    text = "港口 fire 火"
    _, starts, ends = words_of(text)
    assert [text[a:b] for a, b in zip(starts, ends, strict=True)] == ["港", "口", "fire", "火"]


@given(TEXTS)
def test_wording_comes_back_from_its_bytes(text: str) -> None:
    wording = wording_of(Reading(Report("r", text)))
    back = unpack(pack(wording))
    for name in ("hashes", "quoted", "starts", "ends"):
        assert np.array_equal(getattr(wording, name), getattr(back, name))
    assert all(0 <= a < b <= len(text) for a, b in zip(wording.starts, wording.ends, strict=True))


@given(TEXTS, TEXTS)
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    first, second = (wording_of(Reading(Report("r", text))) for text in (one, other))
    sketch_of(first)
    shared = overlap(first, second)
    assert 0 <= shared.here <= 1 and 0 <= shared.there <= 1
    for passage in shared.passages:
        assert 0 <= passage.span[0] < passage.span[1] <= len(one)
        assert 0 <= passage.of[0] < passage.of[1] <= len(other)
