"""Words have places in the text, and what is remembered of a report comes back as it was."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from firsthand.model import Reading, Report
from firsthand.tracing.passages import overlap
from firsthand.tracing.remembered import card_of, remembered, seen
from firsthand.tracing.sketches import sketches_of
from firsthand.tracing.words import words_of

TEXTS = st.text(st.characters(codec=None), max_size=300) | st.text("ab.\n \"“”'’(), 港", max_size=300)


def test_words_are_runs_of_letters_and_digits_whatever_their_case() -> None:
    text = "“Ça va,” said Élodie — 1,100 times."
    hashes, starts, ends = words_of(text)
    assert [text[a:b] for a, b in zip(starts, ends, strict=True)] == ["Ça", "va", "said", "Élodie", "1", "100", "times"]
    assert (words_of(text.upper())[0] == hashes).all()


def test_signs_of_a_script_without_spaces_are_words() -> None:
    text = "港口 fire 火"
    _, starts, ends = words_of(text)
    assert [text[a:b] for a, b in zip(starts, ends, strict=True)] == ["港", "口", "fire", "火"]


@given(TEXTS, st.text(max_size=20) | st.none())
def test_what_is_remembered_comes_back_from_its_card(text: str, publisher: str | None) -> None:
    what = seen(Reading(Report("r", text, publisher=publisher)))
    back = remembered(card_of("r", None, (), what, None))
    assert (back.text, back.prose, back.publisher) == (what.text, what.prose, what.publisher)
    for name in ("hashes", "quoted", "starts", "ends"):
        assert np.array_equal(getattr(what.wording, name), getattr(back.wording, name))
    assert all(0 <= a < b <= len(text) for a, b in zip(what.wording.starts, what.wording.ends, strict=True))


@given(TEXTS, TEXTS)
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    whats = [seen(Reading(Report("r", text))) for text in (one, other)]
    first, second = (what.wording for what in whats)
    shared = overlap(first, second)
    assert 0 <= shared.resemblance.here <= 1 and 0 <= shared.resemblance.there <= 1
    assert 0 <= shared.shared(first, second) <= 1
    for passage in shared.passages:
        assert 0 <= passage.span[0] < passage.span[1] <= len(one)
        assert 0 <= passage.of[0] < passage.of[1] <= len(other)


@given(st.lists(TEXTS, max_size=5))
def test_sketch_of_a_report_depends_on_it_alone(texts: list[str]) -> None:
    reports = [(what.text, what.prose) for what in (seen(Reading(Report("r", text))) for text in texts)]
    assert sketches_of(reports) == [sketches_of([report])[0] for report in reports]


def test_long_and_short_reports_of_one_passage_share_a_key() -> None:
    passage = " ".join(f"word{n} of the passage number {n * 7}" for n in range(12)) + "."
    around = " ".join(f"other{n} words that stand around it {n}" for n in range(60)) + "."
    long = f"{around}\n\n{passage}\n\n{around}"
    sketches = sketches_of([(text, seen(Reading(Report("r", text))).prose) for text in (passage, long)])
    assert set(sketches[0].asked) & set(sketches[1].kept)
    assert set(sketches[1].asked) & set(sketches[0].kept)
