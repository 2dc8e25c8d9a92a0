"""Files, folders and standard input to reports, and what is refused on the way."""

import io
import os
import sys
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.intake import Limits, Rejection, distinct, load
from firsthand.model import Report

LIMITS = Limits(max_bytes=1_000_000)
SENTENCE = "The harbour master said the ferry would sail again on Monday.\n"


def one(path: Path, limits: Limits = LIMITS) -> Report:
    (found,) = load(path, limits)
    assert isinstance(found, Report), found
    return found


def refused(path: Path, limits: Limits = LIMITS) -> str:
    (found,) = load(path, limits)
    assert isinstance(found, Rejection), found
    return str(found)


def from_stdin(data: bytes, monkeypatch: pytest.MonkeyPatch) -> list[Report | Rejection]:
    stream = io.BufferedReader(io.BytesIO(data))
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=stream))
    return list(load("-", LIMITS))


def test_a_text_file_is_its_text_to_the_character(tmp_path: Path) -> None:
    text = "  Erste Zeile\r\n\r\n“Two” lines,\tno title\n\n"
    file = tmp_path / "a.txt"
    file.write_bytes(text.encode())
    report = one(file)
    assert report.text == report.full_text == text
    assert report.sha256 == sha256(text.encode()).hexdigest()
    assert (report.title, report.publisher, report.published, report.language) == (None, None, None, None)


def test_the_id_of_a_text_follows_from_it_alone(tmp_path: Path) -> None:
    for name, data in {"a.txt": SENTENCE.encode(), "b.txt": SENTENCE.encode("utf-16")}.items():
        (tmp_path / name).write_bytes(data)
    assert one(tmp_path / "a.txt").id == one(tmp_path / "b.txt").id


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n ", "\ufeff".encode(), "\u00a0\u2003".encode()])
def test_empty_and_blank_files_say_that_there_is_no_text(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    assert refused(file) == f"{file}: there is no text in it"


def test_fifty_megabytes_name_the_limit_and_two_ways_out(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    with file.open("wb") as stream:
        stream.truncate(50_000_000)
    sentence = refused(file, Limits(max_bytes=10_000_000))
    assert sentence == (
        f"{file}: it is larger than the 10 MB that one report may have; "
        "split it into reports, or raise the limit with --max-megabytes"
    )


def test_one_line_of_five_megabytes_within_the_limit_is_taken_whole(tmp_path: Path) -> None:
    file = tmp_path / "line.txt"
    file.write_text("The mayor said no. " * 263_158, encoding="utf-8")
    assert len(one(file, Limits(max_bytes=10_000_000)).text) == 19 * 263_158


def test_a_folder_is_read_with_its_folders_sorted_and_hidden_and_other_files_passed_over(tmp_path: Path) -> None:
    for name in ("b/second.txt", "a.txt", "c.TXT", "notes.md", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{name} is a file, the mayor said.", encoding="utf-8")
    texts = [found.text.split()[0] for found in load(tmp_path, LIMITS) if isinstance(found, Report)]
    assert texts == ["a.txt", "c.TXT", "b/second.txt"]


def test_a_bad_file_among_good_ones_is_a_rejection_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02" * 100)
    (tmp_path / "c.txt").write_text("Another " + SENTENCE, encoding="utf-8")
    first, bad, last = load(tmp_path, LIMITS)
    assert isinstance(first, Report) and isinstance(last, Report)
    assert str(bad) == f"{tmp_path / 'b.txt'}: it is a binary file, not text; save it as plain text in UTF-8"


def test_a_folder_without_reports_and_a_missing_file_say_so(tmp_path: Path) -> None:
    assert "no report in this folder" in refused(tmp_path)
    assert refused(tmp_path / "gone.txt") == f"{tmp_path / 'gone.txt'}: there is no such file or folder; check the name"


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to the superuser")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    file = tmp_path / "closed.txt"
    file.write_text(SENTENCE, encoding="utf-8")
    file.chmod(0)
    assert "cannot be read" in refused(file)


def test_a_file_with_another_ending_is_taken_for_what_it_begins_like(tmp_path: Path) -> None:
    file = tmp_path / "post"
    file.write_text('{"id": "p1", "text": "The mayor said no."}', encoding="utf-8")
    assert one(file).id == "p1"
    file.write_text("[UPDATE] The mayor said no.", encoding="utf-8")
    assert one(file).text.startswith("[UPDATE]")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"The mayor said no.", "The mayor said no."),
        (b"<3 from the mayor.", "<3 from the mayor."),
        (b"{not json} the mayor said", "{not json} the mayor said"),
        (b'\n {"text": "The mayor said no."}', "The mayor said no."),
        (b'[\n{"text": "The mayor said no."}]', "The mayor said no."),
        (b'\xef\xbb\xbf{"text": "The mayor said no."}', "The mayor said no."),
        (b"<p>The mayor said no to the bridge.</p>", "The mayor said no to the bridge."),
        ("Міст".encode("utf-16"), "Міст"),
    ],
)
def test_standard_input_is_taken_for_what_it_begins_like(
    data: bytes, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (report,) = from_stdin(data, monkeypatch)
    assert isinstance(report, Report) and report.text == text


def test_json_lines_on_standard_input_are_read_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    first, bad, last = from_stdin(b'{"text": "One."}\n{"text": }\n{"text": "Two."}\n', monkeypatch)
    assert isinstance(first, Report) and isinstance(last, Report)
    assert str(bad).startswith("standard input, line 2: it is not JSON")


def test_a_second_report_of_an_id_gets_a_suffix() -> None:
    taken: set[str] = set()
    ids = [distinct(Report(id=name, text="x"), taken).id for name in ("a", "a", "a-2", "a", "b")]
    assert ids == ["a", "a-2", "a-2-2", "a-3", "b"]


@given(data=st.binary(max_size=300), ending=st.sampled_from([".txt", ".html", ".json", ".jsonl", ""]))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_give_reports_or_reasons_that_can_be_said(tmp_path: Path, data: bytes, ending: str) -> None:
    file = tmp_path / f"any{ending}"
    file.write_bytes(data)
    found = list(load(file, LIMITS))
    assert found
    for each in found:
        if isinstance(each, Report):
            assert each.text.strip() and each.text.encode("utf-8")
        else:
            assert each.what and each.where.startswith(str(file))
