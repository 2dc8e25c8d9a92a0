"""Reports of one event come into one story; other events stay apart; copies stay with what they copy."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.errors import ModelError
from firsthand.model import Reading, Report
from firsthand.tracing.copies import enter_report
from firsthand.tracing.embedding import Embedder, packed
from firsthand.tracing.likeness import Likeness, default_likeness
from firsthand.tracing.memory import MemoryInMemory
from firsthand.tracing.stories import Placed, enter_story, title_of
from firsthand.tracing.themes import headline, pack, setting_of, unpack

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SILO = [
    ("Grain silo collapses in Port Elsa, two dockers rescued",
     "A grain silo fell in the harbour of Port Elsa on Monday and firefighters pulled two dockers from the rubble alive."),
    ("Port Elsa silo had no known fault, harbour board says",
     "The harbour board of Port Elsa said on Tuesday that the grain silo which collapsed had passed inspection in October."),
    ("Divers search Port Elsa harbour basin after silo collapse",
     "Divers searched the basin in Port Elsa where grain from the collapsed silo and a lorry had slid into the water."),
]  # fmt: skip
CHESS = [
    ("Sixteen-year-old wins Nordheim chess open",
     "Schoolgirl Ada Brenn beat two grandmasters on the last day to win the chess open at Nordheim with eight points."),
    ("Ada Brenn, 16, stuns grandmasters at Nordheim",
     "Ada Brenn became the youngest winner of the Nordheim chess open after a queen sacrifice in the final round."),
]  # fmt: skip


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return Embedder.load()


def report(name: str, words: tuple[str, str], hours: float = 0) -> Report:
    return Report(name, words[1], title=words[0], published=NOON + timedelta(hours=hours))


def enter(embedder: Embedder, *reports: Report) -> tuple[MemoryInMemory, list[Placed]]:
    memory = MemoryInMemory()
    vectors = packed(embedder.embed([setting_of(one) for one in reports]))
    placed = []
    for one, vector in zip(reports, vectors, strict=True):
        enter_report(Reading(one), memory)
        placed.append(enter_story(one, vector, memory))
    return memory, placed


def stories(memory: MemoryInMemory, reports: tuple[Report, ...]) -> list[str | None]:
    return [card.group for card in memory.stories.get([one.id for one in reports])]


def test_reports_of_one_event_are_one_story_and_others_are_not(embedder: Embedder) -> None:
    reports = tuple(report(f"r{n}", words, n * 5) for n, words in enumerate([*SILO[:1], *CHESS, *SILO[1:]]))
    memory, _ = enter(embedder, *reports)
    found = stories(memory, reports)
    assert found[0] == found[3] == found[4]
    assert found[1] == found[2] != found[0]


def test_copy_is_in_the_story_of_what_it_copies(embedder: Embedder) -> None:
    text = " ".join(words[1] for words in SILO)
    memory, placed = enter(embedder, report("a", (SILO[0][0], text)), report("b", ("Weather: sun at last", text), 30))
    assert placed[0].story == placed[1].story
    assert len(memory.stories.group(placed[0].story)) == 2


def test_story_is_titled_by_its_most_central_report(embedder: Embedder) -> None:
    reports = tuple(report(f"r{n}", words, n) for n, words in enumerate(SILO))
    memory, placed = enter(embedder, *reports)
    assert title_of(memory.stories.group(placed[-1].story)) in {words[0] for words in SILO}
    assert title_of([]) == ""


def test_report_without_title_gives_its_first_sentence() -> None:
    untitled = Report("r", "A grain silo fell in Port Elsa. Two dockers were saved.")
    assert headline(untitled) == "A grain silo fell in Port Elsa."


def test_entering_a_report_again_keeps_its_story(embedder: Embedder) -> None:
    reports = tuple(report(f"r{n}", words, n) for n, words in enumerate([*SILO, *CHESS]))
    memory, _ = enter(embedder, *reports)
    before = stories(memory, reports)
    vectors = packed(embedder.embed([setting_of(one) for one in reports]))
    for one, vector in list(zip(reports, vectors, strict=True))[1:]:
        enter_story(one, vector, memory)
    assert stories(memory, reports) == before


@pytest.mark.parametrize("text", ["", "…", "\ud800", "12", "港口的一座谷仓倒塌"])
def test_any_report_comes_into_a_story(embedder: Embedder, text: str) -> None:
    _, placed = enter(embedder, Report("a", text), Report("b", text), Report("c", "Fire in the harbour"))
    assert all(one.story for one in placed)


@given(st.text(max_size=200), st.text(max_size=60) | st.none())
def test_theme_comes_back_from_its_bytes(text: str, title: str | None) -> None:
    vector = np.arange(384, dtype=np.int8)
    theme = default_likeness().theme_of(Report("r", text, title=title), vector).at_place(7)
    back = unpack(pack(theme))
    assert back.place == 7
    assert back.title == theme.title
    assert np.array_equal(back.vector, theme.vector)
    assert np.array_equal(back.terms, theme.terms)
    assert np.array_equal(back.named, theme.named)
    assert np.allclose(back.weights, theme.weights, atol=0.02)


def test_likeness_is_the_same_both_ways(embedder: Embedder) -> None:
    likeness = default_likeness()
    reports = [report(f"r{n}", words) for n, words in enumerate([*SILO, *CHESS])]
    vectors = packed(embedder.embed([setting_of(one) for one in reports]))
    themes = [likeness.theme_of(one, vector) for one, vector in zip(reports, vectors, strict=True)]
    table = np.array([likeness.scores(theme, themes) for theme in themes])
    assert np.allclose(table, table.T, atol=1e-3)
    assert table[0, 1] > table[0, 3]


def test_missing_weights_are_said(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="weights for stories"):
        Likeness.load(tmp_path / "none.npz")
