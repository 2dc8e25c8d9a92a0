"""Who is one body: the identity of speakers across reports, from their names and from whom they speak for.

A name by itself settles much (`body_of`). Among the parties to one claim more can be settled (`Bodies`): a short form is the
full name that it can only belong to, a person is the body that some report says they speak for.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from firsthand.model import Kind, Party
from firsthand.text.gazetteer import gazetteer
from firsthand.tracing.labels import Label, is_common, is_named, label_of
from firsthand.tracing.naming import folded
from firsthand.tracing.shortforms import phases
from firsthand.tracing.unions import Unions

_DETERMINERS = frozenset(
    {"a", "an", "the", "one", "two", "three", "four", "five", "some", "several", "many", "his", "her"}
)
_DETERMINERS |= {"its", "their", "all", "both", "no", "other"}
_PLURAL = frozenset({"people", "police", "crew", "staff", "men", "women", "children"})
_WITH_ARTICLE = gazetteer().words["government_words"] | {
    "union",
    "association",
    "institute",
    "federation",
    "league",
    "trust",
}
_WITH_ARTICLE |= {"committee", "society", "foundation", "chamber", "confederation", "coalition", "register", "board"}
_LONGEST_CHAIN = 3  # a spokesman of a minister of a government


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

    @property
    def told(self) -> str:
        """The name as a sentence takes it: "the company", "an engineer", and any proper name as it is."""
        words = self.name.split()
        if not words or words[0].casefold() in _DETERMINERS:
            return self.name
        if not (words[0][0].islower() or is_common(self.name)):
            return f"the {self.name}" if self._takes_article(words) else self.name
        name = self.name[0].lower() + self.name[1:]
        if self.named:
            return f"the {name}"
        plural = words[-1].endswith("s") or words[-1] in _PLURAL
        return name if plural else f"{'an' if name[0] in 'aeiou' else 'a'} {name}"

    def _takes_article(self, words: Sequence[str]) -> bool:
        """Whether a proper name ends in a noun that English puts an article before: "the Harbour Board"."""
        if self.media or len(words) < 2 or words[0].endswith(("'s", "’s")):
            return False
        head = next((words[at - 1] for at, word in enumerate(words) if word in ("of", "for") and at), words[-1])
        return head.casefold() in _WITH_ARTICLE


@lru_cache(maxsize=65536)
def body_of(party: Party) -> Body:
    """The body that a party is or speaks for, as far as this party's own wording settles it.

    Use it to compare speakers of two reports, or as a key to find them by; among the parties to one claim use `Bodies`.
    """
    if party.speaks_for is not None:
        return body_of(party.speaks_for)
    if not is_named(party):
        return Body(f"unnamed:{folded(party.name)}", party.name, official=False, named=False)
    label = label_of(party)
    return Body(label.name.key, label.shown, label.official, media=label.media, country=label.name.country)


class Bodies:
    """The bodies behind the parties to one claim; the same for any order of the parties.

    `of` gives a party's body, `publisher` that of a report's publisher. Linear in the number of different parties.
    """

    def __init__(self, parties: Iterable[Party], publishers: Iterable[str] = ()) -> None:
        """The bodies behind these parties, those that they speak for, and the publishers of their reports."""
        counted = Counter(parties)
        for party, times in list(counted.items()):
            if party.speaks_for is not None:
                counted[party.speaks_for] += times
        self._times = {
            party: n
            for party, n in counted.items()
            if is_named(party) and (party.kind is not Kind.UNNAMED or party.speaks_for is None)
        }
        self._times |= {party: 0 for party in map(as_party, publishers) if party not in self._times}
        self._labels = {party: label_of(party) for party in self._times}
        self._same = Unions()
        for label in self._labels.values():
            for name in label.names:
                self._same.join(label.name.key, name.key)
        for phase in phases(self._labels.values()):
            for short, full in sorted(set(phase(self._same.find))):
                self._same.join(short, full)
        self._group = {party: self._same.find(label.name.key) for party, label in self._labels.items()}
        # What one reading took for a body and another for people is the body.
        self._worded = {party.name: group for party, group in sorted(self._group.items(), key=lambda item: item[1])}
        self._speaks_for = self._spoken_for()
        self._bodies = self._described()
        self._of: dict[Party, Body] = {}
        self._published: dict[str, Body] = {}

    def of(self, party: Party) -> Body:
        """The body that a party is or speaks for; a party that was not among those given is taken by itself."""
        found = self._of.get(party)
        if found is None:
            found = self._of[party] = self._found(party)
        return found

    def publisher(self, name: str) -> Body:
        """The body that publishes under this name: an outlet, or whoever issues its own releases."""
        found = self._published.get(name)
        if found is None:
            found = self._published[name] = self.of(as_party(name))
        return found

    def _found(self, party: Party) -> Body:
        group = self._group.get(party)
        if group is None and party.speaks_for is None:
            group = self._worded.get(party.name)
        if group is None:
            return self.of(party.speaks_for) if party.speaks_for is not None else body_of(party)
        for _ in range(_LONGEST_CHAIN):
            group = self._speaks_for.get(group, group)
        return self._bodies[group]

    def _spoken_for(self) -> dict[str, str]:
        """For each person's group the group that they speak for, by the reports that say so most often."""
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for party, group in self._group.items():
            body = party.speaks_for
            if body is not None and body in self._group:
                votes[group][self._group[body]] += self._times[party]
        best = {
            group: min(found, key=lambda g: (g.endswith(" office"), -found[g], g)) for group, found in votes.items()
        }
        return {group: other for group, other in best.items() if group != other}

    def _described(self) -> dict[str, Body]:
        """Each group's body: its most used proper name, and official or an outlet as most of its parties are."""
        members: dict[str, list[Party]] = defaultdict(list)
        for party, group in self._group.items():
            members[group].append(party)
        return {group: self._body(group, parties) for group, parties in members.items()}

    def _body(self, group: str, parties: Sequence[Party]) -> Body:
        spoken = any(self._times[party] for party in parties)
        weighed = [(self._labels[party], self._times[party] if spoken else 1) for party in parties]
        total = sum(times for _, times in weighed)
        media = 2 * sum(times for label, times in weighed if label.media) > total
        official = not media and 2 * sum(times for label, times in weighed if label.official) > total
        countries = {name.country for label, _ in weighed for name in label.names} - {None}
        country = min(filter(None, countries)) if len(countries) == 1 else None
        return Body(group, self._holder(group) or _best_name(weighed), official, media=media, country=country)

    def _holder(self, group: str) -> str | None:
        """The name of the one person who speaks for an office: readers know presidents by their names."""
        if not group.endswith(("/presidency/", " office")):
            return None
        holders = [party for party, own in self._group.items() if self._speaks_for.get(own) == group]
        names = Counter({party.name: self._times[party] for party in holders if party.kind is Kind.PERSON})
        last = {self._labels[party].name.words[-1:] for party in holders}
        return min(names, key=lambda n: (-len(n.split()), -names[n], n)) if len(last) == 1 and names else None


def _best_name(weighed: Iterable[tuple[Label, int]]) -> str:
    """The name for readers: a proper one before a description, without its owner, then the most used and the longest."""
    names: Counter[tuple[int, str]] = Counter()
    for label, times in weighed:
        names[label.rank, label.shown] += times
    return min(names, key=lambda n: (n[0], -names[n], -len(n[1]), n[1]))[1]


def _is_itself(party: Party) -> bool:
    """Whether a party is somebody by its own name: an unnamed spokesman is only the body that he speaks for."""
    return is_named(party) and (party.kind is not Kind.UNNAMED or party.speaks_for is None)


def as_party(publisher: str) -> Party:
    """A publisher as a party; what kind of body it is, its name and what others say of it have to tell."""
    return Party(publisher, Kind.ORGANISATION)
