"""The desk: opening it, and the ways to change it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from firsthand.desk import exporting, places, verifying
from firsthand.desk.answers import Verification
from firsthand.desk.asking import Asking
from firsthand.desk.database import Database
from firsthand.desk.failures import plainly
from firsthand.desk.upgrading import prepare
from firsthand.desk.users import Users
from firsthand.desk.writing import Writing
from firsthand.errors import DeskUnavailable
from firsthand.model import Judgement, Verdict


class Desk(Asking):
    """A desk that is open; one for any number of threads. Whatever fails raises a DeskError and loses nothing.

    Use it as a context, or `close` it. What can be asked of it stands in `Asking`.
    """

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.where = database.where
        """The desk's file, or its URL without the password."""
        self.users = Users(database)
        """Those who use the desk in a browser."""

    @classmethod
    def open(
        cls, place: str | Path, *, create: bool = True, read_only: bool = False, wait: float = places.WAIT
    ) -> Self:
        """The desk at a place: the path of an SQLite file, or postgresql://USER@HOST/NAME.

        A desk that is not there is made, unless `create` says no; an older one is brought up to this version. Whoever wants
        to write waits for others for `wait` seconds. Raises
        DeskUnavailable where there is none and none can be made, DeskNewer for one that a newer version made.
        """
        url = places.url_of(place)
        where = places.shown(url)
        if url.get_backend_name() == "sqlite":
            _find_file(Path(str(url.database)), create=create and not read_only)
        engine = places.engine_for(url, read_only=read_only, wait=wait)
        try:
            with plainly(where):
                prepare(engine, where, read_only=read_only)
        except BaseException:
            engine.dispose()
            raise
        return cls(Database(engine, where))

    def close(self) -> None:
        """Give back all connections."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def writing(self, who: str) -> Iterator[Writing]:
        """One transaction in the name of `who`: all that is done with what it gives is kept at the end, or, if anything is
        raised, nothing. Only one writes at a time; others wait, and get a DeskBusy after ten seconds."""
        with self._database.writing() as connection:
            transaction = Writing(connection, who)
            yield transaction
            transaction.finish()

    def judge(
        self,
        verdict: Verdict,
        subject: str,
        object: str | None = None,
        value: str | None = None,
        *,
        who: str,
        why: str = "",
        seen: int | None = None,
    ) -> Judgement:
        """Keep a person's decision; see `Writing.judge`, which does the same within a transaction."""
        with self.writing(who) as transaction:
            return transaction.judge(verdict, subject, object, value, why=why, seen=seen)

    def verify(self) -> Verification:
        """Prove the log and all bytes whole, and that each is what the other says; faults are told, none is raised."""
        with self._database.asking() as connection:
            return verifying.verify(connection)

    def export(self, out: TextIO) -> int:
        """Write everything as JSON lines, but who may log in; the number of rows. All of it is of one moment."""
        with self._database.asking() as connection:
            return exporting.export(connection, out)

    def import_from(self, lines: Iterable[str]) -> int:
        """Fill this desk, which must be empty, with what `export` wrote of another; the number of rows.

        Raises DeskError where it is not empty, InputError where lines are damaged or missing; nothing is kept then.
        """
        with self._database.writing() as connection:
            return exporting.import_lines(connection, lines)

    def undo(self, id: str, who: str, why: str = "") -> Judgement:
        """Take a judgement back; see `Writing.undo`, which does the same within a transaction."""
        with self.writing(who) as transaction:
            return transaction.undo(id, why)


def _find_file(path: Path, *, create: bool) -> None:
    """Raises DeskUnavailable where there is no file and none is to be made, or no folder for it can be."""
    if path.is_dir():
        raise DeskUnavailable("this is a folder", str(path), "name a file in it")
    if path.exists():
        return
    if not create:
        raise DeskUnavailable(
            "there is no desk here", str(path), "add a report to make one, or name another with --desk"
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        remedy = "name a place that you may write to with --desk"
        raise DeskUnavailable(f"its folder cannot be made ({error.strerror})", str(path), remedy) from error
