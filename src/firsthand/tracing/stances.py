"""Which statement says a claim best, and what stand every other takes towards it."""

from collections.abc import Sequence

import numpy as np

from firsthand.model import Act, Stance
from firsthand.tracing.comparing import REACTIONS, STANCES
from firsthand.tracing.embedding import unpacked
from firsthand.tracing.points import Point, alike

_BY_ACT = {
    Act.DENY: Stance.DENIES,
    Act.DECLINE: Stance.DECLINES,
    Act.DOUBT: Stance.DOUBTS,
    Act.RETRACT: Stance.RETRACTED,
}
_SHORT, _LONG = 3.0, 9.0  # rarity: about four and about fourteen words that say something
_SAME_MATTER = 0.45  # cosine: about the same matter, so that a negation denies it


def stance_of(point: Point, chief: Point | None) -> Stance:
    """The stand that a statement takes towards a claim whose gist is `chief`: by its act, or by saying the contrary."""
    by_act = _BY_ACT.get(point.act)
    if by_act is not None or chief is None:
        return by_act or Stance.AFFIRMS
    contrary = point.negated and not chief.negated and not point.narrated and point.act in STANCES
    if contrary and (point.words & chief.words) and alike(point.vector, chief.vector[None])[0] >= _SAME_MATTER:
        return Stance.DENIES
    return Stance.AFFIRMS


def chief_of(points: Sequence[Point]) -> int:
    """Which of a claim's statements says it best, as its place in the sequence.

    One that asserts something by itself, close to what all say, neither very short nor long; the earlier of equals.
    """
    vectors = unpacked(np.stack([point.vector for point in points]))
    saying = np.array([point.act not in REACTIONS and not point.empty for point in points])
    centre = vectors[saying].mean(0) if saying.any() else vectors.mean(0)
    worth = vectors @ centre + np.array([_worth(point) for point in points])
    return int(np.argmax(np.round(worth, 4)))


def _worth(point: Point) -> float:
    """What speaks for a statement as a claim's wording, besides its being close to the others."""
    reacts = point.act in REACTIONS
    odd = max(0.0, _SHORT - point.matter) / _SHORT + max(0.0, point.matter - _LONG) / _LONG
    return (
        -1.0 * reacts - 0.5 * point.empty - 0.1 * point.narrated - 0.2 * point.negated - 0.3 * odd
        + 0.05 * min(len(point.names), 2)
    )  # fmt: skip
