"""The sentences around a statement."""

from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.model import Reading, Report, Statement
from firsthand.showing.context import excerpt
from firsthand.showing.marks import Role


def made(text: str, *content: tuple[int, int], title: str | None = None) -> tuple[Reading, Statement]:
    statement = Statement("s1", content, narrated=True)
    return Reading(Report("r", text, title=title), statements=(statement,)), statement


def test_it_is_the_paragraph_with_the_words_marked() -> None:
    text = "First line.\nThe road is closed. So is the bridge.\n\nLast."
    at = text.index("So is")
    found = excerpt(*made(text, (at, at + 17)))
    assert found is not None and found.text == "The road is closed. So is the bridge."
    assert text[slice(*found.span)] == found.text and not found.before and not found.after
    assert [(piece.text, piece.marks[0].role) for piece in found.segments if piece.marks] == [
        ("So is the bridge.", Role.NARRATED)
    ]


def test_a_statement_over_two_paragraphs_has_both() -> None:
    text = "“One.\n\nTwo.” she said.\n\nThree."
    found = excerpt(*made(text, (0, 5), (7, 12)))
    assert found is not None and found.text == "“One.\n\nTwo.” she said."


def test_a_title_is_a_paragraph_of_its_own() -> None:
    found = excerpt(*made("Body.", (0, 6), title="Closed"))
    assert found is not None and found.text == "Closed"


def test_a_long_paragraph_is_cut_at_white_space_and_says_so() -> None:
    text = "word " * 1000 + "HERE it is " + "more " * 1000
    at = text.index("HERE")
    found = excerpt(*made(text, (at, at + 10)))
    assert found is not None and found.before and found.after and len(found.text) < 1000
    assert "HERE it is" in found.text and found.text.startswith("word") and found.text.endswith("more")


def test_a_statement_without_a_place_has_none() -> None:
    assert excerpt(*made("Text.", (9, 12))) is None
    assert excerpt(*made("Text.")) is None


_SPANS = st.lists(st.tuples(st.integers(-3, 60), st.integers(-3, 60)), max_size=3).map(tuple)


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("ab \n\r\u2028."), max_size=50), _SPANS)
def test_any_spans_in_any_text_give_an_excerpt_that_stands_there(text: str, spans: tuple[tuple[int, int], ...]) -> None:
    found = excerpt(*made(text, *spans))
    if found is not None:
        assert "".join(piece.text for piece in found.segments) == text[slice(*found.span)]
