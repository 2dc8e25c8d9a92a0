"""Who speaks: every source, relay and basis of a report resolved to an entity of that report."""

from dataclasses import dataclass

from firsthand.model import Entity, Kind, Report, Span, Spans, Tags
from firsthand.reading.entities import Draft, Registry
from firsthand.reading.names import kind_of_name
from firsthand.reading.resolver import Resolver
from firsthand.text.gazetteer import gazetteer


@dataclass(frozen=True, slots=True)
class Cast:
    """The entities of a report and who is meant where: ids by attribution, in the order of the tags' attributions.

    `speakers` holds None where nobody can be named. `relays` and `bases` hold one id for each span of the attribution's
    own `relays` and `bases`, but for spans that stand for nobody (a pronoun without
    antecedent, mere punctuation).
    """

    entities: tuple[Entity, ...] = ()
    speakers: tuple[str | None, ...] = ()
    relays: tuple[tuple[str, ...], ...] = ()
    bases: tuple[tuple[str, ...], ...] = ()

    def entity(self, entity_id: str) -> Entity:
        """The entity with this id; raises KeyError when there is none."""
        for entity in self.entities:
            if entity.id == entity_id:
                return entity
        raise KeyError(entity_id)


def resolve(report: Report, tags: Tags) -> Cast:
    """The cast of a report: its entities, and who each source, relay and basis is.

    Works with a tagger's mentions and without any (names are then found by rule). Linear in the text and in the number
    of attributions; deterministic.
    """
    resolver = Resolver(report, tags)
    resolver.walk()
    speakers = tuple(_id(resolver.speakers.get(i)) for i in range(len(tags.attributions)))
    relays = tuple(_ids(resolver, a.relays) for a in tags.attributions)
    bases = tuple(_ids(resolver, a.bases) for a in tags.attributions)
    return Cast(resolver.registry.entities(), speakers, relays, bases)


def cast_with(cast: Cast, name: str, span: Span | None = None, kind: Kind | None = None) -> tuple[Cast, str]:
    """The cast with an entity of this name, and its id: the one it has already, or a new one.

    For marks that are no mention, such as the agency in "(Yonhap)" at the top of a report. Short forms, acronyms and
    well-known other names find the entity they belong to; `span`, if given, becomes a mention of it.
    """
    known = _find(cast, name)
    if known is None:
        fresh = Entity(f"e{_last_number(cast) + 1}", name, kind or kind_of_name(name) or Kind.ORGANISATION)
        known, cast = fresh, Cast((*cast.entities, fresh), cast.speakers, cast.relays, cast.bases)
    if span is None or span in known.mentions:
        return cast, known.id
    mentioned = Entity(known.id, known.name, known.kind, tuple(sorted((*known.mentions, span))))
    entities = tuple(mentioned if entity.id == known.id else entity for entity in cast.entities)
    return Cast(entities, cast.speakers, cast.relays, cast.bases), known.id


def _find(cast: Cast, name: str) -> Entity | None:
    registry = Registry()
    of: dict[Draft, Entity] = {}
    for entity in cast.entities:
        if entity.kind is not Kind.UNNAMED and registry.exact(entity.name) is None:
            of[registry.new(entity.name, entity.kind)] = entity
    country = gazetteer().speaks_for(name)
    found = registry.exact(name) or registry.known_body(name) or registry.short(name, kind_of_name(name))
    if found is None and country is not None:
        found = registry.exact(country.government)
    return of.get(found) if found is not None else None


def _last_number(cast: Cast) -> int:
    return max((int(entity.id[1:]) for entity in cast.entities), default=0)


def _id(draft: Draft | None) -> str | None:
    return draft.id if draft is not None else None


def _ids(resolver: Resolver, spans: Spans) -> tuple[str, ...]:
    return tuple(resolver.of_span[span].id for span in spans if span in resolver.of_span)
