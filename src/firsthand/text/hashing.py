"""Hashes that identify bytes and texts."""

import hashlib

_ID_LENGTH = 12
"""Hexadecimal digits of an id: 48 bits, so that two among a million reports share one with a chance of 1 in 500."""


def sha256(data: bytes) -> str:
    """The SHA-256 of bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def sha256_of_text(text: str) -> str:
    """The SHA-256 of a text's UTF-8 bytes; surrogates that no UTF-8 holds are hashed as they stand."""
    return sha256(text.encode("utf-8", "surrogatepass"))


def id_of(text: str) -> str:
    """A report id that follows from the text alone: the same text has the same id on every machine."""
    return sha256_of_text(text)[:_ID_LENGTH]
