"""Windows hold whole paragraphs, every word once, and remember what an uncased vocabulary loses."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from firsthand.reading.windows import SHAPES, Window, windows
from firsthand.text.paragraphs import paragraphs
from firsthand.text.wordpieces import WordPieces, word_spans

VOCABULARY = WordPieces.load()


def cut(text: str, limit: int = 256) -> list[Window]:
    return list(windows(text, paragraphs(text), VOCABULARY, limit))


def features(text: str) -> list[int]:
    (window,) = cut(text)
    return [window.features[start] for start in window.starts]


@given(st.text(alphabet='aZ9.“”" \n', max_size=400), st.integers(104, 140))
def test_every_word_stands_in_one_window_and_no_window_is_too_long(text: str, limit: int) -> None:
    found = cut(text, limit)
    assert [word for window in found for word in window.words] == [
        word for span in paragraphs(text) for word in word_spans(text, *span)
    ]
    assert all(len(window.pieces) == len(window.features) <= limit for window in found)


def test_a_paragraph_that_no_longer_fits_opens_the_next_window() -> None:
    text = "\n".join(["one two three four five"] * 4)
    assert [window.paragraph for window in cut(text, 14)] == [[0] * 5 + [1] * 5, [2] * 5 + [3] * 5]


def test_a_long_paragraph_is_cut_where_a_sentence_ends() -> None:
    text = "one two three. four five six. seven eight nine."
    ends = [text[: window.words[-1][1]] for window in cut(text, 11)]
    assert ends == ["one two three. four five six.", text]


def test_a_word_starts_at_its_first_piece() -> None:
    (window,) = cut("Zelenskyy said")
    pieces = VOCABULARY.pieces("Zelenskyy")
    assert len(pieces) > 1
    assert window.starts == [1, 1 + len(pieces)]
    assert window.pieces == [VOCABULARY.cls, *pieces, *VOCABULARY.pieces("said"), VOCABULARY.sep]
    assert all(a < b for a, b in pairwise(window.starts))


def test_features_tell_shapes() -> None:
    assert features("he Said NATO 11 , iPad") == [1, 2, 3, 4, 5, 6]


def test_features_tell_what_stands_in_quotation_marks() -> None:
    inside = [feature > SHAPES for feature in features('so "we go" he said “yes” too')]
    assert inside == [False, True, True, True, True, False, False, True, True, True, False]


def test_a_quotation_that_does_not_close_ends_with_its_paragraph() -> None:
    assert features("“we go\nhe")[-1] == 1
