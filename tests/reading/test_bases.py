"""What a speaker relies on."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from firsthand.model import Attribution
from firsthand.reading.bases import bases

Marked = Callable[..., Attribution]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "expected"),
    [
        (
            "Forty died, the board said, citing radio logs and an informant.",
            "the board",
            "said",
            "Forty died",
            ["radio logs", "an informant"],
        ),
        ("Forty died, Amt wrote, drawing on burial permits.", "Amt", "wrote", "Forty died", ["burial permits"]),
        ("Amt, relying on a leaked memo, put it at 40.", "Amt", "put", "it at 40", ["a leaked memo"]),
        (
            "“Working with a partner service, we counted 40,” Amt said.",
            "Amt",
            "said",
            "“Working with a partner service, we counted 40,”",
            ["a partner service"],
        ),
        ("Forty died, Amt said.", "Amt", "said", "Forty died", []),
        ("Forty died, Amt said, citing fears for the crews.", "Amt", "said", "Forty died", []),
        ("Forty died, Amt said, the Post wrote, citing Reuters.", "Amt", "said", "Forty died", []),
    ],
)
def test_bases(marked: Marked, text: str, source: str, cue: str, content: str, expected: list[str]) -> None:
    found = bases(text, marked(text, source, cue, content))
    assert [text[start:end] for start, end in found] == expected


def test_a_basis_belongs_to_the_statement_beside_it(marked: Marked) -> None:
    text = "Forty died, Amt said, while the board counted nine, citing hospital lists."
    first = marked(text, "Amt", "said", "Forty died")
    second = marked(text, "the board", "counted", "nine")
    assert bases(text, first, (second,)) == ()
    assert [text[a:b] for a, b in bases(text, second, (first,))] == ["hospital lists"]


def test_the_trained_heads_bases_are_kept(marked: Marked) -> None:
    text = "Forty died, Amt said with the ledger in hand."
    span = (text.index("the ledger"), text.index("the ledger") + 10)
    assert bases(text, replace(marked(text, "Amt", "said", "Forty died"), bases=(span,))) == (span,)
