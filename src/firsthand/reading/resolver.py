"""The walk over one report: names first, then every source, relay and basis in text order, then first persons."""

import re
from bisect import bisect_right
from itertools import islice

from firsthand.model import Attribution, Kind, Report, Span, Tags
from firsthand.reading.antecedents import Discourse, Touch
from firsthand.reading.contexts import register_names
from firsthand.reading.entities import Draft, Registry, nearest
from firsthand.reading.mentions import MOST
from firsthand.reading.naming import described_name, register
from firsthand.reading.nominals import named_later, take_up
from firsthand.reading.phrases import Form, Phrase, parse
from firsthand.reading.voices import Voices
from firsthand.text.gazetteer import gazetteer
from firsthand.text.paragraphs import paragraphs
from firsthand.text.quotes import inside, quoted
from firsthand.text.sentences import sentences

_FIRST = gazetteer().words["first"]
_GOVERNORS = gazetteer().words["governors"]
_SUBJECT = 12
# What an event of the walk is; sources come before the names they begin with.
_SOURCE, _TOLD, _NAME = 0, 1, 2
_NARRATED = re.compile(
    r"(?<![\w’'-])(?:[Hh]e|[Ss]he|It|They)(?![\w’'])|(?<![\w,] )(?<!\w)The [a-z][\w-]{2,20}(?= [a-z])"
)


