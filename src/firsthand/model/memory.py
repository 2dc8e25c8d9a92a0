"""What tracing asks of whoever keeps things: a small protocol that memory answers for `trace` and the desk for `add`.

Everything is kept as cards under plain-string keys, so that the same join can run in a dict, a database or a distributed
engine. Tracing alone knows what a card's payload means.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Card:
    """One thing that tracing remembers: a report's sketch, a statement, a story's report.

    `id` is unique on its shelf ("r01", or "r01/s3" for a statement). `keys` are what it can be found by; `payload` is
    opaque to the keeper. `group` is the claim, story or set of copies that it belongs to.
    """

    id: str
    at: datetime | None
    keys: tuple[str, ...]
    payload: bytes
    group: str | None = None


class Shelf(Protocol):
    """Cards of one kind. Every answer is in a settled order, so that the same cards give the same trace."""

    def put(self, cards: Iterable[Card]) -> None:
        """Keep these cards; one whose id is there already takes its place."""
        ...

    def find(self, keys: Sequence[str], most: int) -> list[Card]:
        """At most `most` cards that carry any of the keys: those that share most keys first, then the latest put.

        A key gives only its `LATEST` latest-put cards, so that a key which everybody carries costs no more than a rare one.
        """
        ...

    def find_each(self, asked: Sequence[Sequence[str]], most: int) -> list[list[Card]]:
        """What `find` gives for each of these, in one answer: where a database remembers, far quicker than one by one."""
        ...

    def ids_each(self, asked: Sequence[Sequence[str]], most: int) -> list[list[str]]:
        """The ids of what `find_each` gives: for who wants only some of it, and need not read the rest."""
        ...

    def get(self, ids: Sequence[str]) -> list[Card]:
        """The cards with these ids that there are, in the order asked."""
        ...

    def group(self, group: str, most: int | None = None) -> list[Card]:
        """The cards of a group, by time (unknown times last), then by id; the first `most`, or all."""
        ...

    def groups(self, groups: Sequence[str], most: int | None = None) -> list[list[Card]]:
        """What `group` gives for each of these, in one answer."""
        ...

    def within(self, report: str) -> list[Card]:
        """The cards of a report: the one with this id and those whose id is this, a slash and more; by id."""
        ...

    def regroup(self, ids: Sequence[str], group: str | None) -> None:
        """Let these cards belong to another group."""
        ...

    def drop(self, ids: Sequence[str]) -> None:
        """Forget the cards with these ids, where there are any."""
        ...


LATEST = 64
"""How many cards a key gives at the most."""


class Verdict(StrEnum):
    """What a person decided about a pair of things, or about one thing."""

    MERGE = "merge"
    SPLIT = "split"
    COPY = "copy"
    NOT_COPY = "not a copy"
    ACCEPT = "accept"
    REJECT = "reject"
    GRADE = "grade"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision, kept beside the data, never over it.

    `subject` and `object` name what it is about: "report:r01", "statement:r01/s3", "claim:c7" or "source:NAME". MERGE and
    SPLIT stand between two statements, COPY and NOT_COPY between two reports; ACCEPT and REJECT are about a claim or one
    statement's place in it; GRADE carries in `value` an Admiralty letter (A to F, of a source or publisher) or digit (1 to
    6, of a statement); NOTE carries its text in `why`. `undone` names who took it back and when, empty while it stands.
    """

    id: str
    verdict: Verdict
    subject: str
    object: str | None
    value: str | None
    who: str
    why: str
    at: datetime
    undone: str = ""


class Judgements(Protocol):
    """The judgements that stand, as tracing asks for them."""

    def about(self, subjects: Sequence[str]) -> list[Judgement]:
        """Those whose subject or object is one of these, oldest first; judgements that were undone are left out."""
        ...


class Memory(Protocol):
    """All that tracing remembers between one report and the next."""

    @property
    def copies(self) -> Shelf:
        """The sketches of reports, grouped by what they are copies of."""
        ...

    @property
    def statements(self) -> Shelf:
        """Statements, grouped by claim."""
        ...

    @property
    def stories(self) -> Shelf:
        """Reports as stories see them, grouped by story."""
        ...

    @property
    def judgements(self) -> Judgements:
        """What people decided."""
        ...
