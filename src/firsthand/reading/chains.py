"""Chains: who passed a statement on, nearest to the speaker first, from a trained head and from the wording."""

import re
from dataclasses import dataclass

from firsthand.model import Act, Attribution, Report, Span, Spans
from firsthand.reading.bases import sentence_around
from firsthand.reading.lexicon import cue_act
from firsthand.reading.nouns import phrase_after, phrase_before
from firsthand.reading.outlets import agency_mark, is_ourselves, is_outlet, may_be_outlet, same_outlet
from firsthand.reading.pieces import BLANK, Neighbourhood, contains, masked, overlaps, words_of

_REACH = 320
# How many attributions back "was quoted as saying" may find the outlet that quotes.
_BACK = 3
_SAY = (
    r"(?:said|says|say|reported|reports|wrote|writes|noted|notes|announced|added|adds|stated|states|relayed|posted|"
    r"repeated|"
    r"revealed|disclosed|learned|told|explained|claimed|published|printed|aired|broadcast)"
)
# The phrase after the trigger is a relay whatever it is called: these wordings only ever pass a statement on.
_PASSED_ON = re.compile(
    r"\b(?:(?:quoted|cited|relayed|carried|republished|replayed|reprinted|rebroadcast|aired|picked up|reported|printed|"
    r"published|obtained|seen|broadcast|released|posted|read out|transmitted|conveyed|interviewed|polled|described|"
    r"forwarded)"
    r"(?: as saying| saying| in full| on [A-Za-z]+| in part)? by|leaked to|speaking (?:exclusively )?to|via|"
    r"(?:who|which) (?:briefed|spoke to|spoke with|told|talked to)|a translation by|in a dispatch (?:by|from)|"
    r"after it was published (?:by|in))\s"
)
# The phrase after the trigger is a relay when it is called like an outlet.
_TO_OUTLET = re.compile(
    r"\b(?:told|tells?|telling|assured|informed|(?:interview|conversation|chat|call) (?:with|to)|(?:comments?|remarks?|"
    r"statements?|e-?mails?|letters?|messages?|texts?) to|(?:confirmed|admitted|disclosed|suggested|said|wrote|"
    r"described|"
    r"revealed|confided|explained|repeated)(?: (?:it|this|that|as much|so))? (?:to|on|in)|spoken to|spoke (?:to|"
    r"with)|briefed|"
    r"writing in|(?:article|column|op-ed|memoir|essay) (?:for|in)|in the same|reached by|asked by|quoted in|"
    r"(?<!according )to|with)\s"
)
_TOLD = re.compile(
    r"^(?:told|tells?|telling|briefed|assured|informed|(?:interview|conversation)\b.*|\w+ to|(?:remarks|"
    r"comments)\b.*)\s*$"
)
_ACCORDING = re.compile(r"(?:\baccording to|(?<=, )per|\bas reported in|\bas told to)\s", re.IGNORECASE)
_THROUGH = re.compile(r"\b(?:through|via|by)\s(?=(?:his|her|its|their|an?|the)\s)", re.IGNORECASE)
_MESSENGER = re.compile(
    r"^\S+ (?:\S+ )?(?:lawyers?|counsel|attorney|solicitor|wife|husband|brother|sister|son|daughter|father|mother|"
    r"cousin|uncle|"
    r"aunt|friend|aide|interpreter|agent|priest|law firm|representative|family|intermediar\w+)\b"
)
_SAYS = re.compile(rf"\s(?:later |also |first )?{_SAY}\b")
_SAID_BY = re.compile(r"(?:^|[,:;”\"’'\x00]\s*)(?:reported|reports|said|says|wrote|writes)\s(?=[A-Za-z])")
# After an outlet's verb the sentence ends, or a time or a further relay follows: the statement stands before it.
_ENDED = re.compile(
    r"\s*(?:$|[.,;:)\]!?—–\n\x00]|(?:on|late on|earlier on|in|at|earlier|later|afterwards|yesterday|today|this|last|"
    r"exclusively|"
    r"after|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
)
_THAT = re.compile(
    r"\s*(?:[A-Z][a-z]+day |on [A-Z][a-z]+day |late |today |yesterday )*(?:that\b|the\b|an?\b|[A-Z]|\x00)"
)
_CITING = re.compile(r"\b(?:citing|quoting|which cited|which quoted|who cited|which was quoting)\s")
# Directly before the source: "X quoted SOURCE", "X, citing SOURCE, said", "X had SOURCE foretelling".
_TO_SOURCE = re.compile(
    r"(?:,? (?:quoting|citing|which quoted|which cited)|\s(?:quoted|quotes|cited|cites|has|had))\s*$"
)
# "Quoting SOURCE, he said": the one who quotes is the relay.
_QUOTING = re.compile(r"(?:^|[.\"”]\s)(?:Quoting|Citing)\s*$")
_SUBJECT = re.compile(rf",?\s*([^,.;\x00]{{2,60}}?) {_SAY}\b")
_INHERITED = re.compile(r"\bquoted as (?:saying|having said)\b|\bsa(?:id|ys) there\b|\bin th(?:at|e same) \w+")
_PREPOSITION = re.compile(r"^(?:on|in|at|by|to|of|for|with|from|after|before|and|whose|also)\b|\band$", re.IGNORECASE)
_NO_RELAY = re.compile(
    r"^(?:the|an?|his|her|its|their|this|that|he|she|it|they|reporters?|journalists?|lawmakers|investigators)(?: in)?$|"
    r"^(?:reporters|journalists|lawmakers|parliament|supporters|voters)\b|\b(?:Telegram|Twitter|Facebook|Instagram|X)$|"
    r"^(?:the )?(?:European Parliament|Parliament|Congress|Senate)\b",
    re.IGNORECASE,
)
_SEMICOLON = re.compile(";")
_AFTER_IT = re.compile(r"\band\s(?=[^,.]{2,60}? after it\b)")
_DOCUMENT = re.compile(
    r"\b(?:draft|dispatch|reports?|transcripts?|excerpts?|papers?|documents?|notes?|survey|data|figures?|statement|"
    r"translation|"
    r"poll|letter|memo|filing|records?|recording|video|estimates?|sources?|law|rules|schedule|plan|indictment|"
    r"complaint|"
    r"study|analysis|census|index|count|tally|list|inventory|website|account|version)\b"
)
_PRONOUN = re.compile(r"^(?:\W*)(?:i|we|he|she|it|they|you|who|that|this|which)$", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"^(?:i|we|us|me|my\b.*|our\b.*|he|she|it)$", re.IGNORECASE)
_HANDING_ON = frozenset({Act.ASSERT, None})


