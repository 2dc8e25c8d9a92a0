"""The page of the log."""

from firsthand.desk import AuditEntry, Desk
from firsthand.showing.plain import one_line
from firsthand.web.addresses import with_query
from firsthand.web.contexts.desk import AuditPage, LogEntry
from firsthand.web.contexts.parts import Pager
from firsthand.web.pages.subjects import subject_link

_SHOWN = 100


def audit_page(desk: Desk, before: int | None, subject: str) -> AuditPage:
    """The log, latest first: the entries before one with this number, or the last ones; about one subject if it is named."""
    last = before if before is not None else desk.seq() + 1
    found = desk.audit(before=last, limit=_SHOWN, subject=subject or None)[::-1]
    older = with_query("/audit", subject=subject, before=found[-1].seq) if len(found) == _SHOWN else None
    newer = with_query("/audit", subject=subject) if before is not None else None
    shown = f"entries {found[-1].seq:,} to {found[0].seq:,}" if found else "no entries"
    return AuditPage(tuple(map(_entry, found)), one_line(subject), Pager(shown, newer, older))


def _entry(entry: AuditEntry) -> LogEntry:
    return LogEntry(
        seq=entry.seq,
        at=entry.at,
        who=one_line(entry.who),
        event=one_line(entry.event),
        subject=subject_link(entry.subject),
        detail=one_line(entry.detail),
        hash=entry.hash,
    )
