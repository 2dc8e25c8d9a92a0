"""The origin graph of a claim, put together from its origins and statements."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from firsthand.desk import ReportHead
from firsthand.model import Claim, Kind, Stance, StatementRef, Testimony
from firsthand.showing.claim_wording import count, moment_words
from firsthand.showing.plain import one_line
from firsthand.web.addresses import address, with_query
from firsthand.web.drawing.graph import Edge, Node, NodeKind, OriginGraph
from firsthand.web.pages.subjects import statement_address

_MOST_REPORTS = 12  # reports drawn one by one; the others of the same way are folded
_MOST_ORIGINS = 10
_MOST_RELAYS = 3  # relays of one statement drawn; longer chains are cut in the middle

_UPSTREAM, _ORIGIN, _RELAY, _REPORT, _COPIES = "rests on", "origins", "relays", "reports", "copies"


@dataclass(slots=True)
class _Drawn:
    """Nodes by id with the rank that decides their column, and edges without repetition."""

    nodes: dict[str, tuple[int, NodeKind, str, str, str | None, int]] = field(default_factory=dict)
    edges: dict[tuple[str, str], Edge] = field(default_factory=dict)

    def node(
        self, id: str, rank: int, kind: NodeKind, label: str, note: str = "", href: str | None = None, many: int = 1
    ) -> str:
        self.nodes.setdefault(id, (rank, kind, one_line(label) or "(no name)", one_line(note), href, many))
        return id

    def edge(self, tail: str, head: str, *, against: bool = False, copied: bool = False) -> None:
        known = self.edges.get((tail, head))
        self.edges[tail, head] = Edge(tail, head, against and (known is None or known.against), copied)


_RANK_REPORT = 2 + _MOST_RELAYS
_RANK_COPIES = _RANK_REPORT + 1


def origin_graph(claim: Claim, testimonies: Sequence[Testimony], heads: Mapping[str, ReportHead]) -> OriginGraph:
    """Where a claim comes from. `testimonies` are the claim's statements in order of time, or the first of very many."""
    drawn = _Drawn()
    starts = _starts(claim, testimonies, drawn)
    own = _own_reports(testimonies)
    shown = set(list(own)[:_MOST_REPORTS])
    folded: dict[str, set[str]] = defaultdict(set)
    for testimony in testimonies:
        if testimony.ref.report not in own:
            continue
        against = testimony.stance is not Stance.AFFIRMS
        way = list(_way(testimony, starts.get(testimony.ref), heads, drawn))
        if testimony.ref.report in shown:
            way.append(_report(testimony, heads, drawn))
        elif way:
            folded[way[-1]].add(testimony.ref.report)
        for tail, head in pairwise(way):
            drawn.edge(tail, head, against=against)
    _fold(folded, claim, drawn)
    _copies(testimonies, shown, heads, drawn)
    _only_in_copies(testimonies, starts, drawn)
    return _graph(drawn, claim, testimonies)


def _starts(claim: Claim, testimonies: Sequence[Testimony], drawn: _Drawn) -> dict[StatementRef, str]:
    """The leftmost node of each statement: its origin, or whoever says something other than yes."""
    bases = {base.name: base.kind for testimony in testimonies for base in testimony.basis}
    starts: dict[StatementRef, str] = {}
    for number, origin in enumerate(claim.origins.each[:_MOST_ORIGINS]):
        kind = NodeKind.WITHDRAWN if origin.withdrawn else NodeKind.ORIGIN
        note = "withdrawn" if origin.withdrawn else "where it began is not known" if origin.unresolved else ""
        first = statement_address(origin.statements[0]) if origin.statements else None
        id = drawn.node(f"origin:{number}", 1, kind, origin.speaker, note, first)
        starts |= dict.fromkeys(origin.statements, id)
        for rest in origin.rests_on:
            unnamed = bases.get(rest, Kind.UNNAMED) is Kind.UNNAMED
            upstream = NodeKind.UNNAMED if unnamed else NodeKind.UPSTREAM
            drawn.edge(drawn.node(f"upstream:{rest}", 0, upstream, rest, "unnamed" if unnamed else ""), id)
    for testimony in testimonies:
        if testimony.speaker is not None and testimony.ref not in starts and testimony.stance is not Stance.AFFIRMS:
            name, href = testimony.speaker.name, statement_address(testimony.ref)
            id = f"against:{name}:{testimony.stance}"
            starts[testimony.ref] = drawn.node(id, 1, NodeKind.AGAINST, name, str(testimony.stance), href)
    return starts


def _own_reports(testimonies: Sequence[Testimony]) -> dict[str, None]:
    """Reports that are no copy of another one here, in order of time."""
    there = {testimony.ref.report for testimony in testimonies}
    return dict.fromkeys(t.ref.report for t in testimonies if t.copy_of is None or t.copy_of not in there)


