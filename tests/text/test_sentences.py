"""Sentences end where a reader would end them."""

import pytest

from firsthand.text.sentences import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, (0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Ilse Marn met Gen. Oba at 6 p.m. in Port Vell.",
        "The U.S. envoy left.",
        "J. P. Hollis of Tarn Inc. paid 3.5 million on Jan. 9.",
        'It was, in the words of No. 7, "late".',
    ],
)
def test_abbreviations_initials_and_decimals_end_no_sentence(text: str) -> None:
    assert split(text) == [text]


def test_closing_marks_stay_with_their_sentence() -> None:
    assert split('"We saw smoke. It was black." The harbour closed.') == [
        '"We saw smoke.',
        'It was black."',
        "The harbour closed.",
    ]


def test_a_quotation_that_goes_on_in_lower_case_is_one_sentence() -> None:
    assert split('"Will it hold?" asked the mayor.') == ['"Will it hold?" asked the mayor.']


def test_spans_index_the_text_and_carry_no_white_space() -> None:
    text = "x\n  One dam broke.  Two held. "
    assert [text[a:b] for a, b in sentences(text, (1, len(text)))] == ["One dam broke.", "Two held."]


def test_an_empty_span_has_no_sentences() -> None:
    assert sentences("   ", (0, 3)) == []
