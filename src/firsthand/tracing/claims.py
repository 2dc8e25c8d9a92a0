"""Statements into claims, one report after another: each joins the claim that it speaks to, or founds its own.

A statement looks for others by keys, is scored against what it finds, and joins the claim whose statements draw it most, as
a mention finds its antecedent (mention ranking; Denis and Baldridge 2008). Nothing is compared with everything, and a
claim's size costs nothing.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from firsthand.model import Card, Link, Memory, Reading, Testimony, Verdict
from firsthand.tracing.cards import Bond, bond_of, card_id, card_of, point_of, testimony_of
from firsthand.tracing.keys import keys_of, text_key
from firsthand.tracing.linking import REACTIONS, Linker
from firsthand.tracing.parties import Cast
from firsthand.tracing.points import Point
from firsthand.tracing.reasons import because
from firsthand.tracing.stances import chief_of, stance_of

_MOST = 64
"""How many statements one is compared with at the most."""

_TELLING = 4.0
"""The rarity from which a wording says so much that the same words are the same claim."""


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
    between statements are followed. Entering a report again puts its statements anew.
    """
    entering = _Entering(reading, copy_of, memory, linker)
    for point in in_turn(points):
        entering.enter(point)
    return Touched(tuple(dict.fromkeys(entering.touched)))


def in_turn(points: Iterable[Point]) -> list[Point]:
    """The statements of a report in the order in which they are entered: what is said first, then what answers it."""
    return sorted(points, key=lambda point: (point.act in REACTIONS, point.place))


def testimonies(cards: Sequence[Card]) -> tuple[Testimony, ...]:
    """The testimonies of one claim's cards, in their order, each with its stance towards the claim's gist."""
    points = [point_of(card) for card in cards]
    chief = points[chief_of(points)] if points else None
    return tuple(
        replace(testimony_of(card), stance=stance_of(point, chief)) for card, point in zip(cards, points, strict=True)
    )


def links(cards: Sequence[Card]) -> tuple[Link, ...]:
    """Why these statements stand together: one link a statement, but for the one that founded the claim."""
    points = {card.id: point_of(card) for card in cards}
    found = []
    for card in cards:
        bond = bond_of(card)
        if bond is not None and bond.to in points:
            one, other = points[card.id], points[bond.to]
            found.append(Link(one.ref, other.ref, bond.score, because(one, other)))
    return tuple(found)


def gist(cards: Sequence[Card]) -> str:
    """A wording that says the claim by itself: the content of the statement that says it best."""
    points = [point_of(card) for card in cards]
    return points[chief_of(points)].text


class _Entering:
    """One report on its way in."""

    def __init__(self, reading: Reading, copy_of: str | None, memory: Memory, linker: Linker) -> None:
        self.touched: list[str] = []
        self._reading = reading
        self._statements = {statement.id: statement for statement in reading.statements}
        self._copy_of = copy_of
        self._shelf, self._judgements = memory.statements, memory.judgements
        self._linker = linker
        self._cast = Cast(reading)
        self._own: list[Card] = []

    def enter(self, point: Point) -> None:
        """Put one statement in its claim."""
        self._leave(point)
        keys = keys_of(point)
        found = self._found(point, keys)
        apart, together = self._judged(point)
        found = [card for card in found if card.group not in apart]
        bond, claim = self._chosen(point, found, together)
        repeats = bond is not None and bond.score >= 1 and not together
        card = card_of(point, self._testimony(point), keys[:1] if repeats else keys, bond, claim)
        self._shelf.put([card])
        self._own.append(card)
        self.touched.append(claim)

    def _leave(self, point: Point) -> None:
        """A statement that is entered again changes the claim that it was in."""
        self.touched += [card.group for card in self._shelf.get([card_id(point.ref)]) if card.group]

    def _found(self, point: Point, keys: Sequence[str]) -> list[Card]:
        """What this statement may speak to: what it can be found by, and all that its own report has said before."""
        found = {card.id: card for card in self._shelf.find(keys, _MOST)} | {card.id: card for card in self._own}
        found.pop(card_id(point.ref), None)
        return [card for card in found.values() if card.group is not None]

    def _chosen(self, point: Point, found: Sequence[Card], together: Sequence[Card]) -> tuple[Bond | None, str]:
        """The claim it belongs to, and by whom; its own claim where nothing draws it."""
        if together:
            return Bond(together[0].id, 1.0), str(together[0].group)
        for card in found:
            if self._repeats(point, card):
                return Bond(card.id, 1.0), str(card.group)
        pull = self._linker.pull(point, [point_of(card) for card in found], [str(card.group) for card in found])
        if pull is None:
            return None, claim_id(point)
        return Bond(found[pull.by].id, min(pull.score, 0.99)), str(found[pull.by].group)

    def _repeats(self, point: Point, card: Card) -> bool:
        """Whether a card says the same words: in what this report copies, or so many that they can mean nothing else."""
        if text_key(point) not in card.keys[:1]:
            return False
        other = point_of(card)
        if other.text.casefold() != point.text.casefold() or other.ref.report == point.ref.report:
            return False
        return other.ref.report == self._copy_of or (point.matter >= _TELLING and bool(other.names & point.names))

    def _judged(self, point: Point) -> tuple[set[str], list[Card]]:
        """The claims that people keep this statement out of, and the cards that they put it beside."""
        own = f"statement:{card_id(point.ref)}"
        apart: dict[str, Verdict] = {}
        for judgement in self._judgements.about([own]):
            if judgement.verdict in (Verdict.MERGE, Verdict.SPLIT) and judgement.object is not None:
                other = judgement.object if judgement.subject == own else judgement.subject
                apart[other.removeprefix("statement:")] = judgement.verdict
        cards = self._shelf.get(sorted(apart))
        split = {str(card.group) for card in cards if apart[card.id] is Verdict.SPLIT}
        return split, [card for card in cards if apart[card.id] is Verdict.MERGE and card.group not in split]

    def _testimony(self, point: Point) -> Testimony:
        statement, report = self._statements[point.ref.statement], self._reading.report
        who = self._cast.of(statement)
        return Testimony(
            point.ref, report.published, report.publisher, stance_of(point, None), point.text, act=statement.act,
            speaker=who.speaker, official=who.official, via=who.via, basis=who.basis, about=who.about,
            hedged=statement.hedged, copy_of=self._copy_of,
        )  # fmt: skip


def claim_id(point: Point) -> str:
    """The id of the claim that this statement founds."""
    return f"c{hashlib.sha256(card_id(point.ref).encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
