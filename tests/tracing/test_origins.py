"""Every claim is walked back to who spoke first: one body is one origin, whoever passes its word on."""

from firsthand.model import Act, Kind, Party, Standing
from tests.tracing.witness import (
    COMPANY,
    ENGINEER,
    GANNET,
    MINISTRY,
    POLICE,
    POST,
    TIDE,
    UNION,
    VIK,
    claim,
    interval,
    said,
)

PAPER = Party("a term sheet", Kind.UNNAMED)
CHIEF = Party("Ada Holm", Kind.PERSON, speaks_for=UNION)


def test_body_its_spokesman_and_its_release_are_one_origin() -> None:
    got = claim(said("r1", UNION), said("r2", CHIEF), said("r3", UNION, publisher="Dockers' Union"))
    assert interval(got) == (1, 1)
    assert [origin.speaker for origin in got.origins.each] == ["Dockers' Union"]
    assert [ref.report for ref in got.origins.each[0].statements] == ["r1", "r2", "r3"]


def test_person_known_to_speak_for_a_body_does_so_in_reports_that_do_not_say_it() -> None:
    assert interval(claim(said("r1", UNION), said("r2", CHIEF), said("r3", Party("Holm", Kind.PERSON)))) == (1, 1)


def test_relays_and_publishers_are_no_origins() -> None:
    got = claim(said("r1", UNION, via=(POST, GANNET)))
    assert [origin.speaker for origin in got.origins.each] == ["Dockers' Union"]


def test_narrated_statement_of_a_copy_has_the_origins_of_what_it_copies() -> None:
    got = claim(said("r1", UNION), said("r2", None, copy_of="r1"))
    assert interval(got) == (1, 1)
    assert [ref.report for ref in got.origins.each[0].statements] == ["r1", "r2"]


def test_narrator_is_an_origin_once_another_outlet_cites_it() -> None:
    got = claim(said("r1", None, publisher="Elsa Post"), said("r2", POST))
    assert [(change.standing, change.max) for change in got.history] == [
        (Standing.UNSOURCED, 0),
        (Standing.REPORTED, 1),
    ]


def test_cited_outlet_rests_on_those_whom_its_own_report_quotes() -> None:
    got = claim(said("r1", UNION, publisher="Elsa Post"), said("r2", POST))
    assert interval(got) == (1, 2)
    assert got.origins.each[1].rests_on == ("Dockers' Union",)
    assert got.origins.shared == ("the word of Elsa Post rests on the Dockers' Union, an origin too",)


def test_outlet_with_its_own_exclusive_rests_on_nobody_else() -> None:
    own = said("r1", POST, publisher="Elsa Post"), said("r1", UNION, publisher="Elsa Post", statement="s2")
    assert interval(claim(*own, said("r2", POST))) == (2, 2)


def test_outlet_that_cites_somebody_by_name_passes_them_on() -> None:
    got = claim(said("r1", MINISTRY), said("r2", POST, basis=(MINISTRY,)))
    assert [origin.speaker for origin in got.origins.each] == ["Transport Ministry of Norland"]


def test_document_speaks_through_whoever_passes_it_on() -> None:
    got = claim(said("r1", PAPER, via=(UNION,)))
    assert [(origin.speaker, origin.rests_on) for origin in got.origins.each] == [("Dockers' Union", ("a term sheet",))]


def test_origins_that_rest_on_an_unnamed_source_may_share_it() -> None:
    got = claim(said("r1", VIK), said("r2", UNION, basis=(PAPER,)), said("r3", POLICE))
    assert interval(got) == (2, 3)
    assert got.origins.shared == (
        "the word of the Dockers' Union rests on an unnamed source (a term sheet), which the others may share",
    )


def test_unnamed_source_may_be_a_source_of_the_others() -> None:
    got = claim(said("r1", ENGINEER), said("r2", VIK))
    assert interval(got) == (1, 2)
    assert got.origins.shared == ("unnamed: a former engineer, who may be, or share, a source of the others",)


def test_who_rests_on_somebody_that_rests_on_an_unnamed_source_may_share_it_too() -> None:
    got = claim(said("r1", VIK), said("r2", MINISTRY, basis=(POLICE,)), said("r3", POLICE, basis=(ENGINEER,)))
    assert interval(got) == (1, 3)


