"""Who it is that speaks in each testimony of a claim: the end of the chain, walked back from what one report says.

A relay is not who speaks, nor is a paper. What one report leaves open ("the newspaper", "Seoul") is settled by who else
speaks there on the same claim (`firsthand.tracing.generalities`).
"""

import re
from collections.abc import Sequence

from firsthand.model import Party, Testimony
from firsthand.tracing.bodies import Bodies, Body, as_party
from firsthand.tracing.generalities import Heard, meant_by
from firsthand.tracing.labels import is_named
from firsthand.tracing.unnamed import Unnamed, is_document, short_of

_SOURCES = re.compile(r"\b(?:source|correspondent|reporter|reader|colleague)s?\b")


class Voices:
    """Who speaks in each testimony of a claim, and who its publisher is."""

    def __init__(self, testimonies: Sequence[Testimony]) -> None:
        """Know all parties to the testimonies, which are in order of time."""
        parties = (p for t in testimonies for p in (t.speaker, *t.via, *t.basis, *t.about) if p is not None)
        publishers = {t.publisher for t in testimonies if t.publisher}
        self.bodies = Bodies(parties, publishers)
        self._outlets = {self.bodies.publisher(name).key for name in publishers}
        self._unnamed = Unnamed()
        self._meant = meant_by([heard for testimony in testimonies for heard in self._heard(testimony)])

    def publisher(self, testimony: Testimony) -> Body | None:
        """The body that published a testimony's report."""
        return self.bodies.publisher(testimony.publisher) if testimony.publisher else None

    def is_outlet(self, body: Body) -> bool:
        """Whether a body is an outlet, one that publishes reports."""
        return body.media or (body.key in self._outlets and not body.official)

    def heard(self, testimony: Testimony) -> tuple[Party | None, tuple[Party, ...]]:
        """Who speaks at the end of the chain, and on what it rests.

        A document speaks through whoever passes it on, or through the publisher, and is what they rest on; "our observers"
        are the publisher's; an outlet that another outlet cites, and that cites somebody by name, passes that one on; a
        statement without a speaker is the word of its nearest relay.
        """
        speaker, via, basis = testimony.speaker, testimony.via, testimony.basis
        if speaker is None:
            return (via[0] if via and testimony.copy_of is None else None), basis
        publisher = as_party(testimony.publisher) if testimony.publisher and testimony.copy_of is None else None
        if not is_named(speaker) and is_document(speaker.name) and (via or publisher is not None):
            return via[0] if via else publisher, (speaker, *basis)
        if publisher is not None and speaker.name.startswith("our ") and not _SOURCES.search(speaker.name):
            return publisher, basis
        cited = [party for party in basis if is_named(party)]
        if cited and self._is_cited(self.bodies.of(speaker), testimony):
            return cited[0], tuple(party for party in basis if party is not cited[0])
        return speaker, basis

    def body(self, party: Party, testimony: Testimony) -> Body:
        """The body that a party to a testimony is or speaks for; an unnamed one by report and description."""
        party = self._meant.get((testimony.ref.report, self.bodies.of(party).key), party)
        body = self.bodies.of(party)
        if body.named:
            return body
        passing = (self.bodies.of(relay) for relay in testimony.via)
        outlets = {outlet.key for outlet in (*passing, self.publisher(testimony)) if outlet is not None}
        number = self._unnamed.number(party.name, testimony.ref.report, testimony.copy_of, frozenset(outlets))
        return Body(f"unnamed:{number}", short_of(party.name), official=False, named=False)

    def _is_cited(self, body: Body, testimony: Testimony) -> bool:
        publisher = self.publisher(testimony)
        return self.is_outlet(body) and (publisher is None or publisher.key != body.key)

    def _heard(self, testimony: Testimony) -> list[Heard]:
        """The speaker and the relays of a testimony, but for its publisher."""
        speaker, _ = self.heard(testimony)
        publisher = self.publisher(testimony)
        parties = dict.fromkeys((speaker, *testimony.via))
        heard = [(party, self.bodies.of(party)) for party in parties if party is not None]
        return [
            Heard(
                party, body, testimony.ref.report, testimony.stance if party is speaker else None, self.is_outlet(body)
            )
            for party, body in heard
            if body != publisher
        ]
