"""One transaction on a desk: reports, readings and what tracing makes of them, all of it kept or none."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from firsthand.desk import claiming, faceting, judging, stating, telling, verifying
from firsthand.desk import reports as kept_reports
from firsthand.desk.answers import Event, Kept, Put
from firsthand.desk.auditing import Log
from firsthand.desk.columns import storable
from firsthand.desk.indexes import Kind, index_of
from firsthand.desk.judging import Judged
from firsthand.desk.memory import MemoryOnDesk
from firsthand.desk.tables import copies, figures, raws, readings, reports, statements
from firsthand.model import Claim, Copy, FigureSeries, Judgement, Reading, Report, Story, Verdict
from firsthand.serial.lines import line_of
from firsthand.serial.traces import copy_shape, series_shape
from firsthand.text.hashing import sha256, sha256_of_text


class Writing:
    """What can be done on a desk by the one who writes; `Desk.writing` gives it, and keeps all or nothing of it."""

    def __init__(self, connection: Connection, who: str) -> None:
        self._connection = connection
        self._index = index_of(connection)
        self._log = Log(connection, who)
        self._figures: dict[str, list[FigureSeries]] = {}
        self.memory = MemoryOnDesk(connection)
        """What tracing remembers."""

    def put_report(self, report: Report, raw: bytes) -> Kept:
        """Keep a report with the bytes it came as, unless it is there already; use what comes back from there on.

        A changed text at the same URL is a new version, linked to the former; the same text at two URLs is two reports.
        An id that another report has is exchanged for one that follows from it.
        """
        identity = kept_reports.identity(report)
        if same := known(self._connection, report):
            return Kept(Put.SAME, same)
        digest, former = sha256(raw), self._former(report)
        kept = replace(report, id=kept_reports.free_id(self._connection, report, identity), sha256=digest)
        if not self._connection.execute(select(raws.c.sha256).where(raws.c.sha256 == digest)).first():
            self._connection.execute(insert(raws), {"sha256": digest, "data": raw})
        seq = next_seq(self._connection, reports)
        told = {"seq": seq, "identity": identity, "raw": digest, "former": former, "added": datetime.now(UTC)}
        self._connection.execute(insert(reports), {**kept_reports.row_of(kept), **told})
        self._index.enter(Kind.REPORTS, [seq])
        self.log(Event.ADDED, f"report:{kept.id}", verifying.added(identity, digest))
        return Kept(Put.NEW_VERSION if former else Put.NEW, kept, former)

    def _former(self, report: Report) -> str | None:
        """The latest report at the same URL."""
        if not report.url:
            return None
        query = select(reports.c.id).where(reports.c.url == storable(report.url)).order_by(reports.c.seq.desc())
        return self._connection.execute(query.limit(1)).scalar()

    def put_reading(self, reading: Reading) -> bool:
        """Make this the current reading of its report, which must be on the desk; the former ones stay.

        Whether it says anything else than the one that was current. If so, its statements belong to no claim yet.
        """
        shape, id = kept_reports.shape_of(reading), reading.report.id
        digest = sha256_of_text(line_of(shape))
        query = select(readings.c.seq, readings.c.digest, readings.c.current).where(readings.c.report == id)
        there = {row.digest: row for row in self._connection.execute(query)}
        if digest in there and there[digest].current:
            return False
        if there:
            self._connection.execute(update(readings).where(readings.c.report == id).values(current=False))
        if digest in there:
            again = update(readings).where(readings.c.seq == there[digest].seq)
            self._connection.execute(again.values(current=True))
        else:
            self._new_reading(reading, {"digest": digest, "shape": shape})
        if there:
            self.log(Event.READ_ANEW, f"report:{id}", reading.model.sha256 if reading.model else "")
        stating.put(self._connection, self._index, reading)
        return True

    def _new_reading(self, reading: Reading, told: dict[str, object]) -> None:
        model, sha = (reading.model.name, reading.model.sha256) if reading.model else (None, None)
        row = {"seq": next_seq(self._connection, readings), "report": reading.report.id, "reason": reading.reason}
        row |= {"model": model, "model_sha256": sha, "made": datetime.now(UTC), "current": True}
        self._connection.execute(insert(readings), {**row, **told})

    def put_copies(self, given: Iterable[Copy]) -> None:
        """Keep what copies what; a report copies at most one, so a row takes the place of an earlier one."""
        found = list(given)
        self.drop_copies([copy.report for copy in found])
        if found:
            both = {id for copy in found for id in (copy.report, copy.of)}
            query = select(reports.c.id, reports.c.publisher).where(reports.c.id.in_(both))
            publishers = {row.id: row.publisher for row in self._connection.execute(query)}
            self._connection.execute(insert(copies), [_copy_row(copy, publishers) for copy in found])

    def drop_copies(self, report_ids: Sequence[str]) -> None:
        """These reports copy nothing (any more)."""
        if report_ids:
            self._connection.execute(delete(copies).where(copies.c.report.in_(set(report_ids))))

    def put_claims(self, settled: Iterable[tuple[Claim, str | None]]) -> None:
        """Keep claims as they are now settled, each with the story it belongs to. All claims of a report in one call are
        far quicker than each in its own."""
        claiming.put(self._connection, self._index, self._log, list(settled))

    def put_claim(self, claim: Claim, story: str | None) -> None:
        """Keep one claim as it is now settled."""
        self.put_claims([(claim, story)])

    def merge_claims(self, merged: Mapping[str, str]) -> None:
        """These claims (the keys) went into others, to whom their ids lead from now on."""
        for old, into in merged.items():
            telling.merge(self._connection, old, into)
            self.log(Event.CLAIMS_MERGED, f"claim:{into}", old)
            faceting.take_over(self._connection, old, into)
            self._connection.execute(update(statements).where(statements.c.claim == old).values(claim=into))
        self.drop_claims(list(merged))

    def merge_claim(self, old: str, into: str) -> None:
        """One claim went into another."""
        self.merge_claims({old: into})

    def drop_claims(self, ids: Sequence[str]) -> None:
        """These claims are no more: no statement makes them."""
        if not ids:
            return
        for id in ids:
            self._figures.pop(id, None)
        claiming.drop(self._connection, self._index, ids)

    def put_story(self, story: Story) -> None:
        """Keep a story: its title, and which reports are its own. Its claims say themselves that they are its own."""
        telling.put(self._connection, self._log, story)

    def place(self, report_ids: Collection[str], story: str, title: str) -> None:
        """Let these reports belong to a story, which has this title now: quick, however many reports the story has."""
        telling.place(self._connection, self._log, report_ids, story, title)

    def merge_story(self, old: str, into: str) -> None:
        """One story went into another, with all its reports and claims."""
        telling.merge(self._connection, old, into)
        telling.move(self._connection, old, into)
        self.log(Event.STORIES_MERGED, f"story:{into}", old)

    def put_figures(self, claim_id: str, series: Iterable[FigureSeries]) -> None:
        """Keep all series of figures of a claim, in place of those it had."""
        self._figures[claim_id] = list(series)

    def _write_figures(self) -> None:
        """Write those of all claims together: most reports touch a dozen claims, most of them without figures."""
        self._connection.execute(delete(figures).where(figures.c.claim.in_(set(self._figures))))
        rows = [
            {"claim": claim, "place": place, "shape": series_shape(each)}
            for claim, all_series in self._figures.items()
            for place, each in enumerate(all_series)
        ]
        if rows:
            self._connection.execute(insert(figures), rows)
        self._figures.clear()

    def judge(
        self,
        verdict: Verdict,
        subject: str,
        object: str | None = None,
        value: str | None = None,
        *,
        why: str = "",
        seen: int | None = None,
    ) -> Judgement:
        """Keep a decision of whoever writes, beside the data; see `firsthand.model.Judgement` for what is about what.

        The same decision again is the first one. One that contradicts another (about the same things) takes its place,
        which is said in both; unless `seen`, the number of the log's last entry that the person knew of, is given and the
        other is newer. Raises JudgementError then, and for what makes no sense; NotOnDesk for what is not there.
        """
        self.memory.judgements.forget()
        return judging.judge(self._connection, self._log, Judged(verdict, subject, object, value, why), seen)

    def undo(self, id: str, why: str = "") -> Judgement:
        """Take a judgement back; it is kept, and says by whom. Raises NotOnDesk, JudgementError if it was taken back before."""
        self.memory.judgements.forget()
        return judging.undo(self._connection, self._log, id, why)

    def log(self, event: str, subject: str, detail: str = "") -> int:
        """Add an entry to the log, in the name of whoever writes; its number."""
        return self._log.add(event, subject, detail)

    def finish(self) -> None:
        """Write what still waits to be written; `Desk.writing` calls it at the end."""
        self.memory.finish()
        if self._figures:
            self._write_figures()
        self._log.flush()


def _copy_row(copy: Copy, publishers: Mapping[str, str | None]) -> dict[str, object]:
    row = {
        "report": copy.report,
        "of": copy.of,
        "degree": copy.degree,
        "shared": copy.shared,
        "shape": copy_shape(copy),
    }
    return {**row, "publisher": publishers.get(copy.report), "of_publisher": publishers.get(copy.of)}


def known(connection: Connection, report: Report) -> Report | None:
    """The same report as the desk has it, if it has it."""
    query = select(*kept_reports.REPORT).where(reports.c.identity == kept_reports.identity(report))
    row = connection.execute(query).first()
    return kept_reports.report_of(row) if row else None


def next_seq(connection: Connection, table: Table) -> int:
    """The number of the next row; only one writes at a time."""
    return int(connection.execute(select(func.max(table.c.seq))).scalar() or 0) + 1
