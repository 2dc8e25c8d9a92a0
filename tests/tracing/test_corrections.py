"""A denial or a withdrawal that names a figure takes a stand only on claims of that figure."""

from dataclasses import replace

from firsthand import model
from firsthand.model import Act, Count, Figure, Stance, Standing
from firsthand.tracing.corrections import with_a_stand
from tests.tracing.witness import COMPANY, MINISTRY, POLICE, UNION, claim, said


def counting(testimony: model.Testimony, *values: float, of: str = "dead") -> model.Testimony:
    counts = tuple(Count(Figure((at, at + 1), value, value, "people"), (of,)) for at, value in enumerate(values))
    return replace(testimony, counts=counts)


NINETEEN = counting(said("r1", MINISTRY), 19)
SIXTEEN = counting(said("r2", MINISTRY), 16)
CORRECTED = counting(said("r2", MINISTRY, Act.RETRACT, statement="s2"), 19, 16)


def test_corrected_value_withdraws_the_old_one() -> None:
    assert claim(NINETEEN, CORRECTED).standing is Standing.RETRACTED


def test_corrected_value_affirms_the_new_one() -> None:
    assert claim(SIXTEEN, CORRECTED).standing is Standing.REPORTED


def test_denial_of_another_value_denies_nothing() -> None:
    other = counting(said("r3", COMPANY, Act.DENY), 27)
    assert claim(NINETEEN, other).standing is Standing.REPORTED
    assert claim(NINETEEN, counting(said("r3", COMPANY, Act.DENY), 19)).standing is Standing.DISPUTED


def test_withdrawal_of_another_count_withdraws_nothing() -> None:
    missing = counting(said("r1", POLICE), 11, of="missing")
    assert claim(missing, counting(said("r2", POLICE, Act.RETRACT), 19, 16)).standing is Standing.REPORTED


def test_withdrawal_without_a_figure_withdraws_the_claim() -> None:
    assert claim(NINETEEN, said("r2", MINISTRY, Act.RETRACT)).standing is Standing.RETRACTED


def test_claim_of_no_figure_keeps_every_stand() -> None:
    told = [said("r1", UNION), said("r2", POLICE), counting(said("r3", COMPANY, Act.DENY), 27)]
    assert [testimony.stance for testimony in with_a_stand(told)] == [Stance.AFFIRMS, Stance.AFFIRMS, Stance.DENIES]


def test_statement_without_a_stand_stays_in_the_claim() -> None:
    got = claim(NINETEEN, counting(said("r3", COMPANY, Act.DENY), 27))
    assert [ref.report for ref in got.statements] == ["r1", "r3"]
