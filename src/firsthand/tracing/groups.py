"""Groups of reports that repeat one another: who joins, which is the earliest, and how each copy stands to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from firsthand.model import Card, Copy, Degree, Memory
from firsthand.tracing.passages import Overlap, overlap
from firsthand.tracing.remembered import Remembered, card_of, moment_of, remembered
from firsthand.tracing.sketches import Sketch
from firsthand.tracing.wording import Wording

# Agency copy loses a name here and gains a comma there: what keeps all but a fiftieth of its words is unedited.
_VERBATIM = 0.98


@dataclass(frozen=True, slots=True)
class Entry:
    """A report on its way in; `leads` says that it is the earliest of a group already."""

    id: str
    at: datetime | None
    what: Remembered
    sketch: Sketch
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Joined:
    """The groups that a report belongs to, each by its earliest report, and why, where it is not for its wording."""

    roots: tuple[str, ...] = ()
    degree: Degree | None = None
    because: str = ""


def settle_group(entry: Entry, joined: Joined, memory: Memory) -> tuple[Copy, ...]:
    """Keep the report and the groups that it joins as one group under its earliest; the copies that this changes."""
    card = _card(entry, entry.sketch.kept, entry.what, entry.id if entry.leads else None)
    heads = memory.copies.get(joined.roots)
    if not heads:
        memory.copies.put([card])
        return ()
    first = min([card, *heads], key=moment_of)
    led = _led([head for head in heads if head.id != first.id], memory)
    if first.id == entry.id:
        memory.copies.put([card])
        moved = _with_reason(led, joined, memory) if joined.degree else led
    else:
        lacking = [key for key in entry.sketch.kept if key not in set(first.keys)]
        what = replace(entry.what, degree=joined.degree, because=joined.because)
        moved = [*led, *(_led([card], memory)[1:] if entry.leads else ()), _card(entry, lacking, what, first.id)]
        memory.copies.put(moved[-1:])
    memory.copies.regroup([first.id, *(member.id for member in moved)], first.id)
    return tuple(_rows(moved, first))


def _card(entry: Entry, keys: Sequence[str], what: Remembered, group: str | None) -> Card:
    return card_of(entry.id, entry.at, keys, what, group)


def _led(heads: Sequence[Card], memory: Memory) -> list[Card]:
    """The reports of these groups, the earliest of each first."""
    members = [[head] if head.group is None else memory.copies.group(head.group) for head in heads]
    return [card for group in members for card in group]


def _with_reason(led: Sequence[Card], joined: Joined, memory: Memory) -> list[Card]:
    """The same reports; the earliest of each group joined now remembers why it is a copy."""
    renewed = []
    for card in led:
        if card.id in joined.roots:
            what = replace(remembered(card), degree=joined.degree, because=joined.because)
            card = card_of(card.id, card.at, card.keys, what, card.group)
            memory.copies.put([card])
        renewed.append(card)
    return renewed


def _rows(copies: Sequence[Card], first: Card) -> Iterator[Copy]:
    original = remembered(first).wording
    for card in copies:
        what = remembered(card)
        found = overlap(what.wording, original)
        degree, because = (what.degree, what.because) if what.degree else _degree(what.wording, original, found)
        yield Copy(card.id, first.id, degree, round(found.shared(what.wording, original), 4), found.passages, because)


def _degree(copy: Wording, original: Wording, found: Overlap) -> tuple[Degree, str]:
    """How far a copy follows the wording of its original, and a sentence that says why."""
    common = found.words
    if common >= _VERBATIM * max(len(copy), len(original)):
        return Degree.VERBATIM, f"Word for word the same text ({common} of {len(copy)} words)."
    if not found.resemblance.alike:
        return Degree.REWRITTEN, f"It repeats a copy of the text, of which {common} words are left."
    gone, new = len(original) - common, len(copy) - common
    changes = [f"{count} words {what}" for count, what in ((gone, "left out"), (new, "added")) if count > 0]
    return Degree.EDITED, f"{common} words are the same; {' and '.join(changes)}."
