"""Whom each entity of a reading speaks for: what the words around it say, and which entity of the report they mean."""

import re
from collections.abc import Iterator

from firsthand.model import Entity, Kind, Party, Span
from firsthand.text.gazetteer import gazetteer
from firsthand.tracing.bodies import body_of
from firsthand.tracing.labels import is_named
from firsthand.tracing.naming import parsed
from firsthand.tracing.offices import Spoken, listed
from firsthand.tracing.roles import after_name, before_name, described_as, is_nominal
from firsthand.tracing.scenes import ARTICLE, BODIES, PRONOUN, WORDINGS, Scene
from firsthand.tracing.unnamed import is_document

_OFFICE = re.compile(r"^(.+?)['’]s? (?:\w+ )?(?:office|headquarters|desk|newsroom|management|board|press service)\b")
_UNIT = re.compile(
    r"^(.+?)['’]s? (?:[a-z]+ )*(?:department|division|unit|office|section|branch|bureau|desk|team|service)$"
)
_AUTHOR = re.compile(
    r"^(?:(?!that|which|who|whose)[\w-]+ ){1,4}?(?:by|from) (?:the |his |her |its |their )?(?:\w+ ){0,2}?(?=[A-ZÀ-Ž])"
)
_INDEFINITE = re.compile(r"^(?:an?|one|two|three|some|several|his|her|its|their|the)\s", re.IGNORECASE)
_HIS = frozenset({"his", "her", "him"})
_LEARNED = frozenset({"institute", "university", "college", "school", "academy", "centre", "center"})
_MEDIA_HEADS = gazetteer().words["media_heads"]


