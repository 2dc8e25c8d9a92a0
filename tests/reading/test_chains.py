"""Who passed a statement on, nearest to the speaker first."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from firsthand.model import Attribution, Report
from firsthand.reading.chains import chain, context_of

Marked = Callable[..., Attribution]


def relays(text: str, found: Attribution, *others: Attribution, publisher: str | None = None) -> list[str]:
    context = context_of(Report("r", text, publisher=publisher), (found, *others))
    return [text[start:end] for start, end in chain(context, 0)]


DAM = "The dam broke"


@pytest.mark.parametrize(
    ("text", "source", "cue", "expected"),
    [
        ("The dam broke, Amt said, the Vell agency reported on Sunday.", "Amt", "said", ["the Vell agency"]),
        ("The dam broke, Amt said, as quoted by the Vell Courier.", "Amt", "said", ["the Vell Courier"]),
        ("The dam broke, Amt told Radio Tarnow.", "Amt", "told", ["Radio Tarnow"]),
        ("The dam broke, Amt told Radio Tarnow, Reuters reported.", "Amt", "told", ["Radio Tarnow", "Reuters"]),
        (
            "The dam broke, Amt said, Vell Post reported, citing the daily Il Ponte.",
            "Amt",
            "said",
            ["the daily Il Ponte", "Vell Post"],
        ),
        ("The dam broke, Amt said in comments carried by Tarn News.", "Amt", "said", ["Tarn News"]),
        ("The dam broke, Amt said, according to a mediator.", "Amt", "said", ["a mediator"]),
        ("The dam broke, Amt said through his lawyer.", "Amt", "said", ["his lawyer"]),
    ],
)
def test_relays_behind_the_cue(marked: Marked, text: str, source: str, cue: str, expected: list[str]) -> None:
    assert relays(text, marked(text, source, cue, DAM)) == expected


def test_an_outlet_that_quotes_its_source_is_a_relay(marked: Marked) -> None:
    text = "The Vell Courier quoted Ada Amt as saying that the dam broke."
    assert relays(text, marked(text, "Ada Amt", "as saying", "that the dam broke")) == ["The Vell Courier"]
    text = "The Tarn Review, citing the water board, said the dam broke."
    assert relays(text, marked(text, "the water board", "said", "the dam broke")) == ["The Tarn Review"]


@pytest.mark.parametrize(
    "text",
    [
        "The dam broke, Amt said.",
        "The dam broke, Amt told reporters in Vell.",
        "The dam broke, Amt told parliament on Friday.",
        "The dam broke, Amt told the harbour committee.",
        "The dam broke, Amt said on Telegram.",
        "The dam broke, Amt said in a statement.",
        "The dam broke, Amt told this newspaper.",
        "The dam broke, Amt told us.",
    ],
)
def test_media_crowds_and_the_publisher_itself_are_no_relays(marked: Marked, text: str) -> None:
    assert relays(text, marked(text, "Amt", text[19:].split()[0].strip("."), DAM)) == []


def test_an_outlets_own_exclusive_has_no_relay_there(marked: Marked) -> None:
    text = "The dam broke, Amt told the Vell Courier."
    found = marked(text, "Amt", "told", DAM)
    assert relays(text, found, publisher="Vell Courier") == []
    assert relays(text, found, publisher="Tarn Review") == ["the Vell Courier"]


def test_another_statement_in_the_sentence_keeps_its_own_relay(marked: Marked) -> None:
    text = "The dam broke, Amt said; a diver told Radio Tarnow that it held."
    first = marked(text, "Amt", "said", DAM)
    second = marked(text, "a diver", "told", "that it held")
    assert relays(text, first, second) == []
    assert relays(text, second, first) == ["Radio Tarnow"]


def test_whoever_reports_anothers_words_is_a_relay_of_them(marked: Marked) -> None:
    text = "Lena Orth said the board had warned her of cracks."
    outer = marked(text, "Lena Orth", "said", "the board had warned her of cracks")
    inner = marked(text, "the board", "had warned", "of cracks")
    assert relays(text, inner, outer) == ["Lena Orth"]
    assert relays(text, outer, inner) == []


def test_who_denies_anothers_words_is_no_relay_of_them(marked: Marked) -> None:
    text = "Lena Orth denied that the board had warned of cracks."
    outer = marked(text, "Lena Orth", "denied", "that the board had warned of cracks")
    assert relays(text, marked(text, "the board", "had warned", "of cracks"), outer) == []


def test_agency_copy_has_the_agency_as_relay_of_every_statement(marked: Marked) -> None:
    text = "VELL (AFP) - The dam broke, Amt said.\nAFP could not verify the footage."
    assert relays(text, marked(text, "Amt", "said", DAM), publisher="Vell Courier") == ["AFP"]
    own = Attribution(((38, 41),), ((42, 58),), ((59, 70),))
    assert relays(text, own, publisher="Vell Courier") == []
    assert relays(text, marked(text, "Amt", "said", DAM), publisher="Agence France-Presse") == []


def test_a_trained_heads_relays_join_in_order_and_without_noise(marked: Marked) -> None:
    text = "The dam broke, Amt said on Telegram, and Ostrov picked it up."
    found = marked(text, "Amt", "said", DAM)
    tagged = tuple((text.index(word), text.index(word) + len(word)) for word in ("Telegram", "Ostrov"))
    assert relays(text, replace(found, relays=tagged)) == ["Ostrov"]
