"""What one web desk is made of: the desk behind it and the rules it was started with."""

from dataclasses import dataclass

from firsthand.desk import Desk
from firsthand.web.kept import KeptPages
from firsthand.web.live import Feed
from firsthand.web.looks import Looks
from firsthand.web.tallies import Tallies
from firsthand.web.workshop import Workshop

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Rules:
    """How a desk is served.

    `host` is the address it listens on, `names` those it answers to (empty: any). `local` is who acts on a desk that asks
    nobody for a password. `max_bytes` is the largest report, `max_files` how many come at once.
    """

    host: str = "127.0.0.1"
    names: frozenset[str] = frozenset()
    local: str = "local"
    max_bytes: int = 10 * MEGABYTE
    max_files: int = 50

    @property
    def max_upload(self) -> int:
        """Bytes that one request may bring to /add: four of the largest reports, and something for the form around."""
        return 4 * self.max_bytes + MEGABYTE


@dataclass(frozen=True, slots=True)
class House:
    """Everything that answering needs."""

    desk: Desk
    rules: Rules
    looks: Looks
    feed: Feed
    kept: KeptPages
    workshop: Workshop
    tallies: Tallies
