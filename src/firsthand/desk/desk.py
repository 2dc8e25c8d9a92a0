"""The desk: everything that can be asked of it, and the one way to change it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from firsthand.desk import auditing, finding, places, reports, searching, telling, writing
from firsthand.desk.answers import ALL, AuditEntry, Filters, Hit, ReportHead, StorySummary
from firsthand.desk.failures import plainly
from firsthand.desk.indexes import Kind
from firsthand.desk.tables import claims as claims_table
from firsthand.desk.tables import reports as reports_table
from firsthand.desk.upgrading import prepare
from firsthand.desk.upgrading import writing as writing_on
from firsthand.desk.writing import Writing
from firsthand.errors import DeskUnavailable
from firsthand.model import Card, Claim, Copy, FigureSeries, Reading, Report, Story


class Desk:
    """A desk that is open; one for any number of threads. Whatever fails raises a DeskError and loses nothing.

    Use it as a context, or `close` it.
    """

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine = engine
        self.where = where
        """The desk's file, or its URL without the password."""

    @classmethod
    def open(cls, place: str | Path, *, create: bool = True, read_only: bool = False) -> Self:
        """The desk at a place: the path of an SQLite file, or postgresql://USER@HOST/NAME.

        A desk that is not there is made, unless `create` says no; an older one is brought up to this version. Raises
        DeskUnavailable where there is none and none can be made, DeskNewer for one that a newer version made.
        """
        url = places.url_of(place)
        where = places.shown(url)
        if url.get_backend_name() == "sqlite":
            _find_file(Path(str(url.database)), create=create and not read_only)
        engine = places.engine_for(url, read_only=read_only)
        try:
            with plainly(where):
                prepare(engine, where, read_only=read_only)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, where)

    def close(self) -> None:
        """Give back all connections."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def writing(self, who: str) -> Iterator[Writing]:
        """One transaction in the name of `who`: all that is done with what it gives is kept at the end, or, if anything is
        raised, nothing. Only one writes at a time; others wait, and after ten seconds get a DeskBusy."""
        with plainly(self.where), writing_on(self._engine) as connection, connection.begin():
            transaction = Writing(connection, who)
            yield transaction
            transaction.finish()

    @contextmanager
    def _asking(self) -> Iterator[Connection]:
        """A connection to ask through: all its answers are of one moment."""
        with plainly(self.where), self._engine.connect() as connection, connection.begin():
            yield connection

    def known(self, report: Report) -> Report | None:
        """The same report as the desk has it, if it has it."""
        with self._asking() as connection:
            return writing.known(connection, report)

    def report(self, id: str) -> Report:
        """The report with this id. Raises NotOnDesk."""
        with self._asking() as connection:
            return reports.report(connection, id)

    def reports(self, ids: Sequence[str]) -> list[Report]:
        """The reports with these ids that there are, in the order asked."""
        with self._asking() as connection:
            return reports.reports_by_id(connection, ids)

    def heads(self, ids: Sequence[str]) -> dict[str, ReportHead]:
        """What lists show of reports, by id; their texts are not read."""
        with self._asking() as connection:
            return reports.heads(connection, ids)

    def raw(self, id: str) -> bytes:
        """The bytes that a report came as. Raises NotOnDesk."""
        with self._asking() as connection:
            return reports.raw(connection, id)

    def versions(self, id: str) -> list[str]:
        """The ids of all reports that stood at this one's URL, the oldest first, its own among them. Raises NotOnDesk."""
        with self._asking() as connection:
            return reports.versions(connection, id)

    def reading(self, id: str) -> Reading:
        """The current reading of a report. Raises NotOnDesk."""
        with self._asking() as connection:
            return reports.reading(connection, id)

    def readings(self, id: str) -> list[tuple[datetime, Reading]]:
        """All readings ever made of a report, with when, the oldest first. Raises NotOnDesk."""
        with self._asking() as connection:
            return reports.readings_of(connection, id)

    def copies(self, report_id: str) -> list[Copy]:
        """What a report copies (first), and what copies it."""
        with self._asking() as connection:
            return reports.copies_about(connection, report_id)

    def claims_of_report(self, report_id: str) -> dict[str, str]:
        """The claim of each statement of a report, by the statement's id."""
        with self._asking() as connection:
            return reports.claims_of_report(connection, report_id)

    def stories(self, limit: int = 50, offset: int = 0, changed_since: int | None = None) -> list[StorySummary]:
        """Stories, the last changed first; only those changed after an entry of the log, if its number is given."""
        with self._asking() as connection:
            return telling.summaries(connection, limit, offset, changed_since)

    def story(self, id: str) -> Story:
        """A story, or the one that it went into, with its reports and claims in order of time. Raises NotOnDesk."""
        with self._asking() as connection:
            return telling.story(connection, id)

    def story_summary(self, id: str) -> StorySummary:
        """What lists say of a story, or of the one that it went into. Raises NotOnDesk."""
        with self._asking() as connection:
            return telling.summaries(connection, ids=[telling.story(connection, id).id])[0]

    def story_of(self, claim_id: str) -> str | None:
        """The story that a claim belongs to, None for none."""
        with self._asking() as connection:
            return finding.story_of(connection, claims_table, telling.staying(connection, claim_id))

    def story_of_report(self, report_id: str) -> str | None:
        """The story that a report belongs to, None for none."""
        with self._asking() as connection:
            return finding.story_of(connection, reports_table, report_id)

    def claim(self, id: str) -> Claim:
        """A claim, or the one that it went into. Raises NotOnDesk."""
        with self._asking() as connection:
            return finding.claim(connection, id)

    def claims(self, filters: Filters = ALL, limit: int = 50, offset: int = 0) -> list[Claim]:
        """Claims that pass the filters, the newest first; those of one story by when they changed, the last first."""
        with self._asking() as connection:
            return finding.claims_by(connection, filters, limit, offset)

    def claims_with(self, ids: Sequence[str]) -> list[Claim]:
        """The claims with these ids that there are, in the order asked."""
        with self._asking() as connection:
            return finding.claims_with(connection, ids)

    def count_claims(self, filters: Filters = ALL) -> int:
        """How many claims pass the filters."""
        with self._asking() as connection:
            return finding.count_claims(connection, filters)

    def cards(self, claim_id: str, limit: int | None = None, offset: int = 0) -> list[Card]:
        """The cards of a claim's statements, by time (unknown times last); tracing knows what is on them."""
        with self._asking() as connection:
            return finding.cards_of(connection, claim_id, limit, offset)

    def count_cards(self, claim_id: str) -> int:
        """How many cards a claim has."""
        with self._asking() as connection:
            return finding.count_cards(connection, claim_id)

    def figures(self, *, claim: str | None = None, story: str | None = None) -> list[FigureSeries]:
        """The series of figures of a claim, or of all claims of a story."""
        with self._asking() as connection:
            return finding.figures_of(connection, claim, story)

    def search(
        self, query: str, kind: Kind = Kind.REPORTS, filters: Filters = ALL, limit: int = 20, offset: int = 0
    ) -> list[Hit]:
        """What matches a query (words, "a phrase", -not, begin*) and passes the filters: the best of the latest thousand.
        Whatever else stands in a query is passed over; one without words finds nothing."""
        with self._asking() as connection:
            return searching.search(connection, query, kind, filters, limit, offset)

    def seq(self) -> int:
        """The number of the log's last entry, 0 for none."""
        with self._asking() as connection:
            return auditing.last(connection)

    def audit(
        self, after: int = 0, before: int | None = None, limit: int | None = 100, subject: str | None = None
    ) -> list[AuditEntry]:
        """Entries of the log with numbers between `after` and `before`, neither included, oldest first. With `before` the
        last `limit` of them, else the first."""
        with self._asking() as connection:
            return auditing.entries(connection, after, before, limit, subject)


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
