"""The page of a claim."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firsthand.desk import Desk, ReportHead
from firsthand.model import Claim, Origin, Position, StatementRef, Testimony
from firsthand.pipeline import testimonies
from firsthand.showing.plain import one_line
from firsthand.web.access import Visitor
from firsthand.web.addresses import address
from firsthand.web.contexts.claims import ChangeLine, ClaimPage, LinkLine, OriginLine, PositionLine
from firsthand.web.contexts.parts import Link, StatementLine
from firsthand.web.pages.charts import charts
from firsthand.web.pages.lines import judgement_lines, linked, pager, statement_line
from firsthand.web.pages.sourcing import origin_graph
from firsthand.web.pages.subjects import statement_address

_STATEMENTS = 12  # a page shows each with its sentence, for which its report must be opened
_DRAWN = 400  # statements that the graph is drawn of
_HISTORY, _LINKS, _CHARTS = 40, 20, 4
_PER_ORIGIN = 6  # statements linked beside an origin


def claim_page(desk: Desk, id: str, visitor: Visitor, start: int) -> ClaimPage:
    """One claim; its statements are shown from the `start`th on. Raises NotOnDesk."""
    claim = desk.claim(id, changes=_HISTORY, links=_LINKS)
    # All at once, for it is the first that takes long: what the graph is drawn of, and where there is more the page's own.
    found = testimonies(desk, claim, limit=max(_DRAWN, start + _STATEMENTS))
    told = found[:_DRAWN]
    groups = _groups(told) if len(claim.statements) <= _DRAWN else _each(found, len(claim.statements), start)
    heads = desk.heads(list(_named(claim, told)))
    subject = f"claim:{claim.id}"
    return ClaimPage(
        id=claim.id,
        subject=subject,
        gist=one_line(claim.gist) or "(no wording)",
        standing=claim.standing,
        worded=_place(claim.worded, heads) if claim.worded else None,
        because=_because(claim),
        origins_min=claim.origins.min,
        origins_max=claim.origins.max,
        count_because=tuple(map(one_line, claim.origins.shared)),
        story=_story(desk, claim.id),
        graph=origin_graph(claim, told, heads),
        origins=tuple(_origin(origin, heads) for origin in claim.origins.each),
        positions=tuple(map(_position, claim.positions)),
        statements=_statements(desk, groups.shown(start), heads),
        statement_pager=pager(address("claims", claim.id), "statements", start, _STATEMENTS, groups.total),
        history=_history(claim, heads),
        links=_links(claim, heads),
        figures=charts(desk.figures(claim=claim.id), _CHARTS),
        judgements=judgement_lines(desk.judgements(subject, standing_only=False), visitor),
    )


def _named(claim: Claim, told: Sequence[Testimony]) -> dict[str, None]:
    """The reports that the page names."""
    of_links = (ref.report for link in claim.links for ref in (link.one, link.other))
    of_origins = (ref.report for origin in claim.origins.each for ref in origin.statements[:_PER_ORIGIN])
    of_history = (change.after for change in claim.history)
    of_wording = (claim.worded.report,) if claim.worded else ()
    return dict.fromkeys([*(each.ref.report for each in told), *of_links, *of_origins, *of_history, *of_wording])


def _because(claim: Claim) -> tuple[Link, ...]:
    """The reason for the standing, in which whoever it names leads to the statement that the reason is."""
    names = {one_line(p.party): statement_address(p.statement) for p in claim.positions if p.statement is not None}
    names |= {one_line(o.speaker): statement_address(o.statements[0]) for o in claim.origins.each if o.statements}
    return linked(claim.because, names)


def _story(desk: Desk, claim: str) -> Link | None:
    story = desk.story_of(claim)
    return Link(one_line(desk.story_title(story)), address("stories", story)) if story else None


def _origin(origin: Origin, heads: Mapping[str, ReportHead]) -> OriginLine:
    return OriginLine(
        speaker=Link(one_line(origin.speaker) or "(no name)", address("sources", origin.speaker)),
        rests_on=tuple(map(one_line, origin.rests_on)),
        statements=tuple(_place(ref, heads) for ref in origin.statements[:_PER_ORIGIN]),
        withdrawn=origin.withdrawn,
        unresolved=origin.unresolved,
    )


def _place(ref: StatementRef, heads: Mapping[str, ReportHead]) -> Link:
    head = heads.get(ref.report)
    named = one_line((head.publisher or head.title) if head else ref.report)
    return Link(named, statement_address(ref))


def _position(position: Position) -> PositionLine:
    return PositionLine(
        party=one_line(position.party) or "(no name)",
        stance=position.stance,
        since=position.since,
        statement=statement_address(position.statement) if position.statement else None,
    )


@dataclass(frozen=True, slots=True)
class _Groups:
    """Statements with the copies that carry the same words, from the `first`th of `total` on."""

    groups: tuple[tuple[Testimony, ...], ...]
    total: int
    first: int = 0

    def shown(self, start: int) -> tuple[tuple[Testimony, ...], ...]:
        """Those of a page."""
        return self.groups[start - self.first : start - self.first + _STATEMENTS]


def _groups(told: Sequence[Testimony]) -> _Groups:
    """All statements of a claim, those of a copy put to the same words of what it copies."""
    groups: dict[tuple[str, str], list[Testimony]] = {}
    for testimony in told:
        copied = (testimony.copy_of or "", testimony.text)
        own = (testimony.ref.report, testimony.text)
        groups.setdefault(copied if copied in groups else own, []).append(testimony)
    return _Groups(tuple(map(tuple, groups.values())), len(groups))


def _each(found: Sequence[Testimony], total: int, start: int) -> _Groups:
    """A page of the statements of a claim that has very many, each by itself."""
    return _Groups(tuple((testimony,) for testimony in found[start : start + _STATEMENTS]), total, start)


def _statements(
    desk: Desk, groups: Sequence[Sequence[Testimony]], heads: Mapping[str, ReportHead]
) -> tuple[StatementLine, ...]:
    readings = desk.current_readings([group[0].ref.report for group in groups])
    lines = (
        statement_line(
            readings[first.ref.report], first.ref, first.stance, tuple(_place(each.ref, heads) for each in others)
        )
        for first, *others in groups
        if first.ref.report in readings
    )
    return tuple(line for line in lines if line is not None)


def _history(claim: Claim, heads: Mapping[str, ReportHead]) -> tuple[ChangeLine, ...]:
    return tuple(
        ChangeLine(
            at=change.at,
            standing=change.standing,
            origins_min=change.min,
            origins_max=change.max,
            because=one_line(change.because),
            report=_report(change.after, heads),
        )
        for change in reversed(claim.history)
    )


def _report(id: str, heads: Mapping[str, ReportHead]) -> Link:
    head = heads.get(id)
    return Link(one_line((head.publisher or head.title) if head else id), address("reports", id))


def _links(claim: Claim, heads: Mapping[str, ReportHead]) -> tuple[LinkLine, ...]:
    """The least sure links first: those are what a person looks for."""
    return tuple(
        LinkLine(_place(link.one, heads), _place(link.other, heads), link.score, one_line(link.because))
        for link in claim.links
    )
