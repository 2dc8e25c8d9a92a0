"""The report's own holding back, not the speaker's."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from firsthand.model import Attribution
from firsthand.reading.hedging import hedged

Marked = Callable[..., Attribution]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "expected"),
    [
        ("Rolf Amt has reportedly sold the mine.", "Rolf Amt", "has reportedly sold", "the mine", True),
        ("Amt allegedly told miners to wait.", "Amt", "allegedly told", "miners to wait", True),
        ("By early counts 40 died, Amt said.", "Amt", "said", "By early counts 40 died", True),
        ("“Early counts show 40 dead,” Amt said.", "Amt", "said", "“Early counts show 40 dead,”", True),
        ("“It is apparently shut,” Amt said.", "Amt", "said", "“It is apparently shut,”", False),
        ("The mine is shut, Amt said.", "Amt", "said", "The mine is shut", False),
    ],
)
def test_hedges(marked: Marked, text: str, source: str, cue: str, content: str, expected: bool) -> None:
    assert hedged(text, marked(text, source, cue, content)) is expected


def test_a_trained_head_speaks_where_the_wording_does_not(marked: Marked) -> None:
    text = "The mine is shut, Amt said."
    assert hedged(text, replace(marked(text, "Amt", "said", "The mine is shut"), hedged=0.9))
