"""The database of a desk as the rest of the room uses it: to ask, to write, or to write beside who writes."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import local
from typing import Any

from sqlalchemy import Connection, Engine, Select

from firsthand.desk.columns import AnyRow
from firsthand.desk.failures import plainly

_AT_A_TIME = 200


class Database:
    """Connections in transactions; whatever fails in one is undone, and said as a DeskError. For any number of threads."""

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine, self.where = engine, where
        # Writers of PostgreSQL would otherwise see the desk as it was before they waited for the lock.
        self._latest = {} if engine.dialect.name == "sqlite" else {"isolation_level": "READ COMMITTED"}
        self._held = local()

    @contextmanager
    def asking(self) -> Iterator[Connection]:
        """To ask: all answers are of one moment."""
        held: Connection | None = getattr(self._held, "connection", None)
        if held is not None:
            with plainly(self.where):
                yield held
            return
        with plainly(self.where), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """To ask many things: whatever this thread asks inside is answered as of one moment, by one connection."""
        if getattr(self._held, "connection", None) is not None:
            yield
            return
        with self.asking() as connection:
            self._held.connection = connection
            try:
                yield
            finally:
                self._held.connection = None

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """To write what belongs to the desk's data or its log: one at a time. Raises DeskBusy after ten seconds' wait."""
        with plainly(self.where), self._engine.connect() as plain:
            connection = plain.execution_options(writing=True, **self._latest)
            with connection.begin():
                yield connection

    @contextmanager
    def aside(self) -> Iterator[Connection]:
        """To write what belongs to neither, like a session, without waiting for others where the database can do that."""
        with plainly(self.where), self._engine.connect() as plain:
            connection = plain.execution_options(aside=True, **self._latest)
            with connection.begin():
                yield connection

    def close(self) -> None:
        """Give back all connections."""
        self._engine.dispose()


def streamed(connection: Connection, query: Select[*tuple[Any, ...]]) -> Iterator[AnyRow]:
    """The rows of a query, a few hundred at a time: as many as there are, they take no memory."""
    with connection.execute(query.execution_options(yield_per=_AT_A_TIME)) as rows:
        yield from rows
