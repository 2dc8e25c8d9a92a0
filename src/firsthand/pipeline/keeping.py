"""Reports onto a desk, one transaction each: kept, read, traced against all that the desk remembers.

Reading and vectors come first, outside the transaction, for many reports at a time; what follows asks the desk and is
short. Killed at any instant, a report is on the desk with all that follows from it, or not at all.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from firsthand.desk import Desk, Kept, Put, Writing
from firsthand.model import Claim, Copy, Judgement, Reading, Report, Testimony, Verdict
from firsthand.pipeline.reading import default_reader, read_all
from firsthand.pipeline.tracing import Models, default_models
from firsthand.reading.reader import Reader
from firsthand.tracing.cards import point_of, testimony_of
from firsthand.tracing.stances import stance_of
from firsthand.tracing.stories import Placed
from firsthand.tracing.tracer import Entered, Prepared, Tracer, prepared

_TOGETHER = 32
"""Reports read at a time before they are kept: enough to fill batches, few enough that an interrupted run loses little."""


@dataclass(frozen=True, slots=True)
class Added:
    """What adding one report did. Where it was there already, `put` says so and nothing else changed.

    `report` is the report as it is kept (its id may differ from the one given); `claims` are those that it changed, as they
    stand now.
    """

    put: Put
    report: Report
    former: str | None = None
    reading: Reading | None = None
    copies: tuple[Copy, ...] = ()
    claims: tuple[Claim, ...] = ()
    story: str | None = None


def add_all(
    desk: Desk, given: Iterable[tuple[Report, bytes]], *, who: str, reader: Reader | None = None
) -> Iterator[Added]:
    """Add reports, each with the bytes that it came as, in their order; each in its own transaction, as it is yielded.

    A report that is there already is left as it is. Raises DeskError; what was yielded before stays.
    """
    waiting = iter(given)
    models = default_models()
    while group := list(islice(waiting, _TOGETHER)):
        fresh = [report for report, _ in group if desk.known(report) is None]
        readings = _read(fresh, reader)
        ready = dict(zip(map(id, fresh), prepared(readings, models.embedder), strict=True))
        for report, raw in group:
            yield _add(desk, report, raw, ready.get(id(report)), who, models)


def add(desk: Desk, report: Report, raw: bytes, *, who: str, reader: Reader | None = None) -> Added:
    """Add one report; see `add_all`."""
    return next(add_all(desk, [(report, raw)], who=who, reader=reader))


def judge(
    desk: Desk,
    verdict: Verdict,
    subject: str,
    object: str | None = None,
    value: str | None = None,
    *,
    who: str,
    why: str = "",
    seen: int | None = None,
) -> Judgement:
    """Keep a person's decision and trace anew what it is about, in one transaction; see `Writing.judge`."""
    with desk.writing(who) as writing:
        judgement = writing.judge(verdict, subject, object, value, why=why, seen=seen)
        _retrace(desk, writing, judgement)
    return judgement


def undo(desk: Desk, judgement: str, *, who: str, why: str = "") -> Judgement:
    """Take a judgement back and trace anew what it was about, in one transaction; see `Writing.undo`."""
    with desk.writing(who) as writing:
        undone = writing.undo(judgement, why)
        _retrace(desk, writing, undone)
    return undone


def reread(desk: Desk, *, who: str, reader: Reader | None = None) -> Iterator[Reading]:
    """Read anew every report whose reading other weights made, and trace it anew; yields each reading once it is kept.

    The former readings stay, to be compared. It may be stopped at any time and goes on where it was.
    """
    model, models = (reader or default_reader()).tagger.info.sha256, default_models()
    while ids := desk.read_by_others(model, _TOGETHER):
        for ready in prepared(_read(desk.reports(ids), reader), models.embedder):
            with desk.writing(who) as writing:
                if writing.put_reading(ready.reading):
                    _enter(writing, ready, models)
            yield ready.reading


