"""What a speaker says it relies on, from a trained head's spans and from the wording."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from firsthand.model import Attribution, Span, Spans
from firsthand.reading.nouns import conjuncts, phrase_after
from firsthand.reading.outlets import is_outlet
from firsthand.reading.pieces import hull, masked, overlaps
from firsthand.reading.surroundings import sentence_around

_TRIGGERS = re.compile(
    r"\b(?:citing|cites?|drawing (?:up)?on|draws (?:up)?on|drew (?:up)?on|relying on|relies on|relied on|resting on|"
    r"rests? on|"
    r"based on|basing (?:its |his |her |their |the |that |this )?(?:\w+ )?on|on the basis of|on the strength of|"
    r"on the evidence of|"
    r"pointing to|points to|pointed to|going by|to go by|judging by|judging from|leaning on|leans on|"
    r"crediting (?:its |their |his |her )?(?:cooperation|work) with|crediting|"
    r"with reference to|referring to|working from|counting from|with the help of|backing (?:this|it|that) with|"
    r"arguing from|as evidence|(?:an? )?(?:estimate|figure|number|count) (?:taken|drawn|derived) from|taken from|"
    r"founded on|built on|blaming \w+ (?:\w+ )?(?:\w+ )?on|matching (?:it|them) with|comparing (?:it|them) with|"
    r"having compared|after reading|by comparing|information from|made from|came from conversations with|"
    r"cooperation with|cooperating with|working with|work with|sharing with|shared by|"
    r"with information from|waving|going through|having regard to|"
    r"after (?=an? (?:\w+ )?(?:inspection|count|survey|examination|review|analysis|audit|head count|reconciliation)\b)|"
    r"from (?=(?:an? |the |its |their |his |her |our )?[^,.;\x00]{0,40}?\b(?:data|footage|records?|survey|readings|"
    r"images?|logs?|"
    r"photos?|photographs|samples|remnants|returns|invoices|sketches|fragments|recorder|interviews|intercepts|"
    r"measurements|"
    r"tests|documents|sensors|radar|examination|inspection)\b)|"
    r"exchang(?:e|es|ing)(?: \w+){0,5} with|exchanges with|trading(?: \w+){0,5} with|"
    r"(?:from|through|via) (?:an?|the) (?:friendly|partner|allied|foreign) (?:\w+ )?(?:service|agency|country's|"
    r"state's|nation's)|"
    r"(?<=, )using|briefing by|report by|reports by|report from|quoting|(?<=, )per)\s",
    re.IGNORECASE,
)
# Said inside the quotation itself: only wordings that speak of a partner or a source.
_SPOKEN = re.compile(
    r"\b(?i:(?:sharing|exchang\w+|exchanges|trad\w+|cooperat\w+|working|work)(?: \w+){0,5}? with|on the basis of|"
    r"based on|"
    r"relying on|relied on|through|information from)\s(?=(?:an?|the|our|[A-Z])\S*)"
)
_PARTNER = re.compile(
    r"\b(?:services?|intelligence|agenc(?:y|ies)|partners?|all(?:y|ies)|sbu|cia|mossad|mi6|fsb|police|satellites?|"
    r"radar|"
    r"footage|drones?|records?|documents?|sources?|sensors?|witness\w*|intercept\w*|data|photos?|photographs?|"
    r"images?)\b",
    re.IGNORECASE,
)
_NOT_A_BASIS = re.compile(
    r"^(?:an?|the) (?:lack|need|threat|risk|fears?|concerns?|rise|increase|fact|importance|history|desire|reasons?)\b|"
    r"^(?:forecast|announced|warned|added)\b|^(?:concerns?|fears?|safety|security|privacy|health|personal|family|"
    r"the same|him|her|them|it|me|us|you)\b",
    re.IGNORECASE,
)
_BRIEFED = re.compile(r"\bwhom ([^,.;\x00]{3,70}?) (?:had |has )?(?:briefed|informed|told)\b")
_AT_THE_END = re.compile(
    r",\s(?:citing|drawing on|relying on|based on|on the basis of|on the strength of|pointing to|referring to|"
    r"crediting (?:its |their |his |her )?(?:cooperation|work) with)\s(?=[^\"”“]*$)"
)
_TAIL = 160
# One of these stands in every wording above: a look at them is a hundred times quicker than the expressions.
_STEMS = (
    *("based", "basing", "basis of", "citing ", "cites ", "drawing", "draws ", "drew ", "relying", "relies", "relied"),
    *("rests on", "rest on", "resting on", "strength of", "evidence", "pointing to", "points to", "pointed to"),
    *("going by", "to go by", "judging", "leaning on", "leans on", "crediting", "reference to", "referring to"),
    *(
        "working ",
        "counting ",
        "help of",
        "backing ",
        "arguing from",
        "taken from",
        "founded on",
        "built on",
        "blaming ",
    ),
    *(
        "blaming ",
        "matching ",
        "compar",
        "after a",
        "after reading",
        "after the",
        "information from",
        "made from",
        "cooperat",
    ),
    *(
        "conversations with",
        "sharing ",
        "shared by",
        "exchang",
        "trading",
        "friendly",
        "partner ",
        "allied ",
        "foreign ",
    ),
    *(
        "foreign ",
        ", using",
        "briefed",
        "briefing by",
        "report by",
        "reports by",
        "report from",
        "quoting ",
        ", per ",
        "waving",
    ),
    *("going through", "regard to", "from a", "from its", "from his", "from her", "from their", "from our", "footage"),
    *("records", "readings", "images", " logs", "samples", "remnants", "invoices", "sketches", "interviews", "sensors"),
    *("through ", "work with", "informed", "derived from", "drawn from", "from flight", "from survey", "data"),
)
_LONGEST = 400


def bases(text: str, attribution: Attribution, others: Sequence[Attribution] = ()) -> Spans:
    """Mentions of what the speaker relies on, in text order: the trained head's, and those that the wording shows.

    `others` are the attributions near this one: what is said of their contents is not looked at.
    """
    found = list(attribution.bases)
    for span in _worded(text, attribution, others):
        cut = [s for s in found if span[0] <= s[0] and s[1] <= span[1]]
        if cut or not overlaps(span, found):  # the wording's phrase is whole where the head's is a part of it
            found = [s for s in found if s not in cut] + [span]
    return tuple(sorted(found))


def _worded(text: str, attribution: Attribution, others: Sequence[Attribution]) -> list[Span]:
    start, end = _surroundings(text, attribution)
    if not _any_place(text, start, end):
        return []
    near = tuple(other for other in others if hull(other)[0] < end and start < hull(other)[1])
    hidden = [*attribution.content, *attribution.source, *attribution.cue]
    hidden.extend(s for other in near for s in other.content if not overlaps(s, attribution.cue))
    clause = masked(text, (start, end), hidden)
    found = [(start + a, start + b) for a, b in _briefed(clause)]
    for match in _TRIGGERS.finditer(clause):
        if _owner(start + match.start(), attribution, near) is attribution:
            found.extend(_phrases(start, clause, match.end()))
    found = [span for span in found if not is_outlet(text[span[0] : span[1]])]
    found.extend((a + s, b + s) for s, e in attribution.source for a, b in _briefed(text[s:e]))
    for a, b in attribution.content:
        found.extend(_trailing(text, a, b))
        for match in _SPOKEN.finditer(text, a, min(b, a + _LONGEST)):
            found.extend(s for s in _phrases(0, text, match.end()) if _PARTNER.search(text[s[0] : s[1]]))
    return found


@lru_cache(maxsize=2)
def _places(text: str) -> tuple[int, ...]:
    """Where one of the stems stands in a text: found once per text, asked for every attribution."""
    folded = text.lower() if len(text.lower()) == len(text) else text
    found: list[int] = []
    for stem in _STEMS:
        at = folded.find(stem)
        while at >= 0:
            found.append(at)
            at = folded.find(stem, at + len(stem))
    return tuple(sorted(found))


def _any_place(text: str, start: int, end: int) -> bool:
    places = _places(text)
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end


def _trailing(text: str, start: int, end: int) -> list[Span]:
    """Bases that a content's last words give outside of quotation marks: ", citing satellite images"."""
    found: list[Span] = []
    for match in _AT_THE_END.finditer(text, max(start, end - _TAIL), end):
        found.extend((a + match.end(), b + match.end()) for a, b in _phrases(0, text[match.end() : end], 0))
    return found


