"""What a database says of a failure, said in plain words and as one of the errors of a desk."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from firsthand.errors import DeskBusy, DeskError, DeskFull, DeskReadOnly, DeskUnavailable

_Told = tuple[type[DeskError], str, str]

_BUSY: _Told = (DeskBusy, "somebody else has been writing to it for too long", "try again when they are done")
_FULL: _Told = (
    DeskFull,
    "there is no room left on its disk; nothing of this change was kept",
    "make room and try again",
)
_READ_ONLY: _Told = (
    DeskReadOnly,
    "it may only be read",
    "ask for the right to write to it, or name another with --desk",
)
_BROKEN: _Told = (DeskUnavailable, "its file is damaged", "restore it from a copy, or import an export of it")
_NO_DESK: _Told = (DeskUnavailable, "this is not a desk, but a file of another kind", "name another with --desk")
_UNOPENED: _Told = (DeskUnavailable, "it cannot be opened", "see that the folder exists and that you may write to it")
_GONE: _Told = (DeskUnavailable, "its database cannot be reached", "see that it runs, and that the address is right")
_REFUSED: _Told = (DeskUnavailable, "its database lets nobody in by this name and password", "see the address")
_NO_DATABASE: _Told = (DeskUnavailable, "there is no database of this name", "make it first: createdb NAME")

_SQLITE = {
    "SQLITE_BUSY": _BUSY,
    "SQLITE_LOCKED": _BUSY,
    "SQLITE_FULL": _FULL,
    "SQLITE_IOERR_WRITE": _FULL,
    "SQLITE_READONLY": _READ_ONLY,
    "SQLITE_PERM": _READ_ONLY,
    "SQLITE_CORRUPT": _BROKEN,
    "SQLITE_NOTADB": _NO_DESK,
    "SQLITE_CANTOPEN": _UNOPENED,
}
"""By the beginning of the name of SQLite's result code, https://www.sqlite.org/rescode.html."""

_POSTGRES = {
    "55P03": _BUSY,
    "40": _BUSY,
    "53100": _FULL,
    "53": _BUSY,
    "25006": _READ_ONLY,
    "42501": _READ_ONLY,
    "3D": _NO_DATABASE,
    "28": _REFUSED,
    "08": _GONE,
    "57P": _GONE,
}
"""By the beginning of SQLSTATE, https://www.postgresql.org/docs/current/errcodes-appendix.html; the first that fits."""


@contextmanager
def plainly(where: str) -> Iterator[None]:
    """Whatever fails in the database inside is raised as a DeskError that says so in one sentence."""
    try:
        yield
    except NoConnectionFree as error:
        raise DeskBusy("too many ask at once", where, "try again in a moment") from error
    except SQLAlchemyError as error:
        kind, what, remedy = _told(error)
        raise kind(what, where, remedy) from error


def _told(error: SQLAlchemyError) -> _Told:
    original = error.orig if isinstance(error, DBAPIError) else None
    name, state = getattr(original, "sqlite_errorname", None), getattr(original, "sqlstate", None)
    known, code = (_SQLITE, name) if name else (_POSTGRES, state)
    for beginning, told in known.items():
        if code and code.startswith(beginning):
            return told
    if original is not None and not code and type(original).__name__ == "OperationalError":
        return _unanswered(str(original))
    return DeskError, f"its database failed ({original or error})".replace("\n", " "), ""


def _unanswered(said: str) -> _Told:
    """Why no connection was made: the driver of PostgreSQL gives no state then, but the server's words."""
    if "password" in said or "authentication" in said or 'role "' in said:
        return _REFUSED
    return _NO_DATABASE if 'database "' in said and "does not exist" in said else _GONE