class Resolver:
    """Resolves the spans of one report. `speakers` by attribution, `of_span` by any resolved span."""

    def __init__(self, report: Report, tags: Tags) -> None:
        """Reads the text's layout and registers every name in it."""
        self.text = report.full_text
        self.tags = tags
        self.registry = Registry()
        self.speakers: dict[int, Draft] = {}
        self.of_span: dict[Span, Draft] = {}
        self._lines = paragraphs(self.text)
        self._quotes = quoted(self.text, self._lines)
        starts = [start for line in self._lines for start, _ in sentences(self.text, line)]
        self._sentences = starts
        self._paragraphs = [start for start, _ in self._lines]
        self.discourse = Discourse(starts, self._paragraphs)
        self._relays = {span for a in tags.attributions for span in a.relays}
        self._contents = sorted((start, end, i) for i, a in enumerate(tags.attributions) for start, end in a.content)
        self._names = register_names(self.text, tags, self.registry)
        self.voices = Voices(report, self.text, self._lines, self.registry)

    def walk(self) -> None:
        """Resolves everything; call once."""
        spans = self._spans()
        taken = {start for (start, _), _ in spans}
        told = [m.span() for m in islice(_NARRATED.finditer(self.text), MOST) if m.start() not in taken]
        events = [(span, _NAME, i) for i, (span, _) in enumerate(self._names)]
        events += [(span, _SOURCE, owner) for span, owner in spans] + [(span, _TOLD, -1) for span in told]
        waiting: list[tuple[Span, int]] = []
        for span, what, which in sorted(events):
            if what == _NAME:
                self._note_name(span, self._names[which][1])
            elif what == _TOLD:
                self._narrated(span)
            elif which >= 0 and parse(self.text[span[0] : span[1]]).head in _FIRST:
                waiting.append((span, which))
            else:
                self._settle(span, self._resolve(span, which), which)
        for span, owner in waiting:
            self._settle(span, self._first_person(span, owner), owner, note=False)
        self._sources()

    def _spans(self) -> list[tuple[Span, int]]:
        """Every span to resolve, with the attribution it is the source of; -1 for relays and bases."""
        found: list[tuple[Span, int]] = []
        sources: set[Span] = set()
        for i, attribution in enumerate(self.tags.attributions):
            if attribution.source and attribution.source[0] not in sources:
                sources.add(attribution.source[0])
                found.append((attribution.source[0], i))
        for attribution in self.tags.attributions:
            found.extend((span, -1) for span in (*attribution.relays, *attribution.bases) if span not in sources)
        return list(dict.fromkeys(found))

    def _settle(self, span: Span, draft: Draft | None, owner: int, *, note: bool = True) -> None:
        if draft is None:
            return
        self.of_span[span] = draft
        draft.mentions.add(span)
        if owner >= 0:
            for kind, probability in self.tags.attributions[owner].kinds.items():
                draft.votes[kind] = draft.votes.get(kind, 0.0) + probability
        draft.spoke |= owner >= 0
        if span in self._relays and draft.named and not draft.sure:
            draft.kind, draft.human = Kind.MEDIA, False
        # What a speaker relies on is no antecedent: "it" after "citing soil probes" is the speaker.
        if note and (owner >= 0 or draft.named or span in self._relays):
            self._note(span, draft, speaks=owner >= 0)

    def _sources(self) -> None:
        """Gives every attribution its speaker, once all spans are resolved; bare quotes take the running speaker."""
        for i, attribution in enumerate(self.tags.attributions):
            found = self.of_span.get(attribution.source[0]) if attribution.source else self._bare(attribution)
            if found is not None:
                self.speakers[i] = found
        for draft in self.registry.drafts:
            if not draft.sure and draft.votes:
                draft.kind = max(draft.votes, key=lambda kind: (draft.votes[kind], kind.value))

    def _bare(self, attribution: Attribution) -> Draft | None:
        """The running speaker, where the content is a quotation by itself in the same or the next paragraph."""
        if not attribution.content:
            return None
        start, end = attribution.content[0]
        if inside(self._quotes, start, end) < 0.9 * (end - start):
            return None
        spoke = self.discourse.spoke_at(start)
        if spoke is None or nearest(self._paragraphs, start) - nearest(self._paragraphs, spoke) > 1:
            return None
        return self.discourse.running(start)

    def _resolve(self, span: Span, owner: int) -> Draft | None:
        phrase = parse(self.text[span[0] : span[1]])
        if not any(sign.isalnum() for sign in phrase.text):
            return None
        if phrase.form is Form.PRONOUN:
            return self._pronoun(phrase, span, owner)
        if phrase.form is Form.NAME:
            return self._speaking_name(phrase)
        own = self.voices.own(phrase)
        if own is not None:
            return own
        possessor = self._possessor(phrase, span)
        if possessor is not None and _stands_for_owner(phrase):
            return possessor
        if phrase.head == "government" and phrase.country is not None and not _narrowed(phrase):
            return self.registry.government(phrase.country)
        known = take_up(phrase, self.discourse, possessor)
        known = known or named_later(phrase, self.registry)
        return known or self._described(phrase, possessor or self._spoken_for(phrase))

    def _speaking_name(self, phrase: Phrase) -> Draft | None:
        lists = gazetteer()
        country = lists.speaks_for(phrase.name) if phrase.kind is Kind.PLACE else None
        if country is None and phrase.kind is not Kind.PERSON:
            country = lists.demonyms.get(phrase.name.casefold())
        if country is not None:
            return self.registry.government(country)
        if phrase.generic and phrase.definite and phrase.country is None:
            known = take_up(phrase, self.discourse, None)
            if known is not None:
                return known
        return register(self.registry, phrase, speaks=True)

    def _described(self, phrase: Phrase, possessor: Draft | None) -> Draft:
        draft = self.registry.new(described_name(phrase, possessor), phrase.kind or Kind.UNNAMED, named=False)
        if possessor is not None and possessor.kind is Kind.PERSON and draft.kind is Kind.PERSON:
            draft.kind = Kind.UNNAMED
        draft.sure = phrase.kind is not Kind.UNNAMED
        draft.plural, draft.gender, draft.country = phrase.plural, phrase.gender, phrase.country
        draft.roles = set(phrase.roles)
        lists = gazetteer()
        listed = any(lists.listed(section, phrase.head) for section in ("person_heads", "plural_person_heads"))
        draft.human = listed or phrase.head.endswith(("-year-old", "man", "woman", "ist"))
        return draft

    def _spoken_for(self, phrase: Phrase) -> Draft | None:
        """The body that "a spokesman" by itself speaks for: the latest one spoken of."""
        bare = phrase.head.startswith("spokes") and not phrase.definite and not phrase.modifiers and not phrase.tail
        bodies = (Kind.ORGANISATION, Kind.GOVERNMENT)
        return (
            next((d for d in self.discourse.latest() if d.kind in bodies and d.named and d.sure), None)
            if bare
            else None
        )

    def _possessor(self, phrase: Phrase, span: Span) -> Draft | None:
        if not phrase.possessor:
            return None
        owner = parse(phrase.possessor)
        if owner.form is Form.PRONOUN:
            if owner.head in _FIRST:
                return self.voices.first_person(owner.head)
            return self.discourse.pronoun(owner.head, span[0]) or self._ahead(owner.head, span)
        if owner.form is Form.NAME and owner.kind is not Kind.PLACE:
            return register(self.registry, owner, speaks=False)
        return None

    def _pronoun(self, phrase: Phrase, span: Span, owner: int) -> Draft | None:
        if phrase.head in ("who", "which", "that"):
            return self.discourse.relative(phrase.head, span[0])
        outer = self._outer(span[0], owner)
        barred = frozenset[int]()
        speaker = self._source_of(outer) if outer is not None and self._in_quote(span) else None
        if speaker is not None:
            barred = frozenset({speaker.number})
        found = self.discourse.pronoun(phrase.head, span[0], barred)
        if found is None and phrase.head in ("he", "she", "it", "they"):
            found = self._ahead(phrase.head, span)
        if found is not None and not found.sure and found.named:
            found.kind = Kind.ORGANISATION if phrase.head == "it" else found.kind
        if found is not None and found.gender is None and found.kind in (Kind.PERSON, Kind.UNNAMED):
            found.gender = {"he": "m", "she": "f"}.get(phrase.head)
        return found

    def _source_of(self, attribution: int) -> Draft | None:
        source = self.tags.attributions[attribution].source
        return self.of_span.get(source[0]) if source else None

    def _ahead(self, word: str, span: Span) -> Draft | None:
        """A pronoun before its name: the first fitting name in the two sentences that follow."""
        at = bisect_right(self._names, span[1], key=lambda item: item[0][0])
        ahead = Discourse(self._sentences, self._paragraphs)
        for place, draft in self._names[at : at + 6]:
            ahead.touches.append(Touch((span[0] - 1, span[0]), draft, False, False, False))
            found = ahead.pronoun(word, span[0])
            if found is not None and nearest(self._sentences, place[0]) - nearest(self._sentences, span[0]) <= 2:
                return found
        return None

    def _first_person(self, span: Span, owner: int) -> Draft | None:
        head = parse(self.text[span[0] : span[1]]).head
        outer = self._outer(span[0], owner)
        if outer is not None:
            known = self._source_of(outer)
            if known is not None:
                return known
        if self._in_quote(span):
            return self.discourse.running(span[0])
        return self.voices.first_person(head)

    def _outer(self, at: int, owner: int) -> int | None:
        """The innermost other attribution whose content holds a position."""
        right = bisect_right(self._contents, (at, len(self.text) + 1, 0))
        for start, end, i in reversed(self._contents[max(0, right - 20) : right]):
            if start <= at < end and i != owner:
                return i
        return None

    def _in_quote(self, span: Span) -> bool:
        return inside(self._quotes, *span) > 0

    def _note(self, span: Span, draft: Draft | None, *, speaks: bool, opens: bool = False) -> None:
        if draft is None or draft.kind is Kind.PLACE:
            return
        self.discourse.note(
            Touch(span, draft, speaks, self._in_quote(span), opens or self._opens(span[0]), _governed(self.text, span))
        )

    def _note_name(self, span: Span, draft: Draft) -> None:
        """Notes a name, unless it is the core of the source noted last."""
        last = self.discourse.touches[-1] if self.discourse.touches else None
        if last is None or last.draft is not draft or last.span[1] < span[1]:
            self._note(span, draft, speaks=False)

    def _opens(self, at: int) -> bool:
        return bool(self._sentences) and at - self._sentences[nearest(self._sentences, at)] < _SUBJECT

    def _narrated(self, span: Span) -> None:
        """Notes whom a pronoun or "the channel" means where the report itself tells of them and nobody speaks."""
        if self._in_quote(span):
            return
        phrase = parse(self.text[span[0] : span[1]])
        if phrase.form is Form.PRONOUN:
            draft = self.discourse.pronoun(phrase.head, span[0])
        else:
            draft = take_up(phrase, self.discourse, None) if phrase.form is Form.NOMINAL else None
        self._note(span, draft, speaks=False, opens=True)


def _stands_for_owner(phrase: Phrase) -> bool:
    """Whether a possession speaks for its owner: "its message", "Frontier Daily's tally"."""
    return gazetteer().listed("document_heads", phrase.head)


def _governed(text: str, span: Span) -> float:
    """How far a mention stands back as an object or owner: 0 for a subject, 2 after "quoting"."""
    before = text[max(0, span[0] - 24) : span[0]].casefold().split()
    if before and before[-1] in ("quoting", "citing", "contradicting", "echoing"):
        return 2.0
    governed = bool(before) and before[-1] in _GOVERNORS
    return float(governed or text[span[1] : span[1] + 2] in ("'s", "’s"))


def _narrowed(phrase: Phrase) -> bool:
    """Whether a government is some part of a country's ("the city government")."""
    lists = gazetteer()
    return any(
        lists.country(word) is None and word not in ("central", "federal", "south", "north")
        for word in phrase.modifiers
    )
