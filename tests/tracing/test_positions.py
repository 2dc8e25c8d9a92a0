"""Where each party stands: what it says last counts, and silence only of those from whom a word could be expected."""

from datetime import timedelta

import pytest

from firsthand.model import Act, Claim, Kind, Party, Stance
from tests.tracing.witness import COMPANY, MINISTRY, NOON, POLICE, POST, UNION, VIK, claim, said

NORWAY = Party("Norwegian government", Kind.GOVERNMENT)
CHIEF = Party("Ada Holm", Kind.PERSON, speaks_for=COMPANY)


def stances(got: Claim) -> dict[str, Stance]:
    return {position.party: position.stance for position in got.positions}


def test_positions_say_since_when_and_in_which_statement() -> None:
    got = claim(said("r1", UNION), said("r2", UNION), said("r3", COMPANY, Act.DENY))
    assert [(p.party, p.stance, p.since, p.statement and p.statement.report) for p in got.positions] == [
        ("Dockers' Union", Stance.AFFIRMS, NOON + timedelta(hours=1), "r1"),
        ("Lund Cranes", Stance.DENIES, NOON + timedelta(hours=3), "r3"),
    ]


def test_who_declined_and_later_affirms_affirms() -> None:
    got = claim(said("r1", UNION), said("r2", COMPANY, Act.DECLINE), said("r3", COMPANY, Act.CONFIRM))
    assert stances(got)["Lund Cranes"] is Stance.AFFIRMS


def test_who_denied_and_later_affirms_affirms_and_the_other_way_round() -> None:
    assert stances(claim(said("r1", COMPANY, Act.DENY), said("r2", COMPANY)))["Lund Cranes"] is Stance.AFFIRMS
    assert stances(claim(said("r1", COMPANY), said("r2", COMPANY, Act.DENY)))["Lund Cranes"] is Stance.DENIES


@pytest.mark.parametrize("act", [Act.DECLINE, Act.DOUBT])
def test_who_took_a_side_does_not_leave_it_by_saying_no_more(act: Act) -> None:
    assert stances(claim(said("r1", COMPANY), said("r2", COMPANY, act)))["Lund Cranes"] is Stance.AFFIRMS


def test_party_of_whom_nothing_is_known_is_silent_since_it_is_spoken_of() -> None:
    got = claim(said("r1", UNION), said("r2", UNION, about=(COMPANY,)), said("r3", VIK, about=(COMPANY,)))
    (silent,) = [position for position in got.positions if position.stance is Stance.SILENT]
    assert (silent.party, silent.since, silent.statement) == ("Lund Cranes", NOON + timedelta(hours=2), None)


def test_party_whose_spokesman_was_heard_is_not_silent() -> None:
    got = claim(said("r1", UNION, about=(COMPANY,)), said("r2", CHIEF, Act.DECLINE))
    assert stances(got)["Lund Cranes"] is Stance.DECLINES


@pytest.mark.parametrize(
    "party",
    [
        VIK,
        POST,
        Party("Elsa", Kind.PLACE),
        Party("two residents", Kind.UNNAMED),
        Party("Koreans", Kind.ORGANISATION),
    ],
)
def test_private_people_places_and_outlets_are_not_silent(party: Party) -> None:
    assert Stance.SILENT not in stances(claim(said("r1", UNION, about=(party,)))).values()


def test_government_is_not_silent_where_a_body_of_its_state_takes_a_side() -> None:
    ministry = Party("Norway's fisheries ministry", Kind.GOVERNMENT)
    assert "Norwegian government" in stances(claim(said("r1", UNION, about=(NORWAY,))))
    assert "Norwegian government" not in stances(claim(said("r1", UNION, about=(NORWAY,)), said("r2", ministry)))


def test_what_only_deniers_speak_of_makes_no_party() -> None:
    got = claim(said("r1", UNION), said("r2", MINISTRY, Act.DENY, about=(POLICE,)))
    assert Stance.SILENT not in stances(got).values()
