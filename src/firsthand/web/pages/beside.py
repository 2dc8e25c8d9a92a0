"""Two texts side by side: what they share, and what only one of them has."""

from collections.abc import Sequence

from firsthand.model import Copy, Report, Span
from firsthand.showing.plain import visible
from firsthand.web.contexts.reports import Comparison, Passage
from firsthand.web.pages.lines import report_line

_MOST = 60_000  # characters of each text that are shown


def compared(copy: Copy, newer: Report, older: Report) -> Comparison:
    """A copy beside what it is a copy of. A rewritten copy shares no passages; both texts then stand whole."""
    pairs = sorted(copy.passages, key=lambda passage: passage.of)
    return Comparison(
        older=report_line(older),
        newer=report_line(newer),
        degree=str(copy.degree),
        share=copy.shared,
        because=copy.because,
        older_text=_passages(older.full_text, [pair.of for pair in pairs]),
        newer_text=_passages(newer.full_text, [pair.span for pair in pairs]),
        subjects=(f"report:{newer.id}", f"report:{older.id}"),
    )


def _passages(text: str, shared: Sequence[Span]) -> tuple[Passage, ...]:
    """The text in stretches: those shared with their number in the order given, and what is between them."""
    pieces: list[Passage] = []
    at = 0
    for pair, (start, end) in sorted(enumerate(shared, start=1), key=lambda each: each[1]):
        start, end = max(start, at), min(end, len(text), _MOST)
        if start >= end:
            continue
        pieces += _own(text[at:start])
        pieces.append(Passage(visible(text[start:end]), shared=True, pair=pair))
        at = end
    return (*pieces, *_own(text[at:_MOST]))


def _own(text: str) -> list[Passage]:
    """Text that is not shared; white space alone is no difference."""
    return [Passage(visible(text), shared=not text.strip())] if text else []