@dataclass(frozen=True, slots=True)
class Context:
    """What the chains of one report share: build it once per report with `context_of`."""

    text: str
    publisher: str | None
    mark: Span | None
    attributions: tuple[Attribution, ...]
    neighbourhood: Neighbourhood

    def others(self, i: int, span: Span) -> list[Attribution]:
        """The attributions near a span, but for attribution `i`."""
        return [self.attributions[j] for j in self.neighbourhood.around(span) if j != i]


def context_of(report: Report, attributions: tuple[Attribution, ...]) -> Context:
    """The shared context of a report's chains; `attributions` are all of the report's, by index."""
    return Context(report.full_text, report.publisher, agency_mark(report), attributions, Neighbourhood(attributions))


def chain(context: Context, i: int, nested: bool = True) -> Spans:
    """The relays of attribution `i`, nearest to the speaker first: spans of the full text, the publisher left out.

    With `nested` whoever reports another's words in an attribution around this one is a relay of it ("Lee said that the
    service had told ..."). A venue or a medium ("on Telegram", "to parliament", "in a statement") is no relay: see
    `media.medium`.
    """
    attribution = context.attributions[i]
    found = _worded(context, i, attribution.relays) or _inherited(context, i)
    for at, span in enumerate(_nested(context, i) if nested else ()):
        if not overlaps(span, found):
            found.insert(at, span)
    if context.mark:
        _append(context.text, found, context.mark)
    return tuple(span for span in found if _passes(context, attribution, span))


def _append(text: str, found: list[Span], span: Span) -> None:
    """Add a relay unless it, or another mention of the same outlet, is there already."""
    name = text[span[0] : span[1]]
    if not overlaps(span, found) and not any(same_outlet(name, text[a:b]) for a, b in found):
        found.append(span)


def _passes(context: Context, attribution: Attribution, span: Span) -> bool:
    name = context.text[span[0] : span[1]]
    if overlaps(span, attribution.source) or is_ourselves(name):
        return False
    source = words_of(context.text, attribution.source)
    if (is_outlet(source) or span == context.mark) and source and same_outlet(name, source):
        return False
    if not context.publisher:
        return True
    return not (same_outlet(name, context.publisher) if is_outlet(name) else name.lower() == context.publisher.lower())


