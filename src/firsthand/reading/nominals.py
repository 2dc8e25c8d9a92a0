"""What a description takes up: "the agency", "the president", "the same official", "South Korea's spy agency"."""

from firsthand.model import Kind
from firsthand.reading.antecedents import Discourse
from firsthand.reading.entities import Draft, Registry
from firsthand.reading.names import CONNECTORS
from firsthand.reading.phrases import Phrase
from firsthand.text.gazetteer import gazetteer

_SPYING = frozenset({"spy", "intelligence", "secret", "security", "spies"})
_ANY_OUTLET = gazetteer().words["any_outlet"]
_PRINTED = gazetteer().words["printed"]
_PERSONS = (Kind.PERSON, Kind.UNNAMED)
_INSTITUTIONS = gazetteer().words["institutions"]
_BODIES = (Kind.ORGANISATION, Kind.GOVERNMENT)
_DETERMINED = frozenset({"the", "this", "that", "his", "her", "its", "their", "our"})
_SAYS_NOTHING = gazetteer().words["says_nothing"]


def take_up(phrase: Phrase, discourse: Discourse, possessor: Draft | None) -> Draft | None:
    """The entity that a description takes up; None where it speaks of somebody new."""
    if possessor is not None or not _may_take_up(phrase):
        return None
    candidates = discourse.latest()
    for test in (_by_wording, _by_role, _by_settled_class, _by_class, _by_outlet, _by_default):
        for draft in candidates:
            if test(phrase, draft):
                return draft
    return None


def named_later(phrase: Phrase, registry: Registry) -> Draft | None:
    """Who a description means that the report names only later.

    The one body that a country's body is ("South Korea's spy agency"), or the one person with an office ("the mayor").
    """
    if phrase.kind is Kind.PERSON and phrase.definite and not phrase.possessor and not phrase.tail:
        holders = [d for d in registry.holders(phrase.head) if d.kind is Kind.PERSON and _agrees(phrase, d)]
        return holders[0] if len(holders) == 1 else None
    if phrase.country is None or phrase.kind is not Kind.GOVERNMENT or not _narrowing(phrase):
        return None
    named = [draft for head in sorted(_group(phrase.head)) for draft in registry.bodies_with(head)]
    fits = {
        d.number: d for d in named if d.kind is Kind.GOVERNMENT and d.named and not d.generic and _agrees(phrase, d)
    }
    return next(iter(fits.values())) if len(fits) == 1 else None


def _may_take_up(phrase: Phrase) -> bool:
    if _owner_is_new(phrase):
        return False
    if not phrase.definite and phrase.modifiers and "same" not in phrase.text.casefold():
        return False
    return phrase.definite or phrase.kind in (Kind.PERSON, Kind.GOVERNMENT)


def _owner_is_new(phrase: Phrase) -> bool:
    """Whether it belongs to somebody not spoken of before: "a friendly nation's service", its article in it or not."""
    first, owner = phrase.text.casefold().partition(" ")[0], phrase.possessor
    if not owner[:1].islower() or first in _DETERMINED:
        return False
    return first in ("a", "an") or " " in owner


def _group(head: str) -> frozenset[str]:
    return gazetteer().compatible.get(head, frozenset({head})) | {head}


def _narrowing(phrase: Phrase) -> set[str]:
    lists = gazetteer()
    return {
        word for word in phrase.modifiers - _SAYS_NOTHING - {phrase.head} - CONNECTORS if lists.country(word) is None
    }


def _agrees(phrase: Phrase, draft: Draft) -> bool:
    """Country, number and the words that narrow the description fit what is known of the entity."""
    if phrase.country and draft.country and phrase.country != draft.country:
        return False
    if phrase.plural != draft.plural and Kind.UNNAMED in (phrase.kind, draft.kind):
        return False
    if phrase.gender and draft.gender and phrase.gender != draft.gender:
        return False
    known = draft.tokens | draft.roles | draft.described
    return all(word in known or (word in _SPYING and known & _SPYING) for word in _narrowing(phrase))


def _by_wording(phrase: Phrase, draft: Draft) -> bool:
    """The head noun itself stands in the entity's name, description or roles."""
    return (
        (phrase.head in draft.tokens or phrase.head in draft.roles) and _agrees(phrase, draft) and _like(phrase, draft)
    )


def _by_role(phrase: Phrase, draft: Draft) -> bool:
    """A near synonym of the head noun does."""
    return bool(_group(phrase.head) & (draft.tokens | draft.roles)) and _agrees(phrase, draft) and _like(phrase, draft)


def _by_settled_class(phrase: Phrase, draft: Draft) -> bool:
    """As `_by_class`, for names whose kind is settled: an unknown single word may be a place or a brand."""
    return draft.sure and _by_class(phrase, draft)


def _by_class(phrase: Phrase, draft: Draft) -> bool:
    """The head noun names the class of thing the entity is, and nothing narrows it."""
    if not phrase.definite or phrase.tail or _narrowing(phrase) or not _agrees(phrase, draft):
        return False
    if phrase.head in _ANY_OUTLET and draft.kind is Kind.MEDIA:
        return draft.named and not (phrase.head in _PRINTED and draft.name.isupper())
    if phrase.kind is Kind.ORGANISATION and draft.kind is Kind.ORGANISATION and draft.named:
        return not draft.roles and (draft.sure or (draft.spoke and not draft.located))
    return _defined_term(phrase) and draft.named and draft.sure and draft.kind in _BODIES


def _by_outlet(phrase: Phrase, draft: Draft) -> bool:
    """ "The channel" takes up a name of no known kind that is no place's, where no outlet was named."""
    plain = phrase.definite and not phrase.tail and not _narrowing(phrase) and phrase.head in _ANY_OUTLET
    return plain and draft.kind is Kind.ORGANISATION and draft.named and not draft.sure and not draft.located


def _by_default(phrase: Phrase, draft: Draft) -> bool:
    """A person's noun by itself takes up the person named without any role ("the midfielder", "the founder")."""
    if not phrase.definite or phrase.tail or phrase.plural or _narrowing(phrase) or phrase.kind not in _PERSONS:
        return False
    fits = draft.kind is Kind.PERSON and draft.named and not draft.roles and _agrees(phrase, draft)
    fits = fits and draft.spoke and (draft.sure or draft.gender is not None)
    return fits and gazetteer().listed("titles", phrase.head) and phrase.head not in _INSTITUTIONS


def _defined_term(phrase: Phrase) -> bool:
    """ "The Mission", "the Company": a capital in place of the name, as releases and reports write."""
    last = phrase.text.split()[-1]
    return last[0].isupper() and len(phrase.text.split()) == 2 and phrase.kind in _BODIES


def _like(phrase: Phrase, draft: Draft) -> bool:
    """Persons are taken up by persons, bodies by bodies."""
    persons = (Kind.PERSON, Kind.UNNAMED)
    return (phrase.kind in persons) == (draft.kind in persons)
