"""Media and venues are found, and only they."""

from collections.abc import Callable

import pytest

from firsthand.model import Attribution
from firsthand.reading.media import medium

Marked = Callable[..., Attribution]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "expected"),
    [
        ("The dam holds, Amt wrote on Telegram.", "Amt", "wrote", "The dam holds", "on Telegram"),
        ("The dam holds, the board said in a brief notice.", "board", "said", "The dam holds", "in a brief notice"),
        ("Amt told reporters the dam holds.", "Amt", "told", "the dam holds", "reporters"),
        ("The dam holds, Amt told the Vell Courier.", "Amt", "told", "The dam holds", None),
        ("Amt said the notice on Telegram was false.", "Amt", "said", "the notice on Telegram was false", None),
    ],
)
def test_medium(marked: Marked, text: str, source: str, cue: str, content: str, expected: str | None) -> None:
    span = medium(text, marked(text, source, cue, content))
    assert (text[slice(*span)] if span else None) == expected
