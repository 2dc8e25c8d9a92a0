"""Who is involved in a statement, as testimonies name them: the speaker and whom it speaks for, relays, basis, parties.

A reading says who spoke; the text around the name says on whose behalf: "Kremlin spokesman X", "X, who runs the paper".
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from firsthand.model import Entity, Kind, Party, Reading, Span, Statement
from firsthand.text.gazetteer import gazetteer
from firsthand.tracing.bodies import body_of
from firsthand.tracing.labels import is_named
from firsthand.tracing.naming import Name, parsed
from firsthand.tracing.offices import Spoken
from firsthand.tracing.roles import (
    after_name,
    before_name,
    defends_as_role,
    described_as,
    is_nominal,
    speaks_as_role,
)
from firsthand.tracing.unnamed import is_document

_AROUND = 110  # characters around a mention in which its bearer's office is looked for
_ALIASES = 6
_BOUNDARY = re.compile(r"[.!?][\"”’']?\s|[\"“”]|\n")
_PRONOUN = re.compile(r"^(?:it|he|she|they|we|i|who|which|its|his|her|their|our|us|them|him)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_PLACED = re.compile(
    r"\b(?:in|from|near|off|to|across|inside|into|of|at|over|around|on|toward|towards|for|with)(?: the)? $"
)
_ACTS = re.compile(
    r"^(?: and [A-Z]\w+)? (?:has|had|have|is|was|were|will|would|did|does|do|\w+ed|\w+s|took|sent|held)\b"
)
_OFFICE = re.compile(r"^(.+?)['’]s? (?:\w+ )?(?:office|headquarters|desk|newsroom|management|board|press service)\b")
_UNIT = re.compile(
    r"^(.+?)['’]s? (?:[a-z]+ )*(?:department|division|unit|office|section|branch|bureau|desk|team|service)$"
)
_QUOTING = re.compile(r"^(?:has |have |had )?(?:quot|cit)(?:ed|es|ing|e)\b", re.IGNORECASE)
_AUTHOR = re.compile(
    r"^(?:(?!that|which|who|whose)[\w-]+ ){1,4}?(?:by|from) (?:the |his |her |its |their )?(?:\w+ ){0,2}?(?=[A-ZÀ-Ž])"
)
_INDEFINITE = re.compile(r"^(?:an?|one|two|three|some|several|his|her|its|their|the)\s", re.IGNORECASE)
_AUTHORS = frozenset({Kind.PERSON, Kind.ORGANISATION, Kind.GOVERNMENT, Kind.MEDIA})
_MEDIA_HEADS = gazetteer().words["media_heads"]
_BODIES = frozenset({Kind.ORGANISATION, Kind.GOVERNMENT, Kind.MEDIA})


@dataclass(frozen=True, slots=True)
class Involved:
    """Who is involved in one statement. `official` says that the speaker is, or speaks for, a named official body."""

    speaker: Party | None = None
    official: bool = False
    via: tuple[Party, ...] = ()
    basis: tuple[Party, ...] = ()
    about: tuple[Party, ...] = ()


class Cast:
    """Everybody in one reading; looks at the words around each entity's mentions once."""

    def __init__(self, reading: Reading) -> None:
        """The parties to this reading's statements."""
        self._text = reading.report.full_text
        self._entities = {entity.id: entity for entity in reading.entities}
        self._plain = {entity.id: self._party(entity) for entity in reading.entities}
        self._places = sorted((span, entity.id) for entity in reading.entities for span in entity.mentions)
        self._spoke = sorted((span, s.speaker) for s in reading.statements if s.speaker for span in s.source)
        self._known: dict[str, Party] = {}
        self._issuer = self._issued_by(reading)

    def of(self, statement: Statement) -> Involved:
        """Who is involved in this statement; a narrated one has no speaker."""
        speaker, relay = self._quoted_by(statement) or (self._speaker(statement), ())
        return Involved(
            speaker,
            official=speaker is not None and body_of(speaker).official,
            via=relay + tuple(self.party(entity) for entity in statement.via if entity in self._entities),
            basis=tuple(self.party(entity) for entity in statement.basis if entity in self._entities),
            about=tuple(dict.fromkeys(self._about(statement))),
        )

    def party(self, entity_id: str) -> Party:
        """An entity of the reading as a party, with its other wordings and whom it speaks for."""
        known = self._known.get(entity_id)
        if known is None:
            plain = self._plain[entity_id]
            self._known[entity_id] = plain  # whoever speaks for somebody that speaks for them
            known = replace(plain, speaks_for=self._speaks_for(self._entities[entity_id]))
            self._known[entity_id] = known
        return known

    def _issued_by(self, reading: Reading) -> str | None:
        """The entity that published the report and speaks in it."""
        if not reading.report.publisher:
            return None
        name = parsed(reading.report.publisher)
        for _, entity_id in self._spoke:
            entity = self._entities.get(entity_id)
            if entity is not None and entity.kind in _BODIES and _same_name(parsed(entity.name), name):
                return entity_id
        return None

    def _party(self, entity: Entity) -> Party:
        wordings = (self._text[start:end].strip(" ,") for start, end in entity.mentions)
        others = (wording for wording in wordings if wording and wording != entity.name and not _PRONOUN.match(wording))
        return Party(entity.name, entity.kind, tuple(dict.fromkeys(others))[:_ALIASES])

    def _speaker(self, statement: Statement) -> Party | None:
        if statement.narrated or statement.speaker not in self._entities:
            return None
        party = self.party(self._nearest(statement) or statement.speaker)
        wording = " ".join(self._text[start:end] for start, end in statement.source).strip(" ,")
        own, whole = parsed(wording), parsed(party.name)
        # One entity may stand for two states' bodies of one name; what the sentence itself says counts.
        if own.sort is not None and own.country is not None and own.sort == whole.sort and own.country != whole.country:
            return replace(party, name=_ARTICLE.sub("", wording), aliases=())
        return party

    def _quoted_by(self, statement: Statement) -> tuple[Party, tuple[Party, ...]] | None:
        """The speaker and the relay of "Z quoted X as saying", where the source holds both, one on each side of the cue."""
        if len(statement.source) != 2 or not statement.cue:
            return None
        (first, last), cue = statement.source, statement.cue[0]
        if not (first[1] <= cue[0] and cue[1] <= last[0] and _QUOTING.search(self._text[cue[0] : cue[1]])):
            return None
        relay, speaker = self._named_in(first), self._named_in(last)
        words = self._text[last[0] : last[1]].strip(" ,")
        return speaker or Party(words, Kind.UNNAMED), (relay,) if relay is not None else ()

    def _named_in(self, piece: Span) -> Party | None:
        """The entity that a piece of a source names last: "Front Notes" in "a channel close to the army, Front Notes"."""
        found = [entity for span, entity in self._places if piece[0] <= span[0] and span[1] <= piece[1]]
        return self.party(found[-1]) if found else None

    def _nearest(self, statement: Statement) -> str | None:
        """Of a source in several pieces that name different entities, the entity named nearest to the cue."""
        if len(statement.source) < 2 or not statement.cue:
            return None
        cue = statement.cue[0][0]
        near = min(statement.source, key=lambda span: abs(cue - span[1]))
        found = [entity for span, entity in self._places if near[0] <= span[0] < near[1]]
        return found[0] if found else None

    def _speaks_for(self, entity: Entity) -> Party | None:
        if entity.kind not in (Kind.PERSON, Kind.UNNAMED):
            return self._owner_of(entity)
        if entity.kind is Kind.UNNAMED and (author := self._author(entity)) is not None:
            return author
        bare: Spoken | None = None
        for span in entity.mentions[:_ALIASES]:
            for spoken in self._offices(entity, span):
                if spoken.body or " " in spoken.sort:
                    found = self._body(spoken, span, entity)
                    if found is not None:
                        return found
                bare = bare or spoken
        return self._body(bare, entity.mentions[0], entity) if bare is not None else None

    def _owner_of(self, entity: Entity) -> Party | None:
        """The body whose office or desk this is: "Hajar Capital's office in Muscat"."""
        owned = _OFFICE.match(entity.name)
        if owned is None:
            return None
        return next(
            (
                self._plain[other.id]
                for other in self._entities.values()
                if other.id != entity.id
                and other.kind in _BODIES
                and _means(owned.group(1), other, self._plain[other.id])
            ),
            None,
        )

    def _author(self, entity: Entity) -> Party | None:
        """Whose paper it is: "a report by X", "a briefing from his commander, X"."""
        if not is_document(entity.name):
            return None
        for start, end in entity.mentions[:_ALIASES]:
            by = _AUTHOR.match(self._text[start:end])
            after = start + by.end() if by else end
            at = bisect_left(self._places, ((after, 0), ""))
            for span, entity_id in self._places[at:]:
                if span[0] >= end if by else self._text[end : span[0]] != ", ":
                    break
                other = self._entities[entity_id]
                if other.id != entity.id and other.kind in _AUTHORS and is_named(self._plain[other.id]):
                    return self.party(other.id)
        return None

    def _offices(self, entity: Entity, span: Span) -> Iterator[Spoken]:
        """What the words around a mention say about whom its bearer speaks for, the surest first."""
        wording = self._text[span[0] : span[1]]
        if entity.kind is Kind.UNNAMED or _INDEFINITE.match(entity.name) or entity.name == entity.name.casefold():
            found = described_as(wording if len(wording) > len(entity.name) else entity.name)
            yield from (found,) if found is not None else ()
            return
        start, end = self._name_in(entity, span)
        before, after = self._around(start, end)
        for spoken in (before_name(before), after_name(after)):
            if spoken is not None:
                yield spoken

    def _name_in(self, entity: Entity, span: Span) -> Span:
        """Where in a mention the name itself stands: of "Kremlin spokesman Dmitry Peskov" the last two words."""
        for size in range(len(entity.name.split()), 0, -1):
            name = " ".join(entity.name.split()[-size:])
            at = self._text.find(name, span[0], span[1])
            if at >= 0:
                return at, at + len(name)
        return span

    def _around(self, start: int, end: int) -> tuple[str, str]:
        before = self._text[max(0, start - _AROUND) : start]
        after = self._text[end : end + _AROUND]
        cuts = list(_BOUNDARY.finditer(before))
        stop = _BOUNDARY.search(after)
        return before[cuts[-1].end() :] if cuts else before, after[: stop.start()] if stop else after

    def _body(self, spoken: Spoken, span: Span, entity: Entity) -> Party | None:
        """The party that the words for a body mean in this report."""
        if spoken.sort:
            return self._of_state(spoken.sort, entity)
        phrase = _ARTICLE.sub("", spoken.body)
        if not phrase:
            return self._bare(spoken.bare, span, entity)
        if _PRONOUN.match(phrase):
            return self._latest(span, person=phrase.casefold() in ("his", "her", "him"), but=entity.id)
        unit = _UNIT.match(phrase)
        phrase = unit.group(1) if unit else phrase
        meant = [o for o in self._entities.values() if o.id != entity.id and _means(phrase, o, self._plain[o.id])]
        for other in meant:
            if other.kind is not Kind.PLACE:
                return self._plain[other.id]
        country = gazetteer().country(phrase)
        if country is not None:
            return Party(country.government, Kind.GOVERNMENT)
        if parsed(phrase).sort is not None and not meant:
            return Party(phrase, Kind.GOVERNMENT)
        if is_nominal(phrase):
            return self._latest(span, person=False, but=entity.id, media=phrase.split()[-1] in _MEDIA_HEADS)
        if meant or (phrase == phrase.casefold() and parsed(phrase).sort is None):
            return None
        return _named_body(phrase, by_name=spoken.by_name)

    def _of_state(self, sort: str, entity: Entity) -> Party | None:
        """A state's body; where its country is open, the office of the one who holds it."""
        named = entity.name != entity.name.casefold()
        if sort in ("presidency", "government", "ministry"):
            own = self._publisher()
            if own is not None and body_of(own).official:
                return own
            return Party(f"{entity.name}’s office", Kind.GOVERNMENT) if named else None
        return Party(sort, Kind.GOVERNMENT) if named or sort != "city hall" else None

    def _bare(self, role: str, span: Span, entity: Entity) -> Party | None:
        """Whom somebody speaks for whose role stands alone: the publisher of a release, or whoever spoke last."""
        own = self._publisher()
        if own is not None:
            return own if own.name != entity.name else None
        if speaks_as_role(role):
            return self._latest(span, person=False, but=entity.id)
        return self._latest(span, person=True, but=entity.id) if defends_as_role(role) else None

    def _publisher(self) -> Party | None:
        """The body that issued the report, where its own report names it as one that speaks."""
        if self._issuer is None:
            return None
        return self._plain[self._issuer]

    def _latest(self, span: Span, person: bool, but: str, media: bool | None = None) -> Party | None:
        """The body, or person, that spoke or was named last before a place.

        A pronoun for a body goes back to who spoke last, one for a person to who was named last.
        """
        for places in (self._places,) if person or media else (self._spoke, self._places):
            at = bisect_left(places, (span, ""))
            for _, entity_id in reversed(places[max(0, at - 12) : at]):
                entity = self._entities.get(entity_id)
                if entity is None or entity.id == but or not is_named(self._plain[entity.id]):
                    continue
                if self._is_person(entity) if person else self._is_body(entity, media):
                    return self._plain[entity.id]
        return None

    def _is_person(self, entity: Entity) -> bool:
        return entity.kind is Kind.PERSON and " " in entity.name

    def _is_body(self, entity: Entity, media: bool | None) -> bool:
        if media:
            return body_of(self._plain[entity.id]).media or entity.kind in (Kind.MEDIA, Kind.ORGANISATION)
        return entity.kind in _BODIES and (media is None or not body_of(self._plain[entity.id]).media)

    def _about(self, statement: Statement) -> Iterator[Party]:
        """The parties named in what is said; a country only where it acts, as its government."""
        for start, end in statement.content:
            at = bisect_left(self._places, ((start, start), ""))
            for (first, last), entity_id in self._places[at:]:
                if first >= end:
                    break
                entity = self._entities[entity_id]
                if entity.kind is Kind.PLACE:
                    country = gazetteer().country(entity.name)
                    if country is not None and self._acts(first, last, start):
                        yield Party(country.government, Kind.GOVERNMENT)
                elif entity.kind is not Kind.UNNAMED:
                    yield self.party(entity_id)

    def _acts(self, first: int, last: int, start: int) -> bool:
        """Whether a country named in a content does something there, and is not only where it happens."""
        before, after = self._text[max(start, first - 20) : first], self._text[last : last + 40]
        if before.endswith("by "):
            return True
        return not _PLACED.search(before) and bool(_ACTS.match(after))


