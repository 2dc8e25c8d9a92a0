"""What version a desk is of, and bringing an older one up to this one."""

from contextlib import closing
from importlib import import_module
from sqlite3 import OperationalError
from time import monotonic, sleep

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from firsthand.desk.database import Database
from firsthand.desk.failures import plainly
from firsthand.errors import DeskError, DeskNewer, DeskUnavailable

VERSIONS = ("1", "2", "3")
"""The versions of the schema that there have been, the present one last; each has its file in `migrations/versions`."""

_MIGRATING = "firsthand.desk.migrating"  # alembic takes long to load, and is needed only when something changes

_PATIENCE = 5.0  # seconds

_MARK = 0x46697273
"""SQLite's application_id of a desk: "Firs"."""


def prepare(engine: Engine, where: str, *, read_only: bool) -> None:
    """Make an empty database a desk, and an older desk one of this version. A newer one is not touched.

    Raises DeskNewer; DeskUnavailable for a database of something else; DeskError for an older one that may only be read.
    """
    with engine.connect() as connection:
        if version_of(connection, where) == VERSIONS[-1]:
            return
        if read_only:
            raise DeskError("it is of an older version, or empty", where, "open it once to write, with firsthand add")
    if engine.dialect.name == "sqlite":
        _log_ahead(engine, where)
    with Database(engine, where).writing() as connection:
        if version_of(connection, where) != VERSIONS[-1]:  # somebody else may have been quicker
            import_module(_MIGRATING).upgrade(connection)
            if engine.dialect.name == "sqlite":
                connection.exec_driver_sql(f"PRAGMA application_id = {_MARK}")


def _log_ahead(engine: Engine, where: str) -> None:
    """Let SQLite write ahead of its file, so that who reads and who writes do not wait for one another. Two that make a desk
    at the same moment bar each other from it without waiting, so each tries again."""
    until = monotonic() + _PATIENCE
    with plainly(where), closing(engine.raw_connection()) as raw:  # outside of any transaction, as SQLite wants it
        while True:
            try:
                raw.cursor().execute("PRAGMA journal_mode = WAL")
                return
            except OperationalError as error:
                if monotonic() > until:
                    raise DBAPIError("PRAGMA journal_mode", None, error) from error
                sleep(0.01)


def version_of(connection: Connection, where: str) -> str | None:
    """The version of a desk, None for an empty database; raises as `prepare` does."""
    names = set(inspect(connection).get_table_names())
    if "alembic_version" not in names:
        if names:
            raise DeskUnavailable("this database belongs to something else", where, "name another with --desk")
        return None
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if version is not None and version not in VERSIONS:
        remedy = "install a newer Firsthand to open it"
        known = f"schema {version}; this one knows {VERSIONS[-1]}"
        raise DeskNewer(f"a newer version of Firsthand made it ({known})", where, remedy)
    return version
