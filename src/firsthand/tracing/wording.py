"""The wording of a report: its own news as numbers, one a word, small enough to be remembered and compared.

Menus, credits, datelines and boilerplate are left out, so that they cannot make two reports alike.
"""

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.model import Reading, Span
from firsthand.text.paragraphs import paragraphs
from firsthand.text.quotes import quoted
from firsthand.tracing.words import BITS, words_of

# A line of fewer words is a menu item, a label or a headline, unless it ends as a sentence does.
_PROSE_WORDS = 8
_SENTENCE_WORDS = 3
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]{0,3}$")

_DATELINE = re.compile(
    r"(?:[A-Z][\w’'.-]*,? ){1,6}?(?:\d{1,2}[,.]? )?(?:\d{4} )?(?:\([A-Z][\w .&-]{1,30}\) ?)?(?:[-–—]{1,2}) "
    r"|\([A-Z][\w .&-]{1,30}\) ?(?:[-–—]{1,2} )?"
)
_CREDIT = re.compile(
    r"\W{0,3}(?:(?:additional )?(?:reporting|writing|editing|compiled|edited|written|translated|photos?) by [A-Z]|"
    r"©|\(c\)|copyright\b|read (?:more|also|next)\b|see also\b|more on this\b|related\b|sign up\b|subscribe\b|"
    r"follow (?:us|@)|share this\b|advertisement\b)"
    r"|[^.]{3,80}contributed (?:reporting|to this (?:report|story|article))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a report's news in order: `hashes` (15 bits each), whether each is `quoted`, and where it stands.

    `starts` and `ends` index the report's full text. `heads` are the places in these arrays where a paragraph begins; a
    wording that comes back from `unpack` has none.
    """

    hashes: NDArray[np.uint16]
    quoted: NDArray[np.bool_]
    starts: NDArray[np.uint32]
    ends: NDArray[np.uint32]
    heads: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.hashes)


def wording_of(reading: Reading) -> Wording:
    """The wording of a report's body, without what is no news of its own. Linear in the length of the text.

    The title is left out: a new headline makes no other report. A text that is all short lines is taken whole.
    """
    report = reading.report
    text = report.full_text
    first = len(text) - len(report.text)
    lines = [line for line in paragraphs(text) if line[0] >= first]
    kept = list(_prose(text, lines, reading.boilerplate)) or lines
    return _numbered(text, kept)


def pack(wording: Wording) -> bytes:
    """A wording as a few hundred bytes, to be kept; `unpack` gives it back without its paragraphs."""
    gaps = np.diff(wording.starts, prepend=np.uint32(0)).astype("<u4")
    lengths = np.minimum(wording.ends - wording.starts, 255).astype(np.uint8)
    marks = (wording.hashes | (wording.quoted.astype(np.uint16) << BITS)).astype("<u2")
    # Byte planes: the high bytes of gaps are nearly all zero, and then cost nothing.
    planes = gaps.view(np.uint8).reshape(-1, 4).T.tobytes() + lengths.tobytes() + marks.tobytes()
    return zlib.compress(planes, 1)


def unpack(data: bytes) -> Wording:
    """The wording that `pack` made these bytes of; raises zlib.error or ValueError for any other bytes."""
    planes = np.frombuffer(zlib.decompress(data), np.uint8)
    count = len(planes) // 7
    gaps = np.ascontiguousarray(planes[: 4 * count].reshape(4, count).T).view("<u4").ravel()
    starts = np.cumsum(gaps, dtype=np.uint32)
    marks = planes[5 * count :].view("<u2") if count else np.empty(0, np.uint16)
    ends = starts + planes[4 * count : 5 * count]
    hashes = (marks & ((1 << BITS) - 1)).astype(np.uint16)
    return Wording(hashes, (marks >> BITS).astype(np.bool_), starts, ends, np.empty(0, np.int64))


def _prose(text: str, lines: list[Span], boilerplate: tuple[Span, ...]) -> Iterator[Span]:
    """The lines that tell the news, without their datelines."""
    for start, end in lines:
        wording = text[start:end]
        words = wording.count(" ") + 1
        if words < _PROSE_WORDS and (words < _SENTENCE_WORDS or not _SENTENCE_END.search(wording)):
            continue
        if any(start < e and s < end for s, e in boilerplate) or _CREDIT.match(wording):
            continue
        dateline = _DATELINE.match(wording)
        if dateline is None or dateline.end() < len(wording):
            yield start + (dateline.end() if dateline else 0), end


def _numbered(text: str, kept: list[Span]) -> Wording:
    hashes, starts, ends = words_of(text)
    if not kept or not len(starts):
        nothing = np.empty(0, np.uint32)
        return Wording(np.empty(0, np.uint16), np.empty(0, np.bool_), nothing, nothing, np.empty(0, np.int64))
    news = _inside(kept, starts)
    starts = starts[news]
    heads = np.unique(np.searchsorted(starts, np.array([start for start, _ in kept], np.uint32)))
    return Wording(hashes[news], _inside(quoted(text, kept), starts), starts, ends[news], heads[heads < len(starts)])


def _inside(spans: Sequence[Span], starts: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which of the places lie in one of the spans, which are in order."""
    if not spans:
        return np.zeros(len(starts), np.bool_)
    edges = np.array(spans, np.uint32)
    before = np.searchsorted(edges[:, 0], starts, "right") - 1
    inside: NDArray[np.bool_] = (before >= 0) & (starts < edges[before, 1])
    return inside
