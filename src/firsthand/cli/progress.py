"""How far a run is, for people who watch it."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import TypeVar

from rich.console import Console

T = TypeVar("T")


def counted(things: Iterable[T], doing: str = "reading", *, streamed: bool = True) -> Iterator[T]:
    """The same things, with a line on stderr that says what is being done and counts them.

    Only where stderr is a terminal. Where results are `streamed` to a terminal they show the progress themselves, and
    there is no line then.
    """
    if not sys.stderr.isatty() or (streamed and sys.stdout.isatty()):
        yield from things
        return
    with Console(stderr=True).status(doing) as status:
        for number, thing in enumerate(things, start=1):
            status.update(f"{doing}: {number:,} done")
            yield thing


def doing(what: str) -> AbstractContextManager[object]:
    """A line on stderr while something without a count goes on, where stderr is a terminal."""
    return Console(stderr=True).status(what) if sys.stderr.isatty() else nullcontext()
