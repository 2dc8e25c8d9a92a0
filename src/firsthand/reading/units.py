"""What a number counts: the noun after it, a sign or measure, or what its clause says became of those counted."""

from firsthand.reading.currencies import CURRENCY_NAMES, NATIONAL_CURRENCIES
from firsthand.reading.figure_tokens import Tokens
from firsthand.reading.figure_words import (
    ADVERBS,
    AUXILIARIES,
    COMPOUNDING,
    COMPOUNDS,
    DETERMINERS,
    JOINING,
    MEASURES,
    NOT_PLURAL,
    PLURALS,
    PRONOUNS,
    SINGULAR,
    STATUS,
    STOPS,
    words,
)
from firsthand.reading.numerals import Numeral

__all__ = ["counted", "unit_after", "unit_before"]

_QUOTES = frozenset("\"'“”‘’«»")
_COUNTS = frozenset(["number", "numbers", "count", "total", "tally", "strength"])
_LOSSES = frozenset(["casualties", "losses", "deaths", "fatalities", "injuries", "arrests", "detentions"])
_NUMBERS = words("two three four five six seven eight nine ten eleven twelve")
_BEING = frozenset(["is", "are", "was", "were", "be", "been", "being"])
_ENDED = frozenset(["died", "perished", "fled", "surrendered", "defected", "deserted"])
_FARTHEST = 7


def _plural(word: str) -> bool:
    if word in PLURALS:
        return True
    return len(word) > 3 and word[-1] == "s" and word[-2] not in "sui'’" and word not in NOT_PLURAL


def unit_after(found: Tokens, at: int, single: bool = False) -> str:
    """The unit that stands from this token on: a sign, measure, currency, counted noun or status ("wounded"); else "".

    `single` also takes the nouns that are counted one by one ("one soldier"). A currency comes as its ISO code where
    its name leaves no doubt, a percentage as "%".
    """
    at += found.word(at) in _QUOTES and found.word(at + 1) == "of"
    return _sign(found, at) or _compound(found, at) or _noun(found, at, single)


def _sign(found: Tokens, at: int) -> str:
    word, after = found.word(at), found.word(at + 1)
    if word == "-" and after in ("percent", "per"):
        at, word, after = at + 1, after, found.word(at + 2)
    points = {"%": 1, "percent": 1, "pct": 1, "per": 2 if after in ("cent", "100") else 0, "percentage": 1}.get(word, 0)
    if points:
        return (
            "percentage points"
            if found.word(at + points) in ("point", "points")
            else "%"
            if word != "percentage"
            else ""
        )
    if word == "°":
        return "°" + found.raw[at + 1] if after in ("c", "f") else "degrees"
    if word in MEASURES:
        if word == "km" and after == "/":
            return "km/h"
        spaced = len(word) > 1 or word in "mgt"
        return found.raw[at] if found.glued(at) or spaced else ""
    return ""


def _compound(found: Tokens, at: int) -> str:
    """The unit in "a 40-member panel", "a 300-kilometre front"; "strong" names nothing."""
    if found.word(at) != "-" or not found.glued(at) or not found.glued(at + 1):
        return ""
    word = found.word(at + 1)
    if word == "strong":
        return _noun(found, at + 2, False)
    return CURRENCY_NAMES.get(word, word) if word in COMPOUNDS or word in SINGULAR else ""


def _noun(found: Tokens, at: int, single: bool) -> str:
    """The head of the noun phrase: its last plural, else the status that stands alone."""
    at = _after_partitive(found, at)
    status, names = "", 0
    index, stop = at, min(len(found), at + _FARTHEST)
    while index < stop:
        word = found.low[index]
        if word in _QUOTES or (word == "-" and found.glued(index) and found.glued(index + 1)):
            index += 1
            continue
        if word in ("and", "or") and index > at and not status and found.word(index + 1) not in STOPS:
            index += 1
            continue
        if not word[0].isalpha() or (
            word in STOPS and found.raw[index] not in ("US", "IT") and not _hyphened(found, index)
        ):
            break
        hyphened = found.word(index + 1) == "-" and found.glued(index + 1)
        if not hyphened and (_plural(word) or (single and word in SINGULAR)):
            if not _goes_on(found, index):
                return _worded(found, index, names)
        elif word in STATUS and not status:
            status = word
        names = names + 1 if found.raw[index][0].isupper() else 0
        index += 1
    return status


