"""Who it is that speaks in each testimony of a claim: the end of the chain, walked back from what one report says.

A relay is not who speaks, nor is a paper. What one report leaves open ("the newspaper", "Seoul") is settled by who else
speaks there on the same claim.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from firsthand.model import Kind, Party, Testimony
from firsthand.text.gazetteer import gazetteer
from firsthand.tracing.bodies import Bodies, Body
from firsthand.tracing.labels import is_named
from firsthand.tracing.unnamed import Unnamed, is_document, short_of

_MEDIA = gazetteer().words["media_heads"]
_OFFICIAL = gazetteer().words["government_heads"]
_OTHER = gazetteer().words["organisation_heads"]


class Voices:
    """Who speaks in each testimony of a claim, and who its publisher is."""

    def __init__(self, testimonies: Sequence[Testimony]) -> None:
        """Know all parties to the testimonies, which are in order of time."""
        parties = (p for t in testimonies for p in (t.speaker, *t.via, *t.basis, *t.about) if p is not None)
        publishers = {t.publisher for t in testimonies if t.publisher}
        self.bodies = Bodies(parties, publishers)
        self._outlets = {self.bodies.publisher(name).key for name in publishers}
        self._unnamed = Unnamed()
        self._meant = self._settled(testimonies)

    def publisher(self, testimony: Testimony) -> Body | None:
        """The body that published a testimony's report."""
        return self.bodies.publisher(testimony.publisher) if testimony.publisher else None

    def is_outlet(self, body: Body) -> bool:
        """Whether a body is an outlet, one that publishes reports."""
        return body.media or (body.key in self._outlets and not body.official)

    def heard(self, testimony: Testimony) -> tuple[Party | None, tuple[Party, ...]]:
        """Who speaks at the end of the chain, and on what it rests.

        A document speaks through whoever passes it on, and is what they rest on; an outlet that another outlet cites, and
        that cites somebody by name, passes that one on; a statement without a speaker is the word of its nearest relay.
        """
        speaker, via, basis = testimony.speaker, testimony.via, testimony.basis
        if speaker is None:
            return (via[0] if via and testimony.copy_of is None else None), basis
        if via and speaker.kind is Kind.UNNAMED and not is_named(speaker) and is_document(speaker.name):
            return via[0], (speaker, *basis)
        cited = [party for party in basis if is_named(party)]
        if cited and self._is_cited(self.bodies.of(speaker), testimony):
            return cited[0], tuple(party for party in basis if party is not cited[0])
        return speaker, basis

    def body(self, party: Party, testimony: Testimony) -> Body:
        """The body that a party to a testimony is or speaks for; an unnamed one by report and description."""
        body = self.bodies.of(party)
        if body.named:
            return self._meant.get((testimony.ref.report, body.key), body)
        passing = (self.bodies.of(relay) for relay in testimony.via)
        outlets = {outlet.key for outlet in (*passing, self.publisher(testimony)) if outlet is not None}
        number = self._unnamed.number(party.name, testimony.ref.report, testimony.copy_of, frozenset(outlets))
        return Body(f"unnamed:{number}", short_of(party.name), official=False, named=False)

    def _is_cited(self, body: Body, testimony: Testimony) -> bool:
        publisher = self.publisher(testimony)
        return self.is_outlet(body) and (publisher is None or publisher.key != body.key)

    def _settled(self, testimonies: Iterable[Testimony]) -> dict[tuple[str, str], Body]:
        """By report and key, whom a body means that the report names only in general."""
        speaking: dict[str, dict[str, Body]] = defaultdict(dict)
        named: dict[str, dict[str, Body]] = defaultdict(dict)
        for testimony in testimonies:
            party, _ = self.heard(testimony)
            publisher = self.publisher(testimony)
            for one in (party, *testimony.via):
                body = self.bodies.of(one) if one is not None else None
                if body is not None and body.named and body != publisher:
                    named[testimony.ref.report][body.key] = body
                    if one is party:
                        speaking[testimony.ref.report][body.key] = body
        meant = {}
        for report, bodies in speaking.items():
            for key, body in bodies.items():
                other = self._one_that_fits(body, named[report].values())
                if other is not None:
                    meant[report, key] = other
        return meant

    def _one_that_fits(self, body: Body, others: Collection[Body]) -> Body | None:
        """The one body, among those of a report, that a general name can mean; by its noun first, then by its sort."""
        for fits in self._fitting(body):
            found = [other for other in others if other.key != body.key and not _general(other) and fits(other)]
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def _fitting(self, body: Body) -> Iterator[Callable[[Body], bool]]:
        """What a body can mean that is named only in general: an outlet by "the newspaper", a state's service by its
        capital; nothing for a body with a name of its own."""
        if body.country is not None and body.key == f"{body.country}/government/":
            yield lambda other: other.official and other.country == body.country
        if not _general(body):
            return
        head = body.name.split()[-1]
        alike = gazetteer().compatible.get(head, frozenset({head}))
        yield lambda other: not alike.isdisjoint(other.name.casefold().split())
        if head in _MEDIA:
            yield self.is_outlet
        elif head in _OFFICIAL:
            yield lambda other: other.official and not other.key.endswith(" office")
        elif head in _OTHER:
            yield lambda other: not other.official and not other.media and " " in other.name


def _general(body: Body) -> bool:
    """Whether a body is named by a common noun alone: "the regulator", "the newspaper"."""
    return body.name == body.name.casefold() and body.country is None
