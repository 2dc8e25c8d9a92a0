"""Who is one body: the identity of speakers across reports, from their names and from whom they speak for.

A name by itself settles much (`body_of`). Among the parties to one claim more can be settled (`Bodies`): a short form is the
full name that it can only belong to, a person is the body that some report says they speak for.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from firsthand.model import Kind, Party
from firsthand.text.gazetteer import gazetteer, key
from firsthand.tracing.naming import Name, bracketed, folded, initials, parsed
from firsthand.tracing.unions import Unions

_TELLS_NOTHING = gazetteer().words["media_words"] | gazetteer().words["government_words"]
_TELLS_NOTHING |= gazetteer().words["organisation_words"]
_PEOPLE = gazetteer().words["plural_person_heads"] | {"official", "source", "diplomat", "officer"}
_AFTER_HEAD = re.compile(r",| (?:who|whom|which|that|of|in|at|on|for|from|with|near|close|familiar) ")
# An article inside a name without capitals shows that it describes any such body ("the service of a friendly country").
_ANY = re.compile(r"\b(?:an?|another|some|several|unnamed|undisclosed|unidentified)\b", re.IGNORECASE)
_OWNED = re.compile(r"^\S+(?: \S+)?['’]s? \S")
_SOMEBODY = re.compile(r"(?:an?|one|some|several)\s", re.IGNORECASE)
_NEWS = frozenset({"news", "newspaper", "newswire", "broadcasting", "broadcaster", "gazette", "zeitung", "magazine"})


@dataclass(frozen=True, slots=True)
class Body:
    """Somebody who is one origin: `key` is the same for all its wordings, `name` is for readers.

    `official` says that it is a state's or an intergovernmental body, or speaks for one; `named` that it has a name;
    `media` that it is an outlet; `country` whose it is, where a wording says so.
    """

    key: str
    name: str
    official: bool
    named: bool = True
    media: bool = False
    country: str | None = None


@lru_cache(maxsize=65536)
def body_of(party: Party) -> Body:
    """The body that a party is or speaks for, as far as this party's own wording settles it.

    Use it to compare speakers of two reports, or as a key to find them by; among the parties to one claim use `Bodies`.
    """
    if party.speaks_for is not None:
        return body_of(party.speaks_for)
    if not is_named(party):
        return Body(f"unnamed:{folded(party.name)}", party.name, official=False, named=False)
    media = _is_media(party)
    name = _name_of(party)
    official = _is_official(party) and not media
    return Body(name.key, _shown(party.name), official, media=media, country=name.country)


@lru_cache(maxsize=65536)
def is_named(party: Party) -> bool:
    """Whether a party is somebody in particular: it has a name, or speaks for somebody who has one."""
    if party.speaks_for is not None:
        return is_named(party.speaks_for)
    if party.kind is Kind.UNNAMED or (party.kind is not Kind.PERSON and _is_people(party.name)):
        return False
    if any(word[:1].isupper() for word in party.name.split()):
        return party.kind is not Kind.PERSON or not _SOMEBODY.match(party.name)
    return party.kind is not Kind.PERSON and not _ANY.search(party.name)


def _is_people(name: str) -> bool:
    """Whether a name is that of some people and no body's: "officials in Seoul"."""
    head = _AFTER_HEAD.split(name, maxsplit=1)[0].split()
    return bool(head) and head[-1] in _PEOPLE


