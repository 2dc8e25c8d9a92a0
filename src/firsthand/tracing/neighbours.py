"""The statements that a report's statements may speak to, and what people decided about them.

Only these are looked at anew when a report comes: what shares a key with it and means something alike.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from firsthand.model import Card, Judgements, Shelf, Verdict
from firsthand.tracing.cards import card_id, point_of
from firsthand.tracing.embedding import unpacked
from firsthand.tracing.keys import keys_of
from firsthand.tracing.points import Point

MOST = 64
"""How many statements one is compared with at the most."""

POOL = 160
"""How many statements a report's are compared with in all."""

SETTLED = 40
"""A claim of more statements than this is not looked at whole, and so not parted again."""

_AT_ONCE = 16  # claims read from the shelf in one question

_FAR = 0.2
"""The cosine below which a claim's statements are not looked at: almost no join comes from there."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What a report's statements may speak to: cards of claims, and which of these claims stay whole as they are."""

    cards: tuple[Card, ...] = ()
    settled: frozenset[str] = frozenset()


def neighbours(points: Sequence[Point], shelf: Shelf) -> Neighbours:
    """The cards of the claims that these statements may speak to, at most POOL or a little over: whole claims, those found
    by most statements first; of a settled claim what was found. Statements that only repeat others are left out.
    """
    found: dict[str, Card] = {}
    votes: Counter[str] = Counter()
    own = {card_id(point.ref) for point in points}
    for cards_found in shelf.find_each([keys_of(point) for point in points], MOST):
        for card in cards_found:
            if card.group is not None and card.id not in own:
                found[card.id] = card
                votes[card.group] += 1
    claims = {str(card.group) for card in _near(points, list(found.values()))}
    cards: list[Card] = []
    settled = set()
    order = sorted(claims, key=lambda claim: (-votes[claim], claim))
    for start in range(0, len(order), _AT_ONCE):
        some = order[start : start + _AT_ONCE]
        for claim, group in zip(some, shelf.groups(some, SETTLED + 1), strict=True):
            if len(cards) >= POOL:
                break
            members = [card for card in group if card.id not in own]
            if len(members) > SETTLED:
                settled.add(claim)
                members = [card for card in found.values() if card.group == claim]
            cards += [card for card in members if not repeats(card)]
        if len(cards) >= POOL:
            break
    return Neighbours(tuple(sorted(cards, key=lambda card: card.id)), frozenset(settled))


def repeats(card: Card) -> bool:
    """Whether a card's statement says what another says in the same words, and is found by these alone."""
    return len(card.keys) == 1


def _near(points: Sequence[Point], cards: Sequence[Card]) -> list[Card]:
    """The cards of claims of which any statement means something like one of these."""
    if not cards:
        return []
    ours, theirs = (
        unpacked(np.stack([point.vector for point in group])) for group in (points, [point_of(card) for card in cards])
    )
    likeness = (ours @ theirs.T).max(0)
    claims = {card.group for card, value in zip(cards, likeness, strict=True) if value >= _FAR}
    return [card for card in cards if card.group in claims]


@dataclass(frozen=True, slots=True)
class Judged:
    """Pairs of statements, by their cards' ids, that people put together and that they set apart."""

    together: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()

    def concern(self, id: str) -> bool:
        """Whether any of the verdicts is about this statement."""
        return any(id in pair for pair in (*self.together, *self.apart))


def judged(ids: Iterable[str], judgements: Judgements) -> Judged:
    """What people decided about these statements (card ids); the later of contrary verdicts on a pair holds."""
    decided: dict[tuple[str, str], Verdict] = {}
    for judgement in judgements.about([f"statement:{id}" for id in ids]):
        if judgement.verdict in (Verdict.MERGE, Verdict.SPLIT) and judgement.object is not None:
            one, other = sorted(name.removeprefix("statement:") for name in (judgement.subject, judgement.object))
            decided[one, other] = judgement.verdict
    return Judged(
        tuple(pair for pair, verdict in decided.items() if verdict is Verdict.MERGE),
        tuple(pair for pair, verdict in decided.items() if verdict is Verdict.SPLIT),
    )
