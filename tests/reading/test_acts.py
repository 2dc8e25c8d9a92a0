"""The act of a statement, from the lexicon alone and beside a trained head."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from firsthand.model import Act, Attribution
from firsthand.reading.acts import act_of, act_scores

Marked = Callable[..., Attribution]


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("it would rebuild the pier next to the old one", Act.INTEND),
        ("it could not verify who had opened the sluice", Act.DOUBT),
        ("the water may rise by another metre", Act.PREDICT),
        ("it had no comment on the sluice", Act.DECLINE),
        ("the story was pure invention", Act.DENY),
        ("we were wrong about the sluice", Act.RETRACT),
        ("the ministry should open the sluice", Act.URGE),
        ("the decision was reckless", Act.JUDGE),
        ("forty houses stand under water", Act.ASSERT),
    ],
)
def test_a_bare_said_follows_its_content(marked: Marked, content: str, act: Act) -> None:
    text = f"The Vell water board said {content}."
    assert act_of(text, marked(text, "The Vell water board", "said", content))[0] is act


def test_a_decisive_cue_outweighs_the_content(marked: Marked) -> None:
    text = "The board denied that it would rebuild the pier."
    act, share = act_of(text, marked(text, "The board", "denied", "that it would rebuild the pier"))
    assert act is Act.DENY
    assert share > 0.8


def test_a_certain_head_is_followed(marked: Marked) -> None:
    text = "The board said forty houses stand under water."
    found = marked(text, "The board", "said", "forty houses stand under water")
    assert act_of(text, replace(found, acts={Act.CONFIRM: 0.95, Act.ASSERT: 0.05}))[0] is Act.CONFIRM


def test_probabilities_add_up_to_one(marked: Marked) -> None:
    text = "The board said forty houses stand under water."
    scores = act_scores(text, marked(text, "The board", "said", "forty houses"))
    assert sum(scores.values()) == pytest.approx(1)
    assert set(scores) == set(Act)


def test_an_attribution_without_words_is_an_assertion() -> None:
    assert act_of("", Attribution((), (), ()))[0] is Act.ASSERT
