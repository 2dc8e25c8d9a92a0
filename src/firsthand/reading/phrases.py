"""What a source's noun phrase says: a pronoun, a name with its titles and appositives, or a description."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from firsthand.model import Kind
from firsthand.reading.chunks import ARTICLES, Chunk, chunk_of, name_run
from firsthand.reading.names import (
    BODY_WORDS,
    CONNECTORS,
    gender,
    kind_of_name,
    strip_titles,
    without_possessive,
    words,
)
from firsthand.text.gazetteer import Country, gazetteer, key

PRONOUNS = gazetteer().words["pronouns"]
"""Words that stand for an entity and describe it by gender and number at most."""

_TYPES = gazetteer().words["types"]
_LIMIT = 400
_DATES = gazetteer().words["dates"]
_SEGMENT = re.compile(r"\s*[,;()\[\]]\s*|\s+[–—-]+\s+|\s*—\s*")
_ASIDE = re.compile(r"(\b[A-Z]{2,4}) \([A-Z]\w{1,20}\)(?= [A-Z])")
_ITSELF = re.compile(r"(?<=\w) (?:himself|herself|itself|themselves)$")
_CONTRACTED = re.compile(r"(?<=^i)['’](?:m|ve|ll|d)$|(?<=^we)['’](?:ve|ll|d|re)$|(?<=^he|^it)['’](?:ll|d|s)$")
_SPACES = re.compile(r"\s+")


class Form(StrEnum):
    """How a phrase refers."""

    PRONOUN = "pronoun"
    NAME = "name"
    NOMINAL = "nominal"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase understood by itself.

    `name` is the core name without titles ("" where there is none); `text` the phrase as written; `head` the noun that
    is described; `roles` every role or type noun it gives; `definite` whether it may take up something known;
    `possessor` the owner as written ("South Korea", "his"); `modifiers` the casefolded words that narrow a
    description, `described` those of titles and appositives.
    """

    form: Form
    text: str
    name: str = ""
    head: str = ""
    roles: frozenset[str] = frozenset()
    kind: Kind | None = None
    definite: bool = False
    plural: bool = False
    possessor: str = ""
    modifiers: frozenset[str] = frozenset()
    country: Country | None = None
    gender: str | None = None
    aliases: tuple[str, ...] = ()
    tail: str = ""
    generic: bool = False
    described: frozenset[str] = frozenset()


@lru_cache(maxsize=4096)
def parse(text: str) -> Phrase:
    """The phrase that a span's text is; looks at the first 400 characters only."""
    whole = _SPACES.sub(" ", text[:_LIMIT]).strip(' .,:;"“”«»–—-')
    whole = _ITSELF.sub("", _ASIDE.sub(r"\1", whole))
    folded = whole.casefold()
    folded = _CONTRACTED.sub("", folded)
    if folded in PRONOUNS:
        return Phrase(Form.PRONOUN, whole, head=folded)
    pieces = [piece for piece in _SEGMENT.split(whole) if piece and any(c.isalnum() for c in piece)]
    if not pieces:
        return Phrase(Form.NOMINAL, whole, kind=Kind.UNNAMED)
    if folded.startswith(("who ", "which ")):
        return Phrase(Form.PRONOUN, whole, head=folded.split()[0])
    readings = [_read(chunk_of(piece)) for piece in pieces[:4]]
    return _merge(whole, readings)


def _read(chunk: Chunk) -> Phrase:
    parts = _without_type(list(chunk.parts))
    if not parts:
        return Phrase(Form.NOMINAL, chunk.text, kind=Kind.UNNAMED)
    run = name_run(parts)
    typed = [part.casefold() for part in chunk.parts[len(parts) :]]
    before = [part.casefold() for part in parts[: len(parts) - len(run)]] + typed
    one_of_a_people = chunk.article in ("a", "an", "one", "another") and key(" ".join(run)) in gazetteer().demonyms
    if run and not one_of_a_people and not _only_common(run, before, chunk):
        return _named(chunk, run, before)
    return _nominal(chunk, [part.casefold() for part in _up_to_office(parts)])


