"""Where what takes the models is done: reading, adding, judging.

A desk that is served does it in a process of its own, so that nobody who looks waits for whoever adds: reading a report
keeps a processor busy for some tenths of a second, in which a page that shares the process would have to wait.
"""

import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Lock, Thread
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from firsthand.desk import Desk
from firsthand.errors import DeskBusy

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


class Workshop(Protocol):
    """Does work on a desk."""

    def do(self, work: Callable[Concatenate[Desk, Given], Answer], *args: Given.args, **kwargs: Given.kwargs) -> Answer:
        """What `work` answers, given the desk and the rest; what it raises is raised here."""
        ...

    def close(self) -> None:
        """End what was begun."""
        ...


@dataclass(frozen=True, slots=True)
class Here:
    """Does it at once, where it is called."""

    desk: Desk

    def do(self, work: Callable[Concatenate[Desk, Given], Answer], *args: Given.args, **kwargs: Given.kwargs) -> Answer:
        """What `work` answers."""
        return work(self.desk, *args, **kwargs)

    def close(self) -> None:
        """There is nothing to end."""


@dataclass(slots=True)
class Beside:
    """Does it in a process of its own, one thing after another, with the desk at `place` opened there too.

    The process is begun with the first work, and anew should it ever end.
    """

    place: str | Path
    _pool: ProcessPoolExecutor | None = None
    _lock: Lock = field(default_factory=Lock)

    def do(self, work: Callable[Concatenate[Desk, Given], Answer], *args: Given.args, **kwargs: Given.kwargs) -> Answer:
        """What `work`, a function of a module, answers there. Raises DeskBusy when the process was ended in the middle."""
        pool = self._begun()
        try:
            return pool.submit(_on_desk, work, args, kwargs).result()
        except BrokenProcessPool as error:
            with self._lock:
                self._pool = None if self._pool is pool else self._pool
            remedy = "what was finished is kept; send it again"
            raise DeskBusy("the process that reads was ended from outside", str(self.place), remedy) from error

    def close(self) -> None:
        """End the process once it is done with what it has."""
        with self._lock:
            if self._pool is not None:
                self._pool.shutdown(cancel_futures=True)
                self._pool = None

    def _begun(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._pool is None:
                self._pool = ProcessPoolExecutor(1, get_context("spawn"), initializer=_open, initargs=(self.place,))
            return self._pool


_YIELDS = 10
"""How far the process that works steps back where it shares a processor with the one that answers: a page is wanted at once."""

_desks: list[Desk] = []
"""The desk of the process that works, opened once."""


def _open(place: str | Path) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever began this process
    if sys.platform != "win32":
        os.nice(_YIELDS)
    Thread(target=_end_with, args=(parent_process(),), daemon=True).start()
    _desks.append(Desk.open(place))


def _end_with(parent: BaseProcess | None) -> None:
    """End where whoever began this process has ended without a word, killed or told to: nobody would ever end it else. What
    is being added then is not there at all, and is added again."""
    if parent is not None:
        parent.join()
        os._exit(0)


def _on_desk(work: Callable[..., Answer], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Answer:
    return work(_desks[0], *args, **kwargs)
