"""Whether the report itself holds back ("reportedly", "by preliminary counts")."""

import re

from firsthand.model import Attribution
from firsthand.reading.lexicon import fold
from firsthand.reading.pieces import words_of

_CUE = re.compile(
    r"\b(?:reportedly|allegedly|apparently|supposedly|purportedly|seemingly|ostensibly|is said to|are said to|"
    r"was said to|"
    r"were said to|is reported to|are reported to|is understood to|is believed to|is thought to|appears? to have|"
    r"seems? to have|rumou?red)\b"
)
_CONTENT = re.compile(
    r"\b(?:reportedly|supposedly|purportedly|preliminary|provisional|unconfirmed|initial (?:count|figure|"
    r"report|estimate)s?|early (?:count|figure|estimate)s?|what appeared to be|what appears to be|ha(?:s|ve|"
    r"d) probably|could yet|"
    r"thought to be|believed to be|by (?:early|preliminary|initial) \w+)\b"
)
# A direct quotation's own hedge is the speaker's, not the report's; figures are the exception.
_FIGURE = re.compile(r"\b(?:early|preliminary|initial|provisional) (?:count|figure|estimate|data|total|toll)")
_HEAD = 0.5
_NEAR = 30


def hedged(text: str, attribution: Attribution) -> bool:
    """Whether the report's wording holds back: by its cue, the words beside it, or the content's own hedge.

    `attribution.hedged` (a trained head's probability) decides where the wording shows nothing.
    """
    cue = fold(words_of(text, attribution.cue))
    if _CUE.search(cue) or _CUE.search(_beside(text, attribution)):
        return True
    content = fold(words_of(text, attribution.content)[:400])
    if content[:1] in "\"'" and content[-1:] in "\"'":
        return bool(_FIGURE.search(content)) or attribution.hedged >= _HEAD
    return bool(_CONTENT.search(content)) or attribution.hedged >= _HEAD


def _beside(text: str, attribution: Attribution) -> str:
    """The words between source and cue, or directly before the cue, on its own line."""
    if not attribution.cue:
        return ""
    start = attribution.cue[0][0]
    low = max([0, start - _NEAR, *(end for _, end in attribution.content + attribution.source if end <= start)])
    return fold(text[low:start].rsplit("\n", 1)[-1])
