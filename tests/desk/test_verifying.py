"""A desk proves itself whole, and says what is not."""

import pytest

from firsthand.desk import Desk, Fault
from firsthand.model import Verdict
from tests.desk.material import add, report

QUERIES: dict[str, tuple[str, str]] = {
    "UPDATE audit SET detail = 'x' WHERE seq = 2": ("audit:2", "not what was written"),
    "UPDATE audit SET who = 'eve' WHERE seq = 1": ("audit:1", "not what was written"),
    "DELETE FROM audit WHERE seq = 2": ("audit:3", "entries 2 to 2 are missing"),
    "UPDATE reports SET text = 'The dam broke.' WHERE id = 'r1'": ("report:r1", "not what was added"),
    "UPDATE reports SET published = NULL WHERE id = 'r1'": ("report:r1", "not what was added"),
    "UPDATE reports SET id = 'r9' WHERE id = 'r3'": ("report:r9", "the log does not know of it"),
    "DELETE FROM reports WHERE id = 'r3'": ("report:r3", "it is gone"),
    "UPDATE readings SET shape = (SELECT shape FROM readings WHERE report = 'r2') WHERE report = 'r1'": (
        *("report:r1", "a reading of it is not what was kept"),
    ),
    "UPDATE raws SET data = (SELECT data FROM raws ORDER BY sha256 LIMIT 1)": ("raw:", "not those that came in"),
    "UPDATE raws SET data = (SELECT shape FROM readings WHERE report = 'r1')": ("raw:", "not those that came in"),
    "UPDATE judgements SET value = 'F'": ("judgement:j1", "not what the log says"),
    "UPDATE judgements SET undone = 'eve'": ("judgement:j1", "not what the log says"),
}


@pytest.fixture
def desk(desk: Desk) -> Desk:
    add(desk, report("r1"))
    add(desk, report("r2", "nul \0 and half a pair \ud800", url="https://orvel.example/2"))
    with desk.writing("tester") as tx:
        tx.put_report(report("r3", "A third, not read yet."), b"third")
    desk.judge(Verdict.GRADE, "source:Orvel Post", value="B", who="ada")
    return desk


def damage(desk: Desk, sql: str) -> None:
    """Change a desk as Firsthand never would."""
    with desk._database.aside() as connection:
        connection.exec_driver_sql(sql)


def test_a_desk_that_nobody_touched_is_whole(desk: Desk) -> None:
    proven = desk.verify()
    assert proven.whole
    assert (proven.entries, proven.reports, proven.raws) == (desk.seq(), 3, 3)
    assert proven.head == desk.audit()[-1].hash


def test_an_empty_desk_is_whole(place: str) -> None:
    with Desk.open(place) as empty:
        assert empty.verify().whole


@pytest.mark.parametrize("sql", QUERIES)
def test_what_was_changed_behind_its_back_is_said(desk: Desk, sql: str) -> None:
    damage(desk, sql)
    where, what = QUERIES[sql]
    assert any(fault.where.startswith(where) and what in fault.what for fault in desk.verify().faults)


def test_a_report_that_was_slipped_in_is_said(desk: Desk) -> None:
    columns = "raw, text, publisher, url, published, added"
    damage(
        desk,
        f"INSERT INTO reports (seq, id, identity, {columns}) "
        f"SELECT 99, 'r99', 'x', {columns} FROM reports WHERE id = 'r1'",
    )
    assert desk.verify().faults == (Fault("report:r99", "the log does not know of it"),)


def test_bytes_that_cannot_be_unpacked_are_said_and_nothing_raises(desk: Desk, request: pytest.FixtureRequest) -> None:
    junk = "'\\x00ff'" if "postgresql" in request.node.name else "x'00ff'"
    damage(desk, f"UPDATE raws SET data = {junk}")
    faults = desk.verify().faults
    assert [fault.where for fault in faults] == ["desk:raws"]


def test_the_chain_follows_from_what_is_said_alone(desk: Desk) -> None:
    hashes = [entry.hash for entry in desk.audit(limit=None)]
    assert len(set(hashes)) == len(hashes) == desk.seq()
    assert [entry.seq for entry in desk.audit(before=4, limit=2)] == [2, 3]
    assert [entry.seq for entry in desk.audit(after=2, limit=2)] == [3, 4]
