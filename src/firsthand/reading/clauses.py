"""The sentence of one attribution, and the relays that its wording shows."""

import re

from firsthand.model import Attribution, Span
from firsthand.reading.nouns import phrase_after, phrase_before
from firsthand.reading.outlets import is_known_outlet, is_ourselves, is_outlet, may_be_outlet
from firsthand.reading.pieces import BLANK, overlaps

_SAY = (
    r"(?:said|says|say|reported|reports|wrote|writes|noted|notes|announced|added|adds|stated|states|relayed|posted|"
    r"repeated|revealed|disclosed|learned|told|explained|claimed|published|printed|aired|broadcast)"
)
# The phrase after the trigger is a relay whatever it is called: these wordings only ever pass a statement on.
_PASSED_ON = re.compile(
    r"\b(?:(?:quoted|cited|relayed|carried|republished|replayed|reprinted|rebroadcast|aired|picked up|reported|printed|"
    r"published|obtained|seen|broadcast|released|posted|read out|transmitted|conveyed|interviewed|polled|described|"
    r"forwarded)(?: as saying| saying| in full| on [A-Za-z]+| in part)? by|leaked to|via|"
    r"(?:who|which) (?:briefed|spoke to|spoke with|told|talked to)|a translation by|in a dispatch (?:by|from)|"
    r"after it was published (?:by|in))\s"
)
_PASSED_ON_WORDS = (" by ", "leaked to", "via ", "who ", "which ", "in a dispatch", "published in")
# The phrase after the trigger is a relay when it is called like an outlet.
_TO_OUTLET = re.compile(
    r"\b(?:told|tells?|telling|assured|informed|(?:interview|conversation|chat|call) (?:with|to)|(?:comments?|remarks?|"
    r"statements?|e-?mails?|letters?|messages?|texts?) to|(?:confirmed|admitted|disclosed|suggested|said|wrote|"
    r"described|revealed|confided|explained|repeated)(?: (?:it|this|that|as much|so))? (?:to|on|in)|spoken to|"
    r"spoke (?:to|with)|briefed|writing in|(?:article|column|op-ed|memoir|essay) (?:for|in)|in the same|reached by|"
    r"asked by|quoted in|speaking (?:exclusively )?to|(?<!according )to)\s"
)
_TOLD = re.compile(
    r"^(?:told|tells?|telling|briefed|assured|informed|(?:interview|conversation)\b.*|\w+ to|(?:remarks|comments)\b.*)"
    r"\s*$"
)
_ACCORDING = re.compile(r"(?:\b[Aa]ccording to|(?<=, )per|\b[Aa]s reported in|\b[Aa]s told to)\s")
_ACCORDING_WORDS = ("ccording to", ", per ", "s reported in", "s told to")
_THROUGH = re.compile(r"\b(?:[Tt]hrough|[Vv]ia)\s(?=(?:his|her|its|their|an?|the)\s)")
_MESSENGER = re.compile(
    r"^\S+ (?:\S+ )?(?:lawyers?|counsel|attorney|solicitor|wife|husband|brother|sister|son|daughter|father|mother|"
    r"cousin|uncle|aunt|friend|aide|interpreter|agent|priest|law firm|representative|family|intermediar\w+)\b"
)
_SAYS = re.compile(rf"\s(?:later |also |first )?{_SAY}\b")
_SAID_BY = re.compile(r"(?:^|[,:;”\"’'\x00]\s*)(?:reported|reports|said|says|wrote|writes)\s(?=[A-Za-z])")
# After an outlet's verb the sentence ends, or a time or a further relay follows: the statement stands before it.
_ENDED = re.compile(
    r"\s*(?:$|[.,;:)\]!?—–\n\x00]|(?:on|late on|earlier on|in|at|earlier|later|afterwards|yesterday|today|this|last|"
    r"exclusively|after|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
)
_THAT = re.compile(
    r"\s*(?:[A-Z][a-z]+day |on [A-Z][a-z]+day |late |today |yesterday )*(?:that\b|the\b|an?\b|[A-Z]|\x00)"
)
CITING = re.compile(r"\b(?:citing|quoting|which cited|which quoted|who cited|which was quoting)\s")
"""After it stands the one whom a relay relies on, who is nearer to the speaker."""

