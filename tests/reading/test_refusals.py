"""Refusals told by their wording alone."""

import pytest

from firsthand.model import Act
from firsthand.reading.refusals import refusals


def found(text: str) -> list[tuple[str, str, str]]:
    """Who refuses, the cue and what tells so."""
    given = refusals(text, (), ())
    assert all(a.acts == {Act.DECLINE: 1.0} for a in given)
    return [tuple(text[slice(*spans[0])] for spans in (a.source, a.cue, a.content)) for a in given]  # type: ignore[misc]


@pytest.mark.parametrize(("text", "who", "content"), [
    ("The mayor hung up.", "The mayor", "hung up"),
    ("Ilse Varga, who runs the port, put the phone down on us.", "Ilse Varga", "put the phone down on us"),
    ("At Orvel Hydro, calls went unanswered over the weekend.", "Orvel Hydro", "calls went unanswered over the weekend"),
    ("We rang the head and she hung up.", "she", "hung up"),
    ("The company has known since Monday and hasn't answered us.", "The company", "hasn't answered us"),
    ("Asked about the leak, Tomas Reyl hung up.", "Tomas Reyl", "hung up"),
    ("The ferry line, in Calder, did not respond to questions.", "The ferry line", "to questions"),
    ("A request for comment to the mission in Orvel went unanswered.", "the mission in Orvel",
     "A request for comment to the mission in Orvel went unanswered"),
])  # fmt: skip
def test_a_refusal_names_who_was_asked(text: str, who: str, content: str) -> None:
    assert [(source, told) for source, _, told in found(text)] == [(who, content)]


@pytest.mark.parametrize("text", [
    "We did not reply.",
    "The bridge did not answer to the load.",
    "Nobody responded.",
    '"He hung up," she said.',
    "The number of dead is not known.",
])  # fmt: skip
def test_what_is_no_refusal_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_sentence_with_an_attribution_in_it_is_the_taggers() -> None:
    text = "The mayor hung up."
    (refusal,) = refusals(text, (), ())
    assert refusals(text, (refusal,), ()) == ()
    assert refusals(text, (), ((0, len(text)),)) == ()


def test_a_long_line_without_end_takes_no_time() -> None:
    assert refusals("the and but while , " * 20_000, (), ()) == ()
