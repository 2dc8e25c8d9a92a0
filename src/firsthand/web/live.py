"""The live feed: every change on the desk as a server-sent event, in order, with the log's number as its id.

One task looks at the log and wakes whoever listens. A listener that comes back names the last number it has seen, and
goes on from there: nothing is lost, nothing comes twice. (HTML Standard, section 9.2, "Server-sent events".)
"""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from starlette.concurrency import run_in_threadpool

from firsthand.desk import AuditEntry, Desk
from firsthand.errors import DeskError
from firsthand.serial.lines import moment

_EVERY = 0.4  # seconds between looks at the log
_SILENCE = 15.0  # seconds after which a comment keeps the connection open through proxies
_AT_ONCE = 200  # entries sent before looking again
_RETRY = 2000  # milliseconds after which a browser comes back


@dataclass(slots=True)
class Feed:
    """Watches a desk's log and feeds it to listeners."""

    desk: Desk
    _last: int = 0
    _closing: bool = False
    _moved: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def watch(self) -> None:
        """Look at the log until cancelled; a desk that is away for a while is asked again."""
        while True:
            try:
                last = await run_in_threadpool(self.desk.seq)
            except DeskError:
                last = self._last
            if last != self._last:
                async with self._moved:
                    self._last = last
                    self._moved.notify_all()
            await asyncio.sleep(_EVERY)

    async def close(self) -> None:
        """Let all listeners go."""
        async with self._moved:
            self._closing = True
            self._moved.notify_all()

    async def since(self, seq: int) -> AsyncIterator[str]:
        """The events after an entry of the log, as text of the feed, for as long as the listener stays."""
        yield f"retry: {_RETRY}\n\n"
        while not self._closing:
            entries = await run_in_threadpool(self._entries, seq)
            for entry in entries:
                yield _event(entry)
            if entries:
                seq = entries[-1].seq
            elif not await self._news(seq):
                yield ": still here\n\n"

    def _entries(self, seq: int) -> list[AuditEntry]:
        try:
            return self.desk.audit(after=seq, limit=_AT_ONCE)
        except DeskError:
            return []

    async def _news(self, seq: int) -> bool:
        """Wait for an entry after this one; False when there was silence for long."""
        async with self._moved:
            try:
                await asyncio.wait_for(self._moved.wait_for(lambda: self._last > seq or self._closing), _SILENCE)
            except TimeoutError:
                return False
            return True


def _event(entry: AuditEntry) -> str:
    told = {"seq": entry.seq, "at": moment(entry.at), "who": entry.who, "event": entry.event}
    data = json.dumps(told | {"subject": entry.subject, "detail": entry.detail})
    return f"id: {entry.seq}\nevent: change\ndata: {data}\n\n"
