"""Counts over the whole desk that take long: counted aside, at most once a minute, and shown with when that was.

Whoever asks gets the last count at once; where the desk has changed since and the count is old, it is counted anew
meanwhile, for whoever asks next. Only the first one waits.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Any, Generic, TypeVar

from firsthand.errors import FirsthandError

Value = TypeVar("Value")

_OLD = timedelta(minutes=1)
_MOST = 2000  # counts remembered


@dataclass(frozen=True, slots=True)
class Tally(Generic[Value]):
    """Something that was counted, and when; `seq` is how far the log was."""

    value: Value
    at: datetime
    seq: int


@dataclass(slots=True)
class Tallies:
    """The last counts. One for any number of threads."""

    _last: OrderedDict[Hashable, Tally[Any]] = field(default_factory=OrderedDict)
    _counting: set[Hashable] = field(default_factory=set)
    _lock: Lock = field(default_factory=Lock)
    _once: Lock = field(default_factory=Lock)
    _aside: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "tallies"))

    def lately(self, key: Hashable, seq: int, count: Callable[[], Value]) -> Tally[Value]:
        """A count that may be a minute old; `seq` is the number of the log's last entry."""
        with self._lock:
            last: Tally[Value] | None = self._last.get(key)
        if last is None:
            return self._count(key, seq, count)
        if last.seq != seq and datetime.now(UTC) - last.at > _OLD:
            self._count_aside(key, seq, count)
        return last

    def now(self, key: Hashable, seq: int, count: Callable[[], Value]) -> Value:
        """A count as of this entry of the log: many who ask at the same time share it, counted by the first of them."""
        with self._once:
            with self._lock:
                last: Tally[Value] | None = self._last.get(key)
            return last.value if last is not None and last.seq == seq else self._count(key, seq, count).value

    def forget(self) -> None:
        """Count everything anew when it is next asked for."""
        with self._lock:
            self._last.clear()

    def close(self) -> None:
        """Count nothing more aside."""
        self._aside.shutdown(cancel_futures=True)

    def _count(self, key: Hashable, seq: int, count: Callable[[], Value]) -> Tally[Value]:
        tally = Tally(count(), datetime.now(UTC), seq)
        with self._lock:
            self._last[key] = tally
            self._last.move_to_end(key)
            while len(self._last) > _MOST:
                self._last.popitem(last=False)
        return tally

    def _count_aside(self, key: Hashable, seq: int, count: Callable[[], Value]) -> None:
        with self._lock:
            if key in self._counting:
                return
            self._counting.add(key)
        self._aside.submit(self._recount, key, seq, count)

    def _recount(self, key: Hashable, seq: int, count: Callable[[], Value]) -> None:
        try:
            self._count(key, seq, count)
        except FirsthandError:
            with self._lock:  # what is gone is said to whoever asks next
                self._last.pop(key, None)
        finally:
            with self._lock:
                self._counting.discard(key)
