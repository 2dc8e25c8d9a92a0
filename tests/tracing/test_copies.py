"""Copies are found whole, cut and built in; what is no news of its own makes no two reports alike."""

from datetime import UTC, datetime, timedelta

import pytest

from firsthand.model import Copy, Degree, Judgement, Reading, Report, Verdict
from firsthand.tracing.copies import enter_report, roots
from firsthand.tracing.memory import JudgementsInMemory, MemoryInMemory

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)

WIRE = [
    "PORT ELSA, March 2 (Gannet) - A grain silo collapsed in the harbour of Port Elsa on Monday, and two dockers were "
    "pulled from the rubble alive, the fire brigade said.",
    '"We heard a crack and then the whole wall leaned over," said crane driver Ivo Lund, who watched from the far quay.',
    "The harbour board said the silo had last been inspected in October, and that the report named no fault in its walls.",
    "Divers searched the basin until dusk because some of the grain had slid into the water together with a lorry.",
    "The lorry's driver swam ashore by himself, according to the harbour master, and was treated for a broken wrist.",
]
OTHER = [
    "Farmers in the Elsa valley say the loss of the silo leaves them nowhere to store this year's barley.",
    "Their cooperative has asked the ministry to open the old army depot, which has stood empty for six years.",
    "A ministry official answered that the depot has no ventilation and would spoil the harvest within weeks.",
    "The cooperative's chair, Runa Vik, called that a pretext and invited the minister to come and breathe there.",
]
MENU = ["Home", "World", "Sport and weather", "Log in", "Most read stories of the week", "Newsletter"]
NOTICE = "© 2026 The Elsa Post and its licensors. All rights reserved. No part may be stored or passed on in any form."


def report(name: str, lines: list[str], hours: float | None = 0, title: str | None = None) -> Reading:
    at = None if hours is None else NOON + timedelta(hours=hours)
    return Reading(Report(name, "\n\n".join(lines), title=title, published=at))


def enter(*readings: Reading, judged: tuple[Judgement, ...] = ()) -> tuple[MemoryInMemory, dict[str, Copy]]:
    memory = MemoryInMemory(judgements=JudgementsInMemory(judged))
    rows = [copy for reading in readings for copy in enter_report(reading, memory)]
    return memory, {copy.report: copy for copy in rows}


def test_agency_copy_under_another_headline_is_verbatim() -> None:
    curly = [line.replace('"', "”").replace("'", "’") for line in WIRE]
    _, copies = enter(report("a", WIRE, 0, "Silo falls"), report("b", [*curly, NOTICE], 1, "Dockers saved"))
    assert copies["b"].of == "a"
    assert copies["b"].degree is Degree.VERBATIM
    assert copies["b"].shared == 1


def test_copy_with_cuts_and_additions_is_edited() -> None:
    _, copies = enter(report("a", WIRE), report("b", [WIRE[0], WIRE[2], WIRE[3], OTHER[0]], 1))
    assert copies["b"].degree is Degree.EDITED
    assert "left out" in copies["b"].because and "added" in copies["b"].because


def test_passages_are_the_same_words_in_both_texts() -> None:
    one, other = report("a", WIRE), report("b", [OTHER[0], *WIRE[1:4]], 1, "Another headline")
    _, copies = enter(one, other)
    passages = copies["b"].passages
    assert passages
    for passage in passages:
        ours = other.report.full_text[slice(*passage.span)]
        theirs = one.report.full_text[slice(*passage.of)]
        assert ours.split() == theirs.split()


def test_short_report_inside_a_long_one_is_found_both_ways() -> None:
    short = report("s", WIRE[2:4])
    long = report("l", [*OTHER, *WIRE, *OTHER[::-1]], 1)
    assert enter(short, long)[1]["l"].of == "s"
    assert enter(long, short)[1]["l"].of == "s"


def test_menus_notices_and_datelines_make_no_two_reports_alike() -> None:
    one = report("a", [*MENU, WIRE[0], NOTICE])
    other = report("b", [*MENU, "PORT ELSA, March 2 (Gannet) - " + OTHER[0], NOTICE], 1)
    assert not enter(one, other)[1]


