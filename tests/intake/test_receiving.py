"""Reports with the bytes that they came as."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from firsthand.intake import Limits, Received, Rejection, load, receive, receive_bytes

LIMITS = Limits(10_000)
TEXT = "The road is closed, the county police said."
PAGE = f"<!doctype html><html><body><article><p>{TEXT} It opens again on Monday.</p></article></body></html>"
LINES = "\n".join(json.dumps({"id": name, "text": TEXT, "title": "half \ud83d pair"}) for name in ("a", "b")) + "\n"


@pytest.mark.parametrize(("name", "words"), [("a.txt", TEXT), ("a.html", PAGE), ("a.jsonl", LINES), ("a.json", LINES)])
def test_each_report_comes_with_the_bytes_that_its_hash_is_made_of(name: str, words: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text(words, encoding="utf-8")
    taken = list(receive(file, LIMITS))
    assert taken
    for each in taken:
        assert isinstance(each, Received) and sha256(each.raw).hexdigest() == each.report.sha256
        assert each.raw in file.read_bytes()
    assert [each.report for each in taken if isinstance(each, Received)] == list(load(file, LIMITS))


@pytest.mark.parametrize(("name", "words"), [("a.txt", TEXT), ("a.html", PAGE), ("a.jsonl", LINES), ("pasted", TEXT)])
def test_bytes_handed_over_give_what_the_file_would(name: str, words: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text(words, encoding="utf-8")
    assert list(receive_bytes(words.encode(), name, LIMITS)) == list(receive(file, LIMITS))


@pytest.mark.parametrize(("data", "what"), [(b"", "there is no text in it"), (b"a" * 10_001, "it is larger than")])
def test_bytes_that_are_no_report_are_a_rejection_that_names_them(data: bytes, what: str) -> None:
    (rejected,) = receive_bytes(data, "../../etc/notes.txt", LIMITS)
    assert isinstance(rejected, Rejection)
    assert rejected.where == "../../etc/notes.txt" and rejected.what.startswith(what)