def testimonies(desk: Desk, claim: Claim, limit: int | None = None, offset: int = 0) -> tuple[Testimony, ...]:
    """The testimonies of a claim, by time, each with its stance; all, or `limit` of them from `offset` on.

    Where it is not known whose words the claim is put in, a stance is that of the act alone. Which of them bear on the claim
    (`Testimony.bears`) is for settling it and not worked out here.
    """
    worded = desk.card(claim.worded) if claim.worded else None
    chief = point_of(worded) if worded else None
    given = desk.cards(claim.id, limit, offset)
    return tuple(replace(testimony_of(card), stance=stance_of(point_of(card), chief)) for card in given)


def _read(reports: Sequence[Report], reader: Reader | None) -> list[Reading]:
    return list(read_all(reports, reader=reader)) if reports else []


def _add(desk: Desk, report: Report, raw: bytes, ready: Prepared | None, who: str, models: Models) -> Added:
    if ready is None and (same := desk.known(report)):
        return Added(Put.SAME, same)
    with desk.writing(who) as writing:
        kept = writing.put_report(ready.reading.report if ready else report, raw)
        if kept.put is Put.SAME or ready is None:
            return Added(kept.put, kept.report)
        return _keep(writing, kept, ready.kept_as(kept.report), models)


def _keep(writing: Writing, kept: Kept, ready: Prepared, models: Models) -> Added:
    writing.put_reading(ready.reading)
    entered, claims = _enter(writing, ready, models)
    return Added(kept.put, kept.report, kept.former, ready.reading, entered.copies, claims, entered.placed.story)


def _enter(writing: Writing, ready: Prepared, models: Models) -> tuple[Entered, tuple[Claim, ...]]:
    """Trace one reading against the desk, and keep what it changed."""
    tracer = Tracer(writing.memory, models.embedder, models.linker)
    entered, report = tracer.enter(ready), ready.reading.report
    writing.drop_copies([report.id])
    writing.put_copies(entered.copies)
    writing.merge_claims(entered.merged)
    _keep_stories(writing, tracer, report, entered.placed)
    return entered, _settle(writing, tracer, entered.claims)


def _keep_stories(writing: Writing, tracer: Tracer, report: Report, placed: Placed) -> None:
    for old, into in placed.merged.items():
        writing.merge_story(old, into)
    story_of = {report.id: placed.story} | placed.moved
    for story in dict.fromkeys(story_of.values()):
        writing.place([id for id, its in story_of.items() if its == story], story, tracer.title(story))


def _settle(writing: Writing, tracer: Tracer, claims: Sequence[str]) -> tuple[Claim, ...]:
    """Settle these claims anew and keep them, with their figures; those without a statement are dropped."""
    settled = tracer.settled(claims)
    writing.drop_claims([claim for claim in claims if claim not in settled])
    writing.put_claims((each.claim, each.story) for each in settled.values())
    for each in settled.values():
        writing.put_figures(each.claim.id, each.figures)
    return tuple(each.claim for each in settled.values())


def _retrace(desk: Desk, writing: Writing, judgement: Judgement) -> None:
    """Trace anew the reports that a judgement is about, or settle the claim that it is about."""
    models = default_models()
    reports, claims = _concerned(writing, judgement)
    for ready in prepared([desk.reading(report) for report in reports], models.embedder):
        _enter(writing, ready, models)
    _settle(writing, Tracer(writing.memory, models.embedder, models.linker), claims)


_OF_PAIRS = (Verdict.MERGE, Verdict.SPLIT, Verdict.COPY, Verdict.NOT_COPY)


def _concerned(writing: Writing, judgement: Judgement) -> tuple[list[str], list[str]]:
    """The reports to enter anew, and the claims to settle anew."""
    subjects = [name.partition(":")[::2] for name in (judgement.subject, judgement.object or "")]
    if judgement.verdict in _OF_PAIRS:
        reports = [id.rpartition("/")[0] if kind == "statement" else id for kind, id in subjects]
        return list(dict.fromkeys(filter(None, reports))), []
    if judgement.verdict not in (Verdict.ACCEPT, Verdict.REJECT):
        return [], []
    cards = writing.memory.statements.get([id for kind, id in subjects if kind == "statement"])
    claims = [id for kind, id in subjects if kind == "claim"] + [card.group for card in cards if card.group]
    return [], claims
