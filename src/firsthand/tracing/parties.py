"""Who is involved in a statement, as testimonies name them: the speaker and whom it speaks for, relays, basis, parties.

A reading says who spoke; the text around the name says on whose behalf: "Storting spokesman X", "X, who runs the paper".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from firsthand.model import Kind, Party, Reading, Span, Statement
from firsthand.text.gazetteer import gazetteer
from firsthand.tracing.bodies import body_of
from firsthand.tracing.holders import Holders
from firsthand.tracing.naming import parsed
from firsthand.tracing.roles import is_nominal
from firsthand.tracing.scenes import ARTICLE, Scene

_OUTLETS = gazetteer().words["media_heads"] | {"government", "state", "country", "city", "authority"}
_PLURAL = gazetteer().words["plural_person_heads"]
_QUOTING = re.compile(r"^(?:has |have |had )?(?:quot|cit)(?:ed|es|ing|e)\b", re.IGNORECASE)
_PLACED = re.compile(
    r"\b(?:in|from|near|off|to|across|inside|into|of|at|over|around|on|toward|towards|for|with)(?: the)? $"
)
_ACTS = re.compile(
    r"^(?: and [A-Z]\w+)? (?:has|had|have|is|was|were|will|would|did|does|do|\w+ed|\w+s|took|sent|held)\b"
)


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
        self._scene = Scene(reading)
        self._holders = Holders(self._scene)
        self._known: dict[str, Party] = {}

    def of(self, statement: Statement) -> Involved:
        """Who is involved in this statement; a narrated one has no speaker."""
        speaker, relay = self._quoted_by(statement) or (self._speaker(statement), ())
        return Involved(
            speaker,
            official=speaker is not None and body_of(speaker).official,
            via=relay + self._parties(statement.via),
            basis=self._parties(statement.basis),
            about=tuple(dict.fromkeys(self._about(statement))),
        )

    def party(self, entity_id: str) -> Party:
        """An entity of the reading as a party, with its other wordings and whom it speaks for."""
        entity_id = self._scene.same.get(entity_id, entity_id)
        known = self._known.get(entity_id)
        if known is None:
            speaks_for = self._holders.speaks_for(self._scene.entities[entity_id])
            known = self._known[entity_id] = replace(self._scene.plain[entity_id], speaks_for=speaks_for)
        return known

    def _parties(self, entities: tuple[str, ...]) -> tuple[Party, ...]:
        return tuple(self.party(entity) for entity in entities if entity in self._scene.entities)

    def _speaker(self, statement: Statement) -> Party | None:
        if statement.narrated or statement.speaker not in self._scene.entities:
            return None
        party = self.party(self._nearest(statement) or statement.speaker)
        wording = " ".join(self._scene.text[start:end] for start, end in statement.source).strip(" ,")
        own, whole = parsed(wording), parsed(party.name)
        # One entity may stand for two states' bodies of one name; what the sentence itself says counts.
        if own.sort is not None and own.country is not None and own.sort == whole.sort and own.country != whole.country:
            return replace(party, name=ARTICLE.sub("", wording), aliases=())
        return self._by_its_noun(wording, party) or party

    def _by_its_noun(self, wording: str, party: Party) -> Party | None:
        """Whom the sentence's own noun names, where the entity can be nobody of that sort: "the union" no person, outlet,
        country's government or place in the dateline; "villagers" no single person."""
        noun = ARTICLE.sub("", wording.partition(",")[0])
        words = noun.casefold().split()
        if not words or len(words) > 2 or (noun != noun.casefold() and len(words) > 1):
            return None
        if words[-1] in _PLURAL and len(words) == 1 and party.kind is Kind.PERSON:
            return Party(noun.casefold(), Kind.UNNAMED)
        alike = gazetteer().compatible.get(words[-1], frozenset({words[-1]}))
        named = {word.strip(",.'’").casefold() for word in party.name.split()}
        if not is_nominal(noun.casefold()) or words[-1] in _OUTLETS or not alike.isdisjoint(named):
            return None
        outlet = body_of(replace(party, speaks_for=None)).media or self._scene.is_agency(party.name)
        state = parsed(party.name).sort == "government"
        dateline = party.name.isupper() and len(party.name) > 4
        wrong = party.kind is Kind.PERSON or outlet or state or dateline
        return Party(noun, Kind.ORGANISATION) if wrong else None

    def _quoted_by(self, statement: Statement) -> tuple[Party, tuple[Party, ...]] | None:
        """The speaker and the relay of "Z quoted X as saying", where the source holds both, one on each side of the cue."""
        if len(statement.source) != 2 or not statement.cue:
            return None
        (first, last), cue = statement.source, statement.cue[0]
        if not (first[1] <= cue[0] and cue[1] <= last[0] and _QUOTING.search(self._scene.text[cue[0] : cue[1]])):
            return None
        relay, speaker = self._named_in(first), self._named_in(last)
        words = self._scene.text[last[0] : last[1]].strip(" ,")
        return speaker or Party(words, Kind.UNNAMED), (relay,) if relay is not None else ()

    def _named_in(self, piece: Span) -> Party | None:
        """The entity that a piece of a source names last: "Front Notes" in "a channel close to the army, Front Notes"."""
        found = [entity.id for span, entity in self._scene.named_from(*piece) if span[1] <= piece[1]]
        return self.party(found[-1]) if found else None

    def _nearest(self, statement: Statement) -> str | None:
        """Of a source in several pieces that name different entities, the entity named nearest to the cue."""
        if len(statement.source) < 2 or not statement.cue:
            return None
        cue = statement.cue[0][0]
        near = min(statement.source, key=lambda span: abs(cue - span[1]))
        return next((entity.id for _, entity in self._scene.named_from(*near)), None)

    def _about(self, statement: Statement) -> Iterator[Party]:
        """The parties named in what is said; a country only where it acts, as its government."""
        for start, end in statement.content:
            for span, entity in self._scene.named_from(start, end):
                if entity.kind is Kind.PLACE:
                    country = gazetteer().country(entity.name)
                    if country is not None and self._acts(span, start):
                        yield Party(country.government, Kind.GOVERNMENT)
                elif entity.kind is not Kind.UNNAMED:
                    yield self.party(entity.id)

    def _acts(self, span: Span, start: int) -> bool:
        """Whether a country named in a content does something there, and is not only where it happens."""
        first, last = span
        before, after = self._scene.text[max(start, first - 20) : first], self._scene.text[last : last + 40]
        if before.endswith("by "):
            return True
        return not _PLACED.search(before) and bool(_ACTS.match(after))
