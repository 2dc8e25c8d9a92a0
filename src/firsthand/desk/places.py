"""Where a desk is, and how it is reached."""

import os
import sqlite3
from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import QueuePool

from firsthand.errors import DeskUnavailable

WAIT = 10.0
"""Seconds that a writer waits for another to be done, unless told otherwise."""

_ONE_WRITER = 0x46697273
"""The number of PostgreSQL's advisory lock that a writer holds."""

_REMEDY = "name a file, or postgresql://USER@HOST/NAME"

_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",  # what was added or judged outlives a power cut, for one flush a report
    "PRAGMA cache_size = -65536",
    "PRAGMA mmap_size = 268435456",
    "PRAGMA temp_store = MEMORY",
)


def default_place() -> Path:
    """The desk of whoever names none: a file in the user's data folder."""
    return user_data_path("firsthand", appauthor=False) / "desk.sqlite"


def url_of(place: str | Path) -> URL:
    """The address of a desk: a path is an SQLite file, postgresql://... PostgreSQL. Raises DeskUnavailable for others."""
    if isinstance(place, Path) or "://" not in place:
        return URL.create("sqlite+pysqlite", database=str(Path(place).expanduser().absolute()))
    try:
        url = make_url(place)
    except (ArgumentError, ValueError) as error:
        raise DeskUnavailable("this is no address of a desk", place.partition("@")[2], _REMEDY) from error
    backend = url.drivername.partition("+")[0]
    if backend in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if backend != "sqlite":
        raise DeskUnavailable(f"a desk is kept in SQLite or PostgreSQL, not in {backend}", "", _REMEDY)
    if not url.database or url.database == ":memory:":
        raise DeskUnavailable("this names no file", place, _REMEDY)
    return url_of(Path(url.database))


def shown(url: URL) -> str:
    """The address as it may be printed: the file, or the URL without its password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.set(drivername="postgresql").render_as_string(hide_password=True)


def engine_for(url: URL, *, read_only: bool, wait: float) -> Engine:
    """Connections to a desk, made when they are needed, for any number of threads."""
    if url.get_backend_name() == "sqlite":
        return _sqlite(Path(str(url.database)), read_only=read_only, wait=wait)
    try:
        return _postgres(url, read_only=read_only, wait=wait)
    except (ImportError, NoSuchModuleError) as error:
        remedy = "install it: pip install 'firsthand[postgres]'"
        raise DeskUnavailable("PostgreSQL needs the driver psycopg", shown(url), remedy) from error


def _sqlite(path: Path, *, read_only: bool, wait: float) -> Engine:
    address = path.as_uri() + ("?mode=ro" if read_only else "?mode=rwc")
    # A log of writes that nobody can make or read: the file is all there is, and nobody changes it.
    if read_only and not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists():
        address += "&immutable=1"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(address, uri=True, check_same_thread=False, timeout=wait, isolation_level=None)
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        return connection

    engine = create_engine("sqlite+pysqlite://", creator=connect, pool_size=8, max_overflow=32, poolclass=QueuePool)
    event.listen(engine, "begin", _begin_on_sqlite)
    return engine


def _begin_on_sqlite(connection: Connection) -> None:
    # A transaction that will write takes the lock at once, so that it waits before it has read anything stale.
    writes = {"writing", "aside"} & connection.get_execution_options().keys()
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgres(url: URL, *, read_only: bool, wait: float) -> Engine:
    # Its compiler takes longer over these short queries than it ever saves.
    options = {"lock_timeout": f"{wait * 1000:.0f}", "jit": "off"} | (
        {"default_transaction_read_only": "on"} if read_only else {}
    )
    said = " ".join(f"-c {name}={value}" for name, value in options.items())
    arguments = {"options": f"{url.query.get('options', '')} {said}".strip(), "connect_timeout": max(int(wait), 2)}
    engine = create_engine(
        url.difference_update_query(["options"]),
        pool_size=8,
        max_overflow=32,
        pool_pre_ping=True,
        isolation_level="REPEATABLE READ",
        connect_args=arguments,
    )
    event.listen(engine, "begin", _begin_on_postgres)
    return engine


def _begin_on_postgres(connection: Connection) -> None:
    if "writing" in connection.get_execution_options():
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ONE_WRITER})")
        # On tables that have just grown it would collect all cards of a key and sort them, to give the latest few.
        connection.exec_driver_sql("SET LOCAL enable_bitmapscan = off")