class Bodies:
    """The bodies behind the parties to one claim; the same for any order of the parties.

    `of` gives a party's body, `publisher` that of a report's publisher. Linear in the number of different parties.
    """

    def __init__(self, parties: Iterable[Party], publishers: Iterable[str] = ()) -> None:
        """The bodies behind these parties, those that they speak for, and the publishers of their reports."""
        counted: Counter[Party] = Counter()
        for party in parties:
            counted[party] += 1
            if party.speaks_for is not None:
                counted[party.speaks_for] += 1
        self._named = {party: n for party, n in counted.items() if party.kind is not Kind.UNNAMED and is_named(party)}
        self._named |= {party: 0 for party in map(_as_party, publishers) if party not in self._named}
        self._same = Unions()
        for party in self._named:
            self._enter(party)
        self._join_short_forms()
        self._speaks_for = self._spoken_for(counted)
        self._bodies = self._described()

    def of(self, party: Party) -> Body:
        """The body that a party is or speaks for; a party that was not among those given is taken by itself."""
        if party not in self._named:
            return self.of(party.speaks_for) if party.speaks_for is not None else body_of(party)
        group = self._same.find(_name_of(party).key)
        for _ in range(_LONGEST_CHAIN):
            group, before = self._speaks_for.get(group, group), group
            if group == before:
                break
        return self._bodies[group]

    def publisher(self, name: str) -> Body:
        """The body that publishes under this name: an outlet, or whoever issues its own releases."""
        return self.of(_as_party(name))

    def _enter(self, party: Party) -> None:
        own = _name_of(party)
        self._same.add(own.key)
        for alias in _telling_aliases(party, own):
            self._same.join(own.key, alias.key)

    def _join_short_forms(self) -> None:
        names = {name.key: name for party in self._named for name in _all_names(party)}
        for short, full in (*_states_bodies(names.values()), *_shortened(names.values()), *self._acronyms()):
            self._same.join(short, full)

    def _acronyms(self) -> Iterator[tuple[str, str]]:
        """Acronyms beside the one name whose initials they are, or that carries them in brackets."""
        meant: dict[str, set[str]] = defaultdict(set)
        for party in self._named:
            for wording in (party.name, *party.aliases):
                for short in {initials(wording), bracketed(wording) or ""} - {""}:
                    meant[short.casefold()].add(self._same.find(_name_of(party).key))
        for party in self._named:
            name = _name_of(party)
            word = name.words[0] if len(name.words) == 1 and name.sort is None else ""
            others = {group for group in meant.get(word, ()) if group != self._same.find(name.key)}
            if len(others) == 1 and party.name.isupper():
                yield name.key, others.pop()

    def _spoken_for(self, counted: Counter[Party]) -> dict[str, str]:
        """For each person's group the group that they speak for, by the reports that say so most often."""
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for party, times in counted.items():
            body = party.speaks_for
            if party in self._named and body is not None and body in self._named:
                own, other = _name_of(party).key, _name_of(body).key
                votes[self._same.find(own)][self._same.find(other)] += times
        best = {
            group: min(found, key=lambda g: (g.endswith(" office"), -found[g], g)) for group, found in votes.items()
        }
        return {group: other for group, other in best.items() if group != other}

    def _described(self) -> dict[str, Body]:
        """Each group's body: its most used proper name, and official or an outlet as most of its parties are."""
        members: dict[str, list[Party]] = defaultdict(list)
        for party in self._named:
            members[self._same.find(_name_of(party).key)].append(party)
        return {group: self._body(group, parties) for group, parties in members.items()}

    def _body(self, group: str, parties: list[Party]) -> Body:
        names: Counter[str] = Counter()
        media = official = total = 0
        for party in parties:
            times = self._named[party] or int(not any(self._named[each] for each in parties))
            names[_shown(party.name)] += times
            media, total = media + times * _is_media(party), total + times
            official += times * _is_official(party)
        name = min(names, key=lambda n: (not parsed(n).proper, _OWNED.search(n) is not None, -names[n], -len(n), n))
        outlet = 2 * media > total
        official_too = not outlet and 2 * official > total
        return Body(group, self._holder(group) or name, official_too, media=outlet, country=_country(parties))

    def _holder(self, group: str) -> str | None:
        """The name of the one person who speaks for an office: readers know presidents by their names."""
        if not group.endswith(("/presidency/", " office")):
            return None
        names: Counter[str] = Counter()
        for party, times in self._named.items():
            if party.kind is Kind.PERSON and self._speaks_for.get(self._same.find(_name_of(party).key)) == group:
                names[party.name] += times
        last = {parsed(name, person=True).words[-1:] for name in names}
        return min(names, key=lambda n: (-len(n.split()), -names[n], n)) if len(last) == 1 else None


def _as_party(publisher: str) -> Party:
    return Party(publisher, Kind.ORGANISATION)


def _country(parties: Iterable[Party]) -> str | None:
    countries = {name.country for party in parties for name in _all_names(party)} - {None}
    return countries.pop() if len(countries) == 1 else None


_LONGEST_CHAIN = 3  # a spokesman of a minister of a government


@lru_cache(maxsize=65536)
def _name_of(party: Party) -> Name:
    return parsed(party.name, person=party.kind is Kind.PERSON)


def _all_names(party: Party) -> Iterator[Name]:
    own = _name_of(party)
    yield own
    yield from _telling_aliases(party, own)


