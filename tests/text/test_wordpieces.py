"""Words keep their place in the text; pieces are BERT's own."""

from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.wordpieces import WordPieces, word_spans

SMALL = WordPieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "flood", "##ed", "##s", "un", "##flood", "e"])


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in word_spans(text)]


def test_letters_and_digits_run_on_and_every_mark_stands_alone() -> None:
    assert words("The U.S. said: “$3.5m”") == ["The", "U", ".", "S", ".", "said", ":", "“", "$", "3", ".", "5m", "”"]


def test_words_of_a_part_are_spans_of_the_whole() -> None:
    assert word_spans("ab cd ef", 3, 5) == [(3, 5)]


@given(st.text(max_size=60))
def test_every_sign_but_white_space_is_in_one_word(text: str) -> None:
    covered = [i for start, end in word_spans(text) for i in range(start, end)]
    assert covered == [i for i, sign in enumerate(text) if not sign.isspace()]


def test_the_longest_piece_that_fits_comes_first() -> None:
    assert SMALL.pieces("unflooded") == (7, 8, 5)
    assert SMALL.pieces("floods") == (4, 6)


def test_case_and_accents_are_lost() -> None:
    assert SMALL.pieces("FLOOD") == SMALL.pieces("flood")
    assert SMALL.pieces("É") == SMALL.pieces("e")


def test_a_word_without_pieces_is_unknown() -> None:
    assert SMALL.pieces("floodx") == SMALL.pieces("flood" * 40) == (SMALL.unknown,)


def test_the_packages_vocabulary_knows_its_marks() -> None:
    vocabulary = WordPieces.load()
    assert (vocabulary.pad, vocabulary.unknown, vocabulary.cls, vocabulary.sep) == (0, 100, 101, 102)
    assert len(vocabulary.pieces("said")) == 1
