"""The publisher's own sentences: what a report tells without naming anybody for it, and what it says is not known."""

import re
from collections.abc import Sequence

from firsthand.model import Attribution, Span, Spans
from firsthand.reading.pieces import merged
from firsthand.text.paragraphs import paragraphs
from firsthand.text.quotes import inside, quoted
from firsthand.text.sentences import sentences

_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|shall|should|did|does|do|'s|’s|isn|aren|"
    r"wasn|"
    r"weren|hasn|haven|won|took|came|went|fell|rose|gave|made|left|began|became|broke|brought|built|bought|caught|drew|"
    r"drove|fled|flew|found|fought|got|grew|held|hit|kept|killed|knew|led|lost|met|paid|put|ran|saw|sent|set|shot|shut|"
    r"spent|spoke|stood|struck|swept|told|threw|won|wrote|comes|goes|makes|takes|gives|shows|lies|stands|[a-z]{3,}ed)\b"
)
_OPEN = re.compile(
    r"\b(?:it|what|who|whether|how|why|when|where)\b[^.]{0,120}?\b(?:is|was|remains|remained|are|were)\b[^.]{0,24}?"
    r"\b(?:unclear|unknown|uncertain|not (?:yet |immediately |immediately known|known)?(?:clear|known|certain))\b|"
    r"\b(?:is|are|was|were|remains?|remained) (?:still |as yet |so far |yet )*(?:unknown|unclear|uncertain|"
    r"undetermined|not "
    r"(?:yet |immediately |still )*(?:known|clear|certain|been (?:identified|established|determined)))\b|"
    r"\bremains to be seen\b|\b(?:nobody|no one) (?:yet )?knows\b|\bno (?:further )?details (?:were|are|have been)\b|"
    r"\b(?:could|can) not (?:immediately |independently )*be (?:immediately |independently )*(?:verified|"
    r"confirmed|established|determined)\b|"
    r"\bcouldn['’]t (?:immediately |independently )*be (?:verified|confirmed)\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?:[A-ZÀ-Ž][A-ZÀ-Ž'’. -]{2,30}(?:, [A-Z][\w. ]{2,20})?(?:,? \(?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|"
    r"\d{1,2} [A-Z][a-z]+)(?:,? \d{4})?\)?)?"
    r"(?: \([^)\n]{2,30}\))?\s?(?:--|[-–—:])\s)|(?:\([A-Z][\w ]{1,20}\)\s?(?:--|[-–—])\s)"
)
_LEAD_IN = re.compile(r":\s*$")
_FEWEST_WORDS = 4
_TERMINATED = re.compile(r"[.!…][\"'”’)\]]*$")
_QUOTED = 0.5


def narrated(text: str, attributions: Sequence[Attribution], boilerplate: Spans, title: Span | None = None) -> Spans:
    """The sentences that the publisher vouches for itself, in order.

    Left out are sentences with a word of an attribution in them, quotations, the title and headings (lines that do not
    end like a sentence), boilerplate, questions, and lead-ins to what follows. A dateline is cut off.
    """
    lines = paragraphs(text)
    taken = merged([s for a in attributions for s in a.source + a.cue + a.content] + list(boilerplate))
    quotes = quoted(text, lines)
    found = []
    for line in lines:
        if line == title or inside(boilerplate, *line):
            continue
        for start, end in sentences(text, line):
            start = _after_dateline(text, start, end) if start == line[0] else start
            if not inside(taken, start, end) and _tells(text, start, end, quotes):
                found.append((start, end))
    return tuple(found)


def open_question(text: str, span: Span) -> bool:
    """Whether a sentence says that something is not known ("it was not clear whether ..."): its act is doubt."""
    return bool(_OPEN.search(text, span[0], min(span[1], span[0] + 400)))


def _after_dateline(text: str, start: int, end: int) -> int:
    match = _DATELINE.match(text, start, min(end, start + 120))
    return match.end() if match else start


def _tells(text: str, start: int, end: int, quotes: Spans) -> bool:
    words = text[start:end]
    if words.count(" ") + 1 < _FEWEST_WORDS or not _TERMINATED.search(words[-6:]) or _LEAD_IN.search(words):
        return False
    if inside(quotes, start, end) > _QUOTED * (end - start):
        return False
    return bool(_FINITE.search(words))