class Holders:
    """Who in a reading speaks for whom."""

    def __init__(self, scene: Scene) -> None:
        """Those of this scene."""
        self._scene = scene

    def speaks_for(self, entity: Entity) -> Party | None:
        """The body, or the client, that an entity speaks for; None where its words are its own."""
        if entity.kind not in (Kind.PERSON, Kind.UNNAMED):
            return self._owner(entity) or self._mistaken(entity)
        if entity.kind is Kind.UNNAMED and is_document(entity.name):
            return self._author(entity)
        open_ended: Spoken | None = None
        for span in entity.mentions[:WORDINGS]:
            for spoken in self._offices(entity, span):
                if spoken.body or " " in spoken.sort:
                    found = self._body(spoken, span, entity)
                    if found is not None:
                        return found
                open_ended = open_ended or spoken
        return self._body(open_ended, entity.mentions[0], entity) if open_ended is not None else None

    def _owner(self, entity: Entity) -> Party | None:
        """The body whose office or desk this is: "Lund Cranes' office in Oslo"."""
        owned = _OFFICE.match(entity.name)
        owners = self._scene.meant(owned.group(1), entity) if owned is not None else []
        return next((self._scene.plain[owner.id] for owner in owners if owner.kind in BODIES), None)

    def _mistaken(self, entity: Entity) -> Party | None:
        """The body that somebody leads whom the reading took for a body: "Meri Lund, who heads the agency"."""
        if entity.kind is Kind.PLACE or len(entity.name.split()) < 2 or parsed(entity.name).sort is not None:
            return None
        for span in entity.mentions[:WORDINGS]:
            _, after = self._scene.around(*self._name_in(entity, span))
            spoken = after_name(after) if after.startswith(", who ") else None
            if spoken is not None:
                return self._body(spoken, span, entity)
        return None

    def _author(self, entity: Entity) -> Party | None:
        """Whose paper it is: "a report by X", "a briefing from his commander, X"."""
        text = self._scene.text
        for start, end in entity.mentions[:WORDINGS]:
            by = _AUTHOR.match(text[start:end])
            place = (start + by.end(), end) if by is not None else (end + 2, end + 3)
            if by is None and text[end : end + 2] != ", ":
                continue
            for _, other in self._scene.named_from(*place):
                if (
                    other.id != entity.id
                    and other.kind in BODIES | {Kind.PERSON}
                    and is_named(self._scene.plain[other.id])
                ):
                    return self._scene.plain[other.id]
        return None

    def _offices(self, entity: Entity, span: Span) -> Iterator[Spoken]:
        """What the words around a mention say about whom its bearer speaks for, the surest first."""
        wording = self._scene.text[span[0] : span[1]]
        if entity.kind is Kind.UNNAMED or _INDEFINITE.match(entity.name) or entity.name.split()[-1].islower():
            found = described_as(wording if len(wording) > len(entity.name) else entity.name)
            yield from (found,) if found is not None else ()
            return
        before, after = self._scene.around(*self._name_in(entity, span))
        for spoken in (before_name(before), after_name(after)):
            if spoken is not None:
                yield spoken

    def _name_in(self, entity: Entity, span: Span) -> Span:
        """Where in a mention the name itself stands: of "Storting spokesman Ivo Lund" the last two words."""
        words = entity.name.split()
        for size in range(len(words), 0, -1):
            name = " ".join(words[-size:])
            at = self._scene.text.find(name, span[0], span[1])
            if at >= 0:
                return at, at + len(name)
        return span

    def _body(self, spoken: Spoken, span: Span, entity: Entity) -> Party | None:
        """The party that the words for a body mean in this report."""
        if spoken.sort:
            return self._of_state(spoken.sort, entity)
        phrase = ARTICLE.sub("", spoken.body)
        if not phrase:
            return self._alone(spoken.role, span, entity)
        if PRONOUN.match(phrase):
            his = phrase.casefold() in _HIS
            return self._scene.latest_person(span, entity) if his else self._scene.latest_body(span, entity)
        unit = _UNIT.match(phrase)
        return self._named(unit.group(1) if unit else phrase, spoken, span, entity)

    def _named(self, phrase: str, spoken: Spoken, span: Span, entity: Entity) -> Party | None:
        """The party that a name or a noun means. A person has a spokesman or a lawyer, but no chair; a place neither."""
        meant = self._scene.meant(phrase, entity)
        for other in meant:
            if other.kind in BODIES or (other.kind is Kind.PERSON and spoken.role not in listed("leads")):
                return self._scene.plain[other.id]
        country = gazetteer().country(phrase)
        if country is not None:
            return Party(country.government, Kind.GOVERNMENT)
        if parsed(phrase).sort is not None:
            return Party(phrase, Kind.GOVERNMENT)
        if is_nominal(phrase):
            media = phrase.split()[-1] in _MEDIA_HEADS
            found = self._scene.latest_body(span, entity, media=True) if media else None
            return found or Party(phrase, Kind.MEDIA if media else Kind.ORGANISATION)
        if phrase == phrase.casefold() or any(other.kind is Kind.PLACE for other in meant):
            return None
        return _new_body(phrase, by_name=spoken.by_name)

    def _of_state(self, sort: str, entity: Entity) -> Party | None:
        """A state's body; where its country is open, that of the report's own publisher or the office of who holds it."""
        named = entity.name != entity.name.casefold()
        if sort in ("presidency", "government", "ministry"):
            issuer = self._scene.issuer
            if issuer is not None and body_of(issuer).official:
                return issuer
            return Party(f"{entity.name}’s office", Kind.GOVERNMENT) if named else None
        return Party(sort, Kind.GOVERNMENT) if named or sort != "city hall" else None

    def _alone(self, role: str, span: Span, entity: Entity) -> Party | None:
        """Whom somebody speaks for whose role stands alone ("chief executive X"): who issued the release, or spoke last.

        An outlet's reports are full of ranks that are not its own: there only its editors speak for it.
        """
        issuer = self._scene.issuer
        if issuer is not None and (body_of(issuer).official or role.startswith("editor")):
            return issuer if issuer.name != entity.name else None
        if role in listed("defends"):
            return self._scene.latest_person(span, entity)
        spoke = self._scene.spoke_before(span, entity)
        if spoke is None or (role in listed("ranks") and not body_of(spoke).official):
            return None
        return None if role in listed("of_firms") and body_of(spoke).official else spoke


def _new_body(phrase: str, *, by_name: bool) -> Party | None:
    """A body that the report names only in somebody's office."""
    words = [word.casefold() for word in phrase.split()]
    lists = gazetteer()
    known = lists.bodies.get(phrase.casefold().removeprefix("the "))
    if known is not None:
        return Party(known.name, known.kind)
    if any(lists.listed("government_words", word) for word in words):
        return Party(phrase, Kind.GOVERNMENT)
    # "X of Elsa University" is an expert of it, and "X of Lyon" only comes from there.
    organised = any(lists.listed("organisation_words", word) for word in words)
    if by_name and (not organised or not _LEARNED.isdisjoint(words)):
        return None
    media = any(lists.listed("media_words", word) for word in words)
    return Party(phrase, Kind.MEDIA if media else Kind.ORGANISATION)
