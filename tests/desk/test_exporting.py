"""A desk as JSON lines, and the same desk from them."""

import io
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from firsthand.desk import Desk, Filters, Kind
from firsthand.errors import DeskError, FirsthandError, InputError
from firsthand.model import FigurePoint, FigureSeries, ModelInfo, StatementRef, Verdict
from tests.desk.material import NOON, add, copy, reading, report


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """A desk with something in every table."""
    add(desk, report("r1", title="Dam holds"))
    add(desk, report("r2", "nul \0, half a pair \ud800, 日本", url="https://orvel.example/2"), b"\xff\x00raw")
    add(desk, report("r3", "Third."), story="st2")
    with desk.writing("tester") as tx:
        kept = tx.put_report(report("r4", "Changed.", url="https://orvel.example/2", published=None), b"4").report
        tx.put_reading(reading(kept))
        tx.put_reading(reading(kept, model=ModelInfo("tagger", "b" * 64)))
        tx.put_copies([copy("r2", "r1")])
        tx.merge_claim("c-r3", "c-r1")
        tx.merge_story("st2", "st1")
        point = FigurePoint(StatementRef("r1", "s1"), None, 3, 4.5, NOON, (0, 3))
        tx.put_figures("c-r1", [FigureSeries("houses", "houses", (point,), "c-r1")])
    made = desk.judge(Verdict.MERGE, "statement:r1/s1", "statement:r2/s1", who="ada", why="same")
    desk.undo(made.id, "bert")
    return desk


def exported(desk: Desk) -> str:
    out = io.StringIO()
    desk.export(out)
    return out.getvalue()


@pytest.fixture
def other() -> Iterator[Desk]:
    """Another desk, empty, in SQLite."""
    with tempfile.TemporaryDirectory() as folder, Desk.open(Path(folder) / "other.sqlite") as opened:
        yield opened


def test_an_imported_desk_is_the_same_desk(desk: Desk, other: Desk) -> None:
    text = exported(desk)
    assert other.import_from(text.splitlines()) == len(text.splitlines()) - 2
    assert exported(other) == text
    assert other.verify() == desk.verify() and other.verify().whole


def test_an_imported_desk_answers_as_the_other(desk: Desk, other: Desk) -> None:
    other.import_from(io.StringIO(exported(desk)))
    for each in (desk, other):
        assert [claim.id for claim in each.claims(Filters(publisher="Orvel Post"))] == ["c-r2", "c-r1"]
        assert [hit.id for hit in each.search("dam", Kind.REPORTS)] == ["r1"]
        assert each.claim("c-r3").id == "c-r1"
        assert len(each.readings("r4")) == 2
        with each.writing("tester") as tx:
            assert {card.id for card in tx.memory.statements.find(["dam"], 9)} == {"r1/s1", "r2/s1", "r3/s1"}
    assert desk.stories() == other.stories()
    assert desk.raw("r2") == other.raw("r2") == b"\xff\x00raw"


def test_an_imported_desk_goes_on_as_the_other(desk: Desk, other: Desk) -> None:
    other.import_from(exported(desk).splitlines())
    for each in (desk, other):
        add(each, report("r5", "Fifth."))
    assert [claim.id for claim in desk.claims()] == [claim.id for claim in other.claims()]
    assert other.verify().whole


def test_a_desk_that_is_not_empty_takes_no_import(desk: Desk) -> None:
    with pytest.raises(DeskError, match="not empty"):
        desk.import_from(exported(desk).splitlines())


def broken(lines: list[str]) -> dict[str, list[str]]:
    row = json.loads(lines[1])
    return {
        "it ends too early": lines[:-1],
        "schema": ['{"schema": "firsthand/desk/99"}', *lines[1:]],
        "no JSON": [*lines[:3], "{", *lines[3:]],
        "no object": [*lines[:3], "[]", *lines[3:]],
        "missing or changed": [*lines[:-2], lines[-1]],
        "no row of a desk": [lines[0], json.dumps(row | {"table": "users"}), *lines[2:]],
        "makes no sense": [lines[0], json.dumps(row | {"data": "*"}), *lines[2:]],
        "do not fit together": [lines[0], lines[1], *lines[1:]],
    }


def test_lines_that_are_damaged_are_refused_and_nothing_is_kept(desk: Desk, other: Desk) -> None:
    for what, lines in broken(exported(desk).splitlines()).items():
        with pytest.raises(InputError, match=what):
            other.import_from(lines)
        assert other.seq() == 0
    other.import_from(exported(desk).splitlines())


def test_nothing_at_all_is_refused(other: Desk) -> None:
    with pytest.raises(FirsthandError, match="ends too early"):
        other.import_from([])
