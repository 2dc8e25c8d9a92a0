"""What the machine is least sure of, for people to decide; what they decided is not asked again."""

from itertools import chain, zip_longest

from sqlalchemy import ColumnElement, Connection, and_, literal, or_, select

from firsthand.desk.answers import ReviewItem
from firsthand.desk.tables import claims, copies, judgements, links, reports, statements
from firsthand.model import Verdict

KINDS = ("link", "copy", "speaker")
"""What can be in doubt: that two statements are of one claim, that a report copies another, who speaks."""

_UNSURE_COPY, _UNSURE_SPEAKER = 0.6, 0.7
"""Copies that share less of their text, and statements with less confidence, are asked about."""


def review_queue(connection: Connection, limit: int, kind: str | None) -> list[ReviewItem]:
    """What is in doubt, the least sure first; of all kinds in turn, or of one."""
    finders = {"link": _links, "copy": _copies, "speaker": _speakers}
    found = [find(connection, limit) for name, find in finders.items() if kind in (None, name)]
    return [item for item in chain.from_iterable(zip_longest(*found)) if item is not None][:limit]


def _links(connection: Connection, limit: int) -> list[ReviewItem]:
    one, other = literal("statement:") + links.c.one, literal("statement:") + links.c.other
    query = select(links.c.one, links.c.other, links.c.score, links.c.because, claims.c.story)
    query = query.join(claims, claims.c.id == links.c.claim)
    query = query.where(~_judged(one, other, Verdict.MERGE, Verdict.SPLIT)).order_by(links.c.score, links.c.one)
    rows = connection.execute(query.limit(limit))
    return [ReviewItem("link", f"statement:{a}", f"statement:{b}", *rest) for a, b, *rest in rows]


def _copies(connection: Connection, limit: int) -> list[ReviewItem]:
    one, other = literal("report:") + copies.c.report, literal("report:") + copies.c.of
    query = select(copies.c.report, copies.c.of, copies.c.shared, copies.c.shape, reports.c.story)
    query = query.join(reports, reports.c.id == copies.c.report).where(copies.c.shared < _UNSURE_COPY)
    query = query.where(~_judged(one, other, Verdict.COPY, Verdict.NOT_COPY)).order_by(copies.c.shared, copies.c.report)
    return [
        ReviewItem("copy", f"report:{report}", f"report:{of}", shared, shape["because"], story)
        for report, of, shared, shape, story in connection.execute(query.limit(limit))
    ]


def _speakers(connection: Connection, limit: int) -> list[ReviewItem]:
    name = literal("statement:") + statements.c.report + literal("/") + statements.c.statement
    query = select(statements, reports.c.story).join(reports, reports.c.id == statements.c.report)
    unsure = and_(statements.c.speaker.is_not(None), statements.c.confidence < _UNSURE_SPEAKER)
    query = query.where(unsure, ~_judged(name, None, Verdict.ACCEPT, Verdict.REJECT))
    rows = connection.execute(query.order_by(statements.c.confidence, statements.c.seq).limit(limit))
    return [
        ReviewItem(
            kind="speaker",
            subject=f"statement:{row.report}/{row.statement}",
            object=None,
            score=row.confidence,
            because=f"that {row.speaker} says this is {row.confidence:.0%} sure",
            story=row.story,
        )
        for row in rows
    ]


def _judged(one: ColumnElement[str], other: ColumnElement[str] | None, *verdicts: Verdict) -> ColumnElement[bool]:
    """Whether a judgement of these kinds stands about one thing, or about two in either order."""
    subject, object = judgements.c.subject, judgements.c.object
    about = subject == one
    if other is not None:
        about = or_(and_(subject == one, object == other), and_(subject == other, object == one))
    return select(judgements.c.seq).where(judgements.c.undone == "", judgements.c.verdict.in_(verdicts), about).exists()
