"""Sentences of a stretch of text, as spans: aware of abbreviations, initials, decimals and closing quotation marks."""

import re

from firsthand.model import Span

# A terminator, whatever closes after it, then white space: where a sentence may end.
_END = re.compile(r"[.!?…]{1,4}[\"'”’»)\]]{0,3}(?=\s)")
# What a new sentence may begin with, after opening marks and dashes.
_OPENERS = "\"'“‘«„([—–- \t\u00a0"
_TITLES = "mr mrs ms dr prof gen lt col maj capt cmdr adm sgt sen rep gov pres hon rev fr st sr jr messrs"
_MONTHS_AND_DAYS = "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri"
_OTHERS = "no nos vs art al fig inc ltd co corp dept est approx ca cf eg ie p pp vol ed eds ph mt ft"
_ABBREVIATIONS = frozenset(f"{_TITLES} {_MONTHS_AND_DAYS} {_OTHERS}".split())
_LAST_WORD = re.compile(r"[\w.&’'-]{1,20}$")
_LOOK_BACK = 24


def sentences(text: str, span: Span) -> list[Span]:
    """The sentences inside `span` (a paragraph, or a quotation), in order, without surrounding white space.

    Sentences within quotation marks are sentences too; a closing mark stays with the sentence it closes. Linear in the
    length of the span.
    """
    start, end = span
    found, begin = [], start
    for match in _END.finditer(text, start, end):
        if _breaks(text, match.start(), match.end(), end):
            found.append(_trim(text, begin, match.end()))
            begin = match.end()
    found.append(_trim(text, begin, end))
    return [piece for piece in found if piece[0] < piece[1]]


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _breaks(text: str, stop: int, after: int, end: int) -> bool:
    opener = after
    limit = min(end, after + 12)
    while opener < limit and text[opener] in _OPENERS:
        opener += 1
    if opener >= end or text[opener].islower():
        return False
    if text[stop] != "." or text[stop : stop + 2] in ("..", ".!", ".?") or after - stop > 1:
        return True
    word = _LAST_WORD.search(text, max(0, stop - _LOOK_BACK), stop)
    return word is None or not _abbreviated(word.group(), text[opener])


def _abbreviated(word: str, following: str) -> bool:
    """Whether a full stop after this word belongs to the word ("Gen.", "J.", "U.S.")."""
    initial = word.lstrip("'’-")
    if len(initial) == 1 and initial.isupper() and initial != "I":
        return True
    bare = initial.lower()
    if bare in ("no", "nos", "art", "p", "pp"):
        return following.isdigit()
    return bare in _ABBREVIATIONS or "." in bare
