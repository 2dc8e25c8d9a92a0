"""A reading as the words around its names are looked at: its text, its entities as parties, and where each is named."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from firsthand.model import Entity, Kind, Party, Reading, Span
from firsthand.text.gazetteer import gazetteer
from firsthand.tracing.bodies import body_of
from firsthand.tracing.labels import is_named
from firsthand.tracing.naming import Name, parsed
from firsthand.tracing.roles import is_nominal

BODIES = frozenset({Kind.ORGANISATION, Kind.GOVERNMENT, Kind.MEDIA})
"""The kinds of entity that somebody can speak for as an office."""

PRONOUN = re.compile(r"^(?:it|he|she|they|we|i|who|which|its|his|her|their|our|us|them|him)\b", re.IGNORECASE)
ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)

WORDINGS = 6
"""How many wordings, or mentions, of an entity are looked at."""

_AROUND = 110  # characters around a name in which its bearer's office is looked for
_TOP = 300  # characters in which a dateline stands
_PARAGRAPH = 500  # characters back to a body whose officer speaks next
_BACK = 12  # mentions looked back over for whom a pronoun means
_BOUNDARY = re.compile(r"[.!?][\"”’']?\s|[\"“”]|\n")


class Scene:
    """One reading's text with its entities as parties; `plain` gives each without whom it speaks for."""

    def __init__(self, reading: Reading) -> None:
        """The scene of a reading."""
        self.text = reading.report.full_text
        self.entities = {entity.id: entity for entity in _cleaned(reading.entities)}
        self.plain = {entity.id: self._party(entity) for entity in reading.entities}
        self.places = sorted((span, entity.id) for entity in reading.entities for span in entity.mentions)
        self.same = _short_forms(self.entities.values())
        self._spoke = sorted((span, s.speaker) for s in reading.statements if s.speaker for span in s.source)
        self.issuer = self._issued_by(reading)

    def named_from(self, start: int, end: int) -> Iterator[tuple[Span, Entity]]:
        """The entities named in a piece of text, in order, each as often as it is named."""
        at = bisect_left(self.places, ((start, start), ""))
        for span, entity_id in self.places[at:]:
            if span[0] >= end:
                return
            yield span, self.entities[entity_id]

    def is_agency(self, name: str) -> bool:
        """Whether a name stands in brackets at the top of the report, as the agency's does in its dateline."""
        return f"({name})" in self.text[:_TOP]

    def around(self, start: int, end: int) -> tuple[str, str]:
        """What stands before and after a name in its sentence, outside quotation marks."""
        before = self.text[max(0, start - _AROUND) : start]
        after = self.text[end : end + _AROUND]
        cuts = list(_BOUNDARY.finditer(before))
        stop = _BOUNDARY.search(after)
        return before[cuts[-1].end() :] if cuts else before, after[: stop.start()] if stop else after

    def meant(self, phrase: str, but: Entity) -> list[Entity]:
        """The entities that a phrase can mean: by name, by another wording, or by the noun that a body's name holds."""
        return [e for e in self.entities.values() if e.id != but.id and _means(phrase, e, self.plain[e.id])]

    def latest_body(self, span: Span, but: Entity, media: bool | None = None) -> Party | None:
        """The body that spoke last before a place, else the one named last; an outlet, or none, if `media` says so."""
        for places in (self.places,) if media else (self._spoke, self.places):
            for entity in self._before(places, span, but):
                if self._is_body(entity, media):
                    return self.plain[entity.id]
        return None

    def latest_person(self, span: Span, but: Entity) -> Party | None:
        """The person that was named last, in full, before a place."""
        for entity in self._before(self.places, span, but):
            if entity.kind is Kind.PERSON and " " in entity.name:
                return self.plain[entity.id]
        return None

    def spoke_before(self, span: Span, but: Entity) -> Party | None:
        """The body that spoke last before a place, not farther off than a paragraph."""
        near = [place for place in self._spoke if span[0] - _PARAGRAPH < place[0][0]]
        found = (e for e in self._before(near, span, but) if e.kind in BODIES and not body_of(self.plain[e.id]).media)
        return next((self.plain[entity.id] for entity in found), None)

    def _before(self, places: list[tuple[Span, str]], span: Span, but: Entity) -> Iterator[Entity]:
        at = bisect_left(places, (span, ""))
        for _, entity_id in reversed(places[max(0, at - _BACK) : at]):
            entity = self.entities.get(entity_id)
            if entity is not None and entity.id != but.id and is_named(self.plain[entity.id]):
                yield entity

    def _is_body(self, entity: Entity, media: bool | None) -> bool:
        outlet = body_of(self.plain[entity.id]).media
        if media:
            return outlet or entity.kind in (Kind.MEDIA, Kind.ORGANISATION)
        return entity.kind in BODIES and (media is None or not outlet)

    def _party(self, entity: Entity) -> Party:
        wordings = (self.text[start:end].strip(" ,") for start, end in entity.mentions)
        others = (wording for wording in wordings if wording and wording != entity.name and not PRONOUN.match(wording))
        return Party(entity.name, entity.kind, tuple(dict.fromkeys(others))[:WORDINGS])

    def _issued_by(self, reading: Reading) -> Party | None:
        """The body that published the report, where the report has it speak."""
        if not reading.report.publisher:
            return None
        name = parsed(reading.report.publisher)
        for _, entity_id in self._spoke:
            entity = self.entities.get(entity_id)
            if entity is not None and entity.kind in BODIES and _same_name(parsed(entity.name), name):
                return self.plain[entity_id]
        return None


def _cleaned(entities: Iterable[Entity]) -> Iterator[Entity]:
    """Entities with people's names as names: without a title before, or "of the union" after it."""
    for entity in entities:
        name = _bare_name(entity.name) if entity.kind is Kind.PERSON else entity.name
        yield entity if name == entity.name else replace(entity, name=name)


def _bare_name(name: str) -> str:
    front = name.partition(" of ")[0]
    words = (front if len(front.split()) > 1 and front.split()[-1][0].isupper() else name).split()
    while len(words) > 2 and (words[0].islower() or gazetteer().listed("titles", words[0].casefold())):
        words.pop(0)
    return " ".join(words) if len(words) > 1 and all(word[0].isupper() for word in words) else name


def _short_forms(entities: Iterable[Entity]) -> dict[str, str]:
    """By id, the person whom an entity of one word names again that the reading took for somebody else."""
    surnames: dict[str, list[str]] = defaultdict(list)
    for entity in entities:
        if entity.kind is Kind.PERSON and " " in entity.name:
            surnames[entity.name.split()[-1]].append(entity.id)
    found = {}
    for entity in entities:
        people = surnames.get(entity.name, [])
        if len(people) == 1 and entity.kind is not Kind.PERSON:
            found[entity.id] = people[0]
    return found


def _same_name(one: Name, other: Name) -> bool:
    """Whether two names differ only in a country that one of them leaves out."""
    countries = {one.country, other.country} - {None}
    return (one.sort, sorted(one.words)) == (other.sort, sorted(other.words)) and len(countries) < 2


def _means(phrase: str, entity: Entity, party: Party) -> bool:
    if entity.kind is Kind.UNNAMED:
        return False
    wanted = phrase.casefold()
    if any(wanted == ARTICLE.sub("", wording).casefold() for wording in (party.name, *party.aliases)):
        return True
    if entity.kind not in BODIES or (phrase != wanted and not is_nominal(phrase)):
        return False
    return wanted.split()[-1] in [word.casefold() for word in entity.name.split()]
