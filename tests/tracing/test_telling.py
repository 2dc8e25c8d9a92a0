"""Names in sentences: a few are named, the rest are counted."""

import pytest

from firsthand.tracing.telling import NOBODY, Names, together


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and C"),
        (["A", "B", "C", "D", "E", "F"], "A, B and 4 others"),
    ],
)
def test_names_as_a_sentence_lists_them(names: list[str], sentence: str) -> None:
    assert together(names) == sentence


def test_no_names_are_false() -> None:
    assert not NOBODY and not Names.of([]) and Names.of(["A"])
