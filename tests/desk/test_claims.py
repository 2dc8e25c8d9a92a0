"""Claims and stories on the desk: found by what they are about, and by ids that others once had."""

from datetime import timedelta

import pytest

from firsthand.desk import Desk, Event, Filters
from firsthand.errors import NotOnDesk
from firsthand.model import Act, FigurePoint, FigureSeries, Standing, StatementRef, Story
from tests.desk.material import NOON, add, claim, copy, reading, report


def ids(desk: Desk, **filters: object) -> list[str]:
    return [each.id for each in desk.claims(Filters(**filters))]  # type: ignore[arg-type]


def test_a_claim_comes_back_as_it_was_settled(desk: Desk) -> None:
    add(desk, report("r1"), claim_id="c1")
    add(desk, report("r2", "The dam at Orvel holds."), claim_id="c1")
    assert desk.claim("c1") == claim("c1", ("r1", "s1"), ("r2", "s1"))
    short = desk.claim("c1", changes=1, links=0)
    assert (short.history, short.links) == (desk.claim("c1").history[1:], ())
    assert desk.claims_of_report("r2") == {"s1": "c1"}
    assert [card.id for card in desk.cards("c1", limit=1, offset=1)] == ["r2/s1"]
    assert desk.count_cards("c1") == 2


def test_filters_give_the_claims_that_pass_them_all_newest_first(desk: Desk) -> None:
    add(desk, report("r1"))
    add(desk, report("r2", "Other text.", publisher="Sund Daily"))
    with desk.writing("tester") as tx:
        kept = tx.put_report(report("r3", "Third text.", publisher="Sund Daily"), b"3").report
        tx.put_reading(reading(kept, speaker="Water Board", act=Act.DENY))
        tx.put_claim(claim("c3", ("r3", "s1"), standing=Standing.DENIED), "st2")
    assert ids(desk) == ["c3", "c-r2", "c-r1"]
    assert ids(desk, publisher="Sund Daily") == ["c3", "c-r2"]
    assert ids(desk, publisher="Sund Daily", speaker="Ministry of Water") == ["c-r2"]
    assert ids(desk, act=Act.DENY) == ids(desk, standing=Standing.DENIED) == ids(desk, story="st2") == ["c3"]
    assert ids(desk, speaker="nobody") == []
    assert ids(desk, since=NOON + timedelta(days=1)) == ids(desk, until=NOON - timedelta(days=1)) == []
    assert desk.count_claims(Filters(publisher="Sund Daily")) == 2
    assert [each.id for each in desk.claims(limit=1, offset=1)] == ["c-r2"]


def test_statements_that_leave_a_claim_take_its_facets_along(desk: Desk) -> None:
    add(desk, report("r1"), claim_id="c1")
    add(desk, report("r2", "Other text.", publisher="Sund Daily"), claim_id="c1")
    with desk.writing("tester") as tx:
        tx.put_claims([(claim("c1", ("r1", "s1")), "st1"), (claim("c2", ("r2", "s1")), "st1")])
    assert ids(desk, publisher="Sund Daily") == ["c2"]
    assert desk.claims_of_report("r2") == {"s1": "c2"}


def test_a_merged_claim_leads_to_the_one_that_stays(desk: Desk) -> None:
    for n in (1, 2, 3):
        add(desk, report(f"r{n}", f"Text {n}."), claim_id=f"c{n}")
    with desk.writing("tester") as tx:
        tx.merge_claims({"c3": "c2"})
        tx.merge_claim("c2", "c1")
        tx.put_claim(claim("c1", ("r1", "s1"), ("r2", "s1"), ("r3", "s1")), "st1")
    assert desk.claim("c3").id == desk.claim("c2").id == "c1"
    assert desk.claims_of_report("r3") == {"s1": "c1"}
    assert desk.story_of("c3") == "st1"
    assert ids(desk) == ["c1"]


def test_a_merged_claim_is_found_by_what_both_were_found_by(desk: Desk) -> None:
    add(desk, report("r1"), claim_id="c1")
    add(desk, report("r2", "Other text.", publisher="Sund Daily"), claim_id="c2")
    with desk.writing("tester") as tx:
        tx.merge_claim("c2", "c1")
        tx.put_claim(claim("c1", ("r1", "s1"), ("r2", "s1")), "st1")
    assert ids(desk, publisher="Sund Daily") == ids(desk, publisher="Orvel Post") == ["c1"]


