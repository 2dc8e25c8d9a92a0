"""Random keys: what stands in cookies and tokens, and what is kept of them."""

import hmac
import secrets
from hashlib import sha256

TOKEN_PREFIX = "fh_"
"""What every API token begins with, so that one that leaks can be recognised."""

_BYTES = 32


def new_key() -> str:
    """A key that nobody can guess: 256 random bits, safe in cookies and addresses."""
    return secrets.token_urlsafe(_BYTES)


def new_token() -> str:
    """A key for programs."""
    return TOKEN_PREFIX + new_key()


def kept_of(key: str) -> str:
    """What is kept of a key, so that whoever reads the desk cannot use it: its SHA-256."""
    return sha256(key.encode()).hexdigest()


def form_key(cookie: str) -> str:
    """The key that a form must carry to be believed: known to whoever can read the page or the cookie, and to nobody else."""
    return hmac.new(cookie.encode(), b"forms of the desk", sha256).hexdigest()


def same(one: str, other: str) -> bool:
    """Whether two keys are the same; takes as long whatever they are."""
    return hmac.compare_digest(one.encode(), other.encode())
