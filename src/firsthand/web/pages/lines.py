"""Lines of lists: claims, reports, statements, judgements."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from firsthand.desk import ClaimHead, ReportHead
from firsthand.model import Claim, Copy, Judgement, Reading, Report, Stance, Statement, StatementRef
from firsthand.showing.context import Excerpt, excerpt
from firsthand.showing.marks import Role, Segment
from firsthand.showing.plain import one_line, visible
from firsthand.showing.wording import Row, heading, rows
from firsthand.web.access import Deed, Visitor
from firsthand.web.addresses import address, with_query
from firsthand.web.contexts.parts import ClaimLine, JudgementLine, Link, Pager, Piece, ReportLine, StatementLine
from firsthand.web.pages.subjects import statement_address, statement_subject, subject_link

_GIST = 260  # characters of a claim's wording in a list


def claim_line(claim: Claim, number: int, *, new: bool = False) -> ClaimLine:
    """A claim in a list."""
    last = claim.history[-1] if claim.history else None
    return ClaimLine(
        id=claim.id,
        href=address("claims", claim.id),
        number=number,
        gist=shortened_gist(claim),
        standing=claim.standing,
        because=one_line(claim.because),
        origins_min=claim.origins.min,
        origins_max=claim.origins.max,
        statements=len(claim.statements),
        changed=last.at if last else None,
        new=new,
    )


def shortened_gist(claim: Claim | ClaimHead, limit: int = _GIST) -> str:
    """A claim's wording on one line, cut where it is very long."""
    gist = one_line(claim.gist) or "(no wording)"
    return gist if len(gist) <= limit else gist[:limit].rsplit(" ", 1)[0] + "…"


def head_line(head: ReportHead, *, copies: str = "", new: bool = False) -> ReportLine:
    """A report in a list, by what the desk tells of it without its text."""
    title = one_line(head.title) or one_line(head.id)
    publisher = one_line(head.publisher or "")
    return ReportLine(head.id, address("reports", head.id), title, publisher, head.published, copies, new)


def report_line(report: Report) -> ReportLine:
    """A report in a list."""
    publisher = one_line(report.publisher or "")
    return ReportLine(report.id, address("reports", report.id), heading(report), publisher, report.published)


def copies_words(copy: Copy, heads: Mapping[str, ReportHead]) -> str:
    """What a report is a copy of: "verbatim copy of Meridian Wire"."""
    of = heads.get(copy.of)
    named = one_line((of.publisher or of.title) if of else copy.of)
    return f"{copy.degree} copy of {named}"


def statement_line(
    reading: Reading, ref: StatementRef, stance: Stance | None = None, same: tuple[Link, ...] = ()
) -> StatementLine | None:
    """A statement with the sentences it stands in; None when the reading has it no more."""
    row = next((row for row in rows(reading) if row.statement.id == ref.statement), None)
    if row is None:
        return None
    around = excerpt(reading, row.statement)
    line = _statement(row, around, ref, report_line(reading.report), stance)
    return replace(line, same=same) if same else line


def _statement(
    row: Row, around: Excerpt | None, ref: StatementRef, report: ReportLine, stance: Stance | None
) -> StatementLine:
    return StatementLine(
        href=statement_address(ref),
        subject=statement_subject(ref),
        number=row.number,
        who=row.who,
        unnamed=row.kind == "unnamed",
        through=row.through,
        act=row.act,
        narrated=row.statement.narrated,
        what=row.what,
        notes=row.notes,
        pieces=tuple(_piece(segment) for segment in around.segments) if around else (),
        cut_before=bool(around and around.before),
        cut_after=bool(around and around.after),
        report=report,
        stance=stance,
    )


def _piece(segment: Segment) -> Piece:
    roles = list(dict.fromkeys(str(mark.role) for mark in segment.marks))
    begins = ["begins"] * any(mark.role is Role.CONTENT for mark in segment.opens)
    ends = ["ends"] * any(mark.role is Role.CONTENT for mark in segment.closes)
    return Piece(visible(segment.text), " ".join((*roles, *begins, *ends)))


def statement_named(reading: Reading, statement: str) -> Statement | None:
    """The statement of a reading with this id."""
    return next((each for each in reading.statements if each.id == statement), None)


def judgement_line(judgement: Judgement, visitor: Visitor, *, about: bool = False) -> JudgementLine:
    """A judgement in a list; `about` also names what it is about, where the page itself does not."""
    own = visitor.may(Deed.JUDGE) and judgement.who == visitor.name
    may_undo = not judgement.undone and (own or visitor.may(Deed.UNDO_OTHERS))
    named = [judgement.subject] if about else []
    named += [judgement.object] if judgement.object else []
    return JudgementLine(
        id=judgement.id,
        verdict=str(judgement.verdict),
        about=tuple(subject_link(each) for each in named),
        value=one_line(judgement.value or ""),
        who=one_line(judgement.who),
        why=visible(judgement.why),
        at=judgement.at,
        undone=one_line(judgement.undone),
        undo=judgement.id if may_undo else None,
    )


def judgement_lines(found: Sequence[Judgement], visitor: Visitor, *, about: bool = False) -> tuple[JudgementLine, ...]:
    """Judgements in a list, the latest first."""
    return tuple(judgement_line(each, visitor, about=about) for each in reversed(found))


def pager(path: str, name: str, start: int, size: int, total: int, **kept: str | int | None) -> Pager:
    """Where the pages before and after are, in a list of `total` that is shown `size` at a time from `start` on.

    `name` is the field of the address that holds the start; `kept` are the others, which stay as they are.
    """
    last = min(start + size, total)
    shown = f"{start + 1:,} to {last:,} of {total:,}" if total > size or start else f"{total:,}"
    earlier = with_query(path, **kept, **{name: max(start - size, 0) or None}) if start > 0 else None
    later = with_query(path, **kept, **{name: last}) if last < total else None
    return Pager(shown, earlier, later)


def linked(words: str, names: Mapping[str, str]) -> tuple[Link, ...]:
    """A sentence cut so that each of these names in it leads to its address; longer names are found first."""
    pieces = [Link(one_line(words))]
    for name in sorted(names, key=len, reverse=True):
        pieces = [part for piece in pieces for part in _cut_at(piece, name, names[name])]
    return tuple(piece for piece in pieces if piece.words)


def _cut_at(piece: Link, name: str, href: str) -> list[Link]:
    if piece.href is not None or not name or name not in piece.words:
        return [piece]
    before, _, after = piece.words.partition(name)
    return [Link(before), Link(name, href), Link(after)]