def _without_type(parts: list[str]) -> list[str]:
    """The words without a type noun after a name: "BNS" of "BNS agency", "Lantern" of "Lantern newspaper"."""
    lists = gazetteer()
    if len(parts) < 2 or not (parts[-1] in _TYPES or lists.listed("media_heads", parts[-1])):
        return parts
    run = name_run(parts[:-1])
    named = bool(run) and lists.country(" ".join(run)) is None and kind_of_name(" ".join(run)) is not Kind.PERSON
    return parts[:-1] if named and not _is_generic([word.casefold() for word in run]) else parts


def _up_to_office(parts: list[str]) -> list[str]:
    """The words up to an office's own noun ("Minister" of "Minister for the Armed Forces")."""
    at = next((i for i, part in enumerate(parts) if i and part.casefold() in ("of", "for")), len(parts))
    return parts[:at]


def _only_common(run: list[str], before: list[str], chunk: Chunk) -> bool:
    """Whether the capital is a sentence's or a title's, the phrase a description ("Police", "the Minister")."""
    lists = gazetteer()
    if not strip_titles(" ".join(run))[0] or _is_office(run) or all(_is_date(word) for word in run):
        return True
    if len(run) > 1 or before or chunk.owner:
        return False
    folded = run[0].casefold()
    if lists.listed("sentence_starts", folded) and key(run[0]) not in lists.bodies:
        return True
    return (
        any(
            lists.listed(section, folded)
            for section in (
                "person_heads",
                "plural_person_heads",
                "government_heads",
                "organisation_heads",
                "media_heads",
                "document_heads",
                "relation_heads",
            )
        )
        and key(run[0]) not in lists.bodies
    )


def _is_date(word: str) -> bool:
    return word.isdigit() or word.casefold() in _DATES


def _is_office(run: list[str]) -> bool:
    """Whether a capitalised run is an office and its field, with nobody's name ("Minister for the Armed Forces")."""
    office = _up_to_office(run)
    if len(office) == len(run) or not gazetteer().listed("office_heads", office[-1].casefold()):
        return False
    return strip_titles(" ".join(run))[0] == " ".join(run)


def _named(chunk: Chunk, run: list[str], before: list[str]) -> Phrase:
    lists = gazetteer()
    full = " ".join(run)
    lowered = frozenset(word for word in before if word not in CONNECTORS)
    name, titles = strip_titles(full)
    tokens = [word.casefold() for word in words(name)]
    roles = lowered | frozenset(titles)
    kind: Kind | None
    if titles or any(lists.listed("titles", word) for word in before[-1:]):
        kind = Kind.PERSON
    elif any(lists.listed("media_heads", word) or word in ("agency", "newswire") for word in before[-1:]):
        kind = Kind.MEDIA
    else:
        kind = kind_of_name(name)
    generic = kind in (Kind.GOVERNMENT, Kind.ORGANISATION) and _is_generic(tokens)
    before_name = frozenset(word.casefold() for word in words(full)) - frozenset(tokens)
    told = [*before, *(words(full)[: -len(tokens)] if kind is Kind.PERSON else words(full))]
    place = chunk.owner or next((word for word in told if lists.country(word)), "")
    return Phrase(
        Form.NAME,
        chunk.text,
        name=name,
        head=tokens[-1] if tokens else "",
        roles=roles,
        kind=kind,
        definite=chunk.article in ("the", "this", "same"),
        possessor=chunk.owner,
        tail=chunk.tail,
        generic=generic,
        modifiers=frozenset(tokens),
        described=lowered | before_name,
        country=lists.country(place) if place else None,
        gender=gender(name, roles) if kind in (Kind.PERSON, None) else None,
    )


def _is_generic(tokens: list[str]) -> bool:
    """Whether a body's name could be many countries' or towns' ("Defence Ministry", "General Staff", "the Service")."""
    lists = gazetteer()
    return len([word for word in tokens if word not in CONNECTORS]) <= 2 and all(
        word in BODY_WORDS
        or word in CONNECTORS
        or lists.listed("portfolios", word)
        or lists.listed("titles", word)
        or lists.country(word) is not None
        for word in tokens
    )


def _known_owner(owner: str) -> bool:
    """Whether a possessor makes its noun definite: "the nation's service" is known, "a friendly nation's service" is not."""
    return bool(owner) and owner.split()[0].casefold() not in ("a", "an", "one", "another", "some")


