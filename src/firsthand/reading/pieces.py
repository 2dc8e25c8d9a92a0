"""Small questions about an attribution's spans, and its text with contents blanked out."""

from collections.abc import Iterable, Sequence

from firsthand.model import Attribution, Span, Spans

BLANK = "\x00"
"""Stands for a content's characters in `masked`: no expression over words matches it."""


def words_of(text: str, spans: Spans) -> str:
    """The text of the spans, pieces joined by a space."""
    return " ".join(text[start:end] for start, end in spans)


def hull(attribution: Attribution) -> Span:
    """From the first to the last character of source, cue and content; (0, 0) when there are none."""
    spans = attribution.source + attribution.cue + attribution.content
    return (min(s for s, _ in spans), max(e for _, e in spans)) if spans else (0, 0)


def within(span: Span, spans: Iterable[Span]) -> bool:
    """Whether one of the spans contains `span`."""
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def overlaps(span: Span, spans: Iterable[Span]) -> bool:
    """Whether one of the spans shares a character with `span`."""
    return any(start < span[1] and span[0] < end for start, end in spans)


def contains(outer: Attribution, inner: Attribution) -> bool:
    """Whether the inner attribution's cue stands inside the outer one's content."""
    return bool(inner.cue) and all(within(piece, outer.content) for piece in inner.cue)


def masked(text: str, span: Span, hidden: Iterable[Span]) -> str:
    """The characters of `span` with those of `hidden` replaced one for one by `BLANK`."""
    start, end = span
    letters = list(text[start:end])
    for a, b in hidden:
        a, b = max(a, start), min(b, end)
        if a < b:
            letters[a - start : b - start] = BLANK * (b - a)
    return "".join(letters)


def merged(spans: Iterable[Span]) -> Spans:
    """The spans in order, those that overlap joined."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


class Neighbourhood:
    """Finds the attributions near a place without looking at all of them."""

    _BLOCK = 512

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        """Index the attributions by the blocks of text that their spans touch."""
        self._blocks: dict[int, list[int]] = {}
        for i, attribution in enumerate(attributions):
            spans = attribution.source + attribution.cue + attribution.content
            touched = {block for a, b in spans for block in range(a // self._BLOCK, max(a, b - 1) // self._BLOCK + 1)}
            for block in touched:
                self._blocks.setdefault(block, []).append(i)

    def around(self, span: Span) -> list[int]:
        """The indices, in order, of the attributions that have a span in the blocks which this span touches."""
        blocks = range(span[0] // self._BLOCK, max(span[0], span[1] - 1) // self._BLOCK + 1)
        return sorted({i for block in blocks for i in self._blocks.get(block, ())})
