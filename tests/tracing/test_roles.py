"""The words around a name say for whom its bearer speaks, and sometimes that they speak for nobody."""

import pytest

from firsthand.tracing.offices import Spoken
from firsthand.tracing.roles import after_name, before_name, described_as, is_nominal


def whom(spoken: Spoken | None) -> str | None:
    """What the words name, without an article before it."""
    return None if spoken is None else (spoken.sort or spoken.body).removeprefix("The ").removeprefix("the ")


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("Storting spokesman ", "Storting"),
        ("In Oslo on Monday, Storting spokeswoman ", "Storting"),
        ("coast guard spokesman ", "coast guard"),
        ("The port's spokesman, ", "port"),
        ("the director of Elsa Hospital, ", "Elsa Hospital"),
        ("Interior Minister ", "interior ministry"),
        ("Norwegian Deputy Transport Minister ", "Norwegian transport ministry"),
        ("US Secretary of State ", "US state department"),
        ("Home Secretary ", "Home department"),
        ("Norwegian President ", "Norwegian presidency"),
        ("President ", "presidency"),
        ("Swedish Prime Minister ", "Swedish government"),
        ("Elsa Football Club president ", "Elsa Football Club"),
        ("Elsa mayor ", "Elsa city hall"),
        ("Norwegian National Committee chair ", "Norwegian National Committee"),
        ("NATO Secretary General ", "NATO"),
        ("Elsa police chief ", "Elsa police"),
        ("Attorney General ", "prosecutors"),
        ("Lund Cranes communications director ", "Lund Cranes"),
        ("his lawyer, ", "his"),
        ("Its chair, ", "Its"),
        ("spokeswoman ", ""),
    ],
)
def test_words_before_a_name(words: str, body: str) -> None:
    assert whom(before_name(words)) == body


@pytest.mark.parametrize(
    "words",
    [
        "former President ",
        "ex-minister ",
        "Majority Leader ",
        "opposition leader ",
        "",
        "dock worker ",
        "a company director ",
    ],
)
def test_words_before_a_name_of_one_who_speaks_for_nobody(words: str) -> None:
    assert before_name(words) is None


@pytest.mark.parametrize(
    ("words", "body"),
    [
        (", its chair, said", "its"),
        (", the union’s secretary, said", "union"),
        (", head of the Water Inspectorate, said", "Water Inspectorate"),
        (", president and chief executive of Lund Cranes, said", "Lund Cranes"),
        (", a spokesman for Lund Cranes, said", "Lund Cranes"),
        (", the mayor of Elsa, said", "Elsa city hall"),
        (", who runs the Elsa Post, said", "Elsa Post"),
        (", who speaks for the fund, said", "fund"),
        (" of the Dockers' Union said", "Dockers' Union"),
    ],
)
def test_words_after_a_name(words: str, body: str) -> None:
    assert whom(after_name(words)) == body


@pytest.mark.parametrize(
    "words",
    [
        ", a director at Lund Cranes, said",
        ", director of research, said",
        ", former head of the port, said",
        ", 34, said",
        " said",
    ],
)
def test_words_after_a_name_of_one_who_speaks_for_nobody(words: str) -> None:
    assert after_name(words) is None


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("a spokesman for the Special Harbour Force", "Special Harbour Force"),
        ("one of Oslo’s diplomats in Geneva", "Oslo"),
        ("the port’s director", "port"),
    ],
)
def test_description_of_an_unnamed_speaker(words: str, body: str) -> None:
    assert whom(described_as(words)) == body


@pytest.mark.parametrize(
    "words", ["a senior official", "a Norwegian diplomat", "a member of the board", "two residents"]
)
def test_officials_members_and_sources_speak_for_themselves(words: str) -> None:
    assert described_as(words) is None


def test_common_noun_for_a_body_is_nominal() -> None:
    assert is_nominal("union") and is_nominal("its newspaper")
    assert not is_nominal("Dockers' Union") and not is_nominal("the sea")
