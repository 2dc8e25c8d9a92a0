"""Cues that decide the act alone, and cues that do not."""

import pytest

from firsthand.model import Act
from firsthand.reading.lexicon import cue_act, inflect


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        ("denied", Act.DENY),
        ("has confirmed", Act.CONFIRM),
        ("neither confirmed nor denied", Act.DECLINE),
        ("declined to comment on", Act.DECLINE),
        ("did not respond to", Act.DECLINE),
        ("has yet to comment on", Act.DECLINE),
        ("had no immediate comment on", Act.DECLINE),
        ("was unable to verify", Act.DOUBT),
        ("couldn’t independently confirm", Act.DOUBT),
        ("withdrew", Act.RETRACT),
        ("urged", Act.URGE),
        ("vowed", Act.INTEND),
        ("forecasts", Act.PREDICT),
        ("condemned", Act.JUDGE),
        ("according to", Act.ASSERT),
    ],
)
def test_unambiguous_cues_decide(cue: str, act: Act) -> None:
    assert cue_act(cue) is act


@pytest.mark.parametrize("cue", ["said", "told", "announced", "added", ":", "", "under questioning said", "said " * 40])
def test_bare_and_endless_cues_leave_it_to_the_content(cue: str) -> None:
    assert cue_act(cue) is None


@pytest.mark.parametrize("cue", ["did not apologise for", "refused to condemn", "a dispute over"])
def test_negated_verbs_and_nouns_decide_nothing(cue: str) -> None:
    assert cue_act(cue) is None


def test_verbs_are_inflected() -> None:
    assert inflect("deny") == ("deny", "denies", "denied", "denying")
    assert inflect("press") == ("press", "presses", "pressed", "pressing")
    assert "withdrew" in inflect("withdraw")
