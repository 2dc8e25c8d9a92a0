"""The wording of a report: its own news as numbers, one a word, to be compared.

Menus, credits, datelines and boilerplate are left out, so that they cannot make two reports alike.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.model import Reading, Span, Spans
from firsthand.text.paragraphs import paragraphs
from firsthand.text.quotes import quoted
from firsthand.tracing.words import inside, words_of

# A line of fewer words is a menu item, a label or a headline, unless it ends as a sentence does.
_PROSE_WORDS = 8
_SENTENCE_WORDS = 3
_SHORT_LINE = 120  # characters; a longer line is no menu item
_LOOK = 120
_DATED = 24  # lines, menus included, that a dateline may stand in
_LONG_APPEAL, _GREAT_PART = 600, 1 / 3  # characters; share of the body
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]{0,3}$")

_DATELINE = re.compile(
    r"(?:[A-Z][\w’'.-]*,? ){1,6}?(?:\d{1,2}[,.]? )?(?:\d{4} )?(?:\([A-Z][\w .&-]{1,30}\) ?)?(?:[-–—]{1,2}) "
    r"|\([A-Z][\w .&-]{1,30}\) ?(?:[-–—]{1,2} )?"
)
# What a line begins with that is no news of its own; the pattern is tried only on lines that open like it.
_CREDIT = re.compile(
    r"\W{0,3}(?:(?:additional )?(?:reporting|writing|editing|compiled|edited|written|translated|photos?) by [A-Z]|"
    r"©|\(c\)|copyright\b|read (?:more|also|next)\b|see also\b|more on this\b|related\b|sign up\b|subscribe\b|"
    r"follow (?:us|@)|share this\b|advertisement\b)",
    re.IGNORECASE,
)
_OPENING = 4
_CREDIT_OPENINGS = frozenset(
    "addi|repo|writ|edit|comp|tran|phot|copy|read|see |more|rela|sign|subs|foll|shar|adve".split("|")  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a report's news in order: `hashes` (15 bits each), whether each is `quoted`, and where it stands.

    `starts` and `ends` index the report's full text. `heads` are the places in these arrays where a paragraph begins.
    """

    hashes: NDArray[np.uint16]
    quoted: NDArray[np.bool_]
    starts: NDArray[np.uint32]
    ends: NDArray[np.uint32]
    heads: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.hashes)


def prose_of(reading: Reading, text: str) -> tuple[Span, ...]:
    """The paragraphs of a report's body that tell its news, without their datelines, as spans of its full text, in order.

    The title is left out: a new headline makes no other report. A text that is all short lines is taken whole.
    """
    report = reading.report
    first = len(text) - len(report.text)
    lines = _lines(text, first)
    return tuple(_prose(text, lines, _believed(reading.boilerplate, len(report.text)))) or tuple(lines)


def _lines(text: str, first: int) -> list[Span]:
    """The paragraphs of a text from `first` on."""
    if "\r" in text:
        return [line for line in paragraphs(text) if line[0] >= first]
    # The same, in a quarter of the time.
    lines, at = [], first
    for line in text[first:].split("\n"):
        if line:
            bare = line.strip()
            start = at if bare is line else at + line.index(bare)
            if bare:
                lines.append((start, start + len(bare)))
        at += len(line) + 1
    return lines


def _believed(boilerplate: Spans, length: int) -> Spans:
    """The boilerplate of a reading, unless it is long and a great part of the text: then some of it may well be news."""
    total = sum(end - start for start, end in boilerplate)
    return () if total > _LONG_APPEAL and total > _GREAT_PART * length else boilerplate


def wording_of(text: str, prose: Sequence[Span]) -> Wording:
    """The wording of the paragraphs `prose` of a report's full text. Linear in the length of the text."""
    hashes, starts, ends = words_of(text)
    if not prose or not len(starts):
        nothing = np.empty(0, np.uint32)
        return Wording(np.empty(0, np.uint16), np.empty(0, np.bool_), nothing, nothing, np.empty(0, np.int64))
    news = inside(prose, starts)
    starts = starts[news]
    heads = np.unique(np.searchsorted(starts, np.array([start for start, _ in prose], np.uint32)))
    return Wording(hashes[news], inside(quoted(text, prose), starts), starts, ends[news], heads[heads < len(starts)])


def _prose(text: str, lines: list[Span], boilerplate: Spans) -> Iterator[Span]:
    """The lines that tell the news, without their datelines."""
    for number, (start, end) in enumerate(lines):
        wording = text[start:end]
        if end - start < _SHORT_LINE and not _is_prose(wording):
            continue
        if boilerplate and any(start < e and s < end for s, e in boilerplate):
            continue
        if (not wording[0].isalpha() or wording[:_OPENING].lower() in _CREDIT_OPENINGS) and _CREDIT.match(wording):
            continue
        if number < _DATED and _may_open_dated(wording):
            dateline = _DATELINE.match(wording)
            start += dateline.end() if dateline else 0
        if start < end:
            yield start, end


def _is_prose(line: str) -> bool:
    words = line.count(" ") + 1
    return words >= _PROSE_WORDS or (words >= _SENTENCE_WORDS and bool(_SENTENCE_END.search(line)))


def _may_open_dated(line: str) -> bool:
    """Whether a line could open with a dateline: it has a dash or a bracket early on."""
    opening = line[:_LOOK]
    return "-" in opening or "–" in opening or "—" in opening or opening[0] == "("