# Directly before the source: "X quoted SOURCE", "X, citing SOURCE, said", "X had SOURCE foretelling".
_TO_SOURCE = re.compile(
    r"(?:,? (?:quoting|citing|which quoted|which cited)|\s(?:quoted|quotes|cited|cites|has|had))\s*$"
)
# "Quoting SOURCE, he said": the one who quotes is the relay.
_QUOTING = re.compile(r"(?:^|[.\"”]\s)(?:Quoting|Citing)\s*$")
_SUBJECT = re.compile(rf",?\s*([^,.;\x00]{{2,60}}?) {_SAY}\b")
_PREPOSITION = re.compile(
    r"^(?:on|in|at|by|to|of|for|with|from|after|before|and|whose|also|so|than|as|if)\b|\band$", re.IGNORECASE
)
_AFTER_IT = re.compile(r"\band\s(?=[^,.]{2,60}? after it\b)")
_DOCUMENT = re.compile(
    r"\b(?:draft|dispatch|reports?|transcripts?|excerpts?|papers?|documents?|notes?|survey|data|figures?|statement|"
    r"translation|poll|letter|memo|filing|records?|recording|video|estimates?|sources?|law|rules|schedule|plan|"
    r"indictment|complaint|study|analysis|census|index|count|tally|list|inventory|website|account|version)\b"
)
_PRONOUN = re.compile(r"^(?:\W*)(?:i|we|he|she|it|they|you|who|that|this|which)$", re.IGNORECASE)
_LONGEST_NAME = 9
_NAMES_WITHIN, _MOST_LOOKS = 20_000, 25
_OPENERS = frozenset({"The", "In", "On", "At", "But", "And", "For", "A", "An", "When", "If", "While", "As"})


class Clause:
    """The sentence of one attribution with contents blanked out, and the relays that its wording shows."""

    def __init__(self, text: str, start: int, clause: str, own: Attribution, others: list[Attribution]) -> None:
        """`clause` stands at `start` of the text, contents blanked out; `others` are the attributions near it."""
        self.text, self._start, self._whole = clause, start, text
        self._own = own
        self._taken = [
            s for o in others if not any(overlaps(piece, own.content) for piece in o.content) for s in o.source
        ]
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
        for match in _PASSED_ON.finditer(self.text) if self._holds(_PASSED_ON_WORDS) else ():
            phrase = phrase_after(self.text, match.end())
            if phrase and _named(self._name(phrase)):
                found.append(phrase)
        for match in _ACCORDING.finditer(self.text) if self._holds(_ACCORDING_WORDS) else ():
            phrase = phrase_after(self.text, match.end())
            if phrase and not _DOCUMENT.search(self._name(phrase)):
                found.append(phrase)
        for match in _AFTER_IT.finditer(self.text) if " after it" in self.text else ():
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
            if phrase and match and self._quotes(match.group(), self._name(phrase)):
                found.append(phrase)
            quoting = _QUOTING.search(self.text, max(0, at - 20), max(at, 0))
            subject = _SUBJECT.match(self.text, self._own.source[-1][1] - self._start) if quoting else None
            found.extend([subject.span(1)] if subject else [])
        for match in CITING.finditer(self.text):
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

    def _holds(self, words: tuple[str, ...]) -> bool:
        """A quick look before an expression is tried: whether one of these strings is there at all."""
        return any(word in self.text for word in words)

    def _quotes(self, verb: str, name: str) -> bool:
        """Whether who stands before "quoted SOURCE" is a relay; before "had SOURCE" only an outlet is."""
        if verb.strip() in ("has", "had"):
            return is_outlet(name)
        return not _PRONOUN.match(name) and _named(name)

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
        if trigger.strip() == "to":
            return is_known_outlet(name) or (is_outlet(name) and name[:1].isupper())
        if is_outlet(name):
            return True
        return bool(_TOLD.match(trigger)) and may_be_outlet(name) and not self._person(name)

    def _person(self, name: str) -> bool:
        """Whether a single word stands elsewhere as the last name of a full name ("told Hart" where "Ines Hart" is)."""
        at = self._whole.find(f" {name}", 0, _NAMES_WITHIN) if " " not in name else -1
        for _ in range(_MOST_LOOKS):
            if at <= 0:
                break
            before = self._whole[max(0, at - 20) : at].rsplit(None, 1)[-1:]
            if before and before[0][:1].isupper() and before[0][1:].rstrip(".").islower() and before[0] not in _OPENERS:
                return True
            at = self._whole.find(f" {name}", at + 1, _NAMES_WITHIN)
        return False

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
        whole = [_without_possessive(self.text, span) for span in phrases if BLANK not in self.text[slice(*span)]]
        short = [span for span in whole if self._name(span).count(" ") < _LONGEST_NAME]
        shifted = [(a + self._start, b + self._start) for a, b in short]
        taken = [*self._taken, *self._own.source, *self._own.content]
        taken.extend(() if in_cue else self._own.cue)
        return [span for span in shifted if not overlaps(span, taken)]


def _named(name: str) -> bool:
    return any(map(str.isupper, name)) or is_outlet(name)


def _without_possessive(text: str, span: Span) -> Span:
    return (span[0], span[1] - 2) if text[span[1] - 2 : span[1]] in ("'s", "’s") else span
