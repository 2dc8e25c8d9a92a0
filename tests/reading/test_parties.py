"""Two parties in one source give one attribution each."""

from collections.abc import Callable

import pytest

from firsthand.model import Attribution
from firsthand.reading.parties import parties
from firsthand.reading.pieces import words_of

Marked = Callable[..., Attribution]


@pytest.mark.parametrize(
    ("text", "source", "cue", "expected"),
    [
        ("Neither Vell nor Tarnow commented.", "Neither Vell nor Tarnow", "commented", ["Vell", "Tarnow"]),
        ("Vell and Tarnow both denied it.", "Vell and Tarnow", "both denied", ["Vell", "Tarnow"]),
        ("Seoul and Kyiv denied it.", "Seoul and Kyiv", "denied", ["Seoul", "Kyiv"]),
        ("Both the Harbour Union and the Port said so.", "Both the Harbour Union and the Port", "said", None),
    ],
)
def test_named_parties_are_parted(marked: Marked, text: str, source: str, cue: str, expected: list[str] | None) -> None:
    found = [words_of(text, part.source) for part in parties(text, marked(text, source, cue, ""))]
    assert found == (expected or ["the Harbour Union", "the Port"])


@pytest.mark.parametrize(
    "source",
    [
        "the police and prosecutors",
        "The Ministry of Trade and Industry",
        "Ada Marn, a lawyer and a writer",
        "Vell and its neighbours",
        "Ada Marn",
        "Ada Marn and Jon Vell",
        "Marn, Vell and Tarnow",
    ],
)
def test_one_body_or_person_stays_one(marked: Marked, source: str) -> None:
    text = f"{source} said so."
    found = marked(text, source, "said", "so")
    assert parties(text, found) == (found,)