def _nested(context: Context, i: int) -> list[Span]:
    """The sources of the attributions in whose content this one stands, the innermost first.

    Only where the outer cue hands on (who denies or doubts another's words is no relay of them) and the inner speaker
    is somebody else.
    """
    inner = context.attributions[i]
    if _FIRST_PERSON.match(words_of(context.text, inner.source)):
        return []
    if not inner.cue:
        return []
    outer = [o for o in context.others(i, inner.cue[0]) if contains(o, inner) and not contains(inner, o)]
    outer = [o for o in outer if cue_act(words_of(context.text, o.cue)) in _HANDING_ON]
    outer.sort(key=lambda o: sum(b - a for a, b in o.content))
    return [o.source[0] for o in outer if o.source and not overlaps(o.source[0], inner.source)]


def _inherited(context: Context, i: int) -> list[Span]:
    """The relays of the attribution before, for "was quoted as saying" without a relay of its own."""
    cue = context.attributions[i].cue
    if not cue or not _INHERITED.search(context.text, cue[0][0], cue[-1][1] + 10):
        return []
    for j in range(i - 1, max(-1, i - 1 - _BACK), -1):
        found = _worded(context, j, context.attributions[j].relays)
        if found:
            return found
    return []


def _worded(context: Context, i: int, tagged: Spans = ()) -> list[Span]:
    """Relays that the wording of the sentence shows, and those `tagged` by a head, nearest to the speaker first."""
    attribution = context.attributions[i]
    spans = attribution.cue or attribution.source or attribution.content
    if not spans:
        return []
    low, high = spans[0][0], spans[-1][1]
    start, end = _section(context, (low, min(high, low + _REACH)))
    clause = Clause(context, i, start, masked(context.text, (start, end), _hidden(context, i, (start, end))))
    source = attribution.source[0][0] if attribution.source else low
    listeners = clause.listeners()
    shown = listeners + clause.passed_on() + clause.sayers() + clause.citing()
    tagged = tuple(span for span in tagged if _is_name(context.text[span[0] : span[1]]) and not overlaps(span, shown))
    tagged = tuple(span for span in tagged if start <= span[0] and span[1] <= end)
    passed = sorted([span for span in shown if span not in listeners] + list(tagged))
    before = [span for span in passed if span[0] < source and not clause.ends_another(span, source)]
    after = [span for span in passed if span[0] >= source]
    found: list[Span] = []
    for span in [*listeners, *reversed(before), *_cited_first(clause, after, start)]:
        _append(context.text, found, span)
    return found


def _section(context: Context, span: Span) -> Span:
    """The part of the sentence around a cue that semicolons outside of quotations set off."""
    start, end = sentence_around(context.text, span, _REACH)
    near = context.neighbourhood.around((start, end))
    contents = [piece for j in near for piece in context.attributions[j].content]
    first = start
    for at in _SEMICOLON.finditer(masked(context.text, (start, end), contents)):
        place = first + at.start()
        if place >= span[1]:
            return start, place
        if place < span[0]:
            start = place + 1
    return start, end


def _cited_first(clause: "Clause", spans: list[Span], start: int) -> list[Span]:
    """A relay that another one cites is nearer to the speaker: "Y reported, citing Z" gives Z, Y."""
    ordered: list[Span] = []
    for span in spans:
        if _CITING.search(clause.text[max(0, span[0] - start - 18) : span[0] - start]) and ordered:
            ordered.insert(len(ordered) - 1, span)
        else:
            ordered.append(span)
    return ordered


def _hidden(context: Context, i: int, span: Span) -> list[Span]:
    own = context.attributions[i]
    hidden = list(own.content)
    for other in context.others(i, span):
        if not contains(other, own):
            hidden.extend(piece for piece in other.content if not overlaps(piece, own.cue + own.source))
    return hidden


