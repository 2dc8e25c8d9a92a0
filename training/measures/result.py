"""The shape that every measurement returns."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from firsthand.model import Reading, Report

Read = Callable[[Iterable[Report]], Iterator[Reading]]
"""What is measured: reports in, their readings out, in the same order (`firsthand.read_all`)."""


@dataclass(frozen=True, slots=True)
class Value:
    """One score and what it is a share of; `score` is None where there was nothing to score.

    PolNeAR's scores are percentages, as its literature gives them; all others are shares between 0 and 1 or counts.
    """

    name: str
    score: float | None
    n: int | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """The scores of one collection, with the SHA-256 of the data they were measured on; or why there are none."""

    measure: str
    values: tuple[Value, ...] = ()
    digest: str | None = None
    skipped: str | None = None

    def score(self, name: str) -> float | None:
        """The score of this name; raises KeyError when it was not measured."""
        for value in self.values:
            if value.name == name:
                return value.score
        raise KeyError(name)


def ratio(name: str, hits: int, n: int) -> Value:
    """A share of n, None where n is 0."""
    return Value(name, hits / n if n else None, n)


def f1(name: str, hits: int, predicted: int, gold: int) -> Value:
    """The harmonic mean of precision and recall, between 0 and 1."""
    return Value(name, 2 * hits / (predicted + gold) if predicted + gold else None, gold)
