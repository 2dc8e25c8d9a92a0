"""What a person types into the search, as parts that both databases understand the same way."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_PART = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')
_MOST_PARTS = 32
_MOST_WORDS = 64


@dataclass(frozen=True, slots=True)
class Part:
    """Words that must follow one another; `absent`: that must not; `prefix`: the last one may go on."""

    words: tuple[str, ...]
    absent: bool = False
    prefix: bool = False


def parts_of(query: str) -> tuple[Part, ...]:
    """The parts of a query: words, "a phrase", -not, begin*. Anything else in it is passed over, and nothing raises.

    None where nothing is wanted: a query of exclusions alone asks for nothing.
    """
    parts = [_part(*match.groups()) for match in _PART.finditer(query[:10_000])]
    kept = list(dict.fromkeys(part for part in parts if part.words))[:_MOST_PARTS]
    return tuple(kept) if any(not part.absent for part in kept) else ()


def _part(minus: str, phrase: str | None, word: str | None) -> Part:
    words = tuple(folded(phrase if phrase is not None else word or "").split())
    prefix = word is not None and word.endswith("*") and len(words) > 0
    return Part(words[:_MOST_WORDS], absent=bool(minus), prefix=prefix)


def folded(text: str) -> str:
    """The text in small letters without accents, everything but letters and digits a space: every offset stays."""
    plain = text if text.isascii() else "".join(map(_base, text))
    return _NO_WORD.sub(" ", plain.lower() if plain.isascii() else "".join(map(_small, plain)))


_NO_WORD = re.compile(r"[^\w]|_")
_SIGNS = 4096  # different signs of texts: more than most desks have


@lru_cache(maxsize=_SIGNS)
def _base(character: str) -> str:
    """The letter under its accents; the character itself where that is not one letter."""
    base = unicodedata.normalize("NFD", character)[0]
    return base if base.isalnum() else character


@lru_cache(maxsize=_SIGNS)
def _small(character: str) -> str:
    small = character.lower()
    return small if len(small) == 1 else character
