"""JSON in its three arrangements, and what is wrong with it by line and field."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from firsthand.intake import Limits, Rejection, load
from firsthand.intake.times import published_from
from firsthand.model import Report

LIMITS = Limits(max_bytes=100_000)
RECORD = {
    "id": "n-7",
    "publisher": "Nore Valley News",
    "url": "https://nore.example/7",
    "published": "2024-12-27T03:10:00Z",
    "title": "Bridge shut",
    "text": "The county closed the bridge, its engineer said.",
    "score": 3,
}


def found_in(tmp_path: Path, name: str, text: str | bytes) -> list[Report | Rejection]:
    file = tmp_path / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(load(file, LIMITS))


def sentences(found: list[Report | Rejection], tmp_path: Path) -> list[str]:
    return [str(each).removeprefix(f"{tmp_path}/") for each in found if isinstance(each, Rejection)]


def check(found: list[Report | Rejection]) -> None:
    (report,) = found
    assert isinstance(report, Report)
    assert (report.id, report.title, report.text) == (RECORD["id"], RECORD["title"], RECORD["text"])
    assert (report.publisher, report.url) == (RECORD["publisher"], RECORD["url"])
    assert report.published == datetime(2024, 12, 27, 3, 10, tzinfo=UTC)
    assert report.sha256 and len(report.sha256) == 64


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_a_record_on_one_line_is_a_report(tmp_path: Path, name: str) -> None:
    check(found_in(tmp_path, name, json.dumps(RECORD)))
    check(found_in(tmp_path, name, "\n\n" + json.dumps(RECORD) + "\r\n\n" if name == "a.jsonl" else json.dumps(RECORD)))


def test_an_object_over_several_lines_and_an_array_are_read(tmp_path: Path) -> None:
    check(found_in(tmp_path, "a.json", json.dumps(RECORD, indent=2)))
    check(found_in(tmp_path, "a.json", json.dumps([RECORD])))
    check(found_in(tmp_path, "a.json", b"\xef\xbb\xbf" + json.dumps([RECORD], indent=1).encode()))
    check(found_in(tmp_path, "a.json", json.dumps(RECORD, ensure_ascii=False).encode("utf-16")))
    check(found_in(tmp_path, "a.jsonl", json.dumps(RECORD, ensure_ascii=False).encode("utf-16")))


def test_only_a_text_is_needed_and_the_id_follows_from_the_content(tmp_path: Path) -> None:
    (first,) = found_in(tmp_path, "a.json", '{"text": "A."}')
    (same,) = found_in(tmp_path, "b.json", '{\n"title": null, "text":\n"A."}')
    (other,) = found_in(tmp_path, "c.json", '{"text": "A.", "publisher": "Nore Valley News"}')
    assert isinstance(first, Report) and isinstance(same, Report) and isinstance(other, Report)
    assert first.id == same.id != other.id


def test_a_number_as_id_is_taken_as_it_is_written(tmp_path: Path) -> None:
    (report,) = found_in(tmp_path, "a.json", '{"id": 12, "text": "A."}')
    assert isinstance(report, Report) and report.id == "12"


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{}", 'the field "text" is missing; every report needs a text'),
        ('{"text": null}', 'the field "text" is missing; every report needs a text'),
        ('{"text": "  "}', 'the field "text" is empty; every report needs a text'),
        ('{"text": ["a"]}', 'the field "text" is a list, not a string'),
        ('{"text": "a", "title": 4}', 'the field "title" is a number, not a string'),
        ('{"text": "a", "id": true}', 'the field "id" is true or false, not a string'),
        ('{"text": "a", "url": {}}', 'the field "url" is an object, not a string'),
        (
            '{"text": "a", "published": "last Tuesday"}',
            "the field \"published\" is no time: 'last Tuesday'; write it like 2024-12-27 or 2024-12-27T03:10:00Z",
        ),
        ('["a"]', 'it is a list, not an object with a text; write {"id": ..., "text": ...}'),
        ("null", 'it is null, not an object with a text; write {"id": ..., "text": ...}'),
        ('{"text": "a"', "it is not JSON: Expecting ',' delimiter at character 13"),
        ("[" * 50_000, "its JSON is nested too deeply or holds too long a number"),
        ('{"text": 1' + "0" * 9000 + "}", "its JSON is nested too deeply or holds too long a number"),
    ],
)
def test_a_bad_line_names_its_number_and_field_and_stops_no_other(tmp_path: Path, line: str, what: str) -> None:
    good = json.dumps(RECORD)
    found = found_in(tmp_path, "a.jsonl", f"{good}\n\n{line}\n{good}\n")
    assert [type(each) for each in found] == [Report, Rejection, Report]
    assert sentences(found, tmp_path) == [f"a.jsonl, line 3: {what}"]


def test_a_bad_report_in_an_array_names_its_line_and_stops_no_other(tmp_path: Path) -> None:
    text = '[\n{"text": "A."},\n{"title": "no text"},\n\n5,\n{"text": "B."}\n]'
    found = found_in(tmp_path, "a.json", text)
    assert [each.text for each in found if isinstance(each, Report)] == ["A.", "B."]
    missing, number = sentences(found, tmp_path)
    assert missing == 'a.json, line 3: the field "text" is missing; every report needs a text'
    assert number.startswith("a.json, line 5: it is a number, not an object")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            '[\n{"text": "A."}\n{"text": "B."}]',
            "a.json, line 2: it is not JSON: the array is broken behind this report",
        ),
        ('[\n{"text": "A."},\n{"text": B}]', "a.json, line 3: it is not JSON: Expecting value"),
        ('{\n"text": "A.",\n"title" "B"}', "a.json, line 3: it is not JSON: Expecting ':' delimiter"),
    ],
)
def test_broken_json_names_the_line_it_breaks_at(tmp_path: Path, text: str, what: str) -> None:
    assert sentences(found_in(tmp_path, "a.json", text), tmp_path) == [what]


@pytest.mark.parametrize(("name", "text"), [("a.json", "[]"), ("a.json", " \n"), ("a.jsonl", ""), ("a.jsonl", "\n\n")])
def test_a_file_without_a_record_says_so(tmp_path: Path, name: str, text: str) -> None:
    assert sentences(found_in(tmp_path, name, text), tmp_path) == [f"{name}: there is no report in it"]


def test_a_line_beyond_the_limit_is_passed_over_and_the_next_one_read(tmp_path: Path) -> None:
    good, long = json.dumps(RECORD), json.dumps(RECORD | {"text": "no " * 50_000})
    found = found_in(tmp_path, "a.jsonl", f"{long}\n{good}\n")
    (sentence,) = sentences(found, tmp_path)
    assert sentence.startswith("a.jsonl, line 1: it is larger than the 0.1 MB")
    check(found[1:])


def test_many_lines_may_be_more_than_the_limit_of_one(tmp_path: Path) -> None:
    found = found_in(tmp_path, "a.jsonl", (json.dumps(RECORD) + "\n") * 1000)
    assert len(found) == 1000 and all(isinstance(each, Report) for each in found)


def test_an_array_beyond_the_limit_asks_for_lines(tmp_path: Path) -> None:
    found = found_in(tmp_path, "a.json", json.dumps([RECORD] * 1000))
    assert "write one report a line (.jsonl)" in sentences(found, tmp_path)[0]


def test_half_surrogates_and_nul_become_replacements_of_the_same_length(tmp_path: Path) -> None:
    (report,) = found_in(tmp_path, "a.json", '{"text": "a\\u0000b\\ud83dc\\ud83d\\ude00"}')
    assert isinstance(report, Report) and report.text == "a\ufffdb\ufffdc\U0001f600"


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("2024-12-27", datetime(2024, 12, 27, tzinfo=UTC)),
        ("2024-12-27T03:10:00Z", datetime(2024, 12, 27, 3, 10, tzinfo=UTC)),
        (" 2024-12-27 03:10 ", datetime(2024, 12, 27, 3, 10, tzinfo=UTC)),
        ("2024-12-27T12:10:00+09:00", datetime(2024, 12, 27, 3, 10, tzinfo=UTC)),
        ("Fri, 27 Dec 2024 03:10:00 GMT", datetime(2024, 12, 27, 3, 10, tzinfo=UTC)),
    ],
)
def test_times_are_read_with_their_zone(written: str, time: datetime) -> None:
    assert published_from(written) == time


def test_the_zone_of_publication_is_kept() -> None:
    assert published_from("2024-12-27T12:10:00+09:00").utcoffset() == timedelta(hours=9)


@pytest.mark.parametrize("written", ["", "soon", "2024-13-01", "0001-01-01T00:00:00+14:00", "27.12.2024", "1735268400"])
def test_what_is_no_time_is_refused(written: str) -> None:
    with pytest.raises(ValueError):
        published_from(written)
