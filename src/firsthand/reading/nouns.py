"""Noun phrases beside a trigger word, without a parser: where they begin and end.

All expressions look at a bounded stretch, so that reading stays linear on any input.
"""

import re

from firsthand.model import Span
from firsthand.reading.pieces import BLANK

_STRETCH = 110
_VERBS = (
    "said|says|say|reported|reports|reporting|wrote|writes|told|tells|noted|notes|added|adds|announced|announces|"
    "confirmed|denied|claimed|claims|quoted|quotes|citing|cited|cites|published|relayed|relays|carried|showed|shows|"
    "had|has|have|is|was|were|are|would|will|could|did|does|do|not|insists?|insisted|argues?|argued|estimated|"
    "put|puts|expects?|asked|asking|warned|warns|concluded|faults?|accuses?|accused|forecasts?|declined|posted|"
    "repeated|"
    "stated|states|aired|broadcast|described|describing|disputed|disputes|questioned|thinks?|according|drawing|relying"
)
# What a noun phrase does not run over: punctuation, a blanked content, a verb or a conjunction of clauses.
_AFTER = re.compile(
    rf"[,;:.!?()\[\]—–\n\"“”«»{BLANK}]|\s-{{1,2}}\s|"
    rf"\s(?:that|which|who|whom|whose|when|where|while|but|because|as|after|before|if|whether|how|than|then|so|"
    rf"in (?:an?|the|its|his|her|remarks|comments|which)|on (?:the|an?|mon|tue|wed|thu|fri|sat|sun)\w*|"
    rf"late on|last|this (?:week|month|year)|yesterday|(?-i:today)|"
    rf"he|she|it|they|we|i|you|there|the|an?|his|her|its|their|no|nothing|for|to|after|during|about|{_VERBS})\b|"
    rf"(?-i:\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?! [A-Z]))",
    re.IGNORECASE,
)
_LIST_AFTER = re.compile(
    rf"[,;:.!?()\[\]—–\n\"“”{BLANK}]|\s-{{1,2}}\s|\s(?:that|which|who|but|said|says|reported|insists?)\b|"
    r"\s(?:it|he|she|they) (?:has|have|had)\b",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"(?:\b(?:[A-Z]|St|Dr|Mr|Mrs|Ms|Gen|Col|Lt|Sen|Rep|No)|\b[a-z0-9]{2,12})$")
_BEFORE = re.compile(
    rf"[,;:.!?()\[\]—–\n\"“”«»{BLANK}]|\s-{{1,2}}\s|\b(?:and|but|that|while|as|when|after|though|although|whereas|"
    rf"because)\s",
    re.IGNORECASE,
)
_AND = re.compile(
    r",? and (?:on |from )?(?=(?:an?|the|its|his|her|their|two|three|four|five|several|some|\d+)\b|\w+(?: \w+)? \w+)"
)
_CHOPPED = re.compile(r"\s(?:as (?:saying|evidence|proof)|and)$")


def phrase_after(text: str, at: int, listing: bool = False) -> Span | None:
    """The noun phrase that begins at `at` (white space skipped), None when there is none.

    With `listing` the phrase may hold prepositions and times: for things relied on rather than for names.
    """
    while at < len(text) and text[at] in " \t\u00a0":
        at += 1
    stop = end = min(len(text), at + _STRETCH)
    for match in (_LIST_AFTER if listing else _AFTER).finditer(text, at, stop):
        if match.group() == "." and _inside_name(text, at, match.start()):
            continue
        end = match.start()
        break
    chopped = _CHOPPED.search(text, at, end)
    end = chopped.start() if chopped else end
    while end > at and text[end - 1].isspace():
        end -= 1
    return (at, end) if end - at > 1 else None


def _inside_name(text: str, start: int, dot: int) -> bool:
    """Whether a full stop stands within a name ("24.kg", "Dr. Novak", "U.S. agency")."""
    if dot + 1 >= len(text):
        return False
    if text[dot + 1].isalnum():
        return True
    word = text[start:dot].rsplit(" ", 1)[-1]
    return word in ("St", "Dr", "Mr", "Mrs", "Ms", "Gen", "Col", "Lt", "Sen", "Rep") or "." in word


def phrase_before(text: str, at: int) -> Span | None:
    """The noun phrase that ends at `at`, back to the nearest comma, quotation or conjunction; None without one."""
    end = at
    floor = max(0, end - _STRETCH)
    begin = floor
    for match in _BEFORE.finditer(text, floor, end):
        begin = match.end()
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    return (begin, end) if end - begin > 1 else None


def conjuncts(text: str, span: Span) -> list[Span]:
    """The parts of a phrase joined by "and": "bank records and an informant" gives two spans."""
    parts, begin = [], span[0]
    for match in _AND.finditer(text, *span):
        parts.append((begin, match.start()))
        begin = match.end()
    return [*parts, (begin, span[1])]
