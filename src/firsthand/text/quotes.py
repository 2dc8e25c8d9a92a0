"""Which characters stand inside quotation marks: straight and curly, double and single, guillemets."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from firsthand.model import Span, Spans

_MARK = re.compile("[\"“”„«»'‘’]")
_CLOSERS = {"“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’", "'": "'"}
_SINGLE = "'‘’"
_OPENING_MARKS = "\"“«„‘'"
_BEFORE_OPENING = "([—–-/:"


def quoted(text: str, paragraphs: Sequence[Span]) -> Spans:
    """The quotations of a text, outermost only, marks included, in order.

    Apostrophes are no marks. A quotation that a paragraph opens and does not close runs to the paragraph's end when the
    next paragraph opens with a mark (one speech over several paragraphs) or when its mark can only open one; otherwise
    the mark counts for nothing. Linear in the length of the text.
    """
    found: list[Span] = []
    for i, paragraph in enumerate(paragraphs):
        goes_on = i + 1 < len(paragraphs) and text[paragraphs[i + 1][0]] in '"“«„'
        found.extend(_of_paragraph(text, paragraph, goes_on))
    return tuple(found)


def inside(spans: Sequence[Span], start: int, end: int) -> int:
    """How many characters of [start, end) the given spans cover; they must be in order and must not overlap."""
    total = 0
    for i in range(max(0, bisect_right(spans, start, key=itemgetter(0)) - 1), len(spans)):
        begin, stop = spans[i]
        if begin >= end:
            break
        total += max(0, min(end, stop) - max(start, begin))
    return total


def _of_paragraph(text: str, paragraph: Span, goes_on: bool) -> list[Span]:
    found: list[Span] = []
    begin, mark = -1, ""
    for match in _MARK.finditer(text, *paragraph):
        at, sign = match.start(), match.group()
        if begin < 0:
            if _opens(text, at, sign, paragraph):
                begin, mark = at, sign
        elif sign in _CLOSERS[mark] and _closes(text, at, sign, paragraph):
            found.append((begin, at + 1))
            begin = -1
        elif mark in _SINGLE and sign in '"“' and _opens(text, at, sign, paragraph):
            # A single mark that is still open where a double one opens was most likely an apostrophe ("'tis").
            begin, mark = at, sign
    if begin >= 0 and mark not in _SINGLE and (goes_on or mark in "“„«"):
        found.append((begin, paragraph[1]))
    return found


def _opens(text: str, at: int, sign: str, paragraph: Span) -> bool:
    before = text[at - 1] if at > paragraph[0] else " "
    after = text[at + 1] if at + 1 < paragraph[1] else " "
    if sign in "“„«":
        return True
    if sign in "”»’":
        return False
    free = before.isspace() or before in _BEFORE_OPENING or before in _OPENING_MARKS
    if sign == '"':
        return free or not before.isalnum()
    return free and not after.isspace() and (sign == "‘" or after.isalpha()) and not after.isdigit()


def _closes(text: str, at: int, sign: str, paragraph: Span) -> bool:
    if sign not in "'’":
        return True
    after = text[at + 1] if at + 1 < paragraph[1] else " "
    return not after.isalnum() and not text[at - 1].isspace()
