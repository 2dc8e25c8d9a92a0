"""Echoes and covers say nothing of their own."""

from collections.abc import Callable

from firsthand.model import Attribution
from firsthand.reading.nesting import covers, echoes

Marked = Callable[..., Attribution]


def test_a_first_person_inside_a_quotation_is_an_echo(marked: Marked) -> None:
    text = '"We have confirmed the leak," the board said.'
    outer = marked(text, "the board", "said", '"We have confirmed the leak,"')
    inner = marked(text, "We", "have confirmed", "the leak")
    assert echoes(text, (outer, inner)) == {1}


def test_another_speaker_inside_is_no_echo(marked: Marked) -> None:
    text = '"They denied the leak," the board said.'
    outer = marked(text, "the board", "said", '"They denied the leak,"')
    assert echoes(text, (outer, marked(text, "They", "denied", "the leak"))) == frozenset()


def test_who_only_passes_a_statement_on_covers_it(marked: Marked) -> None:
    text = "The dam broke, Amt said, Tarn News reported."
    outer = marked(text, "Tarn News", "reported", "The dam broke, Amt said")
    inner = marked(text, "Amt", "said", "The dam broke,")
    assert covers(text, (outer, inner)) == {0}


def test_who_says_more_than_that_covers_nothing(marked: Marked) -> None:
    text = "Orth said the gates stood open all night and that Amt warned of it."
    outer = marked(text, "Orth", "said", "the gates stood open all night and that Amt warned of it")
    assert covers(text, (outer, marked(text, "Amt", "warned", "of it"))) == frozenset()


def test_a_person_who_tells_what_another_said_keeps_the_statement(marked: Marked) -> None:
    text = "Ada Marn said that Amt had warned of the flood."
    outer = marked(text, "Ada Marn", "said", "that Amt had warned of the flood")
    assert covers(text, (outer, marked(text, "Amt", "had warned", "of the flood"))) == frozenset()
