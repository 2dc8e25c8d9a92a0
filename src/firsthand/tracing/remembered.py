"""What is remembered of a report to recognise its copies: its text, and why it stands in its group."""

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from firsthand.model import Card, Degree, Reading, Spans
from firsthand.tracing.wording import Wording, prose_of, wording_of

_UNKNOWN = datetime.max.replace(tzinfo=UTC)
_END = b"\n"
_KEPT_READY = 2048  # cards: what is asked about today is asked about again


@dataclass(frozen=True, slots=True)
class Remembered:
    """A report's full text, and which paragraphs of it tell the news (`prose`).

    `degree` and `because` stand only where it is a copy for another reason than its wording.
    """

    text: str
    prose: Spans
    publisher: str | None = None
    degree: Degree | None = None
    because: str = ""

    @property
    def wording(self) -> Wording:
        """The wording of the news."""
        return _wording(self.text, self.prose)


def seen(reading: Reading) -> Remembered:
    """What is remembered of a reading's report."""
    text = reading.report.full_text
    return Remembered(text, prose_of(reading, text), reading.report.publisher)


def card_of(report: str, at: datetime | None, keys: Sequence[str], what: Remembered, group: str | None) -> Card:
    """The card of one report; `group` names the earliest report of its group, None while it stands alone."""
    # The text takes about half its size; the wording is made of it again when it is asked for.
    steps = [edge for span in what.prose for edge in span]
    head = json.dumps([what.publisher, what.degree, what.because, steps], separators=(",", ":")).encode("ascii")
    text = zlib.compress(what.text.encode("utf-8", "surrogatepass"), 1)
    return Card(report, at, tuple(keys), head + _END + text, group)


@lru_cache(maxsize=_KEPT_READY)
def remembered(card: Card) -> Remembered:
    """What `card_of` put into a card."""
    head, _, packed = card.payload.partition(_END)
    publisher, degree, because, edges = json.loads(head)
    text = zlib.decompress(packed).decode("utf-8", "surrogatepass")
    prose = tuple(zip(edges[0::2], edges[1::2], strict=True))
    return Remembered(text, prose, publisher, Degree(degree) if degree else None, because)


@lru_cache(maxsize=_KEPT_READY)
def _wording(text: str, prose: Spans) -> Wording:
    return wording_of(text, prose)


def root_of(card: Card) -> str:
    """The earliest report of a card's group: itself while it stands alone."""
    return card.group or card.id


def moment_of(card: Card) -> tuple[datetime, str]:
    """What reports are ordered by: time of publication, unknown times last, then id."""
    return card.at or _UNKNOWN, card.id