def test_what_a_reading_calls_boilerplate_is_not_compared() -> None:
    appeal = " ".join(OTHER[:3])
    one, other = (report(name, [WIRE[n], appeal]) for n, name in enumerate("ab"))
    assert enter(one, other)[1]
    marked = [
        Reading(r.report, boilerplate=((r.report.full_text.index(appeal), len(r.report.full_text)),))
        for r in (one, other)
    ]
    assert not enter(*marked)[1]


def test_copy_in_a_page_with_its_menus_is_found() -> None:
    _, copies = enter(report("a", WIRE), report("b", [*MENU, *WIRE, *MENU, NOTICE], 1))
    assert copies["b"].degree is Degree.VERBATIM


def test_two_reports_that_quote_one_speech_at_length_are_no_copies() -> None:
    speech = "“" + " ".join(OTHER[1:]) + "”"
    one = report("a", [WIRE[0], f"{speech} said Runa Vik at the meeting.", WIRE[2]])
    other = report("b", [OTHER[0], WIRE[4], f"“Listen,” Runa Vik told members: {speech}"], 1)
    assert not enter(one, other)[1]


def test_older_report_that_comes_late_becomes_what_all_are_copies_of() -> None:
    memory, copies = enter(report("b", WIRE, 2), report("c", WIRE, 3), report("a", WIRE, 1))
    assert {name: copy.of for name, copy in copies.items()} == {"b": "a", "c": "a"}
    assert roots(["a", "b", "c"], memory) == {"b": "a", "c": "a"}


def test_earliest_goes_by_time_then_id_and_unknown_times_come_last() -> None:
    _, copies = enter(report("a", WIRE, None), report("c", WIRE, 5), report("b", WIRE, 5))
    assert {name: copy.of for name, copy in copies.items()} == {"a": "b", "c": "b"}


def test_roundup_of_two_texts_does_not_make_them_copies_of_each_other() -> None:
    _, copies = enter(report("a", WIRE), report("b", OTHER, 1), report("c", WIRE + OTHER, 2))
    assert "b" not in copies
    assert copies["c"].of == "a"


def test_hundreds_of_copies_are_all_found() -> None:
    many = [
        report(f"r{n:03}", [*WIRE, f"Edition {n} went to press late on this evening, the editors noted."], n)
        for n in range(300)
    ]
    memory, copies = enter(*many)
    assert len(copies) == 299
    assert {copy.of for copy in copies.values()} == {"r000"}
    assert len(memory.copies.group("r000")) == 300


def test_entering_a_report_again_changes_nothing() -> None:
    readings = [report("a", WIRE), report("b", WIRE[:4], 1), report("c", WIRE, 2)]
    memory, copies = enter(*readings)
    for reading in readings:
        for copy in enter_report(reading, memory):
            assert copies[copy.report] == copy
    assert roots(["a", "b", "c"], memory) == {"b": "a", "c": "a"}


@pytest.mark.parametrize("lines", [[], ["Fire!"], ["…", "—"], ["\ud800"], ["港口 的 一座 谷仓 倒塌 两名 工人 获救"]])
def test_any_text_can_be_entered_twice(lines: list[str]) -> None:
    enter(report("a", lines), report("b", lines, 1))


def judgement(verdict: Verdict, one: str, other: str) -> Judgement:
    return Judgement("j1", verdict, f"report:{one}", f"report:{other}", None, "Mara", "I know both", NOON)


def test_judged_no_copy_stays_apart_and_judged_copy_is_one() -> None:
    _, copies = enter(report("a", WIRE), report("b", WIRE, 1), judged=(judgement(Verdict.NOT_COPY, "b", "a"),))
    assert not copies
    _, copies = enter(report("a", WIRE), report("b", OTHER, 1), judged=(judgement(Verdict.COPY, "a", "b"),))
    assert copies["b"].of == "a"
    assert copies["b"].degree is Degree.REWRITTEN
    assert "Mara" in copies["b"].because
