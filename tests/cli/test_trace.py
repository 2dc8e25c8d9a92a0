"""`firsthand trace` on the files that users have. Most of this needs the weights."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import firsthand.cli.trace as command
from firsthand.cli.main import main
from firsthand.model import Reading, Report
from firsthand.serial.traces import trace_from_json

from .conftest import Shell

FLOOD = (
    {"id": "a", "publisher": "Nore Valley News", "published": "2025-02-03T08:00:00Z"}
    | {"text": "The bridge over the Nore will stay closed until May, the county engineer Marek Dolan said on Monday."},
    {"id": "b", "publisher": "Harbour Post", "published": "2025-02-03T12:00:00Z"}
    | {"text": "The transport ministry denied that the bridge over the Nore will stay closed until May."},
)


@pytest.fixture
def flood(tmp_path: Path) -> Path:
    file = tmp_path / "flood.jsonl"
    file.write_text("".join(f"{json.dumps(report)}\n" for report in FLOOD), encoding="utf-8")
    return file


def test_json_is_one_trace_with_every_reading(flood: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", "--json", str(flood)]) == 0
    out, err = capfd.readouterr()
    assert err == "" and out.count("\n") == 1
    trace = trace_from_json(out)
    assert [reading.report.id for reading in trace.readings] == ["a", "b"]
    said = {ref for claim in trace.claims for ref in claim.statements}
    assert {ref.report for ref in said} == {"a", "b"} and all(claim.because for claim in trace.claims)


def test_without_json_claims_are_printed_with_their_standing(flood: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", str(flood)]) == 0
    out, err = capfd.readouterr()
    assert err == "" and "Marek Dolan" in out and "origin" in out


def test_a_page_is_written_and_where_is_said_on_stderr(flood: Path, capfd: pytest.CaptureFixture[str]) -> None:
    page = flood.with_name("trace.html")
    assert main(["trace", str(flood), "--html", str(page)]) == 0
    out, err = capfd.readouterr()
    assert out == "" and err.startswith(f"firsthand: {page}: written, with ") and err.endswith(" of 2 reports\n")
    assert "Marek Dolan" in page.read_text(encoding="utf-8")


def test_the_order_of_the_files_changes_nothing_but_the_readings_order(
    flood: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    turned = flood.with_name("turned.jsonl")
    turned.write_text("".join(f"{json.dumps(report)}\n" for report in reversed(FLOOD)), encoding="utf-8")
    main(["trace", "--json", str(flood)])
    first = trace_from_json(capfd.readouterr().out)
    main(["trace", "--json", str(turned)])
    second = trace_from_json(capfd.readouterr().out)
    assert (first.claims, first.copies, first.stories) == (second.claims, second.copies, second.stories)


def test_good_files_are_traced_the_bad_one_named_and_the_status_is_1(
    flood: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    bad = flood.with_name("bad.txt")
    bad.write_bytes(b"\x00\x01" * 50)
    assert main(["trace", "--json", str(flood), str(bad)]) == 1
    out, err = capfd.readouterr()
    assert len(trace_from_json(out).readings) == 2 and err.startswith(f"firsthand: {bad}: it is a binary file")


def test_nothing_to_trace_is_said(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", str(tmp_path / "none.txt")]) == 1
    out, err = capfd.readouterr()
    assert out == "" and "there is no such file or folder" in err


def test_a_page_that_cannot_be_written_is_said_before_anything_is_read(
    flood: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "read_all", lambda _: pytest.fail("something was read"))
    assert main(["trace", str(flood), "--html", str(flood.parent)]) == 1
    assert "it is a folder" in capfd.readouterr().err


def test_ctrl_c_traces_what_was_read_by_then(
    flood: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted_after_one(reports: Iterable[Report]) -> Iterator[Reading]:
        yield Reading(next(iter(reports)))
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "read_all", interrupted_after_one)
    assert main(["trace", "--json", str(flood)]) == 1
    out, err = capfd.readouterr()
    assert [reading.report.id for reading in trace_from_json(out).readings] == ["a"]
    assert err == "firsthand: interrupted; what was finished is kept\n"


def test_standard_input_is_traced_and_json_is_utf8_whatever_the_terminal_holds(shell: Shell) -> None:
    text = "Міст закрито. The bridge is closed, mayor Zoë Lind said."
    done = shell("trace", "--json", "-", stdin=text.encode(), PYTHONIOENCODING="ascii", LC_ALL="C")
    assert trace_from_json(done.stdout.decode("utf-8")).readings[0].report.text == text
