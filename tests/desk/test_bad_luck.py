"""Whatever happens, nothing is half there, and one clear sentence says what it was."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from firsthand.desk import Desk
from firsthand.desk.tables import card_keys, cards, facets, readings, reports, statements
from firsthand.errors import DeskBusy, DeskError, DeskFull, DeskReadOnly, DeskUnavailable
from tests.conftest import on_server
from tests.desk.material import add, report

ROOT = Path(__file__).parents[2]


def driven(*arguments: str) -> list[str]:
    """What the program of this name prints."""
    command = [sys.executable, "-m", "tests.desk.driven", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.skipif(sys.platform == "win32", reason="it takes fork and SIGKILL")
def test_a_hundred_times_killed_nothing_is_half_there(place: str) -> None:
    # A server undoes what a client left, file or no file; it takes longer to be asked.
    driven("kill", place, "40" if "://" in place else "100", "7")
    with Desk.open(place) as desk:
        kept = desk.counts().reports
        assert kept > 10
        assert desk.verify().faults == ()
        assert_all_or_nothing(desk, kept)
        again = [add(desk, report(f"r{n}", f"Report {n} on the dam. " * 20)).put for n in range(kept)]
        assert set(again) == {"same"}


def assert_all_or_nothing(desk: Desk, kept: int) -> None:
    """Every report has its reading, its statements, its cards with their keys, its claim, its story."""
    ids = {f"r{n}" for n in range(kept)}
    with desk._database.asking() as connection:
        for column in (reports.c.id, readings.c.report, statements.c.report):
            assert set(connection.execute(select(column)).scalars()) == ids
        assert set(connection.execute(select(cards.c.id)).scalars()) == ids | {f"{id}/s1" for id in ids}
        assert len(connection.execute(select(card_keys.c.card)).all()) == 3 * kept
        claimed = connection.execute(select(statements.c.claim).where(statements.c.statement == "s1")).scalars()
        assert sorted(claimed) == sorted(f"c{n // 3}" for n in range(kept))
        assert connection.execute(select(reports.c.id).where(reports.c.story.is_(None))).all() == []
        assert len(connection.execute(select(facets.c.claim).distinct()).all()) == -(-kept // 3)
    assert len(desk.search("dam", limit=kept + 1)) == kept


def test_a_full_disk_loses_nothing_and_is_said(tmp_path: Path) -> None:
    said, found = driven("full", str(tmp_path / "desk.sqlite"))
    assert said.startswith("DeskFull") and "no room left" in said
    assert found == "True True 1"


def test_a_full_disk_of_a_server_is_said(made_in_postgres: str) -> None:
    with Desk.open(made_in_postgres) as desk, pytest.raises(DeskFull), desk._database.asking() as connection:
        connection.execute(text("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'disk_full'; END $$"))


def test_a_desk_that_may_only_be_read_can_be_read_and_says_so(place: str) -> None:
    with Desk.open(place) as desk:
        add(desk, report())
    with Desk.open(place, read_only=True) as desk:
        assert desk.report("r1").id == "r1"
        with pytest.raises(DeskReadOnly, match="only be read"):
            add(desk, report("r2", "Other text."))
        assert desk.verify().whole


def test_whoever_fails_in_the_middle_leaves_nothing(desk: Desk) -> None:
    with pytest.raises(ZeroDivisionError), desk.writing("tester") as tx:
        tx.put_report(report(), b"raw")
        tx.log("something", "report:r1")
        raise ZeroDivisionError
    assert desk.counts().reports == desk.seq() == 0
    assert desk.search("dam") == []


def test_the_second_of_two_writers_waits_for_the_first(place: str) -> None:
    with Desk.open(place) as desk:
        within, done = threading.Event(), threading.Event()

        def first() -> None:
            with desk.writing("first") as tx:
                within.set()
                done.wait(0.3)
                tx.put_report(report(), b"raw")

        writer = threading.Thread(target=first)
        writer.start()
        within.wait()
        add(desk, report("r2", "The second."))
        writer.join()
        assert [entry.who for entry in desk.audit(subject="report:r1") + desk.audit(subject="report:r2")] == [
            "first",
            "tester",
        ]
        assert desk.audit(subject="report:r1")[0].seq == 1
        assert desk.verify().whole


def test_who_has_waited_too_long_is_told_so_while_others_may_read(place: str) -> None:
    with Desk.open(place, wait=0.1) as desk:
        add(desk, report())
        with desk.writing("first"):
            assert desk.report("r1").id == "r1"
            with pytest.raises(DeskBusy, match="somebody else has been writing"), desk.writing("second"):
                pass
        add(desk, report("r2", "Other text."))


def test_many_who_add_at_once_all_get_their_turn(place: str) -> None:
    with Desk.open(place) as desk:
        jobs = [threading.Thread(target=add, args=(desk, report(f"r{n}", f"Text {n}."))) for n in range(12)]
        jobs += [threading.Thread(target=add, args=(desk, report("same", "The same text."))) for _ in range(4)]
        for job in jobs:
            job.start()
        for job in jobs:
            job.join()
        assert desk.counts().reports == 13
        assert desk.verify().whole


def test_two_who_make_the_same_desk_at_once_make_one(place: str) -> None:
    opened: list[Desk] = []
    jobs = [threading.Thread(target=lambda: opened.append(Desk.open(place))) for _ in range(4)]
    for job in jobs:
        job.start()
    for job in jobs:
        job.join()
    assert len(opened) == 4
    add(opened[0], report())
    assert all(desk.report("r1") for desk in opened)
    for desk in opened:
        desk.close()


@pytest.fixture
def on_postgres(new_database: str) -> Iterator[Desk]:
    with Desk.open(new_database) as opened:
        add(opened, report())
        yield opened


def test_a_connection_that_was_cut_is_made_again(on_postgres: Desk, postgres: str) -> None:
    others = "pid <> pg_backend_pid() AND starts_with(datname, 'desk')"
    cut = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}"
    on_server(postgres, cut)
    assert on_postgres.report("r1").id == "r1"
    with pytest.raises(DeskUnavailable, match="cannot be reached"), on_postgres.writing("tester") as tx:
        tx.put_report(report("r2", "Lost."), b"raw")
        on_server(postgres, cut)
        tx.put_report(report("r3", "Lost too."), b"raw")
    assert on_postgres.counts().reports == 1
    add(on_postgres, report("r2", "Lost no more."))
    assert on_postgres.verify().whole


def test_a_server_that_was_away_and_is_back_goes_on(on_postgres: Desk, postgres_server: Any) -> None:
    postgres_server.stop()
    try:
        for ask in (lambda: on_postgres.report("r1"), lambda: add(on_postgres, report("r2", "Other."))):
            with pytest.raises(DeskUnavailable, match="cannot be reached"):
                ask()
    finally:
        postgres_server.ensure_postgres_running()
    add(on_postgres, report("r2", "Other."))
    assert on_postgres.verify().whole


def test_a_damaged_file_is_said(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    with Desk.open(path) as desk:
        for n in range(30):
            add(desk, report(f"r{n}", f"Text {n}. " * 500))
    whole = path.read_bytes()
    for start in range(8192, len(whole), 40_960):
        path.write_bytes(whole[:start] + b"\x55" * 4096 + whole[start + 4096 :])
        try:
            with Desk.open(path) as desk:
                assert not desk.verify().whole
        except DeskError as error:
            assert "damaged" in str(error) or "not a desk" in str(error), error
