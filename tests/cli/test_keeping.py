"""`firsthand add`, `judge`, `reread`, `verify`, `export` and `import`: what changes the desk. Needs the weights."""

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from firsthand.cli.main import main
from firsthand.desk import Desk

from .test_trace import FLOOD


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "own" / "desk.sqlite"
    monkeypatch.setenv("FIRSTHAND_DESK", str(place))
    monkeypatch.setenv("COLUMNS", "140")
    return place


@pytest.fixture
def flood(tmp_path: Path) -> Path:
    file = tmp_path / "flood.jsonl"
    file.write_text("".join(f"{json.dumps(report)}\n" for report in FLOOD), encoding="utf-8")
    return file


def lines(capfd: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    assert main([*arguments, "--json"]) == 0
    return [json.loads(line) for line in capfd.readouterr().out.splitlines()]


def said(capfd: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 0
    return " ".join(capfd.readouterr().out.split())


def complaint(capfd: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 1
    out, err = capfd.readouterr()
    assert out == "" and err.count("\n") == 1
    return err.strip()


def test_add_says_for_each_report_what_it_changed(desk: Path, flood: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["add", str(flood)]) == 0
    out, err = capfd.readouterr()
    assert "Nore Valley News · 2025-02-03 08:00 UTC · a · new, 1 statement" in out and "reported" in out
    assert err == f"firsthand: the desk is {desk}; `firsthand stories` shows what is on it\n"
    again = said(capfd, "add", str(flood))
    assert again.count("is on the desk already; nothing changed") == 2


def test_add_in_json_names_new_claims_and_changed_standings(
    desk: Path, flood: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    first, second = lines(capfd, "add", str(flood))
    assert (first["schema"], first["report"], first["put"]) == ("firsthand/added/1", "a", "new")
    (claim,) = first["claims"]
    assert claim["before"] is None and claim["standing"] == "reported" and claim["origins"] == {"min": 1, "max": 1}
    assert second["put"] == "new" and second["former"] is None
    assert [line["put"] for line in lines(capfd, "add", str(flood))] == ["same", "same"]


def test_standard_input_is_added_with_its_bytes(
    desk: Path, flood: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with flood.open() as stream:
        monkeypatch.setattr("sys.stdin", stream)
        assert [line["report"] for line in lines(capfd, "add", "-")] == ["a", "b"]
    with Desk.open(desk) as kept:
        assert kept.raw("a") == flood.read_bytes().splitlines()[0]


def test_what_cannot_be_taken_in_is_named_and_the_rest_is_added(
    desk: Path, flood: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    bad = flood.with_name("bad.txt")
    bad.write_bytes(b"\x00\x01" * 50)
    assert main(["add", str(bad), str(flood), "--json"]) == 1
    out, err = capfd.readouterr()
    assert len(out.splitlines()) == 2 and str(bad) in err


def test_a_judgement_is_kept_listed_and_taken_back(desk: Path, flood: Path, capfd: pytest.CaptureFixture[str]) -> None:
    lines(capfd, "add", str(flood))
    (kept,) = lines(capfd, "judge", "merge", "a/s1", "b/s1", "--why", "one bridge", "--who", "ada")
    assert (kept["verdict"], kept["subject"], kept["object"]) == ("merge", "statement:a/s1", "statement:b/s1")
    together = [len(claim["statements"]) for claim in lines(capfd, "claims")]
    assert together == [2]
    assert "merge statement:a/s1 and statement:b/s1: one bridge (ada, " in said(capfd, "judge", "list")
    (undone,) = lines(capfd, "judge", "undo", kept["id"], "--who", "bo")
    assert undone["undone"].startswith("bo") and said(capfd, "judge", "list") == "No judgement stands."


def test_split_grade_note_and_copy_are_about_what_they_should_be(
    desk: Path, flood: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    lines(capfd, "add", str(flood))
    (claim, *_) = lines(capfd, "claims")
    made = [
        ("split", "a/s1", "b/s1"),
        ("copy", "b", "a"),
        ("not-copy", "b", "a"),
        ("grade", "source:Marek Dolan", "B"),
        ("grade", "a/s1", "2"),
        ("note", claim["id"], "--why", "ask again in May"),
        ("accept", claim["id"]),
        ("reject", "a/s1"),
    ]
    subjects = [lines(capfd, "judge", *each)[0]["subject"] for each in made]
    assert subjects == [
        *("statement:a/s1", "report:b", "report:b", "source:Marek Dolan"),
        *("statement:a/s1", f"claim:{claim['id']}", f"claim:{claim['id']}", "statement:a/s1"),
    ]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("judge", "merge"), "firsthand: what it is about is missing; see `firsthand judge --help`"),
        (("judge", "merge", "a/s1"), "firsthand: it stands between two, and only one is named; see"),
        (("judge", "accept", "c1", "c2"), "firsthand: one argument too many: c2; see"),
        (("judge", "undo"), "firsthand: the id of the judgement is missing; see"),
        (("judge", "grade", "Marek Dolan"), "firsthand: the grade is missing: A to F, or 1 to 6; see"),
        (("judge", "grade", "Marek Dolan", "9"), "firsthand: "),
        (("judge", "merge", "a/s1", "zz/s9"), "firsthand: "),
        (("judge", "undo", "j99"), "firsthand: j99: "),
        (("judge", "frown", "c1"), "firsthand: argument VERB: invalid choice: 'frown'"),
    ],
)
def test_a_judgement_that_makes_no_sense_is_one_sentence(
    arguments: tuple[str, ...], sentence: str, desk: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    Desk.open(desk).close()
    assert complaint(capfd, *arguments).startswith(sentence)


def test_reread_finds_nothing_to_do_after_add(desk: Path, flood: Path, capfd: pytest.CaptureFixture[str]) -> None:
    lines(capfd, "add", str(flood))
    assert lines(capfd, "reread") == [{"schema": "firsthand/reread/1", "reports": 0}]
    assert said(capfd, "reread") == "every report was read by the present model already"


def test_verify_proves_a_desk_whole_and_finds_what_was_changed(
    desk: Path, flood: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    lines(capfd, "add", str(flood))
    assert said(capfd, "verify").startswith("whole: ")
    (found,) = lines(capfd, "verify")
    assert found["whole"] and found["reports"] == 2 and found["faults"] == []


def test_an_export_fills_an_empty_desk_with_the_same(
    desk: Path, flood: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    lines(capfd, "add", str(flood))
    out, other = tmp_path / "all.jsonl", tmp_path / "other.sqlite"
    assert main(["export", str(out)]) == 0
    assert capfd.readouterr().err.startswith(f"firsthand: {out}: written, with ")
    claims = lines(capfd, "claims")
    (taken,) = lines(capfd, "import", str(out), "--desk", str(other))
    assert taken["schema"] == "firsthand/imported/1" and taken["rows"] == len(out.read_text().splitlines()) - 2
    assert lines(capfd, "claims", "--desk", str(other)) == claims
    assert main(["export", "--desk", str(other)]) == 0
    assert capfd.readouterr().out == out.read_text(encoding="utf-8")
    assert "firsthand: " in complaint(capfd, "import", str(out), "--desk", str(other))


def test_what_is_no_export_is_refused_and_leaves_no_half_desk(
    desk: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"id": "x", "text": "Fire out."}\n', encoding="utf-8")
    complaint(capfd, "import", str(bad))
    assert lines(capfd, "claims") == []
    assert "check the name" in complaint(capfd, "import", str(tmp_path / "none.jsonl"))


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to the superuser")
def test_a_desk_that_cannot_be_written_is_one_sentence(
    desk: Path, flood: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    desk.parent.mkdir()
    desk.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    assert complaint(capfd, "add", str(flood)).startswith(f"firsthand: {desk}: ")


def test_a_desk_in_a_folder_that_cannot_be_made_is_one_sentence(
    flood: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    sentence = complaint(capfd, "add", str(flood), "--desk", str(tmp_path / "file" / "desk.sqlite"))
    assert sentence.startswith(f"firsthand: {tmp_path / 'file' / 'desk.sqlite'}: ")