def test_a_report_read_anew_takes_its_former_speakers_from_its_claims(desk: Desk) -> None:
    kept = add(desk, report("r1"), claim_id="c1").report
    add(desk, report("r2", "Other text."), claim_id="c1")
    with desk.writing("tester") as tx:
        tx.put_reading(reading(kept, speaker="Water Board", act=Act.DENY))
        tx.put_claim(claim("c1", ("r1", "s1"), ("r2", "s1")), "st1")
    assert ids(desk, speaker="Water Board") == ids(desk, speaker="Ministry of Water") == ["c1"]
    with desk.writing("tester") as tx:
        tx.put_reading(reading(desk.report("r2"), speaker="Water Board"))
        tx.put_claim(claim("c1", ("r1", "s1"), ("r2", "s1")), "st1")
    assert ids(desk, speaker="Ministry of Water") == []


def test_lists_have_what_they_show_of_claims_without_all_that_is_in_them(desk: Desk) -> None:
    add(desk, report("r1"), claim_id="c1")
    add(desk, report("r2", "Other text.", hours=1), claim_id="c1")
    (head,) = desk.claim_heads(Filters(publisher="Orvel Post"))
    assert (head.id, head.gist, head.standing, head.because) == (
        "c1",
        "the dam at Orvel holds",
        "reported",
        "one origin says so",
    )
    assert (head.min, head.max, head.statements, head.reports, head.story) == (1, 1, 2, 2, "st1")
    assert (head.first, head.last) == (NOON, NOON + timedelta(hours=1))
    assert desk.claim_heads_with(["c1", "c9"]) == {"c1": head}
    (listed,) = desk.claims()
    assert listed == desk.claims_with(["c1"])[0]
    assert (listed.links, listed.statements) == ((), desk.claim("c1").statements)


def test_a_claim_that_is_dropped_is_gone(desk: Desk) -> None:
    add(desk, report("r1"))
    with desk.writing("tester") as tx:
        tx.drop_claims(["c-r1"])
    assert ids(desk) == [] and desk.claims_of_report("r1") == {}
    with pytest.raises(NotOnDesk):
        desk.claim("c-r1")


def test_the_log_tells_of_new_claims_and_of_changed_standings(desk: Desk) -> None:
    add(desk, report("r1"))
    with desk.writing("tester") as tx:
        tx.put_claim(claim("c-r1", ("r1", "s1"), standing=Standing.RETRACTED), "st1")
    told = [(entry.event, entry.detail) for entry in desk.audit(subject="claim:c-r1")]
    assert told == [(Event.NEW_CLAIM, "reported"), (Event.STANDING, "reported -> retracted")]


def test_a_story_is_summed_up(desk: Desk) -> None:
    add(desk, report("r1"))
    add(desk, report("r2", "Other text.", hours=30))
    add(desk, report("r3", "Other text, somewhere else.", published=None), story="st2")
    with desk.writing("tester") as tx:
        tx.put_copies([copy("r2", "r1")])
    first, second = desk.stories()
    assert (first.id, first.reports, first.first, first.activity) == ("st2", 1, None, ())
    assert (second.reports, second.claims, second.standings) == (2, 2, ((Standing.REPORTED, 2),))
    assert (second.origins, second.copies) == (1, 1)
    assert (second.first, second.last) == (NOON, NOON + timedelta(hours=30))
    assert [many for _, many in second.activity] == [1, 1]
    assert desk.story_summary("st1") == second
    assert desk.stories(changed_since=second.changed) == [first]
    assert desk.stories(limit=1, offset=1) == [second]


def test_a_story_names_its_reports_and_claims_in_order_of_time(desk: Desk) -> None:
    add(desk, report("r2", "Later.", hours=3))
    add(desk, report("r1", "Earlier."))
    assert desk.story("st1") == Story("st1", "The dam at Orvel", ("r1", "r2"), ("c-r1", "c-r2"))
    assert desk.story_of_report("r1") == "st1"


def test_a_merged_story_leads_to_the_one_that_stays(desk: Desk) -> None:
    add(desk, report("r1", "One."), story="st1")
    add(desk, report("r2", "Two."), story="st2")
    with desk.writing("tester") as tx:
        tx.merge_story("st2", "st1")
    assert desk.story("st2").reports == ("r1", "r2")
    assert [(each.id, each.reports, each.claims) for each in desk.stories()] == [("st1", 2, 2)]


def test_figures_belong_to_a_claim_and_through_it_to_a_story(desk: Desk) -> None:
    add(desk, report("r1"))
    point = FigurePoint(StatementRef("r1", "s1"), "Ministry of Water", 3, 4, NOON, (0, 3))
    series = FigureSeries("houses flooded", "houses", (point,), "c-r1")
    with desk.writing("tester") as tx:
        tx.put_figures("c-r1", [series])
    assert desk.figures(claim="c-r1") == desk.figures(story="st1") == [series]
    with desk.writing("tester") as tx:
        tx.put_figures("c-r1", [])
    assert desk.figures(story="st1") == []
