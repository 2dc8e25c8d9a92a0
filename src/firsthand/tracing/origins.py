"""The origins of a claim: every testimony walked back to the body that spoke first, and what that body rests on.

A relay or a publisher is no origin. What an outlet's own words retell has the origins of the report that they retell. An
outlet that others cite is an origin, and rests on those whom its own reports on the claim quote.
"""

from collections import defaultdict
from collections.abc import Sequence

from firsthand.model import Origin, Origins, Party, Stance, Testimony
from firsthand.tracing.bodies import Body
from firsthand.tracing.labels import is_named
from firsthand.tracing.lineage import Lineage, Source
from firsthand.tracing.telling import together
from firsthand.tracing.voices import Voices


class Derivation:
    """The lineage of a claim, told by testimonies as they come in by time."""

    def __init__(self, voices: Voices) -> None:
        """Nothing is known yet."""
        self.lineage = Lineage()
        self._voices = voices
        self._in_report: dict[str, dict[str, Source]] = defaultdict(dict)
        self._quoted_by: dict[str, dict[str, Source]] = defaultdict(dict)
        self._spoke_itself: set[str] = set()
        self._vouched_for: dict[str, Source] = {}

    def spoken(self, body: Body, testimony: Testimony, basis: Sequence[Party]) -> Source:
        """Take an affirmation: whose it is, what it rests on, and what that says of its publisher."""
        source = self._source(body)
        source.statements.append(testimony.ref)
        for party in basis:
            self._rest(source, party, testimony)
        publisher = self._voices.publisher(testimony)
        own = self._is_own(body, testimony)
        if own:
            self._spoke_itself.add(body.key)
        elif source.outlet and not source.spoke:
            self._rest_on_quoted(source)
        if not basis and (own or not source.outlet):
            source.firsthand = True
        self._in_report[testimony.ref.report][body.key] = source
        if publisher is not None and not own:
            self._quotes(publisher, source)
        self._vouch(source, basis, testimony)
        return source

    def unsaid(self, body: Body, testimony: Testimony) -> None:
        """Take a withdrawal, or a denial by somebody who had affirmed: a body that had said nothing has nothing to deny."""
        source = self._source(body)
        if testimony.stance is Stance.RETRACTED and not source.spoke:
            source.statements.append(testimony.ref)
        if testimony.stance is Stance.RETRACTED or source.spoke:
            self.lineage.withdraw(source)

    def narrated(self, testimony: Testimony) -> bool:
        """Take a publisher's own words; whether they retell a report whose origins are known, and so have those."""
        told = self._in_report.get(testimony.copy_of or "")
        publisher = self._voices.publisher(testimony)
        for source in list(told.values()) if told else ():
            source.statements.append(testimony.ref)
            if publisher is not None:
                self._quotes(publisher, source)
        return bool(told)

    def _vouch(self, source: Source, basis: Sequence[Party], testimony: Testimony) -> None:
        """See whether an outlet and the unnamed source on which its own report rests are one: it is known through it alone."""
        if self._is_own(source.body, testimony):
            for party in basis:
                if not is_named(party):
                    self._vouched_for.setdefault(self._voices.body(party, testimony).key, source)
        for key in (source.body.key, *(self._voices.body(p, testimony).key for p in basis if not is_named(p))):
            outlet, unnamed = self._vouched_for.get(key), self.lineage.sources.get(key)
            if outlet is not None and unnamed is not None and unnamed.statements:
                self.lineage.know_through(unnamed, outlet)

    def _is_own(self, body: Body, testimony: Testimony) -> bool:
        publisher = self._voices.publisher(testimony)
        return publisher is not None and publisher.key == body.key

    def _rest(self, source: Source, party: Party, testimony: Testimony) -> None:
        if not is_named(party):
            if any(letter.isalpha() for letter in party.name):
                self.lineage.rely_on_unnamed(source, party.name)
            return
        self.lineage.rely_on(source, self._source(self._voices.body(party, testimony)))

    def _source(self, body: Body) -> Source:
        return self.lineage.source(body, outlet=self._voices.is_outlet(body))

    def _quotes(self, publisher: Body, quoted: Source) -> None:
        """Remember whom an outlet's own reports quote; where it is an origin already, see whether credit goes round."""
        self._quoted_by[publisher.key].setdefault(quoted.body.key, quoted)
        known = self.lineage.sources.get(publisher.key)
        if known is None or publisher.key in self._spoke_itself:
            return
        if known.spoke and known.outlet and quoted.outlet:
            self.lineage.credit_late(known, quoted)

    def _rest_on_quoted(self, source: Source) -> None:
        if source.body.key not in self._spoke_itself:
            for quoted in self._quoted_by.get(source.body.key, {}).values():
                self.lineage.rely_on(source, quoted)


def listed(lineage: Lineage) -> Origins:
    """All origins of a claim, those that have withdrawn too, with what might be shared by those that affirm."""
    spoken = [source for source in lineage.sources.values() if source.spoke]
    names = {source.body.key: source.body.name for source in lineage.sources.values()}
    told = {source.body.key: source.body.told for source in lineage.sources.values()}
    each = tuple(_origin(source, names) for source in spoken)
    return Origins(lineage.least, lineage.most, each, tuple(_shared(spoken, told)))


def _origin(source: Source, names: dict[str, str]) -> Origin:
    rests_on = (*(names[key] for key in source.rests_on), *source.unnamed)
    refs = tuple(dict.fromkeys(source.statements))
    return Origin(source.body.name, refs, rests_on, source.withdrawn, source.unresolved)


def _shared(spoken: list[Source], names: dict[str, str]) -> list[str]:
    """In plain words, why fewer origins may be independent than affirm."""
    affirming = [source for source in spoken if source.counts]
    if len(affirming) < 2:
        return []
    found = []
    for source in affirming:
        name = source.body.told
        if not source.body.named:
            found.append(f"unnamed: {name}, who may be, or share, a source of the others")
        for unnamed in source.unnamed:
            found.append(f"the word of {name} rests on an unnamed source ({unnamed}), which the others may share")
        if source.unresolved:
            found.append(f"the credit given to {name} runs in a circle, so that where it began is not known")
    return found + _common(affirming, names)


def _common(affirming: list[Source], names: dict[str, str]) -> list[str]:
    by_upstream: dict[str, list[str]] = defaultdict(list)
    for source in affirming:
        for key in source.rests_on:
            by_upstream[key].append(source.body.told)
    itself = {source.body.key for source in affirming}
    found = []
    for key, who in by_upstream.items():
        if key in itself:
            found.append(f"the word of {together(who)} rests on {names[key]}, an origin too")
        elif len(who) > 1:
            found.append(f"the word of {together(who)} rests on {names[key]}")
    return found
