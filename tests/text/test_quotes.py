"""Quotation marks are told from apostrophes, and speeches over paragraphs go on."""

import pytest

from firsthand.text.paragraphs import paragraphs
from firsthand.text.quotes import inside, quoted


def quotations(text: str) -> list[str]:
    return [text[start:end] for start, end in quoted(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She said: "The quay is shut." He left.', ['"The quay is shut."']),
        ("She said “the quay is shut” and left.", ["“the quay is shut”"]),
        ("Le port « est fermé » a-t-elle dit.", ["« est fermé »"]),
        ("He called it 'a slow leak' on Monday.", ["'a slow leak'"]),
        ("He called it ‘a slow leak’ on Monday.", ["‘a slow leak’"]),
        ("“A ‘mercenary’ from afar,” it read.", ["“A ‘mercenary’ from afar,”"]),
    ],
)
def test_all_kinds_of_marks_are_known(text: str, expected: list[str]) -> None:
    assert quotations(text) == expected


@pytest.mark.parametrize("text", ["The crews' pay isn't due.", "It’s the farmers’ grain.", "A 5'10\" post stood."])
def test_apostrophes_and_measures_are_no_quotations(text: str) -> None:
    assert quotations(text) == []


def test_a_speech_over_two_paragraphs_runs_to_the_end_of_the_first() -> None:
    text = '"The first span gave way.\n\n"The second held," she said.'
    assert quotations(text) == ['"The first span gave way.', '"The second held,"']


def test_a_lone_straight_mark_counts_for_nothing() -> None:
    assert quotations('A "stray mark stood here.\nNothing followed.') == []


def test_inside_counts_the_covered_characters() -> None:
    assert inside(((0, 4), (10, 14)), 2, 12) == 4
    assert inside((), 0, 9) == 0
