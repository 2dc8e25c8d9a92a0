"""Names that can only be one: a short form and the single longer name, among those given, that it can stand for."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field

from firsthand.text.gazetteer import gazetteer
from firsthand.tracing.labels import Label
from firsthand.tracing.naming import Name

_STATE_NOUNS = gazetteer().words["government_words"]

# What a state body of any country can call itself, so that it can be the one that is named by its country elsewhere.
_QUALIFY = frozenset({"national", "federal", "state", "central", "royal", "supreme", "general", "public", "main"})
_QUALIFY |= {"security", "special", "joint", "foreign", "military", "republican", "presidential", "chief"}

Group = Callable[[str], str]
"""Gives the group that a name is in so far, by the name's key."""


def phases(labels: Collection[Label]) -> Iterator[Callable[[Group], Iterator[tuple[str, str]]]]:
    """One after the other, the ways in which names turn out to be one; each gives pairs of keys to join before the next.

    Whether a short form can mean only one body depends on which longer names are one already.
    """
    names = {name.key: name for label in labels for name in label.names}.values()
    yield lambda group: _states_bodies(names)
    yield lambda group: _alike(names)
    yield lambda group: _shortened(names, group, single=False)
    yield lambda group: _shortened(names, group, single=True)
    yield lambda group: _acronyms(labels, group)


@dataclass(slots=True)
class _Sort:
    """The bodies of one sort: their names by key, and which countries and qualifiers go together."""

    names: dict[str, Name] = field(default_factory=dict)
    countries: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    qualifiers: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    every: set[str] = field(default_factory=set)

    def add(self, name: Name) -> None:
        country = name.country or ""
        self.names[name.key] = name
        self.countries[name.qualifier].add(country)
        self.qualifiers[country].add(name.qualifier)
        self.every |= {country} - {""}


def _states_bodies(names: Iterable[Name]) -> Iterator[tuple[str, str]]:
    """State bodies of one sort, of which one says the country or the qualifier that the other leaves open."""
    sorts: dict[str, _Sort] = defaultdict(_Sort)
    for name in names:
        if name.sort is not None:
            sorts[name.sort].add(name)
    for sort in sorts.values():
        for name in sort.names.values():
            fuller = _fuller(name, sort)
            if fuller is not None and fuller in sort.names:
                yield name.key, fuller


def _fuller(name: Name, sort: _Sort) -> str | None:
    """The key of the one body that a state body's partial name can mean, None where there are several or none."""
    if name.words and name.country:
        return None
    if name.words:
        anywhere = sort.every if len(sort.countries) <= 2 and _QUALIFY.issuperset(name.words) else set()
        owners = sort.countries[name.qualifier] - {""} or anywhere
        if len(owners) != 1:
            return None
        (owner,) = owners
        return f"{owner}/{name.sort}/{name.qualifier if owner in sort.countries[name.qualifier] else ''}"
    if name.country:
        kinds = sort.qualifiers[name.country] - {""}
        return f"{name.country}/{name.sort}/{min(kinds)}" if len(kinds) == 1 else None
    if len(sort.every) == 1:
        return f"{min(sort.every)}/{name.sort}/"
    only = set(sort.countries) - {""}
    return f"/{name.sort}/{min(only)}" if len(only) == 1 and not sort.every else None


def _alike(names: Iterable[Name]) -> Iterator[tuple[str, str]]:
    """State bodies that differ only in the noun: "Data Protection Authority", "Office for Data Protection"."""
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in names:
        telling = tuple(sorted(word for word in name.words if word not in _STATE_NOUNS))
        if name.sort is None and len(telling) > 1 and len(telling) < len(name.words):
            found[telling].append(name.key)
    for keys in found.values():
        yield from ((key, keys[0]) for key in keys[1:])


def _shortened(names: Iterable[Name], group: Group, *, single: bool) -> Iterator[tuple[str, str]]:
    """Names that begin or end just one longer name among all: a surname, "Lund" of "Lund Cranes", "J. Vik", "the board"."""
    every = [name for name in names if name.whole]
    longer: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for name in every:
        for size in range(1, len(name.whole)):
            longer[name.whole[:size]].add(group(name.key))
            longer[name.whole[-size:]].add(group(name.key))
        for word in name.whole[1:-1] if single else ():
            longer[(word,)].add(group(name.key))
        if len(name.whole) > 1 and name.sort is None:
            longer[name.whole[0][:1], name.whole[-1]].add(group(name.key))
        if name.country is not None and name.sort is None:
            longer[name.whole].add(group(name.key))
    for name in every:
        if name.sort is None and single == (len(name.words) == 1):
            found = longer.get(name.words, set()) - {group(name.key)}
            if len(found) == 1:
                yield name.key, min(found)


def _acronyms(labels: Collection[Label], group: Group) -> Iterator[tuple[str, str]]:
    """Acronyms beside the one name whose initials they are, or that carries them in brackets."""
    meant: dict[str, set[str]] = defaultdict(set)
    for label in labels:
        for short in label.shorts:
            meant[short].add(group(label.name.key))
    for label in labels:
        others = meant.get(label.acronym, set()) - {group(label.name.key)}
        if len(others) == 1:
            yield label.name.key, min(others)