def _telling_aliases(party: Party, own: Name) -> list[Name]:
    """Other wordings that are names themselves; all that name a country are left out where they name two."""
    names = [parsed(alias, person=party.kind is Kind.PERSON) for alias in party.aliases if alias[:1].isalnum()]
    countries = {name.country for name in (own, *names) if name.country is not None}
    telling = [n for n in names if (n.sort is not None and n.country is not None) or (n.sort is None and _is_a_name(n))]
    return [name for name in telling if name.country is None or len(countries) == 1]


def _is_a_name(name: Name) -> bool:
    return name.proper and any(word not in _TELLS_NOTHING for word in name.words)


def _states_bodies(names: Iterable[Name]) -> Iterator[tuple[str, str]]:
    """State bodies of one sort, of which one says the country or the qualifier that the other leaves open."""
    by_sort: dict[str, dict[str, Name]] = defaultdict(dict)
    for name in names:
        if name.sort is not None:
            by_sort[name.sort][name.key] = name
    for found in by_sort.values():
        countries, qualifiers = defaultdict(set), defaultdict(set)
        for name in found.values():
            qualifier = " ".join(sorted(name.words))
            countries[qualifier].add(name.country or "")
            qualifiers[name.country or ""].add(qualifier)
        every = {country for owners in countries.values() for country in owners} - {""}
        for name in found.values():
            fuller = _fuller(name, countries, qualifiers, every)
            if fuller is not None and fuller in found:
                yield name.key, fuller


def _fuller(name: Name, countries: dict[str, set[str]], qualifiers: dict[str, set[str]], every: set[str]) -> str | None:
    """The key of the one body that a state body's partial name can mean, None where there are several or none."""
    qualifier, country = " ".join(sorted(name.words)), name.country or ""
    if qualifier and country:
        return None
    if qualifier:
        owners = countries[qualifier] - {""} or (every if len(countries) <= 2 else set())
        if len(owners) != 1:
            return None
        (owner,) = owners
        return f"{owner}/{name.sort}/{qualifier if owner in countries[qualifier] else ''}"
    if country:
        kinds = qualifiers[country] - {""}
        return f"{country}/{name.sort}/{next(iter(kinds))}" if len(kinds) == 1 else None
    if len(every) == 1:
        return f"{next(iter(every))}/{name.sort}/"
    only = set(countries) - {""}
    return f"/{name.sort}/{next(iter(only))}" if len(only) == 1 and not every else None


def _shortened(names: Iterable[Name]) -> Iterator[tuple[str, str]]:
    """Names that begin or end just one longer name among all: "Zelensky", "Hajar", "J. Kirby"."""
    plain = [name for name in names if name.sort is None and name.words]
    longer: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for name in plain:
        for size in range(1, len(name.words)):
            longer[name.words[:size]].add(name.key)
            longer[name.words[-size:]].add(name.key)
        if len(name.words) > 1:
            longer[(name.words[0][:1], name.words[-1])].add(name.key)
        if name.country is not None:
            longer[name.words].add(name.key)
    for name in plain:
        found = longer.get(name.words, set()) - {name.key}
        if len(found) == 1 and any(word not in _TELLS_NOTHING for word in name.words):
            yield name.key, next(iter(found))


def _is_media(party: Party) -> bool:
    if party.kind is Kind.MEDIA:
        return True
    words = [word.casefold() for word in party.name.split()]
    return party.kind is not Kind.PERSON and (bool(_NEWS & set(words)) or _listed(party.name) is Kind.MEDIA)


def _is_official(party: Party) -> bool:
    if party.kind is Kind.UNNAMED or not is_named(party):
        return False
    name = _name_of(party)
    return party.kind is Kind.GOVERNMENT or name.sort is not None or key(party.name) in _international()


def _listed(name: str) -> Kind | None:
    body = gazetteer().bodies.get(key(name))
    return body.kind if body is not None else None


@cache
def _international() -> frozenset[str]:
    text = files("firsthand.tracing").joinpath("data", "international.txt").read_text(encoding="utf-8")
    names = {name.strip() for line in text.splitlines() if not line.startswith("#") for name in line.split(",")}
    known = gazetteer().bodies
    full = {key(name) for name in names if name}
    return frozenset(full | {spelling for spelling, body in known.items() if key(body.name) in full})


def _shown(name: str) -> str:
    """A name as readers see it: without an article or a bracketed short form."""
    shown = " ".join(name.partition(" (")[0].split()) if "(" in name else " ".join(name.split())
    first, _, rest = shown.partition(" ")
    return rest if first.casefold() == "the" and rest and not _listed(name) else shown