def _way(testimony: Testimony, start: str | None, heads: Mapping[str, ReportHead], drawn: _Drawn) -> Iterator[str]:
    """The nodes between a statement's beginning and its report."""
    if start is not None:
        yield start
    head = heads.get(testimony.ref.report)
    via = [party.name for party in testimony.via]
    if via and head is not None and head.publisher and via[-1].lower() == head.publisher.lower():
        via.pop()
    if len(via) > _MOST_RELAYS:
        via = [*via[: _MOST_RELAYS - 1], via[-1]]
    for place, name in enumerate(via):
        yield drawn.node(
            f"relay:{place}:{name}", 2 + place, NodeKind.RELAY, name, "", with_query("/search", q=f'"{name}"')
        )


def _report(testimony: Testimony, heads: Mapping[str, ReportHead], drawn: _Drawn) -> str:
    head = heads.get(testimony.ref.report)
    label = (head.publisher or head.title) if head else testimony.ref.report
    note = moment_words(testimony.at) + (", no source named" if testimony.speaker is None else "")
    href = statement_address(testimony.ref)
    return drawn.node(f"report:{testimony.ref.report}", _RANK_REPORT, NodeKind.REPORT, label, note, href)


def _fold(folded: Mapping[str, set[str]], claim: Claim, drawn: _Drawn) -> None:
    """One box for all further reports that came the same way."""
    for tail, reports in folded.items():
        href = f"{address('claims', claim.id)}#statements"
        words = count(len(reports), "further report")
        id = drawn.node(f"more:{tail}", _RANK_REPORT, NodeKind.REPORT, words, "", href, len(reports))
        drawn.edge(tail, id)


def _copies(testimonies: Sequence[Testimony], shown: set[str], heads: Mapping[str, ReportHead], drawn: _Drawn) -> None:
    """One box for all copies of a report that is drawn, however many there are."""
    copies: dict[str, dict[str, None]] = defaultdict(dict)
    for testimony in testimonies:
        if testimony.copy_of in shown and testimony.ref.report not in shown:
            copies[testimony.copy_of][testimony.ref.report] = None
    for original, reports in copies.items():
        names = [one_line(heads[id].publisher or heads[id].title) if id in heads else id for id in reports]
        label = names[0] if len(names) == 1 else count(len(names), "copy")
        note = "copy" if len(names) == 1 else ", ".join(names)
        href = address("reports", original, fragment="copies")
        id = drawn.node(f"copies:{original}", _RANK_COPIES, NodeKind.COPIES, label, note, href, len(names))
        drawn.edge(f"report:{original}", id, copied=True)


def _only_in_copies(testimonies: Sequence[Testimony], starts: Mapping[StatementRef, str], drawn: _Drawn) -> None:
    """Lead whoever speaks in copies alone to these."""
    led = {edge.tail for edge in drawn.edges.values()}
    for testimony in testimonies:
        start, copies = starts.get(testimony.ref), f"copies:{testimony.copy_of}"
        if start is not None and start not in led and copies in drawn.nodes:
            drawn.edge(start, copies, against=testimony.stance is not Stance.AFFIRMS)


def _graph(drawn: _Drawn, claim: Claim, testimonies: Sequence[Testimony]) -> OriginGraph:
    ranks = sorted({told[0] for told in drawn.nodes.values()})
    column = {rank: number for number, rank in enumerate(ranks)}
    nodes = tuple(
        Node(id, kind, column[rank], label, note, href, many)
        for id, (rank, kind, label, note, href, many) in drawn.nodes.items()
    )
    known = drawn.nodes.keys()
    edges = tuple(edge for edge in drawn.edges.values() if edge.tail in known and edge.head in known)
    names = tuple(_name(rank, ranks) for rank in ranks)
    return OriginGraph(nodes, edges, names, _summary(claim, testimonies, nodes))


def _name(rank: int, ranks: Sequence[int]) -> str:
    """The name over a column; several columns of relays bear it once."""
    if rank in (0, 1):
        return (_UPSTREAM, _ORIGIN)[rank]
    if rank >= _RANK_REPORT:
        return _REPORT if rank == _RANK_REPORT else _COPIES
    return _RELAY if rank == min(each for each in ranks if each > 1) else ""


def _summary(claim: Claim, testimonies: Sequence[Testimony], nodes: Sequence[Node]) -> str:
    origins = [node.label for node in nodes if node.kind is NodeKind.ORIGIN]
    upstream = [node.label for node in nodes if node.kind in (NodeKind.UPSTREAM, NodeKind.UNNAMED)]
    relays = {node.label for node in nodes if node.kind is NodeKind.RELAY}
    reports = len({testimony.ref.report for testimony in testimonies})
    copies = sum(node.count for node in nodes if node.kind is NodeKind.COPIES)
    said = [f"{count(len(origins), 'origin')}: {', '.join(origins)}" if origins else "no origin affirms it"]
    said += [f"resting on {', '.join(upstream)}"] if upstream else []
    said += [f"through {', '.join(sorted(relays))}"] if relays else []
    said += [f"in {count(reports, 'report')}" + (f", {copies} of them copies" if copies else "")]
    left = len(claim.statements) - len(testimonies)
    return "; ".join(said) + (f". The {left} latest statements are not drawn." if left > 0 else ".")
