"""What is remembered of a report to recognise its copies: its wording, and why it stands in its group."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from firsthand.model import Card, Degree
from firsthand.tracing.wording import Wording, pack, unpack

_UNKNOWN = datetime.max.replace(tzinfo=UTC)
_END = b"\n"


@dataclass(frozen=True, slots=True)
class Remembered:
    """A report's wording; `degree` and `because` only where it is a copy for another reason than its wording."""

    wording: Wording
    degree: Degree | None = None
    because: str = ""


def card_of(report: str, at: datetime | None, keys: Sequence[str], what: Remembered, group: str | None) -> Card:
    """The card of one report; `group` names the earliest report of its group, None while it stands alone."""
    head = f"{what.degree or ''}|{what.because}".encode("utf-8", "replace").replace(_END, b" ")
    return Card(report, at, tuple(keys), head + _END + pack(what.wording), group)


def remembered(card: Card) -> Remembered:
    """What `card_of` put into a card."""
    head, _, packed = card.payload.partition(_END)
    degree, _, because = head.decode("utf-8").partition("|")
    return Remembered(unpack(packed), Degree(degree) if degree else None, because)


def root_of(card: Card) -> str:
    """The earliest report of a card's group: itself while it stands alone."""
    return card.group or card.id


def moment_of(card: Card) -> tuple[datetime, str]:
    """What reports are ordered by: time of publication, unknown times last, then id."""
    return card.at or _UNKNOWN, card.id