def test_origins_with_a_shared_upstream_are_one_at_least() -> None:
    got = claim(said("r1", UNION, basis=(VIK,)), said("r2", COMPANY, basis=(VIK,)))
    assert interval(got) == (1, 2)
    assert got.origins.shared == ("the word of the Dockers' Union and Lund Cranes rests on Runa Vik",)


def test_origins_that_rest_on_one_another_are_one_at_least() -> None:
    assert interval(claim(said("r1", UNION, basis=(MINISTRY,)), said("r2", MINISTRY))) == (1, 2)


def test_outlets_that_credit_one_another_are_one_unresolved_origin() -> None:
    got = claim(said("r1", TIDE, publisher="Elsa Post"), said("r2", POST, publisher="Evening Tide"))
    assert interval(got) == (1, 1)
    assert [origin.unresolved for origin in got.origins.each] == [True, True]


def test_circle_of_three_outlets_is_one_unresolved_origin() -> None:
    got = claim(
        said("r1", TIDE, publisher="Elsa Post"),
        said("r2", GANNET, publisher="Evening Tide"),
        said("r3", POST, publisher="Gannet News Agency"),
    )
    assert interval(got) == (1, 1)
    assert all(origin.unresolved for origin in got.origins.each)


def test_later_follow_up_that_credits_another_outlet_makes_no_circle() -> None:
    got = claim(said("r1", POST), said("r2", TIDE, publisher="Elsa Post"))
    assert not any(origin.unresolved for origin in got.origins.each)


def test_bodies_that_rest_on_one_another_both_speak_but_count_once_at_least() -> None:
    got = claim(said("r1", POLICE, basis=(MINISTRY,)), said("r2", MINISTRY, basis=(POLICE,)))
    assert interval(got) == (1, 2)
    assert all(origin.unresolved for origin in got.origins.each)


def test_what_rested_on_a_withdrawn_origin_alone_falls_with_it() -> None:
    told = said("r1", UNION, publisher="Elsa Post"), said("r2", POST), said("r3", UNION, Act.RETRACT)
    got = claim(*told)
    assert (got.standing, interval(got)) == (Standing.RETRACTED, (0, 0))
    assert got.history[-1].because == "Withdrawn by the Dockers' Union and Elsa Post; nobody else affirms it."


def test_who_also_speaks_for_itself_does_not_fall() -> None:
    told = said("r1", UNION), said("r2", COMPANY, basis=(UNION,)), said("r3", COMPANY), said("r4", UNION, Act.RETRACT)
    assert interval(claim(*told)) == (1, 1)


def test_relays_of_a_withdrawn_statement_do_not_bring_it_back() -> None:
    got = claim(said("r1", POST, publisher="Elsa Post"), said("r2", POST, Act.RETRACT), said("r3", POST))
    assert got.standing is Standing.RETRACTED


def test_body_can_affirm_anew_in_a_report_of_its_own() -> None:
    got = claim(said("r1", POST), said("r2", POST, Act.RETRACT), said("r3", POST, publisher="Elsa Post"))
    assert got.standing is Standing.REPORTED


def test_retraction_counts_over_what_the_same_report_repeats() -> None:
    own = said("r2", POST, statement="s2", publisher="Elsa Post")
    got = claim(said("r1", POST, publisher="Elsa Post"), said("r2", POST, Act.RETRACT, publisher="Elsa Post"), own)
    assert got.standing is Standing.RETRACTED


def test_copy_of_an_earlier_report_brings_no_denied_statement_back() -> None:
    got = claim(said("r1", UNION), said("r2", UNION, Act.DENY), said("r3", UNION, copy_of="r1"))
    assert got.standing is Standing.RETRACTED


def test_outlet_and_the_unnamed_source_of_its_own_report_are_one_origin() -> None:
    own = said("r1", POST, publisher="Elsa Post", basis=(ENGINEER,))
    got = claim(own, said("r1", ENGINEER, publisher="Elsa Post", statement="s2"))
    assert interval(got) == (1, 1)
    retracted = claim(own, said("r1", ENGINEER, publisher="Elsa Post", statement="s2"), said("r2", POST, Act.RETRACT))
    assert (retracted.standing, interval(retracted)) == (Standing.RETRACTED, (0, 0))


def test_document_that_nobody_passes_on_speaks_through_the_publisher() -> None:
    got = claim(said("r1", PAPER, publisher="Elsa Post"))
    assert [(origin.speaker, origin.rests_on) for origin in got.origins.each] == [("Elsa Post", ("a term sheet",))]
