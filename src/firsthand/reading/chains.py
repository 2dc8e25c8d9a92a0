"""Chains: who passed a statement on, nearest to the speaker first, from a trained head and from the wording."""

import re
from dataclasses import dataclass

from firsthand.model import Act, Attribution, Report, Span, Spans
from firsthand.reading.clauses import CITING, Clause
from firsthand.reading.lexicon import cue_act
from firsthand.reading.outlets import agency_mark, is_ourselves, is_outlet, same_outlet
from firsthand.reading.pieces import Neighbourhood, contains, masked, overlaps, words_of
from firsthand.reading.surroundings import sentence_around

_REACH = 320
# How many attributions back "was quoted as saying" may find the outlet that quotes.
_BACK = 3
_NEXT = 40  # characters from one quotation's end to the next one's begin
_HE_SAID = re.compile(r"^(?:he|she|they) (?:also )?(?:said|says|added|adds|continued|went on)$", re.IGNORECASE)
_TOLD = re.compile(r"\btold\b|\btells\b|\bsaid\b")
_INHERITED = re.compile(r"\bquoted as (?:saying|having said)\b|\bsa(?:id|ys) there\b|\bin th(?:at|e same) \w+")
_NO_RELAY = re.compile(
    r"^(?:the|an?|his|her|its|their|this|that|he|she|it|they|reporters?|journalists?|lawmakers|investigators)(?: in)?$|"
    r"^(?:reporters|journalists|lawmakers|parliament|supporters|voters)\b|\b(?:Telegram|Twitter|Facebook|Instagram|X)$|"
    r"^(?:the )?(?:European Parliament|Parliament|Congress|Senate)\b",
    re.IGNORECASE,
)
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
    """The relays of the attribution before: for "was quoted as saying" without a relay of its own, and for a quotation
    that goes on ("..." he said) after its speaker told an outlet the one before."""
    cue = context.attributions[i].cue
    if not cue:
        return []
    if _INHERITED.search(context.text, cue[0][0], cue[-1][1] + 10):
        for j in range(i - 1, max(-1, i - 1 - _BACK), -1):
            found = _worded(context, j, context.attributions[j].relays)
            if found:
                return found
    if i and _goes_on(context, context.attributions[i - 1], context.attributions[i]):
        return _told(context, i - 1) or (_inherited(context, i - 1) if _is_pronoun(context, i - 1) else [])
    return []


def _goes_on(context: Context, before: Attribution, now: Attribution) -> bool:
    """Whether a quotation with a pronoun for its source follows another quotation at once."""
    text = context.text
    if not (before.cue and _HE_SAID.match(words_of(text, now.source) + " " + words_of(text, now.cue))):
        return False
    quotations = all(text[a.content[0][0]] in "\"“'‘" for a in (before, now))
    last = max(end for _, end in (*before.content, *before.cue, *before.source))
    return quotations and 0 <= now.content[0][0] - last <= _NEXT


def _is_pronoun(context: Context, i: int) -> bool:
    return words_of(context.text, context.attributions[i].source).casefold() in ("he", "she", "they")


def _told(context: Context, i: int) -> list[Span]:
    """The relay of an attribution that its speaker told it to ("told the Courier"); nothing where others passed it on."""
    cue = context.attributions[i].cue
    if not _TOLD.search(context.text, cue[0][0], cue[-1][1]):
        return []
    return _worded(context, i, context.attributions[i].relays)


def _worded(context: Context, i: int, tagged: Spans = ()) -> list[Span]:
    """Relays that the wording of the sentence shows, and those `tagged` by a head, nearest to the speaker first."""
    attribution = context.attributions[i]
    spans = attribution.cue or attribution.source or attribution.content
    if not spans:
        return []
    low, high = spans[0][0], spans[-1][1]
    start, end = _section(context, (low, min(high, low + _REACH)))
    others = context.others(i, (start, end))
    clause = Clause(
        context.text, start, masked(context.text, (start, end), _hidden(attribution, others)), attribution, others
    )
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
    if context.text.find(";", start, end) < 0:
        return start, end
    near = context.neighbourhood.around((start, end))
    contents = [piece for j in near for piece in context.attributions[j].content]
    blanked = masked(context.text, (start, end), contents)
    before, after = blanked.rfind(";", 0, span[0] - start), blanked.find(";", span[1] - start)
    return start + before + 1, start + after if after >= 0 else end


def _cited_first(clause: "Clause", spans: list[Span], start: int) -> list[Span]:
    """A relay that another one cites is nearer to the speaker: "Y reported, citing Z" gives Z, Y."""
    ordered: list[Span] = []
    for span in spans:
        if CITING.search(clause.text[max(0, span[0] - start - 18) : span[0] - start]) and ordered:
            ordered.insert(len(ordered) - 1, span)
        else:
            ordered.append(span)
    return ordered


def _hidden(own: Attribution, others: list[Attribution]) -> list[Span]:
    hidden = list(own.content)
    for other in others:
        if not contains(other, own):
            hidden.extend(piece for piece in other.content if not overlaps(piece, own.cue + own.source))
    return hidden


def _is_name(words: str) -> bool:
    """Whether words that a head took for a relay name somebody: no medium, no crowd, no bare determiner."""
    return len(words) > 2 and not _NO_RELAY.search(words) and (" " in words.strip() or words[:1].isupper())
