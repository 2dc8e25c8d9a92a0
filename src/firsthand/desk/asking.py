"""Everything that can be asked of a desk."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import datetime

from firsthand.desk import (
    auditing,
    finding,
    judging,
    publishers,
    reports,
    reviewing,
    searching,
    stating,
    telling,
    writing,
)
from firsthand.desk.answers import (
    ALL,
    AuditEntry,
    ClaimHead,
    Counts,
    Extent,
    Filters,
    Hit,
    PublisherSummary,
    ReportHead,
    ReviewItem,
    SourceSummary,
    StorySummary,
)
from firsthand.desk.database import Database
from firsthand.desk.indexes import Kind
from firsthand.desk.tables import claims as claims_table
from firsthand.desk.tables import reports as reports_table
from firsthand.model import Card, Claim, Copy, FigureSeries, Judgement, Reading, Report, StatementRef, Story


class Asking:
    """The half of a desk that asks. Every answer is of one moment; whatever fails raises a DeskError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def at_once(self) -> AbstractContextManager[None]:
        """Whatever this thread asks inside is answered as of one moment, and sooner than if it were asked by itself."""
        return self._database.at_once()

    def known(self, report: Report) -> Report | None:
        """The same report as the desk has it, if it has it."""
        with self._database.asking() as connection:
            return writing.known(connection, report)

    def report(self, id: str) -> Report:
        """The report with this id. Raises NotOnDesk."""
        with self._database.asking() as connection:
            return reports.report(connection, id)

    def reports(self, ids: Sequence[str]) -> list[Report]:
        """The reports with these ids that there are, in the order asked."""
        with self._database.asking() as connection:
            return reports.reports_by_id(connection, ids)

    def heads(self, ids: Sequence[str]) -> dict[str, ReportHead]:
        """What lists show of reports, by id; their texts are not read."""
        with self._database.asking() as connection:
            return reports.heads(connection, ids)

    def raw(self, id: str) -> bytes:
        """The bytes that a report came as. Raises NotOnDesk."""
        with self._database.asking() as connection:
            return reports.raw(connection, id)

    def versions(self, id: str) -> list[str]:
        """The ids of all reports that stood at this one's URL, the oldest first, its own among them. Raises NotOnDesk."""
        with self._database.asking() as connection:
            return reports.versions(connection, id)

    def reading(self, id: str) -> Reading:
        """The current reading of a report. Raises NotOnDesk."""
        with self._database.asking() as connection:
            return reports.reading(connection, id)

    def current_readings(self, ids: Sequence[str]) -> dict[str, Reading]:
        """The current readings of those of these reports that there are, by id."""
        with self._database.asking() as connection:
            return reports.current_readings(connection, ids)

    def read_by_others(self, model_sha256: str, limit: int) -> list[str]:
        """The ids of reports whose current reading other weights made, the first read first; those that could not be read
        are left out."""
        with self._database.asking() as connection:
            return reports.read_by_others(connection, model_sha256, limit)

    def readings(self, id: str) -> list[tuple[datetime, Reading]]:
        """All readings ever made of a report, with when, the oldest first. Raises NotOnDesk."""
        with self._database.asking() as connection:
            return reports.readings_of(connection, id)

    def copies(self, report_id: str, limit: int | None = None) -> list[Copy]:
        """What a report copies (first), and what copies it; the first `limit` of these, or all."""
        with self._database.asking() as connection:
            return reports.copies_about(connection, report_id, limit)

    def copies_of(self, ids: Sequence[str]) -> dict[str, Copy]:
        """What those of these reports that copy another copy, by id."""
        with self._database.asking() as connection:
            return reports.copies_of(connection, ids)

    def claims_of_report(self, report_id: str) -> dict[str, str]:
        """The claim of each statement of a report, by the statement's id."""
        with self._database.asking() as connection:
            return reports.claims_of_report(connection, report_id)

    def stories(self, limit: int = 50, offset: int = 0, changed_since: int | None = None) -> list[StorySummary]:
        """Stories, the last changed first; only those changed after an entry of the log, if its number is given."""
        with self._database.asking() as connection:
            return telling.summaries(connection, limit, offset, changed_since)

    def story(self, id: str) -> Story:
        """A story, or the one that it went into, with its reports and claims in order of time. Raises NotOnDesk."""
        with self._database.asking() as connection:
            return telling.story(connection, id)

    def story_title(self, id: str) -> str:
        """The title of a story, or of the one that it went into. Raises NotOnDesk."""
        with self._database.asking() as connection:
            return telling.title(connection, id)

    def story_summary(self, id: str) -> StorySummary:
        """What lists say of a story, or of the one that it went into. Raises NotOnDesk."""
        with self._database.asking() as connection:
            return telling.summary(connection, id)

    def story_of(self, claim_id: str) -> str | None:
        """The story that a claim belongs to, None for none."""
        with self._database.asking() as connection:
            return finding.story_of(connection, claims_table, telling.staying(connection, claim_id))

    def story_of_report(self, report_id: str) -> str | None:
        """The story that a report belongs to, None for none."""
        with self._database.asking() as connection:
            return finding.story_of(connection, reports_table, report_id)

    def open_questions(self, story: str, limit: int = 20) -> list[Hit]:
        """The statements in which the reports of a story say that something is not known, the latest first."""
        with self._database.asking() as connection:
            return stating.open_questions(connection, telling.staying(connection, story), limit)

    def claim(self, id: str, changes: int | None = None, links: int | None = None) -> Claim:
        """A claim, or the one that it went into; of its history only the last `changes`, and of its links only so many, the
        least sure first, if asked. Raises NotOnDesk."""
        with self._database.asking() as connection:
            return finding.claim(connection, id, changes, links)

    def claims(self, filters: Filters = ALL, limit: int = 50, offset: int = 0) -> list[Claim]:
        """Claims that pass the filters, without their links, the newest first; those of one story by when they changed, the
        last first."""
        with self._database.asking() as connection:
            return finding.claims_by(connection, filters, limit, offset)

    def claims_with(self, ids: Sequence[str]) -> list[Claim]:
        """The claims with these ids that there are, without their links, in the order asked."""
        with self._database.asking() as connection:
            return finding.claims_with(connection, ids)

    def claim_heads(self, filters: Filters = ALL, limit: int = 50, offset: int = 0) -> list[ClaimHead]:
        """What lists show of the claims that `claims` gives: quick, however large they are."""
        with self._database.asking() as connection:
            return finding.heads_by(connection, filters, limit, offset)

    def claim_heads_with(self, ids: Sequence[str]) -> dict[str, ClaimHead]:
        """What lists show of those of these claims that there are, by id."""
        with self._database.asking() as connection:
            return finding.heads_with(connection, ids)

    def count_claims(self, filters: Filters = ALL) -> int:
        """How many claims pass the filters."""
        with self._database.asking() as connection:
            return finding.count_claims(connection, filters)

    def cards(self, claim_id: str, limit: int | None = None, offset: int = 0) -> list[Card]:
        """The cards of a claim's statements, by time (unknown times last); tracing knows what is on them."""
        with self._database.asking() as connection:
            return finding.cards_of(connection, claim_id, limit, offset)

    def card(self, ref: StatementRef) -> Card | None:
        """The card of one statement, where it is on the desk."""
        with self._database.asking() as connection:
            return finding.card_of(connection, ref)

    def count_cards(self, claim_id: str) -> int:
        """How many cards a claim has."""
        with self._database.asking() as connection:
            return finding.count_cards(connection, claim_id)

    def figures(self, *, claim: str | None = None, story: str | None = None) -> list[FigureSeries]:
        """The series of figures of a claim, or of all claims of a story."""
        with self._database.asking() as connection:
            return finding.figures_of(connection, claim, story)

    def search(
        self, query: str, kind: Kind = Kind.REPORTS, filters: Filters = ALL, limit: int = 20, offset: int = 0
    ) -> list[Hit]:
        """What matches a query (words, "a phrase", -not, begin*) and passes the filters: the best of the latest thousand.
        Whatever else stands in a query is passed over; an empty one gives all that the filters let pass, newest first."""
        with self._database.asking() as connection:
            return searching.search(connection, query, kind, filters, limit, offset)

    def seq(self) -> int:
        """The number of the log's last entry, 0 for none."""
        with self._database.asking() as connection:
            return auditing.last(connection)

    def audit(
        self, after: int = 0, before: int | None = None, limit: int | None = 100, subject: str | None = None
    ) -> list[AuditEntry]:
        """Entries of the log with numbers between `after` and `before`, neither included, oldest first. With `before` the
        last `limit` of them, else the first."""
        with self._database.asking() as connection:
            return auditing.entries(connection, after, before, limit, subject)

    def judgements(
        self,
        subject: str | None = None,
        *,
        who: str | None = None,
        limit: int | None = None,
        standing_only: bool = True,
    ) -> list[Judgement]:
        """Judgements that stand, or all, the oldest first: about one subject ("report:r1", as subject or object), by one
        person, or the last `limit` ones, if asked."""
        with self._database.asking() as connection:
            return judging.all_judgements(connection, subject, who, limit, standing_only=standing_only)

    def judgement(self, id: str) -> Judgement:
        """The judgement with this id, standing or not. Raises NotOnDesk."""
        with self._database.asking() as connection:
            return judging.judgement(connection, id)

    def publishers(self, limit: int = 50, offset: int = 0) -> list[PublisherSummary]:
        """Publishers by what they did, those with most reports first."""
        with self._database.asking() as connection:
            return publishers.publishers(connection, limit, offset)

    def publisher(self, name: str) -> PublisherSummary:
        """A publisher by what it did. Raises NotOnDesk."""
        with self._database.asking() as connection:
            return publishers.publisher(connection, name)

    def reports_by(self, publisher: str, limit: int = 50, offset: int = 0) -> list[ReportHead]:
        """What lists show of a publisher's reports, the last added first."""
        with self._database.asking() as connection:
            return reports.reports_by(connection, publisher, limit, offset)

    def sources(self, limit: int = 50, offset: int = 0) -> list[SourceSummary]:
        """Those who speak, by what they said, those with most statements first."""
        with self._database.asking() as connection:
            return publishers.sources(connection, limit, offset)

    def source(self, name: str) -> SourceSummary:
        """One who speaks, or is an origin, by what they said. Raises NotOnDesk."""
        with self._database.asking() as connection:
            return publishers.source(connection, name)

    def counts(self) -> Counts:
        """How much is on the desk."""
        with self._database.asking() as connection:
            return publishers.counts(connection)

    def extent(self) -> Extent:
        """How large the desk is: quicker than `counts`, which counts more."""
        with self._database.asking() as connection:
            return publishers.extent(connection)

    def review_queue(self, limit: int = 20, kind: str | None = None) -> list[ReviewItem]:
        """What the machine is least sure of and nobody has judged yet: "link", "copy", "speaker", or all in turn."""
        with self._database.asking() as connection:
            return reviewing.review_queue(connection, limit, kind)
