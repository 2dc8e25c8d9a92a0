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
    """The stand that a statement takes towards a claim whose gist is `chief`: by its act, or by saying the contrary.

    "There is no leak" denies a claim that there is one, whether it is called a denial or not; where the claim is worded so
    itself, it affirms it.
    """
    by_act = _BY_ACT.get(point.act)
    if chief is None:
        return by_act or Stance.AFFIRMS
    if point.act is Act.DENY and point.negated and chief.negated:
        return Stance.AFFIRMS
    if by_act is not None or point.narrated or point.act not in STANCES or not point.negated or chief.negated:
        return by_act or Stance.AFFIRMS
    contrary = point.words & chief.words and alike(point.vector, chief.vector[None])[0] >= _SAME_MATTER
    return Stance.DENIES if contrary else Stance.AFFIRMS


def bears(point: Point, chief: Point, core: bool) -> bool:
    """Whether a statement takes a stand on the claim that `chief` says best, and does not only speak of its matter.

    It does where it is of the claim's core, answers without matter of its own, or says that it says nothing. What foretells,
    plans, calls for or judges takes no stand on whether something is so.
    """
    if point.act not in STANCES and chief.act in STANCES:
        return False
    return core or point.act in _WITHOUT_MATTER or (point.act in REACTIONS and point.empty)


def beside_the_point(said: Sequence[tuple[Point, Stance, str]], chief: Point) -> set[int]:
    """Which statements (their places) speak of something else. `said` gives each one's points, its stance, and the key of the
    body that speaks, empty for none.

    No body affirms and denies one claim in the same report: of two such only what is most like the claim's own wording is
    about it.
    """
    voices: dict[tuple[str, str], list[int]] = {}
    for at, (point, stance, body) in enumerate(said):
        if body and stance in (Stance.AFFIRMS, Stance.DENIES):
            voices.setdefault((point.ref.report, body), []).append(at)
    aside: set[int] = set()
    for places in voices.values():
        if len({said[at][1] for at in places}) > 1:
            likeness = alike(chief.vector, np.stack([said[at][0].vector for at in places]))
            meant = said[places[int(np.argmax(likeness))]][1]
            aside.update(at for at in places if said[at][1] is not meant)
    return aside


_WITHOUT_MATTER = frozenset({Act.DECLINE, Act.DOUBT})


def chief_of(points: Sequence[Point]) -> int:
    """Which of a claim's statements says it best, as its place in the sequence.

    One that asserts something by itself, close to what all say, neither very short nor long; the earlier of equals.
    """
    if len(points) == 1:
        return 0
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
