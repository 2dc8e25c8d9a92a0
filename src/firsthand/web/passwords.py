"""Passwords, hashed by Argon2id (RFC 9106) with the library's current parameters."""

from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from firsthand.errors import RequestError

SHORTEST = 10
"""Characters that a password must have: NIST SP 800-63B asks for 8, and for no rules on which."""

_LONGEST = 1024
_HASHER = PasswordHasher()
_AT_ONCE = BoundedSemaphore(2)  # each takes 64 MB while it works


def hashed(password: str) -> str:
    """What is kept of a password. Raises RequestError for one that is too short or too long."""
    if len(password) < SHORTEST:
        remedy = "a few unrelated words are easy to remember and hard to guess"
        raise RequestError(f"a password needs at least {SHORTEST} characters", "the password", remedy)
    if len(password) > _LONGEST:
        raise RequestError(f"a password may have at most {_LONGEST} characters", "the password")
    with _AT_ONCE:
        return _HASHER.hash(password)


def matches(password: str, kept: str | None) -> bool:
    """Whether this is the password that `kept` was made of; takes as long when nothing is kept, so that nobody can
    learn from the time which names there are."""
    with _AT_ONCE:
        try:
            return _HASHER.verify(kept or _nobodys(), password[:_LONGEST]) and kept is not None
        except (InvalidHashError, VerificationError):
            return False


def is_dated(kept: str) -> bool:
    """Whether a hash was made with weaker parameters than are used now, so that it should be made anew."""
    return _HASHER.check_needs_rehash(kept)


@cache
def _nobodys() -> str:
    return _HASHER.hash("no password at all")