class Clause:
    """The sentence of one attribution with contents blanked out, and the relays that its wording shows."""

    def __init__(self, context: Context, i: int, start: int, text: str) -> None:
        self.text, self._start = text, start
        self._own = context.attributions[i]
        others = context.others(i, (start, start + len(text)))
        own = self._own.content
        self._taken = [s for o in others if not any(overlaps(piece, own) for piece in o.content) for s in o.source]
        self._source_of = {span: other.source for other in (*others, self._own) for span in other.cue}
        self._cues = [span for span in self._source_of if span[0] >= start]

    def listeners(self) -> list[Span]:
        """Outlets that the speaker addressed ("told Z", "to Z in an interview") and messengers ("through a lawyer")."""
        found = []
        for match in _TO_OUTLET.finditer(self.text):
            phrase = phrase_after(self.text, match.end())
            if phrase and self._heard(match.group(), self._name(phrase)) and self._ours(match):
                found.append(phrase)
        for match in _THROUGH.finditer(self.text):
            phrase = phrase_after(self.text, match.end())
            if phrase and _MESSENGER.search(self._name(phrase)):
                found.append(phrase)
        return self._spans(found, in_cue=True)

    def passed_on(self) -> list[Span]:
        """Relays after "quoted by", "carried by", "according to" and the like."""
        found = []
        for match in _PASSED_ON.finditer(self.text):
            phrase = phrase_after(self.text, match.end())
            if phrase and _named(self._name(phrase)):
                found.append(phrase)
        for match in _ACCORDING.finditer(self.text):
            phrase = phrase_after(self.text, match.end())
            if phrase and not _DOCUMENT.search(self._name(phrase)):
                found.append(phrase)
        for match in _AFTER_IT.finditer(self.text):
            phrase = phrase_after(self.text, match.end())
            found.extend([phrase] if phrase else [])
        return self._spans(found)

    def sayers(self) -> list[Span]:
        """Relays with a verb of saying of their own: ", Z reported", ", reports Z", "Z quoted SOURCE"."""
        found = []
        for match in _SAYS.finditer(self.text):
            phrase = phrase_before(self.text, match.start())
            if phrase and self._says(phrase, match.end()):
                found.append(phrase)
        for match in _SAID_BY.finditer(self.text):
            phrase = phrase_after(self.text, match.end())
            if phrase and is_outlet(self._name(phrase)):
                found.append(phrase)
        return self._spans(found)

    def citing(self) -> list[Span]:
        """The outlet that quotes or cites the source, and the outlet that a relay cites."""
        found = []
        if self._own.source:
            at = self._own.source[0][0] - self._start
            match = _TO_SOURCE.search(self.text, max(0, at - 20), max(at, 0))
            phrase = phrase_before(self.text, len(self.text[: match.start()].rstrip(", "))) if match else None
            if phrase and not _PRONOUN.match(self._name(phrase)) and _named(self._name(phrase)):
                found.append(phrase)
            quoting = _QUOTING.search(self.text, max(0, at - 20), max(at, 0))
            subject = _SUBJECT.match(self.text, self._own.source[-1][1] - self._start) if quoting else None
            found.extend([subject.span(1)] if subject else [])
        for match in _CITING.finditer(self.text):
            phrase = phrase_after(self.text, match.end())
            if phrase and is_outlet(self._name(phrase)):
                found.append(phrase)
        return self._spans(found)

    def ends_another(self, relay: Span, source: int) -> bool:
        """Whether a relay before this attribution's source closes another statement ("A said, Z reported, and B")."""
        return (
            any(self._start <= span[0] < relay[0] for span in self._taken)
            and min((piece[0] for piece in self._own.content), default=source) > relay[0]
        )

    def _says(self, phrase: Span, after: int) -> bool:
        name = self._name(phrase)
        if _PRONOUN.match(name) or _PREPOSITION.search(name) or not _named(name):
            return False
        before = self.text[: phrase[0]].rstrip()
        if not before:
            return is_outlet(name) and bool(_THAT.match(self.text, after))
        parenthetical = before[-1] in ',;"”’\x00—–' or before.endswith((" and", " as"))
        return (
            parenthetical and bool(_ENDED.match(self.text, after)) and (is_outlet(name) or not before.endswith(" and"))
        )

    def _heard(self, trigger: str, name: str) -> bool:
        if is_ourselves(name):
            return False
        bare = trigger.strip() in ("to", "with")
        return is_outlet(name) or (not bare and bool(_TOLD.match(trigger)) and may_be_outlet(name))

    def _ours(self, match: "re.Match[str]") -> bool:
        """Whether a listener's trigger belongs to this attribution: the nearest cue before it is this one's own."""
        if self.text[max(0, match.start() - 6) : match.start()].endswith(("who ", "which ")):
            return False
        place = self._start + match.end()
        cues = [span for span in self._cues if span[0] < place]
        return not cues or max(cues) in self._own.cue or self._source_of.get(max(cues)) == self._own.source

    def _name(self, phrase: Span) -> str:
        return self.text[phrase[0] : phrase[1]]

    def _spans(self, phrases: list[Span], in_cue: bool = False) -> list[Span]:
        shifted = [(a + self._start, b + self._start) for a, b in phrases if BLANK not in self.text[a:b]]
        taken = [*self._taken, *self._own.source, *self._own.content]
        taken.extend(() if in_cue else self._own.cue)
        return [span for span in shifted if not overlaps(span, taken)]


def _is_name(words: str) -> bool:
    """Whether words that a head took for a relay name somebody: no medium, no crowd, no bare determiner."""
    return len(words) > 2 and not _NO_RELAY.search(words) and (" " in words.strip() or words[:1].isupper())


def _named(name: str) -> bool:
    return any(map(str.isupper, name)) or is_outlet(name)