def _owner(place: int, attribution: Attribution, near: tuple[Attribution, ...]) -> Attribution:
    """Whose basis a wording gives: that of the cue before it, or of the cue after it where a source stands between."""
    cues = [(span, other) for other in (*near, attribution) for span in other.cue]
    sources = [span for other in near for span in other.source if span[1] <= place]
    before = [row for row in cues if row[0][1] <= place]
    last = max(before, key=lambda row: row[0]) if before else None
    if last and not any(last[0][1] <= span[0] for span in sources):
        return attribution if last[0] in attribution.cue else last[1]
    after = [row for row in cues if row[0][0] >= place]
    if not after:
        return attribution
    first = min(after, key=lambda row: row[0])
    return attribution if first[0] in attribution.cue else first[1]


def _phrases(start: int, clause: str, begin: int) -> list[Span]:
    """The phrases after place `begin` of a clause that begins at `start` of the text, as spans of the text."""
    phrase = phrase_after(clause, begin, listing=True)
    if phrase is None or _NOT_A_BASIS.match(clause[phrase[0] : phrase[1]]):
        return []
    return [(a + start, b + start) for a, b in conjuncts(clause, phrase) if b - a > 2]


def _briefed(clause: str) -> list[Span]:
    """Who had briefed the speaker: "whom his service had briefed"."""
    return [match.span(1) for match in _BRIEFED.finditer(clause)]


def _surroundings(text: str, attribution: Attribution) -> Span:
    """The sentence of the cue (or of the whole attribution), at most `_LONGEST` characters beyond it on each side."""
    low, high = hull(attribution)
    if attribution.cue:
        low = max(low, attribution.cue[0][0] - _LONGEST)
        high = min(high, attribution.cue[-1][1] + _LONGEST)
    return sentence_around(text, (low, high), _LONGEST)
