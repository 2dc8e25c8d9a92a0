"""Which claim each group of statements is: the one that most of it was before, or a new one."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from firsthand.model import Shelf, StatementRef
from firsthand.tracing.cards import card_id
from firsthand.tracing.points import Point

_LATER_THAN_ALL = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Named:
    """A group of statements (places in a list) as a claim; `instead_of` are claims that went into it."""

    members: tuple[int, ...]
    claim: str
    instead_of: tuple[str, ...] = ()


def claim_id(ref: StatementRef) -> str:
    """The id of the claim that this statement founds."""
    return f"c{hashlib.sha256(card_id(ref).encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def named(
    groups: Sequence[Sequence[int]], points: Sequence[Point], before: Sequence[str | None], shelf: Shelf
) -> list[Named]:
    """Each group with the id of its claim. `before` is the claim that each statement was in, None for a new one.

    A claim's id goes to the group that holds most of it. A group that several ids go to keeps that of the oldest of its
    statements; the others go into it. A group that none goes to is a new claim, called by its earliest statement.
    """
    given = _given(groups, before)
    used = {claim for claim in before if claim is not None}
    used |= _taken(
        [points[at].ref for group, claims in zip(groups, given, strict=True) if not claims for at in group], shelf
    )
    found = []
    for group, claims in zip(groups, given, strict=True):
        order = sorted(group, key=lambda at: (points[at].at or _LATER_THAN_ALL, card_id(points[at].ref)))
        if claims:
            oldest = next(str(before[at]) for at in order if before[at] in claims)
            found.append(Named(tuple(group), oldest, tuple(sorted(claims - {oldest}))))
            continue
        claim = next((own for at in order if (own := claim_id(points[at].ref)) not in used), None)
        claim = claim or f"{claim_id(points[order[0]].ref)}-{len(used)}"
        used.add(claim)
        found.append(Named(tuple(group), claim))
    return found


def _taken(refs: Sequence[StatementRef], shelf: Shelf) -> set[str]:
    """The claims that these statements would found and that there are already."""
    ids = [claim_id(ref) for ref in refs]
    return {id for id, cards in zip(ids, shelf.groups(ids, 1), strict=True) if cards} if ids else set()


def _given(groups: Sequence[Sequence[int]], before: Sequence[str | None]) -> list[set[str]]:
    """The ids of earlier claims that go to each group."""
    held: dict[str, Counter[int]] = {}
    for number, group in enumerate(groups):
        for at in group:
            claim = before[at]
            if claim is not None:
                held.setdefault(claim, Counter())[number] += 1
    given: list[set[str]] = [set() for _ in groups]
    for claim, counts in held.items():
        given[min(counts, key=lambda number: (-counts[number], number))].add(claim)
    return given