def _same_name(one: Name, other: Name) -> bool:
    """Whether two names differ only in a country that one of them leaves out."""
    countries = {one.country, other.country} - {None}
    return (one.sort, sorted(one.words)) == (other.sort, sorted(other.words)) and len(countries) < 2


def _means(phrase: str, entity: Entity, party: Party) -> bool:
    """Whether a phrase means an entity: by its name or one of its wordings, or by the noun that its name ends in."""
    if entity.kind is Kind.UNNAMED:
        return False
    wanted = phrase.casefold()
    if any(wanted == _ARTICLE.sub("", wording).casefold() for wording in (party.name, *party.aliases)):
        return True
    if entity.kind is Kind.PERSON or not is_nominal(phrase):
        return False
    return wanted.split()[-1] in [word.casefold() for word in entity.name.split()]


def _named_body(phrase: str, *, by_name: bool) -> Party | None:
    name = parsed(phrase)
    if name.sort is not None:
        return Party(phrase, Kind.GOVERNMENT)
    words = [word.casefold() for word in phrase.split()]
    lists = gazetteer().words
    known = gazetteer().bodies.get(phrase.casefold().removeprefix("the "))
    if known is not None:
        return Party(known.name, known.kind)
    if any(word in lists["government_words"] for word in words):
        return Party(phrase, Kind.GOVERNMENT)
    # "X of Y University" is an expert of it, and "X of Lyon" only comes from there.
    organised = any(word in lists["organisation_words"] for word in words)
    learned = any(
        word in ("institute", "university", "college", "school", "academy", "centre", "center") for word in words
    )
    if by_name and (not organised or learned):
        return None
    return Party(phrase, Kind.MEDIA if any(word in lists["media_words"] for word in words) else Kind.ORGANISATION)
