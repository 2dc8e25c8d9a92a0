"""Opening a desk: what is none is said, and left as it is."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from firsthand.desk import Desk, default_place
from firsthand.desk.migrating import upgrade
from firsthand.desk.places import shown, url_of
from firsthand.desk.tables import metadata
from firsthand.desk.upgrading import VERSIONS
from firsthand.errors import DeskError, DeskNewer, DeskUnavailable, FirsthandError
from tests.desk.material import add, report


def run(place: str, sql: str) -> None:
    """Change a database as no desk would."""
    engine = create_engine(url_of(place))
    with engine.begin() as connection:
        connection.exec_driver_sql(sql)
    engine.dispose()


def files(folder: Path) -> dict[str, bytes]:
    """What stands in a folder, but the aids that SQLite keeps beside a file while it is looked at."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if not file.name.endswith(("-wal", "-shm"))}


def test_a_desk_is_made_where_there_is_none_and_found_again(place: str) -> None:
    with Desk.open(place) as desk:
        add(desk, report())
    with Desk.open(place, create=False) as desk:
        assert desk.report("r1").id == "r1"


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    place = tmp_path / "new" / "still new" / "100% ünï?#.sqlite"
    with Desk.open(place) as desk:
        assert desk.where == str(place)
    assert place.exists()


def test_a_desk_that_is_to_be_there_and_is_not_is_said(tmp_path: Path) -> None:
    with pytest.raises(DeskUnavailable, match="there is no desk here"):
        Desk.open(tmp_path / "none.sqlite", create=False)
    with pytest.raises(DeskUnavailable, match="there is no desk here"):
        Desk.open(tmp_path / "none.sqlite", read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_a_desk_of_a_newer_version_is_said_and_not_touched(place: str, tmp_path: Path) -> None:
    with Desk.open(place) as desk:
        add(desk, report())
    run(place, "UPDATE alembic_version SET version_num = '99'")
    before = files(tmp_path)
    for read_only in (False, True):
        with pytest.raises(DeskNewer, match=r"newer version of Firsthand made it .*99"):
            Desk.open(place, read_only=read_only)
    assert files(tmp_path) == before
    run(place, f"UPDATE alembic_version SET version_num = '{VERSIONS[-1]}'")
    with Desk.open(place) as desk:
        assert desk.verify().whole


def test_a_desk_of_an_older_version_is_brought_up_with_all_that_is_on_it(place: str) -> None:
    """The first version had no users and fewer indexes."""
    with Desk.open(place) as desk:
        add(desk, report())
    for index in ("claims_by_change", "statements_by_act", "statements_by_reports_act"):
        run(place, f"DROP INDEX {index}")
    for table in ("visits", "attempts", "tokens", "sessions", "users"):
        run(place, f"DROP TABLE {table}")
    run(place, "UPDATE alembic_version SET version_num = '1'")
    with pytest.raises(DeskError, match="older version"):
        Desk.open(place, read_only=True)
    with Desk.open(place) as desk:
        assert desk.users.count() == 0
        assert desk.report("r1").id == "r1"
        assert desk.verify().whole


def test_the_versions_lead_to_the_tables_that_are_used(place: str) -> None:
    engine = create_engine(url_of(place))
    with engine.begin() as connection:
        for version in VERSIONS:
            upgrade(connection, version)
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": False})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def ours(thing: object, name: str | None, kind: str, *_: object) -> bool:
    """Not the tables of the full-text search, which are each database's own."""
    return not (kind in ("table", "index") and name and ("_found" in name or name.endswith("_words")))


def test_a_database_of_something_else_is_said_and_not_touched(place: str, tmp_path: Path) -> None:
    run(place, "CREATE TABLE recipes (name text)")
    before = files(tmp_path)
    with pytest.raises(DeskUnavailable, match="belongs to something else"):
        Desk.open(place)
    assert files(tmp_path) == before


@pytest.mark.parametrize(
    "content", [b"Dear diary, " * 100, b"\0" * 5000, b"SQLite format 3\0 and nothing of the kind" * 99]
)
def test_a_file_of_another_kind_is_said_and_not_touched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "diary.txt"
    path.write_bytes(content)
    with pytest.raises(DeskUnavailable, match=r"not a desk|damaged"):
        Desk.open(path)
    assert path.read_bytes() == content


def test_an_empty_file_becomes_a_desk(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    path.touch()
    with Desk.open(path) as desk:
        add(desk, report())


def test_a_folder_and_a_place_that_cannot_be_written_to_are_said(tmp_path: Path) -> None:
    with pytest.raises(DeskUnavailable, match="this is a folder"):
        Desk.open(tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(DeskUnavailable, match="cannot be made"):
        Desk.open(tmp_path / "file" / "desk.sqlite")
    with pytest.raises(DeskUnavailable):
        Desk.open("/proc/desk.sqlite")


@pytest.mark.parametrize(
    "place",
    ["mysql://me@there/desk", "postgresql://[", "sqlite://", "sqlite:///:memory:", "://", "postgresql://a:b:c@/"],
)
def test_an_address_of_no_desk_is_said(place: str) -> None:
    with pytest.raises(FirsthandError):
        Desk.open(place)


def test_a_server_that_is_not_there_is_said_without_the_password() -> None:
    with pytest.raises(DeskUnavailable, match="cannot be reached") as caught:
        Desk.open("postgresql://me:secret@127.0.0.1:9/desk", wait=1)
    assert "secret" not in str(caught.value)


def test_a_database_that_a_server_has_not_is_said(postgres: str) -> None:
    with pytest.raises(DeskUnavailable, match="no database of this name"):
        Desk.open(postgres.format(name="nowhere"))


def test_addresses_are_understood_and_shown(tmp_path: Path) -> None:
    assert shown(url_of("sqlite:////a/desk.sqlite")) == "/a/desk.sqlite"
    assert shown(url_of("postgres://me:secret@there/desk")) == "postgresql://me:***@there/desk"
    assert shown(url_of(tmp_path / "x")) == str(tmp_path / "x")
    assert shown(url_of("~/desk")) == str(Path("~/desk").expanduser())
    assert default_place().name == "desk.sqlite"


def test_a_desk_in_a_folder_that_may_only_be_read_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "desk.sqlite"
    with Desk.open(path) as desk:
        add(desk, report())
    monkeypatch.setattr("os.access", lambda *_: False)  # who runs the tests may be allowed everything
    with Desk.open(path, read_only=True) as desk:
        assert desk.report("r1").id == "r1"
        with pytest.raises(DeskError):
            add(desk, report("r2", "Other."))


def test_a_desk_is_marked_as_one(tmp_path: Path) -> None:
    Desk.open(tmp_path / "desk.sqlite").close()
    with closing(sqlite3.connect(tmp_path / "desk.sqlite")) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (0x46697273,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
