"""Entities from names: the one a name belongs to already, or a new one; and names for those that have none."""

import re

from firsthand.model import Kind
from firsthand.reading.entities import Draft, Registry
from firsthand.reading.names import feminine_form, kind_of_name, known_person, words
from firsthand.reading.phrases import Phrase
from firsthand.text.gazetteer import gazetteer, key

_LONGEST_NAME = 160
_OWN = re.compile(r"(?i)(\w['’]s) own\b")
_NATIONAL = gazetteer().words["national"]
_SEATS = frozenset(
    {"quai d'orsay", "foggy bottom", "farnesina", "brussels", "langley", "bankova", "kantei", "blue house"}
)


def register(
    registry: Registry, phrase: Phrase, *, speaks: bool, tagged: Kind | None = None, acronym: str = ""
) -> Draft | None:
    """The entity of a name in context; new where the report has not named it yet. None for a name of nothing."""
    name = phrase.name
    if not name:
        return None
    kind = _kind(phrase, tagged)
    known = _known(registry, phrase, kind)
    draft = known or _new(registry, phrase, kind, speaks)
    _enrich(registry, draft, phrase, kind)
    for alias in (*phrase.aliases, acronym):
        if alias:
            registry.alias(draft, alias)
    return draft


def _kind(phrase: Phrase, tagged: Kind | None) -> Kind | None:
    """The kind of a name: what lists and words settle outranks the tagger, and the tagger the shape of the name."""
    if tagged is None or phrase.kind in (Kind.MEDIA, Kind.GOVERNMENT, Kind.PLACE):
        return phrase.kind
    if tagged is Kind.PERSON and phrase.kind in (None, Kind.PERSON):
        return Kind.PERSON
    if phrase.kind is None or (phrase.kind is Kind.PERSON and not phrase.roles and tagged is not Kind.PERSON):
        return tagged
    return phrase.kind


def _known(registry: Registry, phrase: Phrase, kind: Kind | None) -> Draft | None:
    exact = registry.exact(phrase.name) or registry.known_body(phrase.name)
    if exact is not None:
        return exact if _same_country(exact, phrase) else registry.exact(full_name(phrase))
    for other in _turned(phrase.name):
        turned = registry.exact(other)
        if turned is not None and _same_country(turned, phrase):
            return turned
    short = registry.short(phrase.name, kind)
    return short if short is not None and _same_country(short, phrase) else None


def _turned(name: str) -> tuple[str, ...]:
    """A ministry's other word order: "Defence Ministry" for "Ministry of Defence" and back."""
    folded = key(name)
    for head in ("ministry", "department"):
        if folded.startswith(f"{head} of "):
            return (f"{folded.removeprefix(f'{head} of ')} {head}",)
        if folded.endswith(f" {head}"):
            return (f"{head} of {folded.removesuffix(f' {head}')}",)
    return ()


def _same_country(draft: Draft, phrase: Phrase) -> bool:
    """Two countries' ministries of one name are two; only names that any country could use are asked."""
    if not (draft.generic and phrase.generic) or draft.country is None or phrase.country is None:
        return True
    return draft.country == phrase.country


def full_name(phrase: Phrase) -> str:
    """The name of a body with its owner, where its own words leave open whose it is ("Romania's Defence Ministry")."""
    return f"{phrase.possessor}'s {phrase.name}" if phrase.generic and phrase.possessor else phrase.name


def _new(registry: Registry, phrase: Phrase, kind: Kind | None, speaks: bool) -> Draft:
    body = gazetteer().bodies.get(key(phrase.name))
    if body is not None and key(phrase.name) in _SEATS:
        draft = registry.new(body.name, body.kind)
        registry.alias(draft, phrase.name)
    else:
        draft = registry.new(full_name(phrase), kind or Kind.ORGANISATION)
        registry.alias(draft, phrase.name)
    draft.sure = kind is not None and (kind is not Kind.PERSON or bool(phrase.roles) or known_person(phrase.name))
    draft.generic, draft.country = phrase.generic, phrase.country
    draft.human = kind is Kind.PERSON
    draft.feminine = feminine_form(phrase.name)
    draft.tokens |= {word.casefold() for word in words(phrase.name)}
    return draft


def _enrich(registry: Registry, draft: Draft, phrase: Phrase, kind: Kind | None) -> None:
    draft.roles |= phrase.roles
    draft.described |= phrase.described
    draft.gender = draft.gender or (phrase.gender if draft.kind is Kind.PERSON or not draft.sure else None)
    draft.country = draft.country or phrase.country
    if not draft.sure and kind is not None and (kind is not Kind.PERSON or phrase.roles):
        draft.kind, draft.sure = kind, True
        draft.human = kind is Kind.PERSON
    if len(words(phrase.name)) > len(words(draft.name)) and kind_of_name(phrase.name) is not Kind.PLACE:
        registry.rename(draft, full_name(phrase))


def described_name(phrase: Phrase, possessor: Draft | None) -> str:
    """The name of somebody without one: the description, its owner named, no "the" before a body or an office."""
    text = phrase.text[:_LONGEST_NAME]
    if possessor is not None and not phrase.possessor:
        return f"{text.casefold()} for {possessor.name}"
    if possessor is not None and _owned_by_pronoun(phrase):
        text = f"{possessor.name}'s {text.partition(' ')[2]}"
    elif possessor is not None and possessor.kind is Kind.PERSON and possessor.named:
        rest = _after_owner(text, phrase.possessor)
        text = f"{possessor.name}'s {rest}" if rest else text
    text = _OWN.sub(r"\1", text)
    text = _of_country(phrase, text).replace("U.S. ", "US ").replace("U.K. ", "UK ")
    first, _, rest = text.partition(" ")
    if first.casefold() == "the" and rest and phrase.kind is not Kind.UNNAMED:
        return rest
    article = first.casefold() in ("a", "an", "the", "one", "two", "some", "his", "her", "its", "their", "our", "my")
    lowered = _common(first) and (article or not rest or rest[0].islower() or rest[0].isdigit())
    return f"{first.casefold()} {rest}".strip() if lowered else text


def _of_country(phrase: Phrase, text: str) -> str:
    """A national body named by its capital gets its country's adjective: "Russian defence ministry" for "Moscow's"."""
    if phrase.head not in _NATIONAL or phrase.country is None or key(phrase.possessor) not in gazetteer().capitals:
        return text
    for mark in ("'s ", "’s "):
        owner, found, rest = text.partition(mark)
        if found and owner.casefold().removeprefix("the ") == phrase.possessor.casefold().removeprefix("the "):
            return f"{phrase.country.adjective} {rest}"
    return text


def _after_owner(text: str, owner: str) -> str:
    """What follows the owner and its possessive mark, "" where the text does not begin with them."""
    if not text.casefold().startswith(owner.casefold()):
        return ""
    rest = text[len(owner) :]
    return rest[2:].strip() if rest.startswith(("'s ", "’s ")) else ""


def _owned_by_pronoun(phrase: Phrase) -> bool:
    return phrase.possessor.casefold() in ("his", "her", "its", "their")


def _common(word: str) -> bool:
    """Whether a capital at the start of a description is the sentence's ("Two", "Relatives"), no name's."""
    lists, folded = gazetteer(), word.casefold()
    if word.isupper() and len(word) > 1:
        return False
    return (
        any(
            lists.listed(section, folded)
            for section in (
                "sentence_starts",
                "person_heads",
                "plural_person_heads",
                "government_heads",
                "titles",
                "portfolios",
            )
        )
        and lists.country(word) is None
    )
