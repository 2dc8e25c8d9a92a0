"""Sources that follow their cue: "..., claims South Korea"."""

import re
from dataclasses import replace

from firsthand.model import Attribution

_NAME = re.compile(r"(?:the |The )?[A-ZÀ-Ž][\w’'.-]*(?: (?:of|for|and|the|[A-ZÀ-Ž])[\w’'.-]*){0,5}$")
_LINE_END = re.compile(r"\s*(?:\n|$)")


def inverted(text: str, attribution: Attribution) -> Attribution:
    """The attribution with its source, where a name after the cue at a line's end was taken for a piece of content.

    Headlines turn speaker and verb round; the name that ends the line right behind the cue is who speaks. Any other
    attribution comes back as it is.
    """
    if attribution.source or len(attribution.content) < 2 or not attribution.cue:
        return attribution
    *before, (start, end) = attribution.content
    cue = attribution.cue[-1][1]
    if start != cue + 1 or before[-1][1] > attribution.cue[0][0] or end - start > 80:
        return attribution
    if not _NAME.match(text[start:end]) or not _LINE_END.match(text, end):
        return attribution
    return replace(attribution, source=((start, end),), content=tuple(before))
