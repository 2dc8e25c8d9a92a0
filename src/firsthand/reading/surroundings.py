"""The sentences around a place of a text, found once per text."""

from array import array
from bisect import bisect_left, bisect_right
from functools import lru_cache

from firsthand.model import Span
from firsthand.text.paragraphs import paragraphs
from firsthand.text.sentences import sentences


def sentence_around(text: str, span: Span, reach: int) -> Span:
    """From the start of the sentence that `span` begins in to the end of the one it ends in.

    At most `reach` characters beyond the span on each side.
    """
    starts, ends = _bounds(text)
    low, high = span
    at = bisect_right(starts, low) - 1
    start = starts[at] if at >= 0 and ends[at] > low else low
    last = bisect_left(ends, high)
    end = ends[last] if last < len(ends) and starts[last] < high else high
    return max(min(start, low), low - reach, 0), min(max(end, high), high + reach, len(text))


@lru_cache(maxsize=2)
def _bounds(text: str) -> "tuple[array[int], array[int]]":
    """The starts and the ends of all sentences: arrays, because a hostile text has millions."""
    starts, ends = array("q"), array("q")
    for line in paragraphs(text):
        for start, end in sentences(text, line):
            starts.append(start)
            ends.append(end)
    return starts, ends
