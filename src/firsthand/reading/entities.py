"""The entities of one report while it is read: found by name, by short form or by description, and merged."""

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import islice

from firsthand.model import Entity, Kind, Span
from firsthand.reading.names import BODY_WORDS, CONNECTORS, initials, words
from firsthand.text.gazetteer import Country, gazetteer, key

_LOOK_BACK = 12


@dataclass(slots=True, eq=False)
class Draft:
    """An entity in the making. `sure` says that its kind came from a name or a list and needs no model's word."""

    number: int
    name: str
    kind: Kind
    sure: bool = True
    named: bool = True
    generic: bool = False
    plural: bool = False
    human: bool = False
    feminine: bool = False
    located: bool = False
    spoke: bool = False
    gender: str | None = None
    country: Country | None = None
    roles: set[str] = field(default_factory=set)
    tokens: set[str] = field(default_factory=set)
    described: set[str] = field(default_factory=set)
    mentions: set[Span] = field(default_factory=set)
    votes: dict[Kind, float] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The id that the finished entity carries."""
        return f"e{self.number}"


class Registry:
    """All entities of one report, looked up by any of their names."""

    def __init__(self) -> None:
        """An empty registry."""
        self.drafts: list[Draft] = []
        self._by_key: dict[str, Draft] = {}
        self._by_token: dict[str, list[Draft]] = {}
        self._by_role: dict[str, list[Draft]] = {}

    def new(self, name: str, kind: Kind, *, named: bool = True) -> Draft:
        """A new entity; a named one can be found by its name from now on."""
        draft = Draft(len(self.drafts) + 1, name, kind, named=named)
        draft.tokens = {word.casefold() for word in words(name)}
        self.drafts.append(draft)
        if named:
            self._index(draft, name)
        return draft

    def alias(self, draft: Draft, name: str) -> None:
        """Lets an entity be found by another name too; a name that is taken stays with its owner."""
        self._by_key.setdefault(key(name), draft)

    def rename(self, draft: Draft, name: str) -> None:
        """Gives an entity a fuller name; the old one goes on finding it."""
        draft.name = name
        draft.tokens |= {word.casefold() for word in words(name)}
        self._index(draft, name)

    def exact(self, name: str) -> Draft | None:
        """The entity with exactly this name, alias or acronym."""
        return self._by_key.get(key(name))

    def government(self, country: Country) -> Draft:
        """The government of a country, made on first use."""
        known = self._by_key.get(key(country.government))
        if known is None:
            known = self.new(country.government, Kind.GOVERNMENT)
            known.country = country
            known.roles.add("government")
        return known

    def short(self, name: str, kind: Kind | None) -> Draft | None:
        """The entity whose fuller name this short form belongs to: a surname, a given name, a name's start or end."""
        parts = [word.casefold() for word in words(name)]
        if not parts:
            return None
        for draft in islice(reversed(self._by_token.get(parts[-1], ())), _LOOK_BACK):
            if _shortens(parts, draft, kind):
                return draft
        return None

    def bodies_with(self, token: str) -> list[Draft]:
        """The latest entities in whose name a word stands, newest first."""
        return list(islice(reversed(self._by_token.get(token, ())), _LOOK_BACK))

    def holders(self, role: str) -> list[Draft]:
        """The first few entities whose names came with a role ("mayor")."""
        if not self._by_role:
            for draft in self.drafts:
                for held in draft.roles if draft.named else ():
                    self._by_role.setdefault(held, []).append(draft)
        return self._by_role.get(role, [])[:_LOOK_BACK]

    def entities(self) -> tuple[Entity, ...]:
        """The finished entities, in order of their first mention; those never mentioned last."""
        drafts = sorted(self.drafts, key=lambda d: (min(d.mentions, default=(1 << 60, 0)), d.number))
        return tuple(Entity(d.id, d.name, d.kind, tuple(sorted(d.mentions))) for d in drafts)

    def _index(self, draft: Draft, name: str) -> None:
        self._by_key.setdefault(key(name), draft)
        parts = words(name)
        for token in dict.fromkeys(part.casefold() for part in parts if part not in CONNECTORS):
            self._by_token.setdefault(token, []).append(draft)
        body = gazetteer().bodies.get(key(name))
        if body is not None:
            self._by_key.setdefault(f"\0{key(body.name)}", draft)
        if len(parts) > 2 and draft.kind is not Kind.PERSON:
            self._by_key.setdefault(key(initials(name)), draft)

    def known_body(self, name: str) -> Draft | None:
        """The entity that is the same well-known body as this name ("AFP" where "Agence France-Presse" was named)."""
        body = gazetteer().bodies.get(key(name))
        return self._by_key.get(f"\0{key(body.name)}") if body is not None else None


def _shortens(parts: list[str], draft: Draft, kind: Kind | None) -> bool:
    whole = [word.casefold() for word in words(draft.name)]
    if len(parts) > len(whole) or not draft.named:
        return False
    if draft.kind is Kind.PERSON:
        if kind not in (None, Kind.PERSON):
            return False
        return parts == whole[-len(parts) :] or parts == whole[: len(parts)] or _same_ends(parts, whole)
    if kind is Kind.PERSON or draft.kind is Kind.PLACE:
        return False
    telling = [word for word in parts if word not in BODY_WORDS and word not in CONNECTORS]
    at_an_end = parts == whole[-len(parts) :] or parts == whole[: len(parts)]
    return at_an_end and (bool(telling) or parts[-1] == whole[-1])


def _same_ends(parts: list[str], whole: list[str]) -> bool:
    """ "John Kirby" of "John F. Kirby", "J. Kirby" of "John Kirby"."""
    first, given = parts[0].rstrip("."), whole[0]
    return (
        len(parts) > 1 and parts[-1] == whole[-1] and (first == given or (len(first) == 1 and given.startswith(first)))
    )


def nearest(starts: list[int], at: int) -> int:
    """The index of the last start at or before a position, 0 where there is none."""
    return max(0, bisect_left(starts, at + 1) - 1)
