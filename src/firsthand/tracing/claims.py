"""Statements into claims, one report after another: each joins those that it belongs with, or founds a claim of its own.

A report's statements look for others by keys. These, with what they find, are put into groups anew (linking.py), so that a
later report can also part what an earlier one had joined, or join what it had parted; all else stays as it is. What comes of
it depends on the statements, hardly on the order in which they came.
"""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from firsthand.model import LATEST, Card, Link, Memory, Reading, StatementRef, Testimony
from firsthand.tracing.bodies import body_of
from firsthand.tracing.cards import Bond, bond_of, card_id, card_of, point_of, rebound, testimony_of
from firsthand.tracing.comparing import REACTIONS
from firsthand.tracing.figures import counts_of
from firsthand.tracing.identities import Named, named
from firsthand.tracing.keys import keys_of, text_key
from firsthand.tracing.linking import Linker, Square, in_company, joined
from firsthand.tracing.neighbours import judged, neighbours, repeats
from firsthand.tracing.parties import Cast
from firsthand.tracing.points import Point
from firsthand.tracing.reasons import because
from firsthand.tracing.stances import bears, beside_the_point, chief_of, stance_of

_TELLING = 4.0
"""The rarity from which a wording says so much that the same words are the same claim."""

_EDGES = re.compile(r"^[\W_]*(?:that|whether) +|^[\s,;:–—-]+|[\s,;:–—-]+$", re.IGNORECASE)
"""What a content brings along from its sentence and a claim's wording does without."""

_LATER_THAN_ALL = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Touched:
    """What entering a report changed: claims that have new statements or lost some, and claims that went into others
    (the id that went -> the id that stays)."""

    claims: tuple[str, ...]
    merged: dict[str, str] = field(default_factory=dict)


def enter_statements(
    reading: Reading, points: Sequence[Point], copy_of: str | None, memory: Memory, linker: Linker
) -> Touched:
    """Put every statement of a reading on `memory.statements`, in the claim that it makes or speaks to.

    `points` are those of this reading (`points_of`), `copy_of` the report that it repeats. Judgements MERGE and SPLIT
    between statements are followed. A statement without matter of its own that belongs with no other is put in no claim.
    Entering a report again puts its statements anew.
    """
    return _Entering(reading, copy_of, memory, linker).enter(sorted(points, key=lambda point: point.place))


def said(cards: Sequence[Card]) -> tuple[str, StatementRef, tuple[Testimony, ...]]:
    """What one claim's cards, of which there must be any, say: a wording that says the claim by itself, the content of the
    statement that says it best; this statement; and the testimonies in their order, each with its stance towards it."""
    points = [point_of(card) for card in cards]
    chief = points[chief_of(points)]
    given = [replace(testimony_of(c), stance=stance_of(p, chief)) for c, p in zip(cards, points, strict=True)]
    bodies = [body_of(t.speaker).key if t.speaker else "" for t in given]
    aside = beside_the_point([(p, t.stance, body) for p, t, body in zip(points, given, bodies, strict=True)], chief)
    return (
        _EDGES.sub("", chief.text),
        chief.ref,
        tuple(
            replace(testimony, bears=at not in aside and bears(point, chief, bond_of(card).core))
            for at, (card, point, testimony) in enumerate(zip(cards, points, given, strict=True))
        ),
    )


def links(cards: Sequence[Card]) -> tuple[Link, ...]:
    """Why these statements stand together: one link a statement, but for the one that founded the claim."""
    points = {card.id: point_of(card) for card in cards}
    found = []
    for card in cards:
        bond = bond_of(card)
        other = points.get(bond.to or "")
        if other is not None:
            one = points[card.id]
            found.append(Link(one.ref, other.ref, bond.score, because(one, other)))
    return tuple(found)


