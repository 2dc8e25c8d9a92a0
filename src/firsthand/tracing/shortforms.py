"""Names that can only be one: a short form and the single longer name, among those given, that it can stand for."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from firsthand.tracing.labels import TELLS_NOTHING, Label
from firsthand.tracing.naming import Name


def same_names(labels: Collection[Label]) -> Iterator[tuple[str, str]]:
    """Pairs of keys of names that mean one body, among the names of these parties; linear in their number."""
    names = {name.key: name for label in labels for name in label.names}
    yield from _states_bodies(names.values())
    yield from _shortened(names.values())
    yield from _acronyms(labels)


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
        owners = sort.countries[name.qualifier] - {""} or (sort.every if len(sort.countries) <= 2 else set())
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


def _shortened(names: Iterable[Name]) -> Iterator[tuple[str, str]]:
    """Names that begin or end just one longer name among all: a surname, "Lund" of "Lund Cranes", "J. Vik"."""
    plain = [name for name in names if name.sort is None and name.words]
    longer: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for name in plain:
        for size in range(1, len(name.words)):
            longer[name.words[:size]].add(name.key)
            longer[name.words[-size:]].add(name.key)
        if len(name.words) > 1:
            longer[name.words[0][:1], name.words[-1]].add(name.key)
        if name.country is not None:
            longer[name.words].add(name.key)
    for name in plain:
        found = longer.get(name.words, set()) - {name.key}
        if len(found) == 1 and (name.proper or not TELLS_NOTHING.issuperset(name.words)):
            yield name.key, min(found)


def _acronyms(labels: Collection[Label]) -> Iterator[tuple[str, str]]:
    """Acronyms beside the one name whose initials they are, or that carries them in brackets."""
    meant: dict[str, set[str]] = defaultdict(set)
    for label in labels:
        for short in label.shorts:
            meant[short].add(label.name.key)
    for label in labels:
        others = meant.get(label.acronym, set()) - {label.name.key}
        if len(others) == 1:
            yield label.name.key, min(others)
