"""The rules of standing, one by one and in their order."""

import pytest

from firsthand.model import Act, Kind, Party, Standing
from firsthand.tracing.standings import RULES, Situation, standing_of
from firsthand.tracing.telling import Names
from tests.tracing.witness import COMPANY, ENGINEER, GANNET, MINISTRY, POLICE, POST, TIDE, UNION, VIK, claim, said

SPOKESMAN = Party("Ivo Lund", Kind.PERSON, speaks_for=MINISTRY)
TWO = Names.of(["Elsa Post", "Evening Tide"])


def test_rules_stand_in_the_order_of_the_words() -> None:
    assert [standing for standing, _ in RULES] == list(Standing)


def test_first_rule_that_matches_is_the_standing() -> None:
    everything = Situation(TWO, TWO, TWO, TWO, None, least=2, narrators=TWO)
    assert standing_of(everything)[0] is Standing.DISPUTED


def test_claim_is_retracted_when_every_origin_has_withdrawn() -> None:
    got = claim(said("r1", POST), said("r2", COMPANY, Act.DENY), said("r3", POST, Act.RETRACT))
    assert got.standing is Standing.RETRACTED
    assert got.because == "Withdrawn by Elsa Post; nobody else affirms it."


def test_retraction_of_one_of_two_leaves_the_other() -> None:
    got = claim(said("r1", POST), said("r2", UNION), said("r3", POST, Act.RETRACT))
    assert (got.standing, got.origins.max) == (Standing.REPORTED, 1)


def test_claim_is_denied_when_nobody_affirms() -> None:
    got = claim(said("r1", None), said("r2", COMPANY, Act.DENY))
    assert (got.standing, got.because) == (Standing.DENIED, "Denied by Lund Cranes; nobody affirms it.")


def test_only_somebody_named_can_dispute() -> None:
    assert claim(said("r1", POST), said("r2", ENGINEER, Act.DENY)).standing is Standing.REPORTED
    assert claim(said("r1", POST), said("r2", VIK, Act.DENY)).standing is Standing.DISPUTED


def test_official_body_confirms_what_another_origin_had_reported() -> None:
    got = claim(said("r1", UNION), said("r2", MINISTRY))
    assert got.standing is Standing.CONFIRMED
    assert got.because == (
        "Affirmed by the Transport Ministry of Norland, an official body, after the Dockers' Union had reported it."
    )


def test_official_body_that_repeats_itself_confirms_nothing() -> None:
    assert claim(said("r1", MINISTRY), said("r2", SPOKESMAN, Act.CONFIRM)).standing is Standing.REPORTED


def test_official_body_that_spoke_first_confirms_nothing_by_speaking_again() -> None:
    got = claim(said("r1", MINISTRY), said("r2", UNION), said("r3", MINISTRY, Act.CONFIRM))
    assert got.standing is Standing.CORROBORATED


def test_official_body_confirms_nothing_that_only_narrators_said() -> None:
    assert claim(said("r1", None), said("r2", MINISTRY, Act.CONFIRM)).standing is Standing.REPORTED


def test_unnamed_official_confirms_nothing() -> None:
    official = Party("a ministry official", Kind.UNNAMED)
    assert claim(said("r1", POST), said("r2", official, Act.CONFIRM)).standing is Standing.REPORTED


def test_party_to_the_event_confirms() -> None:
    got = claim(said("r1", UNION, about=(COMPANY,)), said("r2", COMPANY, Act.CONFIRM))
    assert got.standing is Standing.CONFIRMED
    assert "a party to the event" in got.because


def test_company_that_others_do_not_speak_of_is_no_party() -> None:
    assert claim(said("r1", UNION), said("r2", COMPANY, about=(COMPANY,))).standing is Standing.CORROBORATED


def test_within_a_report_only_an_act_of_confirming_confirms() -> None:
    both = said("r1", UNION), said("r1", MINISTRY, Act.CONFIRM, statement="s2")
    assert claim(*both).standing is Standing.CONFIRMED
    assert claim(both[0], said("r1", MINISTRY, statement="s2")).standing is Standing.CORROBORATED


def test_two_independent_origins_corroborate() -> None:
    assert claim(said("r1", UNION), said("r2", VIK)).standing is Standing.CORROBORATED


def test_fifty_outlets_with_one_agency_line_are_one_origin() -> None:
    copies = [said(f"r{n}", UNION, via=(GANNET,), copy_of="r1", publisher=f"Paper {n}") for n in range(2, 52)]
    got = claim(said("r1", UNION, publisher="Gannet News Agency"), *copies)
    assert (got.standing, got.origins.min, got.origins.max) == (Standing.REPORTED, 1, 1)


@pytest.mark.parametrize("act", [Act.DECLINE, Act.DOUBT])
def test_claim_that_nobody_affirms_or_denies_is_unsourced(act: Act) -> None:
    got = claim(said("r1", POLICE, act))
    assert got.standing is Standing.UNSOURCED
    assert got.because == "Neither affirmed nor denied by anybody known; the Elsa police would not or could not say."


def test_narrated_claim_is_unsourced() -> None:
    got = claim(said("r1", None, publisher="Evening Tide"))
    assert (got.standing, got.because) == (
        Standing.UNSOURCED,
        "Said only in the words of Evening Tide; no source is named.",
    )


def test_withdrawn_confirmation_no_longer_confirms() -> None:
    got = claim(said("r1", TIDE), said("r2", MINISTRY), said("r3", MINISTRY, Act.RETRACT))
    assert got.standing is Standing.REPORTED