class _Entering:
    """One report on its way in."""

    def __init__(self, reading: Reading, copy_of: str | None, memory: Memory, linker: Linker) -> None:
        self._reading = reading
        self._statements = {statement.id: statement for statement in reading.statements}
        self._copy_of = copy_of
        self._shelf, self._judgements = memory.statements, memory.judgements
        self._linker = linker
        self._cast = Cast(reading)
        self._touched: dict[str, None] = {}
        self._merged: dict[str, str] = {}

    def enter(self, points: Sequence[Point]) -> Touched:
        """Put the report's statements in their claims."""
        for old in self._shelf.get([card_id(point.ref) for point in points]):
            self._touch(old.group)  # entered again: it leaves the claim that it was in
        decided = judged([card_id(point.ref) for point in points], self._judgements)
        free = [point for point in points if not decided.concern(card_id(point.ref))]
        same = self._shelf.find_each([[text_key(point)] for point in free], LATEST)
        repeated = {
            point.ref: card for point, cards in zip(free, same, strict=True) if (card := self._repeated(point, cards))
        }
        self._shelf.put([self._repeat(point, repeated[point.ref]) for point in points if point.ref in repeated])
        new = [point for point in points if point.ref not in repeated]
        if new:
            self._group(new)
        return Touched(tuple(self._touched), self._merged)

    def _repeated(self, point: Point, cards: Sequence[Card]) -> Card | None:
        """A card that says the same words: in what this report copies, or so many that they can mean nothing else."""
        for card in cards:
            other = point_of(card)
            if other.text.casefold() != point.text.casefold() or other.ref.report == point.ref.report:
                continue
            if other.ref.report == self._copy_of or (point.matter >= _TELLING and other.names & point.names):
                return card
        return None

    def _repeat(self, point: Point, card: Card) -> Card:
        """The card of a statement that another says in the same words: in the same claim, and found by these words alone, so
        that thousands of copies crowd nobody out."""
        self._touch(card.group)
        bond = Bond(card.id, 1.0, bond_of(card).core)
        return card_of(point, self._testimony(point), [text_key(point)], bond, card.group)

    def _group(self, new: Sequence[Point]) -> None:
        """Put statements that say something in words of their own together with what they find."""
        near = neighbours(new, self._shelf)
        found = list(near.cards)
        decided = judged([*(card_id(point.ref) for point in new), *(card.id for card in found)], self._judgements)
        missing = {id for pair in (*decided.together, *decided.apart) for id in pair} - {card.id for card in found}
        missing -= {card_id(point.ref) for point in new}
        found += [card for card in self._shelf.get(sorted(missing)) if card.group is not None]
        points = [*new, *(point_of(card) for card in found)]
        place = {card_id(point.ref): at for at, point in enumerate(points)}
        together, apart = (
            [(place[one], place[other]) for one, other in pairs if one in place and other in place]
            for pairs in (decided.together, decided.apart)
        )
        probable = self._linker.probabilities(points)
        likeness = in_company(probable)
        held = _held(found, len(new), near.settled, together)
        close = joined(likeness, self._linker.core, start=held, apart=apart)
        groups = joined(likeness, self._linker.bar, start=close, apart=apart)
        core = {at for group in groups for at in _core(group, close, points)}
        cards = dict(zip(range(len(new), len(points)), found, strict=True))
        core |= {at for at, card in cards.items() if card.group in near.settled and bond_of(card).core}
        for entry in named(groups, points, [None] * len(new) + [card.group for card in found], self._shelf):
            self._keep(entry, points, probable, cards, core)

    def _keep(
        self, entry: Named, points: Sequence[Point], likeness: Square, cards: dict[int, Card], core: Container[int]
    ) -> None:
        """Write down one group: new statements, those that come to it from other claims, and whose place in it changed."""
        order = sorted(entry.members, key=lambda at: (points[at].at or _LATER_THAN_ALL, card_id(points[at].ref)))
        written = []
        for rank, at in enumerate(order):
            known = cards.get(at)
            if known is not None and known.group == entry.claim:
                bond = bond_of(known)
                if bond.core != (at in core):
                    written += self._moved(known, replace(bond, core=at in core), entry.claim)
                continue
            before = order[:rank] or [other for other in order if other in cards]
            bond = replace(self._bond(at, before, points, likeness), core=at in core)
            if known is not None:
                self._touch(known.group)
                written += self._moved(known, bond, entry.claim)
            else:
                alone = points[at].empty and len(order) == 1
                claim = None if alone else entry.claim
                written.append(card_of(points[at], self._testimony(points[at]), keys_of(points[at]), bond, claim))
        if written:
            self._shelf.put(written)
            self._touch(entry.claim)
        for old in entry.instead_of:
            self._touch(old)
            self._merged[old] = entry.claim
            self._shelf.regroup([card.id for card in self._shelf.group(old)], entry.claim)

    def _moved(self, card: Card, bond: Bond, claim: str) -> list[Card]:
        """A card as it stands now, and with it those that stand where it does because they say the same words."""
        same = [
            rebound(other, replace(bond_of(other), core=bond.core), claim)
            for other in self._shelf.group(str(card.group))
            if repeats(other) and other.keys == card.keys[:1] and other.id != card.id
        ]
        return [rebound(card, bond, claim), *same]

    def _bond(self, at: int, before: Sequence[int], points: Sequence[Point], likeness: Square) -> Bond:
        others = [other for other in before if other != at]
        if not others:
            return Bond()
        best = max(others, key=lambda other: likeness[at, other])
        return Bond(card_id(points[best].ref), float(likeness[at, best]))

    def _touch(self, claim: str | None) -> None:
        if claim is not None:
            self._touched[claim] = None

    def _testimony(self, point: Point) -> Testimony:
        statement, report = self._statements[point.ref.statement], self._reading.report
        who = self._cast.of(statement)
        return Testimony(
            point.ref, report.published, report.publisher, stance_of(point, None), point.text, act=statement.act,
            speaker=who.speaker, official=who.official, via=who.via, basis=who.basis, about=who.about,
            hedged=statement.hedged, copy_of=self._copy_of, counts=counts_of(self._reading, statement),
        )  # fmt: skip


def _core(group: Sequence[int], close: Sequence[Sequence[int]], points: Sequence[Point]) -> Sequence[int]:
    """The close group within a group that most of what is said in it belongs to: the earliest of equals."""
    inside = [part for part in close if part[0] in set(group)]
    said = [sum(points[at].act not in REACTIONS for at in part) for part in inside]
    return max(zip(said, inside, strict=True), key=lambda pair: pair[0])[1]


def _held(
    found: Sequence[Card], offset: int, settled: Container[str], together: Sequence[tuple[int, int]]
) -> list[list[int]]:
    """What stays together from the beginning: settled claims, and what people merged."""
    claims: dict[str, set[int]] = {}
    for at, card in enumerate(found, start=offset):
        if str(card.group) in settled:
            claims.setdefault(str(card.group), set()).add(at)
    groups = list(claims.values())
    for pair in together:
        touching = [group for group in groups if group & set(pair)]
        groups = [group for group in groups if group not in touching] + [set(pair).union(*touching)]
    return [sorted(group) for group in groups]
