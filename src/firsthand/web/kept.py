"""Pages that were made already, kept for as long as the log says nothing of what is on them.

Making a page takes some thirty milliseconds, giving it again one. A page is kept with the names of what it shows; each new
entry of the log lets go of the pages that show what the entry is about. Nothing is kept for a time: a page is never stale.
"""

from collections import OrderedDict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from threading import Lock

from firsthand.desk import Desk, Event

EVERYTHING = "everything"
"""The name of a page that shows something of the whole desk: any entry of the log lets go of it."""

_MOST_BYTES = 64_000_000
_MOST_ENTRIES = 300  # of the log looked through; after more, all pages are let go
_RESHAPING = {Event.STORIES_MERGED}


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as it was made: its bytes, what it shows ("story:s1"), and how far the log was."""

    body: bytes
    shows: frozenset[str]
    seq: int


@dataclass(slots=True)
class KeptPages:
    """The pages last given, up to 64 MB of them. One for any number of threads."""

    desk: Desk
    _pages: OrderedDict[Hashable, KeptPage] = field(default_factory=OrderedDict)
    _bytes: int = 0
    _seq: int = 0
    _begun: int = 0
    _changed: dict[str, int] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)
    _following: Lock = field(default_factory=Lock)

    def get(self, key: Hashable, seq: int) -> bytes | None:
        """The page of this key if it is as it would be made now; `seq` is the number of the log's last entry."""
        self._follow(seq)
        with self._lock:
            kept = self._pages.get(key)
            if kept is None or kept.seq > seq:
                return None
            self._pages.move_to_end(key)
            return kept.body

    def put(self, key: Hashable, page: KeptPage) -> None:
        """Keep a page, unless the log has gone on since it was made."""
        with self._lock:
            if page.seq < self._seq:
                return
            self._let_go([key])
            self._pages[key] = page
            self._bytes += len(page.body)
            while self._bytes > _MOST_BYTES:
                self._let_go([next(iter(self._pages))])

    def last_change(self, name: str, seq: int) -> int:
        """The number of the last entry of the log that is about this, as far as it was followed; never too low."""
        self._follow(seq)
        with self._lock:
            return self._changed.get(name, self._begun)

    def _follow(self, seq: int) -> None:
        """Let go of the pages that the log's new entries are about; whoever asks meanwhile waits, lest all look through it."""
        with self._following:
            if seq > self._seq:
                self._go_on(seq)

    def _go_on(self, seq: int) -> None:
        entries = self.desk.audit(after=self._seq, limit=_MOST_ENTRIES) if self._seq else []
        names: dict[str, int] = {}
        for subject, last in {entry.subject: entry.seq for entry in entries}.items():
            names |= {name: max(last, names.get(name, 0)) for name in self._about(subject)}
        too_many = not self._seq or len(entries) == _MOST_ENTRIES
        with self._lock:
            if too_many or any(entry.event in _RESHAPING for entry in entries):
                self._let_go(list(self._pages))
                self._changed.clear()
                self._begun = seq
            touched = {EVERYTHING, *names}
            self._let_go([key for key, page in self._pages.items() if page.shows & touched])
            self._changed |= names
            self._seq = max(self._seq, seq)

    def _about(self, subject: str) -> Iterable[str]:
        """What an entry's subject is, and the story that belongs to."""
        yield subject
        kind, _, id = subject.partition(":")
        report = id.rpartition("/")[0] if kind == "statement" else id
        story = self.desk.story_of(id) if kind == "claim" else self.desk.story_of_report(report)
        yield from (f"report:{report}", f"story:{story}")

    def _let_go(self, keys: Iterable[Hashable]) -> None:
        for key in keys:
            page = self._pages.pop(key, None)
            self._bytes -= len(page.body) if page else 0
