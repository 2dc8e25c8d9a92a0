"""The words of a wording that carry its matter, as stems, and how much each says.

The stemmer is a short list of English endings: it need not be right, only the same for forms of one word. How much a word
says comes from its rank in the encoder's vocabulary, which is ordered by frequency: rare words say more.
"""

import math
import re
from functools import lru_cache

from firsthand.text.wordpieces import WordPieces

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SAYING_NOTHING = """
a an the this that these those there here it its he she they them his her their him we us our i me my you your who whom
whose which what when where why how whether if as of in on at by for from to with without into onto over under up down
out off about after before between during since until than then and or but nor so yet not no n't is are was were be
been being am has have had having do does did done will would can could may might must shall should also very more
most much many some any all both each other another such only own same just now still already again ever never
said says say told tell mr mrs ms dr one ones
"""
_STOP = frozenset(_SAYING_NOTHING.split())
_NEGATORS = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|cannot|without|denied|denies|deny|false|untrue|baseless|unfounded|"
    r"fabricated|wrong|rejects|rejected|dismisses|dismissed)\b|n[’']t\b",
    re.IGNORECASE,
)
_ENDINGS = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ies",
    "ied",
    "ers",
    "ed",
    "es",
    "s",
    "ly",
    "er",
    "e",
    "y",
)
_SHORTEST = 3


def words_in(text: str) -> list[str]:
    """The words of a text as they stand, possessive endings left out."""
    return [re.sub(r"['’]s?$", "", word) for word in _WORD.findall(text)]


def stems(text: str) -> list[str]:
    """The stems of the words that carry matter, in order; numbers in digits are figures, and left out."""
    return [stem(word) for word in words_in(text) if word and word.casefold() not in _STOP and not word[0].isdigit()]


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word without its ending, in lower case: "captured", "capture" and "captures" are one."""
    low = word.casefold()
    if not low.isalpha():
        return low
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= _SHORTEST:
            low = low[: -len(ending)]
            break
    return low[:-1] if len(low) > _SHORTEST and low[-1] == low[-2] else low


def is_name(word: str) -> bool:
    """Whether a word looks like a name or part of one: it has a capital and says something."""
    return any(letter.isupper() for letter in word) and word.casefold() not in _STOP


def negations(text: str) -> int:
    """How often a wording negates."""
    return len(_NEGATORS.findall(text))


@lru_cache(maxsize=100_000)
def weight(stem: str) -> float:
    """How much a word says, 0 to 1 and a little over: the logarithm of its rank; words in several pieces count as rare."""
    pieces = _vocabulary().pieces(stem)
    rank = pieces[0] if len(pieces) == 1 else 30_000
    return math.log(max(rank - 990, 10)) / math.log(29_000)


@lru_cache(maxsize=1)
def _vocabulary() -> WordPieces:
    return WordPieces.load()
