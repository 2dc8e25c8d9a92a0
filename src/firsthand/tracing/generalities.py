"""Whom a report means that it names only in general: "the newspaper", "Operator" in a headline, a capital for its service.

It is somebody else whom the same report has speak on the same claim: the one whose name holds the noun, or the only one of
that sort, those who say the same before the others. Where several fit, nobody is taken to be meant.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from firsthand.model import Kind, Party, Stance
from firsthand.text.gazetteer import gazetteer
from firsthand.tracing.bodies import Body
from firsthand.tracing.labels import is_common

_WORDS = gazetteer().words
_MEDIA, _OFFICIAL, _OTHER = _WORDS["media_heads"], _WORDS["government_heads"], _WORDS["organisation_heads"]
_PEOPLE = _WORDS["person_heads"] | _WORDS["plural_person_heads"]
_ARTICLES = frozenset(
    {"a", "an", "the", "one", "two", "three", "some", "several", "that", "this", "those", "these", "another"}
)
_PLACED = frozenset({"at", "in", "on", "of", "from", "near", "with"})  # "an engineer at the site" is no site
_ANYBODY = frozenset({"monitor", "observer", "leader", "source", "official", "sources", "officials"})


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody heard in a report on a claim: the party, its body, and its stance; a relay has none."""

    party: Party
    body: Body
    report: str
    stance: Stance | None
    outlet: bool = False


def meant_by(heard: Iterable[Heard]) -> dict[tuple[str, str], Party]:
    """By report and key of the body that is named in general, the party that it means."""
    reports: dict[str, dict[tuple[str, Stance | None], Heard]] = defaultdict(dict)
    for one in heard:
        reports[one.report].setdefault((one.body.key, one.stance), one)
    found: dict[tuple[str, str], Party] = {}
    for report, those in reports.items():
        others = [one for one in those.values() if not _is_general(one.body)]
        for one in those.values():
            meant = _meant(one, others) or _only_person(one, others)
            if one.stance is not None and meant is not None:
                found[report, one.body.key] = meant.party
    return found


def _meant(one: Heard, others: Sequence[Heard]) -> Heard | None:
    """The one that a general name means: by its noun, then by its sort and stance, then by its sort."""
    for fits in _fitting(one):
        found = {other.body.key: other for other in others if other.body.key != one.body.key and fits(other)}
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


def _only_person(one: Heard, others: Sequence[Heard]) -> Heard | None:
    """Whom a headline's noun for a person means: the only one who speaks in the text, if it is a person."""
    head = one.body.name.casefold().split()[-1]
    if not _is_general(one.body) or head not in _PEOPLE or head in _ANYBODY:
        return None
    speaking = {other.body.key: other for other in others if other.stance is not None}
    only = next(iter(speaking.values())) if len(speaking) == 1 else None
    return only if only is not None and only.party.kind in (Kind.PERSON, Kind.UNNAMED) else None


def _fitting(one: Heard) -> Iterator[Callable[[Heard], bool]]:
    """What somebody named in general can mean; nothing for a body with a name of its own."""
    body = one.body
    if body.country is not None and body.key == f"{body.country}/government/":
        yield lambda other: other.body.official and other.body.country == body.country and other.stance is one.stance
    if not _is_general(body):
        return
    *rest, head = body.name.casefold().split()
    sort = _sort(head)
    if head in _MEDIA and sort is not None:
        yield lambda other: sort(other) and other.stance is one.stance
    alike = gazetteer().compatible.get(head, frozenset({head}))
    telling = set() if body.country is not None else set(rest)
    yield (
        lambda other: (
            not alike.isdisjoint(_worded(other)) and telling <= _worded(other) and not _contradicts(one, other)
        )
    )
    if sort is not None:
        yield lambda other: sort(other) and other.stance is one.stance and _one_country(body, other.body)
        yield lambda other: sort(other) and other.stance is None


def _one_country(one: Body, other: Body) -> bool:
    return len({one.country, other.country} - {None}) < 2


def _contradicts(one: Heard, other: Heard) -> bool:
    return {one.stance, other.stance} == {Stance.AFFIRMS, Stance.DENIES}


def _worded(other: Heard) -> set[str]:
    wordings = (other.body.name,) if other.outlet else (other.body.name, *other.party.aliases)
    words = (word for wording in wordings for word in wording.casefold().split())
    return {word.strip(",.'’") for word in words}


def _sort(head: str) -> Callable[[Heard], bool] | None:
    if head in _MEDIA:
        return lambda other: other.outlet
    if head in _OFFICIAL:
        return lambda other: other.body.official and not other.body.key.endswith(" office")
    if head in _OTHER:
        return lambda other: other.body.named and not other.body.official and not other.outlet and _of_a_body(other)
    return None


def _of_a_body(other: Heard) -> bool:
    """Whether a party is a body or speaks for one; a single word is too often a piece of a name."""
    return other.party.speaks_for is not None or (other.party.kind is not Kind.PERSON and " " in other.body.name)


def _is_general(body: Body) -> bool:
    """Whether a body is named by a common noun alone, as headlines name it ("regulator", "Operator", "engineer"), or by
    one with its country ("Irish pharmacy chain")."""
    words = body.name.split()
    if words and not body.named and words[-1].casefold() in _MEDIA:
        return _PLACED.isdisjoint(words)
    if not words or words[0].casefold() in _ARTICLES or body.key.split("/")[1:2] not in ([""], []):
        return False
    if body.country is not None:
        return words[-1].islower() and any(words[-1] in heads for heads in (_MEDIA, _OFFICIAL, _OTHER))
    return body.name == body.name.casefold() or is_common(body.name)
