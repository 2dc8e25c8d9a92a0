"""What a denial or a withdrawal that names a figure says of a claim with a figure: only what it says of that very value.

"Corrects the toll from 19 to 16" withdraws 19 and affirms 16; to reject a toll of 27 denies nothing of one of 16. Claims that
make a figure are told by what most of their statements count.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from firsthand.model import Stance, Testimony

_AGAINST = frozenset({Stance.DENIES, Stance.RETRACTED})
_Value = tuple[tuple[str, ...], float]


def with_a_stand(testimonies: Sequence[Testimony]) -> list[Testimony]:
    """The testimonies that take a stand on their claim, each with the stance that its own figures give it, in order."""
    claimed = _claimed(testimonies)
    return [meant for testimony in testimonies if (meant := _meant(testimony, claimed)) is not None]


def _claimed(testimonies: Iterable[Testimony]) -> _Value | None:
    """What the claim counts and how many, where most that affirm it say so; None for a claim of another kind."""
    affirming = [t for t in testimonies if t.stance is Stance.AFFIRMS and t.speaker is not None]
    values = Counter(value for t in affirming for value in dict.fromkeys(_values(t)))
    if not values:
        return None
    best = min(values, key=lambda value: (-values[value], value))
    return best if 2 * values[best] > len(affirming) else None


def _meant(testimony: Testimony, claimed: _Value | None) -> Testimony | None:
    """A testimony with its stance on this claim; None where it speaks of another figure."""
    if claimed is None or testimony.stance not in _AGAINST or not testimony.counts:
        return testimony
    of, value = claimed
    same = [number for what, number in _values(testimony) if not what or not of or what == of]
    if value not in same:
        return None
    corrected = testimony.stance is Stance.RETRACTED and len(set(same)) > 1 and same[-1] == value
    return replace(testimony, stance=Stance.AFFIRMS) if corrected else testimony


def _values(testimony: Testimony) -> list[_Value]:
    counts = sorted(testimony.counts, key=lambda count: count.figure.span)
    return [(count.of, count.figure.low) for count in counts]
