"""What a party's own wordings say of it: its name taken apart, other names, short forms, whether it is official or an outlet.

All of it comes from one party alone and is worked out once.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from firsthand.model import Kind, Party
from firsthand.text.gazetteer import gazetteer, key
from firsthand.tracing.naming import Name, bracketed, initials, parsed

TELLS_NOTHING = (
    gazetteer().words["media_words"] | gazetteer().words["government_words"] | gazetteer().words["organisation_words"]
)
"""Words that many bodies' names share, so that they name none of them."""

_HEADS = tuple(
    gazetteer().words[section]
    for section in ("media_heads", "government_heads", "organisation_heads", "person_heads", "plural_person_heads")
)
_PEOPLE = gazetteer().words["plural_person_heads"] | {"official", "source", "diplomat", "officer"}
_AFTER_HEAD = re.compile(r",| (?:who|whom|which|that|of|in|at|on|for|from|with|near|close|familiar) ")
# An article inside a name without capitals shows that it describes any such body ("the service of a friendly country").
_ANY = re.compile(r"\b(?:an?|another|some|several|unnamed|undisclosed|unidentified)\b", re.IGNORECASE)
_SOMEBODY = re.compile(r"(?:an?|one|some|several)\s", re.IGNORECASE)
_OWNED = re.compile(r"^\S+(?: \S+)?['’]s? \S")
_NEWS = frozenset({"news", "newspaper", "newswire", "broadcasting", "broadcaster", "gazette", "zeitung", "magazine"})


@dataclass(frozen=True, slots=True)
class Label:
    """What one party's wordings say. `names` are its own name and other names for it; `shorts` the acronyms that its
    wordings carry or make; `acronym` says that the name itself looks like one; `shown` is the name for readers and `rank`
    how well that suits them (smaller is better)."""

    name: Name
    names: tuple[Name, ...]
    shorts: tuple[str, ...]
    acronym: str
    media: bool
    official: bool
    shown: str
    rank: int


@lru_cache(maxsize=65536)
def label_of(party: Party) -> Label:
    """What a party's wordings say of it."""
    person = party.kind is Kind.PERSON
    name = parsed(party.name, person=person)
    media = _is_media(party)
    wordings = (party.name, *party.aliases)
    shorts = {
        short.casefold() for wording in wordings for short in (initials(wording), bracketed(wording) or "") if short
    }
    single = name.sort is None and len(name.words) == 1 and party.name.isupper()
    shown = _shown(party.name)
    return Label(
        name=name,
        names=(name, *_other_names(party, name)),
        shorts=tuple(sorted(shorts)),
        acronym=name.words[0] if single else "",
        media=media,
        official=not media and _is_official(party, name),
        shown=shown,
        rank=2 * (not name.proper) + (_OWNED.search(shown) is not None),
    )


@lru_cache(maxsize=65536)
def is_named(party: Party) -> bool:
    """Whether a party is somebody in particular: it has a name, or speaks for somebody who has one."""
    if party.speaks_for is not None:
        return is_named(party.speaks_for)
    if party.kind is Kind.UNNAMED:
        return _is_surname(party.name)
    if party.kind is not Kind.PERSON and _is_people(party.name):
        return False
    if any(word[:1].isupper() for word in party.name.split()):
        return party.kind is not Kind.PERSON or not _SOMEBODY.match(party.name)
    return party.kind is not Kind.PERSON and not _ANY.search(party.name)


def is_common(name: str) -> bool:
    """Whether a name is one common noun, as headlines name people and bodies: "Operator", "engineer"."""
    word = name.casefold()
    return " " not in word and any(word in heads for heads in _HEADS)


def _is_surname(name: str) -> bool:
    """Whether what a reading took for an unnamed source is one capitalised word that is no common noun."""
    return name.isalpha() and name[0].isupper() and len(name) > 2 and not name.isupper() and not is_common(name)


def _is_people(name: str) -> bool:
    """Whether a name is that of some people and no body's: "officials in Seoul"."""
    head = _AFTER_HEAD.split(name, maxsplit=1)[0].split()
    return bool(head) and head[-1] in _PEOPLE


def _other_names(party: Party, own: Name) -> list[Name]:
    """Other wordings that are names themselves; all that name a country are left out where they name two."""
    names = [parsed(alias, person=party.kind is Kind.PERSON) for alias in party.aliases if alias[:1].isalnum()]
    countries = {name.country for name in (own, *names) if name.country is not None}
    telling = [n for n in names if (n.sort is not None and n.country is not None) or (n.sort is None and _is_a_name(n))]
    return [name for name in telling if name.country is None or len(countries) == 1]


def _is_a_name(name: Name) -> bool:
    return name.proper and any(word not in TELLS_NOTHING for word in name.words)


def _is_media(party: Party) -> bool:
    if party.kind is Kind.MEDIA:
        return True
    words = {word.casefold() for word in party.name.split()}
    return party.kind is not Kind.PERSON and (not _NEWS.isdisjoint(words) or _listed(party.name) is Kind.MEDIA)


def _is_official(party: Party, name: Name) -> bool:
    if party.kind is Kind.UNNAMED or not is_named(party):
        return False
    return party.kind is Kind.GOVERNMENT or name.sort is not None or _between_states(party.name)


def _between_states(name: str) -> bool:
    """Whether a name is that of a body between states or of one of its offices ("UN human rights office")."""
    words = key(name).split()
    return any(" ".join(words[:size]) in _international() for size in range(1, len(words) + 1))


def _listed(name: str) -> Kind | None:
    body = gazetteer().bodies.get(key(name))
    return body.kind if body is not None else None


@cache
def _international() -> frozenset[str]:
    text = files("firsthand.tracing").joinpath("data", "international.txt").read_text(encoding="utf-8")
    names = {name.strip() for line in text.splitlines() if not line.startswith("#") for name in line.split(",")}
    full = {key(name) for name in names if name}
    return frozenset(full | {spelling for spelling, body in gazetteer().bodies.items() if key(body.name) in full})


def _shown(name: str) -> str:
    """A name as readers see it: without an article or a bracketed short form."""
    shown = " ".join(name.partition(" (")[0].split()) if "(" in name else " ".join(name.split())
    first, _, rest = shown.partition(" ")
    return rest if first.casefold() == "the" and rest and not _listed(name) else shown
