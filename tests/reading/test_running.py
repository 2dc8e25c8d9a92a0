"""Quotations without a speaker go to the one who is speaking."""

from collections.abc import Callable

from firsthand.model import Attribution
from firsthand.reading.pieces import words_of
from firsthand.reading.running import running
from firsthand.text.paragraphs import paragraphs
from firsthand.text.quotes import quoted

Marked = Callable[..., Attribution]


def contents(text: str, *attributions: Attribution) -> list[str]:
    lines = paragraphs(text)
    return [words_of(text, a.content) for a in running(text, attributions, lines, quoted(text, lines))]


def test_a_quotation_directly_behind_goes_on(marked: Marked) -> None:
    text = '"The wall moved," Amt said. "Then the water came."'
    assert contents(text, marked(text, "Amt", "said", '"The wall moved,"')) == [
        '"The wall moved," "Then the water came."'
    ]


def test_a_bare_quote_paragraph_goes_on(marked: Marked) -> None:
    text = '"The wall moved," Amt said.\n\n"Then the water came down."\n\nRain goes on.'
    assert contents(text, marked(text, "Amt", "said", '"The wall moved,"')) == [
        '"The wall moved," "Then the water came down."'
    ]


def test_a_speech_that_does_not_close_belongs_to_the_speaker_named_after_it(marked: Marked) -> None:
    text = '"The wall moved at dawn.\n\n"Then the water came," Amt said.'
    assert contents(text, marked(text, "Amt", "said", '"Then the water came,"')) == [
        '"The wall moved at dawn. "Then the water came,"'
    ]


def test_quotations_elsewhere_are_left_alone(marked: Marked) -> None:
    text = 'The wall moved, Amt said. Divers spoke of "a low growl". "Nobody slept that night here."'
    assert contents(text, marked(text, "Amt", "said", "The wall moved")) == ["The wall moved"]
