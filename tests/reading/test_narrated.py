"""The publisher's own sentences, and what it says is not known."""

from collections.abc import Callable

import pytest

from firsthand.model import Attribution
from firsthand.reading.narrated import narrated, open_question

Marked = Callable[..., Attribution]


def told(text: str, *attributions: Attribution, boilerplate: tuple[tuple[int, int], ...] = ()) -> list[str]:
    return [text[start:end] for start, end in narrated(text, attributions, boilerplate)]


def test_sentences_without_an_attribution_are_the_publishers_own(marked: Marked) -> None:
    text = "Dam breaks\n\nVELL (AFP) - The dam broke on Friday. Forty died, Amt said. It was built in 1961."
    assert told(text, marked(text, "Amt", "said", "Forty died")) == [
        "The dam broke on Friday.",
        "It was built in 1961.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Related stories",
        "What happens now?",
        "“The gates were open when we came.”",
        "Amt put it this way:",
        "Photo attached.",
    ],
)
def test_headings_questions_quotations_and_lead_ins_are_not_told(text: str) -> None:
    assert told(text) == []


def test_boilerplate_is_not_told() -> None:
    text = "The dam broke on Friday.\nYour gift keeps us going every day."
    assert told(text, boilerplate=((25, len(text)),)) == ["The dam broke on Friday."]


@pytest.mark.parametrize(
    "text",
    [
        "It was not immediately clear who opened the gates.",
        "How badly the wall is cracked is not yet clear.",
        "Details of the deal are still not known.",
        "The cause remains unknown.",
        "The footage could not be independently verified.",
    ],
)
def test_open_questions_are_known(text: str) -> None:
    assert open_question(text, (0, len(text)))


def test_a_plain_sentence_is_no_open_question() -> None:
    text = "The known leaks were closed on Friday."
    assert not open_question(text, (0, len(text)))
