"""Reports on the desk: unchangeable, each once, with the bytes they came as."""

from dataclasses import replace
from datetime import timedelta

import pytest

from firsthand.desk import Desk, Put
from firsthand.errors import NotOnDesk
from firsthand.model import ModelInfo, Report
from firsthand.text.hashing import sha256
from tests.desk.material import MODEL, NOON, add, copy, reading, report


def test_a_report_comes_back_as_it_went_in(desk: Desk) -> None:
    given = report(title="Dam holds", url="https://orvel.example/1")
    kept = add(desk, given, b"<html>raw</html>")
    assert kept.put is Put.NEW
    assert desk.report("r1") == replace(given, sha256=sha256(b"<html>raw</html>")) == kept.report
    assert desk.raw("r1") == b"<html>raw</html>"


def test_the_same_report_again_is_the_same(desk: Desk) -> None:
    add(desk, report())
    assert desk.known(report("r9")) == desk.report("r1")
    with desk.writing("tester") as tx:
        again = tx.put_report(report("r9"), b"other bytes")
    assert (again.put, again.report.id) == (Put.SAME, "r1")


def test_a_changed_text_at_the_same_url_is_a_new_version(desk: Desk) -> None:
    url = "https://orvel.example/1"
    add(desk, report(url=url))
    kept = add(desk, report("r2", "The dam at Orvel has gone, the ministry said.", url=url))
    assert (kept.put, kept.former, kept.report.id) == (Put.NEW_VERSION, "r1", "r2")
    assert desk.versions("r1") == desk.versions("r2") == ["r1", "r2"]
    assert add(desk, report(url=url)).put is Put.SAME


def test_the_same_text_at_two_urls_is_two_reports(desk: Desk) -> None:
    add(desk, report(url="https://orvel.example/1"))
    kept = add(desk, report(url="https://sund.example/9"))
    assert kept.put is Put.NEW
    assert kept.report.id != "r1"
    assert desk.report(kept.report.id).text == desk.report("r1").text


def test_the_same_bytes_are_kept_once(desk: Desk) -> None:
    add(desk, report(url="https://orvel.example/1"), b"same")
    kept = add(desk, report(url="https://sund.example/9"), b"same")
    assert desk.raw("r1") == desk.raw(kept.report.id) == b"same"
    assert desk.report("r1").sha256 == kept.report.sha256


def test_an_id_taken_by_another_text_gives_the_same_other_id_every_time(desk: Desk) -> None:
    add(desk, report())
    other = report(text="Something else altogether.")
    kept = add(desk, other)
    assert kept.put is Put.NEW
    assert kept.report.id.startswith("r1-")
    assert add(desk, other).report.id == kept.report.id


@pytest.mark.parametrize("text", ["nul \0 here", "half a pair \ud800 here", "marks \x02\x03", "Ж 𝒳 é", "", " \n"])
def test_any_text_is_kept_to_the_character(desk: Desk, text: str) -> None:
    given = Report(id="r1", text=text, title=text or None, publisher=text or None, url=text or None)
    kept = add(desk, given, b"")
    assert replace(desk.report(kept.report.id), sha256=None) == given
    assert desk.known(given) == kept.report


@pytest.mark.parametrize("id", ["", "a\0b", "a\nb", "\ud800", "x" * 10_000])
def test_an_id_that_no_address_can_have_is_exchanged(desk: Desk, id: str) -> None:
    kept = add(desk, report(id))
    assert kept.report.id.isalnum()
    assert desk.report(kept.report.id).text == kept.report.text


def test_a_time_keeps_its_moment_and_an_unknown_one_stays_unknown(desk: Desk) -> None:
    add(desk, report("r1", published=NOON + timedelta(microseconds=1)))
    add(desk, report("r2", published=None))
    assert desk.report("r1").published == NOON + timedelta(microseconds=1)
    assert desk.report("r2").published is None


def test_a_reading_comes_back_to_the_last_digit(desk: Desk) -> None:
    kept = add(desk, report(title="Dam holds"))
    assert desk.reading("r1") == reading(kept.report)


def test_a_new_model_makes_a_new_reading_and_the_old_one_stays(desk: Desk) -> None:
    kept = add(desk, report())
    newer = reading(kept.report, speaker="Water Board", model=ModelInfo("tagger", "b" * 64))
    with desk.writing("tester") as tx:
        assert tx.put_reading(newer)
    with desk.writing("tester") as tx:
        assert not tx.put_reading(newer)
    assert desk.reading("r1") == newer
    assert [each for _, each in desk.readings("r1")] == [reading(kept.report), newer]
    assert [entry.detail for entry in desk.audit(subject="report:r1")][1:] == ["b" * 64]


def test_a_report_read_anew_has_no_claims_until_it_is_traced(desk: Desk) -> None:
    kept = add(desk, report())
    assert desk.claims_of_report("r1") == {"s1": "c-r1"}
    with desk.writing("tester") as tx:
        tx.put_reading(reading(kept.report, speaker="Water Board", model=replace(MODEL, name="new")))
    assert desk.claims_of_report("r1") == {}


def test_copies_are_found_from_both_ends(desk: Desk) -> None:
    for n in (1, 2, 3):
        add(desk, report(f"r{n}", f"Text {n}"))
    with desk.writing("tester") as tx:
        tx.put_copies([copy("r2", "r1"), copy("r3", "r1")])
    assert desk.copies("r1") == [copy("r2", "r1"), copy("r3", "r1")]
    assert desk.copies("r1", limit=1) == [copy("r2", "r1")]
    assert desk.copies("r3") == [copy("r3", "r1")]
    with desk.writing("tester") as tx:
        tx.put_copies([copy("r3", "r2")])
        tx.drop_copies(["r2"])
    assert desk.copies("r1") == []


def test_heads_say_what_a_list_shows(desk: Desk) -> None:
    add(desk, report("r1", title="Dam holds"))
    add(desk, report("r2", "First line\nsecond line"))
    heads = desk.heads(["r1", "r2", "r3"])
    assert {id: head.title for id, head in heads.items()} == {"r1": "Dam holds", "r2": "First line"}
    assert [each.id for each in desk.reports(["r2", "r9", "r1"])] == ["r2", "r1"]


def test_what_is_not_there_is_said(desk: Desk) -> None:
    for ask in (desk.report, desk.reading, desk.raw, desk.versions, desk.claim, desk.story, desk.story_summary):
        with pytest.raises(NotOnDesk):
            ask("nothing")
