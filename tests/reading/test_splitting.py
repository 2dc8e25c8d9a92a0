"""One attribution with two acts becomes two statements; with one act it stays one."""

from collections.abc import Callable

from firsthand.model import Act, Attribution
from firsthand.reading.acts import act_of
from firsthand.reading.pieces import words_of
from firsthand.reading.splitting import split

Marked = Callable[..., Attribution]


def parts(text: str, found: Attribution) -> list[tuple[Act, str]]:
    return [(act_of(text, part)[0], words_of(text, part.content)) for part in split(text, found)]


def test_a_plan_after_a_finding_is_a_statement_of_its_own(marked: Marked) -> None:
    text = '"The hull is cracked," the Service said. "We plan to tow the ship on Friday."'
    found = marked(text, "the Service", "said", ('"The hull is cracked,"', '"We plan to tow the ship on Friday."'))
    assert parts(text, found) == [
        (Act.ASSERT, '"The hull is cracked,"'),
        (Act.INTEND, '"We plan to tow the ship on Friday."'),
    ]


def test_a_sentence_that_turns_is_parted_at_the_turn(marked: Marked) -> None:
    text = "Amt said that the hull had cracked at noon and that the tanks could yet burst."
    found = marked(text, "Amt", "said", "that the hull had cracked at noon and that the tanks could yet burst")
    assert [act for act, _ in parts(text, found)] == [Act.ASSERT, Act.PREDICT]


def test_a_confirming_cue_and_a_plan(marked: Marked) -> None:
    text = "The port confirmed the crack in the hull and plans to tow the ship."
    found = marked(text, "The port", "confirmed", "the crack in the hull and plans to tow the ship")
    assert [act for act, _ in parts(text, found)] == [Act.CONFIRM, Act.INTEND]


def test_talk_that_runs_on_to_a_forecast_stays_one_statement(marked: Marked) -> None:
    text = '"We have a fine team here," Orth said. "We are going to win in the north."'
    found = marked(text, "Orth", "said", ('"We have a fine team here,"', '"We are going to win in the north."'))
    assert split(text, found) == (found,)


def test_a_quoted_clause_after_and_is_a_statement_of_its_own(marked: Marked) -> None:
    text = 'Amt said that the hull had cracked at noon and "the whole tank may burst by night".'
    found = marked(text, "Amt", "said", 'that the hull had cracked at noon and "the whole tank may burst by night"')
    assert [act for act, _ in parts(text, found)] == [Act.ASSERT, Act.PREDICT]


def test_parts_with_one_act_stay_together(marked: Marked) -> None:
    text = '"The hull is cracked," Amt said. "The tanks are dry."'
    found = marked(text, "Amt", "said", ('"The hull is cracked,"', '"The tanks are dry."'))
    assert split(text, found) == (found,)


def test_two_halves_of_one_sentence_stay_together(marked: Marked) -> None:
    text = "Some of the crew, Amt said, would be flown home."
    found = marked(text, "Amt", "said", ("Some of the crew", "would be flown home"))
    assert split(text, found) == (found,)


def test_a_denial_is_not_parted(marked: Marked) -> None:
    text = "Amt denied that the hull cracked and that he would sell."
    found = marked(text, "Amt", "denied", "that the hull cracked and that he would sell")
    assert split(text, found) == (found,)
