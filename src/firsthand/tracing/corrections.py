"""What a denial or a withdrawal that names a figure says of a claim with a figure: only what it says of that very value.

"Corrects the toll from 19 to 16" withdraws 19 and affirms 16; to reject a toll of 27 denies nothing of one of 16. Claims that
make a figure are told by what most of their statements count.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from firsthand.model import Stance, Testimony
from firsthand.tracing.figures import is_state

_AGAINST = frozenset({Stance.DENIES, Stance.RETRACTED})


@dataclass(frozen=True, slots=True)
class _Figures:
    """What a claim's figures are: the numbers, and what they count."""

    numbers: frozenset[float] = frozenset()
    of: frozenset[tuple[str, ...]] = frozenset()


def with_a_stand(testimonies: Sequence[Testimony]) -> list[Testimony]:
    """The testimonies that take a stand on their claim, each with the stance that its own figures give it, in order."""
    bearing = [testimony for testimony in testimonies if testimony.bears]
    claimed = _claimed(bearing)
    return [meant for testimony in bearing if (meant := _meant(testimony, claimed)) is not None]


def _claimed(testimonies: Iterable[Testimony]) -> _Figures:
    """The figures that most of those who affirm the claim give; none for a claim of another kind."""
    affirming = [t for t in testimonies if t.stance is Stance.AFFIRMS and t.speaker is not None]
    counted = Counter(number for t in affirming for number in set(_numbers(t)))
    numbers = frozenset(number for number, times in counted.items() if 2 * times > len(affirming))
    of = frozenset(count.of for t in affirming for count in t.counts if count.figure.low in numbers)
    return _Figures(numbers, of)


def _meant(testimony: Testimony, claimed: _Figures) -> Testimony | None:
    """A testimony with its stance on this claim; None where it speaks of another value, or of another count."""
    numbers = _numbers(testimony)
    if not claimed.numbers or testimony.stance not in _AGAINST or not numbers:
        return testimony
    if claimed.numbers.isdisjoint(numbers):
        counts = {count.of for count in testimony.counts}
        told_apart = claimed.of | counts and all(is_state(of) for of in claimed.of | counts)
        return None if told_apart or not claimed.of.isdisjoint(counts) else testimony
    corrected = testimony.stance is Stance.RETRACTED and len(set(numbers)) > 1 and numbers[-1] in claimed.numbers
    return replace(testimony, stance=Stance.AFFIRMS) if corrected else testimony


def _numbers(testimony: Testimony) -> list[float]:
    """The numbers that a testimony gives, in the order of its text."""
    return [count.figure.low for count in sorted(testimony.counts, key=lambda count: count.figure.span)]
