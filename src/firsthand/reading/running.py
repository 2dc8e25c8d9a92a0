"""The running speaker: a quotation that nobody is named for goes on the words of the attribution before it."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter

from firsthand.model import Attribution, Span, Spans
from firsthand.reading.pieces import hull, merged
from firsthand.text.quotes import inside

_FEWEST_WORDS = 4
_CLOSERS = "\"”»’'"
_MARKS = "\"“”«»‘’'"
# At most this many characters (", ", ". ", " - ") part a quotation from the attribution that it continues.
_GAP = 4
# A content that covers this share of a quotation has it already.
_COVERED = 0.2


def running(
    text: str, attributions: Sequence[Attribution], paragraphs: Sequence[Span], quotes: Spans
) -> tuple[Attribution, ...]:
    """The attributions, each with the quotations that go on from it as further pieces of its content.

    A quotation without an attribution of its own continues the one that ends directly before it ("..." he said. "..."),
    or, where it fills a paragraph, the quotation that ends the paragraph before. One that does not close belongs with
    the quotation that opens the next paragraph. `quotes` are the text's quotations (see `firsthand.text.quotes`).
    """
    contents = merged([span for a in attributions for span in a.content])
    ends = sorted((hull(a)[1], i) for i, a in enumerate(attributions) if a.source and a.content)
    starts = {a.content[0][0]: i for i, a in enumerate(attributions) if a.source and a.content}
    added: dict[int, list[Span]] = {}
    for at, quote in enumerate(quotes):
        if _fragment(text, quote) or inside(contents, *quote) > _COVERED * (quote[1] - quote[0]):
            continue
        opened = text[quote[1] - 1] not in _CLOSERS and at + 1 < len(quotes)
        owner = starts.get(quotes[at + 1][0]) if opened else None
        if owner is None:
            owner = _owner(text, quote, paragraphs, quotes, ends)
        if owner is not None:
            added.setdefault(owner, []).append(quote)
            ends.insert(bisect_right(ends, (quote[1], owner)), (quote[1], owner))
    return tuple(
        replace(a, content=tuple(sorted((*a.content, *added[i])))) if i in added else a
        for i, a in enumerate(attributions)
    )


def _fragment(text: str, quote: Span) -> bool:
    """Whether a quotation is a few words set off in a sentence rather than speech."""
    if text[quote[0]] in "'‘":
        return True
    words = text[quote[0] : min(quote[1], quote[0] + 200)].strip(_MARKS + " ")
    return words.count(" ") + 1 < _FEWEST_WORDS or not words[:1].isupper()


def _owner(
    text: str, quote: Span, paragraphs: Sequence[Span], quotes: Spans, ends: list[tuple[int, int]]
) -> int | None:
    at = bisect_right(ends, (quote[0], len(ends))) - 1
    if at < 0:
        return None
    end, owner = ends[at]
    between = text[end : quote[0]] if quote[0] - end <= _GAP + 60 else "-" * 99
    if "\n" not in between:
        return owner if not between.strip(" .,;:-–—") and len(between) <= _GAP else None
    return owner if not between.strip(" .,;\n\r") and _goes_on(text, quote, paragraphs, quotes) else None


def _goes_on(text: str, quote: Span, paragraphs: Sequence[Span], quotes: Spans) -> bool:
    """Whether a quotation fills its paragraph and the paragraph before holds a quotation as well."""
    at = bisect_right(paragraphs, quote[0], key=itemgetter(0)) - 1
    if at < 1 or paragraphs[at][0] != quote[0] or paragraphs[at][1] - quote[1] > 1:
        return False
    start, stop = paragraphs[at - 1]
    return inside(quotes, start, stop) > 0
