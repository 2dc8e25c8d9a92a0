"""Who has seen what: how far in the log somebody was when they last looked at a story.

Looking must never wait for whoever writes, so looks are kept in memory and written down every few seconds, together. Whoever
pulls the plug loses the last few; nothing is lost but a mark.
"""

from collections.abc import Sequence
from threading import Lock

from firsthand.desk import Desk
from firsthand.errors import DeskError


class Looks:
    """The looks of all users, those not yet written down included. One for any number of threads."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = Lock()
        self._fresh: dict[tuple[str, str], int] = {}

    def seen(self, user: str, subjects: Sequence[str]) -> dict[str, int]:
        """How far in the log the user was when last looking at each of these; those never looked at are left out."""
        found = self._desk.users.seen_many(user, subjects)
        with self._lock:
            fresh = {subject: self._fresh[user, subject] for subject in subjects if (user, subject) in self._fresh}
        return found | fresh

    def look(self, user: str, subject: str, seq: int) -> None:
        """The user looked at this when the log was `seq` entries long."""
        with self._lock:
            self._fresh[user, subject] = seq

    def write_down(self) -> None:
        """Write down what is fresh; on a desk that is busy or read-only it stays in memory for the next time."""
        with self._lock:
            fresh = dict(self._fresh)
        if not fresh:
            return
        try:
            self._desk.users.look_many(fresh)
        except DeskError:
            return
        with self._lock:
            for key, seq in fresh.items():
                if self._fresh.get(key) == seq:
                    del self._fresh[key]
