"""Judgements: what people decide, kept as rows beside the data, each with who, when and why, and none ever removed."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from firsthand.desk.answers import Event
from firsthand.desk.auditing import Log
from firsthand.desk.columns import storable
from firsthand.desk.memory import judgement_of
from firsthand.desk.tables import audit, claims, judgements, reports, statements
from firsthand.desk.telling import staying
from firsthand.errors import JudgementError, NotOnDesk
from firsthand.model import Judgement, Verdict
from firsthand.serial.lines import line_of, moment

_PAIRS = {Verdict.MERGE: "statement", Verdict.SPLIT: "statement", Verdict.COPY: "report", Verdict.NOT_COPY: "report"}
"""Verdicts between two things, and of what kind both are."""

_ALONE: dict[Verdict, tuple[str, ...]] = {
    Verdict.ACCEPT: ("claim", "statement"),
    Verdict.REJECT: ("claim", "statement"),
    Verdict.GRADE: ("source", "statement"),
    Verdict.NOTE: ("report", "statement", "claim", "story", "source"),
}
"""Verdicts about one thing, and of what kinds it may be."""

_CONTRARY = {
    Verdict.MERGE: Verdict.SPLIT,
    Verdict.SPLIT: Verdict.MERGE,
    Verdict.COPY: Verdict.NOT_COPY,
    Verdict.NOT_COPY: Verdict.COPY,
    Verdict.ACCEPT: Verdict.REJECT,
    Verdict.REJECT: Verdict.ACCEPT,
    Verdict.GRADE: Verdict.GRADE,
}
"""What cannot stand beside a verdict about the same; a grade not beside another grade."""

_GRADES = {"source": re.compile("[A-F]"), "statement": re.compile("[1-6]")}
_GRADE_WORDS = {"source": "a letter from A to F", "statement": "a digit from 1 to 6"}


@dataclass(frozen=True, slots=True)
class Judged:
    """A decision as it is brought before the desk."""

    verdict: Verdict
    subject: str
    object: str | None
    value: str | None
    why: str


def judge(connection: Connection, log: Log, given: Judged, seen: int | None) -> Judgement:
    """Keep a decision; see `Writing.judge`."""
    _sensible(given)
    for name in (given.subject, given.object):
        if name is not None:
            _there(connection, name)
    about = _about(connection, given)
    same = [each for each in about if (each.verdict, each.value) == (given.verdict, given.value)]
    if same and given.verdict is not Verdict.NOTE:
        return same[0]
    contrary = [each for each in about if each.verdict is _CONTRARY.get(given.verdict)]
    for each in contrary:
        if seen is not None and _number_in_log(connection, each) > seen:
            what = (
                f"{each.who} judged otherwise in the meantime ({each.verdict}{f' {each.value}' if each.value else ''})"
            )
            raise JudgementError(what, given.subject, "look at it again, then judge or take theirs back")
    seq = int(connection.execute(select(func.max(judgements.c.seq))).scalar() or 0) + 1
    for each in contrary:
        undo(connection, log, each.id, f"replaced by j{seq}")
    texts = {"subject": given.subject, "object": given.object, "value": given.value, "who": log.who, "why": given.why}
    told = {name: None if text is None else storable(text) for name, text in texts.items()}
    row = {"seq": seq, "id": f"j{seq}", "verdict": given.verdict, "at": datetime.now(UTC), **told, "undone": ""}
    connection.execute(insert(judgements), row)
    kept = judgement(connection, f"j{seq}")
    log.add(Event.JUDGED, kept.subject, line_of(judgement_shape(kept)))
    return kept


def undo(connection: Connection, log: Log, id: str, why: str) -> Judgement:
    """Take a judgement back; see `Writing.undo`."""
    old = judgement(connection, id)
    if old.undone:
        raise JudgementError(f"it was taken back before, by {old.undone}", id)
    undone = storable(f"{log.who}, {moment(datetime.now(UTC))}" + (f": {why}" if why else ""))
    connection.execute(update(judgements).where(judgements.c.id == id).values(undone=undone))
    taken = replace(old, undone=undone)
    log.add(Event.UNDONE, taken.subject, line_of(judgement_shape(taken)))
    return taken


def _sensible(given: Judged) -> None:
    """Raises JudgementError for a verdict about the wrong kind of thing, or with a value that it has not."""
    kinds = [name.partition(":")[0] for name in (given.subject, given.object) if name is not None]
    if wanted := _PAIRS.get(given.verdict):
        if kinds != [wanted, wanted] or given.subject == given.object:
            raise JudgementError(f'"{given.verdict}" is about two {wanted}s', given.subject, f"name them {wanted}:ID")
    elif given.object is not None or kinds[0] not in _ALONE[given.verdict]:
        wanted = " or ".join(f"{kind}:ID" for kind in _ALONE[given.verdict])
        raise JudgementError(f'"{given.verdict}" is about one thing', given.subject, f"name it {wanted}")
    if given.verdict is Verdict.GRADE and not _GRADES[kinds[0]].fullmatch(given.value or ""):
        raise JudgementError(
            f"{given.value!r} is no grade of a {kinds[0]}", given.subject, f"give {_GRADE_WORDS[kinds[0]]}"
        )
    if given.verdict is Verdict.NOTE and not given.why.strip():
        raise JudgementError("a note without words says nothing", given.subject, "say it in why")


def _there(connection: Connection, name: str) -> None:
    """Raises NotOnDesk where nothing has this name."""
    kind, _, id = name.partition(":")
    report, _, statement = id.rpartition("/")
    asked = {
        "report": select(reports.c.id).where(reports.c.id == id),
        "claim": select(claims.c.id).where(claims.c.id == staying(connection, id)),
        "statement": select(statements.c.seq).where(statements.c.report == report, statements.c.statement == statement),
        "source": select(statements.c.seq).where(statements.c.speaker == storable(id)),
        "story": select(reports.c.id).where(reports.c.story == staying(connection, id)),
    }
    found = connection.execute(asked[kind].limit(1)).first()
    if found is None and kind == "source":
        found = connection.execute(select(reports.c.id).where(reports.c.publisher == storable(id)).limit(1)).first()
    if found is None:
        raise NotOnDesk(f"there is no such {kind} on the desk", id)


def _about(connection: Connection, given: Judged) -> list[Judgement]:
    """The judgements that stand about the same thing or the same two, the oldest first."""
    subject, object = storable(given.subject), None if given.object is None else storable(given.object)
    same = (judgements.c.subject == subject) & (judgements.c.object == object)
    if object is not None:
        same |= (judgements.c.subject == object) & (judgements.c.object == subject)
    query = select(judgements).where(judgements.c.undone == "", same).order_by(judgements.c.seq)
    return [judgement_of(row) for row in connection.execute(query)]


def _number_in_log(connection: Connection, judgement: Judgement) -> int:
    of = (audit.c.event == Event.JUDGED, audit.c.subject == judgement.subject, audit.c.at >= judgement.at)
    return int(connection.execute(select(func.min(audit.c.seq)).where(*of)).scalar() or 0)


def judgement(connection: Connection, id: str) -> Judgement:
    """The judgement with this id. Raises NotOnDesk."""
    row = connection.execute(select(judgements).where(judgements.c.id == id)).first()
    if row is None:
        raise NotOnDesk("there is no such judgement on the desk", id)
    return judgement_of(row)


def all_judgements(
    connection: Connection, subject: str | None, who: str | None, limit: int | None, *, standing_only: bool
) -> list[Judgement]:
    """Judgements, the oldest first; see `Asking.judgements`."""
    query = select(judgements).order_by(judgements.c.seq.desc()).limit(limit)
    if subject is not None:
        name = storable(subject)
        query = query.where((judgements.c.subject == name) | (judgements.c.object == name))
    if who is not None:
        query = query.where(judgements.c.who == storable(who))
    if standing_only:
        query = query.where(judgements.c.undone == "")
    return [judgement_of(row) for row in connection.execute(query)][::-1]


def judgement_shape(judgement: Judgement) -> dict[str, Any]:
    """A judgement as the log and an export have it."""
    return {
        "id": judgement.id,
        "verdict": judgement.verdict,
        "subject": judgement.subject,
        "object": judgement.object,
        "value": judgement.value,
        "who": judgement.who,
        "why": judgement.why,
        "at": moment(judgement.at),
        "undone": judgement.undone,
    }