def _after_partitive(found: Tokens, at: int) -> int:
    """Past "of the", "of our", "of the North's": the noun is what follows."""
    if found.word(at) != "of":
        return at
    at += 1
    while found.word(at) in DETERMINERS and (after := found.word(at + 1))[:1].isalnum():
        if after in STOPS and after not in _NUMBERS:
            break
        at += 1
    skipped = found.word(at) in _NUMBERS or found.word(at)[:1].isdigit() or found.word(at).endswith(("'s", "’s"))
    return at + 1 if skipped else at


def _hyphened(found: Tokens, index: int) -> bool:
    """Whether the word ends a compound ("US-made")."""
    return found.word(index - 1) == "-" and found.glued(index) and found.glued(index - 1)


def _goes_on(found: Tokens, index: int) -> bool:
    """Whether the next plural is the head: "two sports halls", "two Special Operations vehicles"."""
    after = found.word(index + 1)
    compounding = found.low[index] in COMPOUNDING or found.raw[index][0].isupper()
    return compounding and _plural(after) and after not in STOPS and after not in STATUS


def _worded(found: Tokens, index: int, names: int) -> str:
    """The noun as its unit: a currency's code, a joined measure ("square miles"), a whole name ("North Koreans")."""
    word, before = found.low[index], found.word(index - 1)
    national = NATIONAL_CURRENCIES.get((before, word))
    if national or word in CURRENCY_NAMES:
        return national or CURRENCY_NAMES[word]
    if before in JOINING:
        return f"{before} {word}"
    if found.raw[index][0].isupper() and names:
        return " ".join(found.raw[index - names : index + 1])
    return found.raw[index] if found.raw[index][0].isupper() else word


def counted(found: Tokens, number: Numeral, end: int) -> tuple[str, bool]:
    """The unit of a number that ends before this token, and whether the wording shows that something is counted.

    "of them had been killed" gives "killed"; "two of them, ..." counts without saying what.
    """
    if number.currency:
        return number.currency, True
    if number.share:
        return "%", True
    if found.word(end) in ("won", "won's", "won’s") and (number.scale > 1 or number.value >= 1000):
        return "KRW", True
    unit = unit_after(found, end, single=number.value == 1)
    if unit:
        return unit, True
    anaphoric = found.word(end) == "of" and (found.word(end + 1) in PRONOUNS | DETERMINERS)
    after = end + 2 if anaphoric else end
    unit = _predicate(found, after, anaphoric)
    return unit, bool(unit) or anaphoric or found.word(end) in ("more", "other", "others", "further")


def _predicate(found: Tokens, at: int, bare: bool) -> str:
    """The participle of "had been killed or wounded"; without an auxiliary only after "of them"."""
    if found.word(at) in ("more", "others", "other"):
        at, bare = at + 1, True
    helped, passive = bare, bare
    for index in range(at, min(len(found), at + 6)):
        word = found.low[index]
        if word in AUXILIARIES:
            helped, passive = True, passive or word in _BEING
        elif (helped and (word in STATUS or word in _ENDED)) or (
            passive and word.endswith("ed") and word not in ADVERBS and len(word) > 4
        ):
            return word
        elif word not in ADVERBS:
            return ""
    return ""


def unit_before(found: Tokens, at: int) -> str:
    """What the clause before a bare number counts ("casualties had passed 3,000", "the number of dead at 9") or ""."""
    if found.word(at - 1) in STATUS:
        return found.word(at - 1)
    for index in range(at - 1, max(-1, at - 14), -1):
        word = found.low[index]
        if word in _LOSSES:
            return word
        if word == "of" and found.word(index - 1) in _COUNTS:
            return _noun(found, index + 1, False)
        if word in ".;!?" or word[0] == "\n" or word[0].isdigit():
            return ""
    return ""