def _nominal(chunk: Chunk, folded: list[str]) -> Phrase:
    lists = gazetteer()
    head = without_possessive(folded[-1])
    modifiers = frozenset(word for word in folded[:-1] if word not in ARTICLES)
    place = chunk.owner or next((w for w in folded[:-1] if lists.country(w)), "") or _place_in(chunk.tail)
    counted = len(folded) == 1 or lists.listed("sentence_starts", folded[0])
    plural = lists.listed("plural_person_heads", head) or (counted and lists.listed("plural_person_heads", folded[0]))
    return Phrase(
        Form.NOMINAL,
        chunk.text,
        head=head,
        roles=frozenset({head}),
        kind=kind_of_nominal(head, folded, chunk.article),
        definite=chunk.article in ("the", "this", "same", "that", "these", "those") or _known_owner(chunk.owner),
        plural=plural or (head.endswith("s") and lists.listed("person_heads", head[:-1])),
        possessor=chunk.owner,
        modifiers=modifiers,
        country=lists.country(place) if place else None,
        gender=gender("", (head,)),
        tail=chunk.tail,
    )


def kind_of_nominal(head: str, folded: list[str], article: str) -> Kind:
    """The kind that a description's head noun settles; office-holders without a name are persons, others unnamed."""
    lists = gazetteer()
    if lists.listed("plural_person_heads", head):
        return Kind.UNNAMED
    if lists.listed("office_heads", head) and article not in ("a", "an", "one", "some", "another"):
        return Kind.PERSON
    for section, kind in (
        ("person_heads", Kind.UNNAMED),
        ("media_heads", Kind.MEDIA),
        ("government_heads", Kind.GOVERNMENT),
        ("organisation_heads", Kind.ORGANISATION),
    ):
        if lists.listed(section, head):
            return kind
    return Kind.UNNAMED


def _place_in(tail: str) -> str:
    """The place that a description is set in: "Vienna" of "the government in Vienna"."""
    parts = words(tail)
    if len(parts) >= 2 and parts[0].casefold() in ("in", "of"):
        named = [part for part in parts[1:4] if part[0].isupper()]
        return " ".join(named)
    return ""


def _merge(whole: str, readings: list[Phrase]) -> Phrase:
    """One phrase of a piece and its appositives: the first piece that names stays, or an appositive that names it."""
    first = readings[0]
    core = first
    if first.form is Form.NOMINAL or first.generic:
        named = [
            r for r in readings[1:] if r.form is Form.NAME and r.kind is not Kind.PLACE and not r.tail.startswith("is")
        ]
        # In "police in Lyon, France" or "a man from Kent, Ohio" the second piece goes on with the first one's place.
        fits = named and (first.form is Form.NOMINAL or named[0].kind is Kind.PERSON)
        if fits and (not first.tail or named[0].kind is not None):
            core = named[0]
    roles = frozenset().union(*(r.roles | ({r.head} if r.form is Form.NOMINAL and r.head else set()) for r in readings))
    aliases = tuple(
        r.name
        for r in readings[1:]
        if r is not core and r.form is Form.NAME and r.name.isupper() and 2 <= len(r.name) <= 9
    )
    country = core.country or next((r.country for r in readings if r.country), None)
    told = core.gender or next((r.gender for r in readings if r.gender and r.form is Form.NOMINAL), None)
    kind = core.kind
    if core is not first and kind in (None, Kind.ORGANISATION) and first.kind in (Kind.GOVERNMENT, Kind.MEDIA):
        kind = first.kind
    elif core.form is Form.NAME and kind in (None, Kind.PERSON, Kind.ORGANISATION):
        kind = _kind_by_appositive(kind, [r for r in readings if r is not core])
    text = whole if core is first else core.text
    described = core.described.union(*(r.modifiers for r in readings if r.form is Form.NOMINAL))
    return Phrase(
        core.form,
        text,
        core.name,
        core.head,
        roles,
        kind,
        core.definite,
        core.plural,
        core.possessor,
        core.modifiers,
        country,
        told,
        aliases,
        core.tail,
        core.generic,
        described,
    )


def _kind_by_appositive(kind: Kind | None, others: list[Phrase]) -> Kind | None:
    for other in others:
        if other.form is Form.NOMINAL and other.kind in (Kind.MEDIA, Kind.GOVERNMENT, Kind.ORGANISATION):
            return other.kind if kind is not Kind.PERSON or other.definite is False else kind
        if other.form is Form.NOMINAL and gazetteer().listed("person_heads", other.head):
            return Kind.PERSON
    return kind
