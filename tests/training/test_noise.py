"""Noise changes pieces and nothing else, and only where a report names somebody."""

import random

from firsthand.reading.windows import Window, windows
from firsthand.text.paragraphs import paragraphs
from firsthand.text.wordpieces import WordPieces
from training.noise import MASK, Noise

VOCABULARY = WordPieces.load()
TEXT = "On Friday the mayor, Ada Marn, said that Marn rivers rose.\nThe mayor of Vell denied it."


def window() -> Window:
    (found,) = windows(TEXT, paragraphs(TEXT), VOCABULARY, 256)
    return found


def noisy(masked: float, exchanged: float, names: str) -> list[Window]:
    noise = Noise(random.Random(1), masked, exchanged)
    noise.learn(windows(names, paragraphs(names), VOCABULARY, 256))
    return [noise(window()) for _ in range(40)]


def places(found: Window) -> list[int]:
    return [i for i, (a, b) in enumerate(zip(found.pieces, window().pieces, strict=True)) if a != b]


def test_whole_words_are_masked_and_marks_of_the_window_stay() -> None:
    for found in noisy(0.3, 0, ""):
        changed = places(found)
        assert all(found.pieces[i] == MASK for i in changed)
        assert {VOCABULARY.cls, VOCABULARY.sep}.isdisjoint(window().pieces[i] for i in changed)


def test_a_name_becomes_the_same_other_name_throughout() -> None:
    first = [window().starts[i] for i, span in enumerate(window().words) if TEXT[slice(*span)] == "Marn"]
    length = len(VOCABULARY.pieces("Marn"))
    renamed = [w for w in noisy(0, 1, "so Orth and Tal met") if places(w)]
    assert renamed
    for found in renamed:
        assert len({tuple(found.pieces[at : at + length]) for at in first}) == 1
        assert found.pieces[window().starts[0]] == window().pieces[window().starts[0]]  # "On" opens a sentence


def test_without_names_to_take_nothing_is_exchanged() -> None:
    assert not any(places(w) for w in noisy(0, 1, "nobody is named here"))
