"""`firsthand read` on the files that users have. Most of this needs the weights."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

import firsthand.cli.read as command
from firsthand.cli.main import main
from firsthand.model import Reading, Report
from firsthand.serial.readings import from_json

from .conftest import Shell

STORY = (
    "The county closed the bridge over the Nore on Friday.\n\n"
    "“Nobody should cross it,” engineer Marek Dolan told reporters.\n\n"
    "The transport ministry said it would send inspectors in January.\n"
)
UKRAINIAN = "Мер заявив, що міст буде закрито до весни, а роботи триватимуть кілька тижнів."


@pytest.fixture
def story(tmp_path: Path) -> Path:
    file = tmp_path / "story.txt"
    file.write_text(STORY, encoding="utf-8")
    return file


def readings(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_json_is_one_reading_a_line_with_offsets_into_the_file(story: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--json", str(story)]) == 0
    out, err = capfd.readouterr()
    (reading,) = readings(out)
    assert err == "" and reading["schema"] == "firsthand/reading/1"
    assert reading["report"]["text"] == STORY and reading["report"]["language"] == "en"
    assert "reason" not in reading and reading["model"]["sha256"]
    cues = [STORY[start:end] for each in reading["statements"] for start, end in each["cue"]]
    assert any("said" in cue for cue in cues)


def test_a_table_is_printed_without_json(story: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(story)]) == 0
    out, err = capfd.readouterr()
    assert "Dolan" in out and err == ""


def test_a_page_is_written_and_where_is_said_on_stderr(story: Path, capfd: pytest.CaptureFixture[str]) -> None:
    page = story.with_name("page.html")
    assert main(["read", str(story), "--html", str(page)]) == 0
    out, err = capfd.readouterr()
    assert out == "" and err == f"firsthand: {page}: written, with 1 report\n"
    assert "Marek Dolan" in page.read_text(encoding="utf-8")


def test_a_report_in_another_language_is_no_error(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "uk.txt"
    file.write_text(UKRAINIAN, encoding="utf-8")
    assert main(["read", "--json", str(file)]) == 0
    (reading,) = readings(capfd.readouterr().out)
    assert (reading["report"]["language"], reading["statements"]) == ("uk", [])
    assert reading["reason"] == 'reports in this language ("uk") are not read yet'


def test_good_files_are_read_the_bad_one_named_and_the_status_is_1(
    story: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    bad = story.with_name("bad.txt")
    bad.write_bytes(b"\x00\x01" * 50)
    story.with_name("lines.jsonl").write_text('{"id": "x", "text": "Fire out."}\n{"id": "y"}\n', encoding="utf-8")
    assert main(["read", "--json", str(story.parent)]) == 1
    out, err = capfd.readouterr()
    assert [reading["report"]["text"] for reading in readings(out)] == ["Fire out.", STORY]
    first, second = err.splitlines()
    assert first == f"firsthand: {bad}: it is a binary file, not text; save it as plain text in UTF-8"
    assert second.endswith('lines.jsonl, line 2: the field "text" is missing; every report needs a text')


def test_a_repeated_id_gets_a_suffix_and_is_said(story: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--json", str(story), str(story)]) == 0
    out, err = capfd.readouterr()
    first, second = (reading["report"]["id"] for reading in readings(out))
    assert second == f"{first}-2"
    assert err == f"firsthand: {story}: there already is a report {first!r}; this one is {second!r} here\n"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "there is no text in it"),
        (b" \n ", "there is no text in it"),
        (b"%PDF-1.4", "it is a PDF document, not text; save it as plain text in UTF-8"),
        (b"a" * 2_000_001, "it is larger than the 2 MB that one report may have; split it into reports, or raise the"),
    ],
)
def test_a_file_that_cannot_be_taken_in_is_one_sentence(
    data: bytes, what: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bad.txt"
    file.write_bytes(data)
    assert main(["read", str(file), "--max-megabytes", "2"]) == 1
    out, err = capfd.readouterr()
    assert out == "" and err.startswith(f"firsthand: {file}: {what}") and err.count("\n") == 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_text_in_other_encodings_is_read_like_utf8(
    encoding: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(STORY.encode(encoding))
    assert main(["read", "--json", str(file)]) == 0
    assert readings(capfd.readouterr().out)[0]["report"]["text"] == STORY


def test_broken_utf8_is_read_with_replacements(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(STORY.encode() + b"\xe2\x80")
    assert main(["read", "--json", str(file)]) == 0
    assert readings(capfd.readouterr().out)[0]["report"]["text"] == STORY + "\ufffd"


def test_standard_input_is_read(shell: Shell) -> None:
    done = shell("read", "--json", "-", stdin=STORY.encode())
    assert done.returncode == 0 and from_json(done.stdout.decode()).report.text == STORY


def test_json_is_utf8_whatever_the_terminal_holds(shell: Shell) -> None:
    done = shell("read", "--json", "-", stdin=UKRAINIAN.encode(), PYTHONIOENCODING="ascii", LC_ALL="C")
    assert from_json(done.stdout.decode("utf-8")).report.text == UKRAINIAN
    table = shell("read", "-", stdin=UKRAINIAN.encode(), PYTHONIOENCODING="ascii", LC_ALL="C")
    assert (table.returncode, table.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("place", "what"),
    [("gone/page.html", "there is no folder"), (".", "it is a folder")],
)
def test_a_page_that_cannot_be_written_is_said_before_anything_is_read(
    place: str, what: str, story: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "read_all", lambda _: pytest.fail("something was read"))
    target = story.parent / place
    assert main(["read", str(story), "--html", str(target)]) == 1
    out, err = capfd.readouterr()
    assert out == "" and err.startswith(f"firsthand: {target}: {what}") and err.count("\n") == 1


def interrupted_after_one(reports: Iterable[Report]) -> Iterator[Reading]:
    yield Reading(next(iter(reports)))
    raise KeyboardInterrupt


def test_ctrl_c_keeps_what_was_finished(
    story: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "read_all", interrupted_after_one)
    assert main(["read", "--json", str(story), str(story)]) == 1
    out, err = capfd.readouterr()
    assert len(readings(out)) == 1 and err == "firsthand: interrupted; what was finished is kept\n"
    page = story.with_name("page.html")
    assert main(["read", "--html", str(page), str(story), str(story)]) == 1
    assert "Marek Dolan" in page.read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="signals and pipes of POSIX")
@pytest.mark.parametrize("shape", [["--json"], []])
def test_a_reader_that_has_seen_enough_ends_the_run_silently(shape: list[str], tmp_path: Path) -> None:
    file = tmp_path / "many.jsonl"
    file.write_text(f"{json.dumps({'text': UKRAINIAN})}\n" * 2000, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "firsthand", "read", str(file), *shape],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONUNBUFFERED": ""},
    )
    assert process.stdout and process.stderr
    assert process.stdout.readline()
    process.stdout.close()
    complaints = [line for line in process.stderr.read().splitlines() if b"there already is a report" not in line]
    process.stderr.close()
    assert complaints == [] and process.wait(timeout=60) == 0


def test_a_setting_that_cannot_be_used_is_named(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["read", "a", "--max-megabytes", "big"]) == 1
    monkeypatch.setenv("FIRSTHAND_MAX_MEGABYTES", "-3")
    assert main(["read", "a"]) == 1
    out, err = capfd.readouterr()
    option, variable = err.splitlines()
    assert out == "" and option == "firsthand: --max-megabytes: 'big' is no number above 0; the default is 10"
    assert variable == "firsthand: FIRSTHAND_MAX_MEGABYTES: '-3' is no number above 0; the default is 10"
