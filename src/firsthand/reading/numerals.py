"""Numbers as written in news English: digits, words and magnitudes, read from tokens.

`numeral` reads the number that starts at one token. What the number counts, and whether it is a quantity at all, is
decided elsewhere (`units`, `notfigures`).
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from firsthand.reading.currencies import CURRENCY_CODES
from firsthand.reading.figure_tokens import Tokens
from firsthand.reading.figure_words import TIME_UNITS

__all__ = ["STARTS", "Numeral", "numeral"]

_WRITTEN = re.compile(
    r"(?:[1-9][0-9]{0,2}(?:[,\u00a0\u202f\u2009][0-9]{3})+|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}|[0-9]+)(?:\.[0-9]+)?"
)
_SEPARATORS = str.maketrans("", "", ",\u00a0\u202f\u2009")
_MOST = 10**15
_LONGEST = 24

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_SMALL = {word: value for value, word in enumerate(_ONES.split())}
_TENS = {
    w: 10 * (n + 2)
    for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"])
}
_SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 1000, "lakh": 10**5, "lakhs": 10**5, "million": 10**6, "mn": 10**6,
    "mln": 10**6, "crore": 10**7, "crores": 10**7, "cr": 10**7, "billion": 10**9, "bn": 10**9, "bln": 10**9,
    "trillion": 10**12, "tn": 10**12,
}  # fmt: skip
# The least that a vague plural can mean, as ACLED codes it: 12, 100 (its FAQ, "How does ACLED code fatalities?").
_VAGUE = {
    "tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000, "millions": 10**6,
    "billions": 10**9,
}  # fmt: skip
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5,
    "sixth": 6, "sixths": 6, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip
_WHOLES = frozenset([3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100, 1000])
_SUFFIXES = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}
_FEW = {"several", "few", "many"}
_NOT_HALF = {"first", "second", "other", "latter", "better", "former", "this", "last", "next", "each", "every"}
_HALF_OF = {"of", "the", "its", "their", "his", "her", "our", "all", "those", "these", "were", "are", "had", "have"}

STARTS = frozenset(
    {*_SMALL, *_TENS, *_VAGUE, "a", "half", "hundred", "thousand", "million", "billion", "dozen"} | _FEW - {"many"}
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number: tokens [first, end), its value, and how it is written.

    `plain` means bare digits without separators, which may be a year, a day or a label; `lead` is the part before its
    magnitude (3 of "three hundred"); `currency` an ISO code where a sign stands before it; `least` says that a vague
    word means this much and up; `share` that it is a part of a whole, in percent.
    """

    first: int
    end: int
    value: float
    lead: float
    digits: bool = False
    plain: bool = False
    currency: str = ""
    least: bool = False
    share: bool = False

    @property
    def scale(self) -> float:
        """What the leading number is multiplied by: 100 in "three hundred"; 1 where no magnitude is written."""
        return self.value / self.lead if self.lead else 1.0


def numeral(found: Tokens, at: int) -> Numeral | None:
    """The number whose digits or words (or whose currency sign) start at this token; None where there is none."""
    first = found.word(at)
    if not first:
        return None
    if first[0].isdigit():
        number = _in_digits(found, at)
        return number and _ratio(found, number)
    if first in STARTS:
        number = _vague(found, at) or _part(found, at) or _in_words(found, at)
        return number and _ratio(found, number)
    for ahead in (at + 1, at + 2):
        if found.word(ahead)[:1].isdigit():
            number = _in_digits(found, ahead)
            return number if number and number.first == at else None
    return None


def _ratio(found: Tokens, number: Numeral) -> Numeral:
    """ "nine in ten", "61 out of 100": a share, where the whole is a round number."""
    joint = 1 if found.word(number.end) == "in" else 2
    if found.word(number.end + joint - 1) not in ("in", "of") or (joint == 2 and found.word(number.end) != "out"):
        return number
    at = number.end + joint
    whole = _in_digits(found, at) if found.word(at)[:1].isdigit() else _in_words(found, at)
    if whole is None or whole.value not in _WHOLES or not 0 < number.value < whole.value or number.scale != 1:
        return number
    if found.word(whole.end) in TIME_UNITS or number.currency or number.least:
        return number
    return Numeral(number.first, whole.end, round(100 * number.value / whole.value, 1), number.value, share=True)


def _in_digits(found: Tokens, at: int) -> Numeral | None:
    written = found.raw[at]
    if len(written) > _LONGEST or not _WRITTEN.fullmatch(written) or (written[0] == "0" and written[1:2].isdigit()):
        return None
    first, currency = _currency_before(found, at)
    lead = Decimal(written.translate(_SEPARATORS))
    end, scale = _magnitude(found, at + 1, bool(currency))
    value = lead * scale
    if value > _MOST:
        return None
    if (found.word(first - 1) == "minus" and found.word(first - 2) != "or") or (
        found.word(first - 1) == "−" and found.glued(first)
    ):
        first, lead, value = first - 1, -lead, -value
    plain = written.isdigit() and scale == 1 and not currency
    return Numeral(first, end, float(value), float(lead), digits=True, plain=plain, currency=currency)


def _currency_before(found: Tokens, at: int) -> tuple[int, str]:
    """The token at which the amount starts and the currency of the sign before it ("US$40": two tokens)."""
    if at == 0:
        return at, ""
    sign, glued = found.raw[at - 1], found.glued(at)
    if sign == "$" and at > 1 and found.glued(at - 1) and found.raw[at - 2] + sign in CURRENCY_CODES:
        return at - 2, CURRENCY_CODES[found.raw[at - 2] + sign]
    if sign not in CURRENCY_CODES or (found.glued(at - 1) and found.text[found.starts[at - 1] - 1].isalnum()):
        return at, ""
    spaced = len(sign) == 3 or not sign.isalpha() or sign in ("Rs", "RM", "Rp", "KSh", "Ksh")
    amount = len(sign) > 1 or not sign.isalpha() or len(found.raw[at]) > 3 or _magnitude(found, at + 1, True)[1] > 1
    return (at - 1, CURRENCY_CODES[sign]) if amount and (glued or spaced) else (at, "")


def _magnitude(found: Tokens, at: int, money: bool) -> tuple[int, int]:
    """Where the number ends and what its magnitude word multiplies it by."""
    if found.word(at) == "-" and found.glued(at) and found.glued(at + 1):
        hyphened = found.word(at + 1)
        scale = _SCALES.get(hyphened, _SUFFIXES.get(hyphened, 1) if money and hyphened in "bmt" else 1)
        return (at + 2, scale) if scale > 1 else (at, 1)
    word = found.word(at)
    if word in _SUFFIXES and found.glued(at):
        # "40m" may be metres: it is millions of money, or of something counted ("3m doses").
        counted = found.word(at + 1).endswith("s") or found.word(at + 1) == "people"
        if money or word == "k" or (word == "m" and counted):
            return at + 1, _SUFFIXES[word]
    scale = _SCALES.get(word, 1)
    end = at + 1 if scale > 1 else at
    while found.word(end) in ("million", "billion", "crore") and scale in (100, 1000, 10**5):
        scale *= _SCALES[found.word(end)]
        end += 1
    return end, scale


def _in_words(found: Tokens, at: int) -> Numeral | None:
    word = found.word(at)
    if word == "a" and found.word(at + 1) not in _SCALES:
        return None
    total = group = 0.0
    lead, end, last = 0.0, at, "start"
    while True:
        step = _step(found, end, last)
        if step is None:
            break
        end, kind, value = step
        if kind == "scale":
            lead = lead or group or 1.0
            if value == 100:
                group = (group or 1) * 100
            else:
                total, group = total + (group or 1) * value, 0.0
        else:
            group += value
        last = kind
        lead = lead or group
        if total + group > _MOST:
            return None
    value = total + group
    return Numeral(at, end, value, lead or 1.0) if end > at else None


def _step(found: Tokens, at: int, last: str) -> tuple[int, str, float] | None:
    """The next word of a number in words: where it ends, its kind and value; None where the number is over."""
    word = found.word(at)
    if (last == "start" and word == "a") or (last == "ten" and word == "-" and found.glued(at) and found.glued(at + 1)):
        at, word = at + 1, found.word(at + 1)
    elif last == "scale" and word == "and":
        at, word = at + 1, found.word(at + 1)
        if word == "a" and found.word(at + 1) == "half":
            return None
        if word not in _SMALL and word not in _TENS:
            return None
    if word in _SCALES and last != "half":
        return at + 1, "scale", float(_SCALES[word])
    if word in _TENS and last in ("start", "scale"):
        return at + 1, "ten", float(_TENS[word])
    if word in _SMALL and (last in ("start", "scale") or (last == "ten" and 0 < _SMALL[word] < 10)):
        return at + 1, "one", float(_SMALL[word])
    return None


def _vague(found: Tokens, at: int) -> Numeral | None:
    """ "dozens", "tens of thousands", "several hundred": at least that many."""
    word = found.word(at)
    if word in _FEW:
        scale = _SCALES.get(found.word(at + 1), 0)
        return Numeral(at, at + 2, float(scale), 1.0, least=True) if scale else None
    if word not in _VAGUE:
        return None
    value, end = _VAGUE[word], at + 1
    while found.word(end) == "of" and _VAGUE.get(found.word(end + 1), 0) >= 1000 and value < 10**9:
        value, end = value * _VAGUE[found.word(end + 1)], end + 2
    if word == "tens" and end == at + 1 and found.word(end) != "of":
        return None
    if word == "scores" and not _many(found, at):
        return None
    return Numeral(at, end, float(value), float(value), least=True)


def _many(found: Tokens, at: int) -> bool:
    """Whether "scores" means many, and not marks or goals."""
    after, beyond, before = found.word(at + 1), found.word(at + 2), found.word(at - 1)
    if before.isalpha() and before not in (
        "and",
        "that",
        "as",
        "with",
        "killed",
        "killing",
        "wounded",
        "wounding",
        "injured",
        "injuring",
    ):
        return False
    return (after == "of" and beyond.isalpha() and beyond not in STARTS) or after in (
        "more",
        "were",
        "are",
        "killed",
        "injured",
        "dead",
    )


def _part(found: Tokens, at: int) -> Numeral | None:
    """ "half of", "a third of", "two-thirds", "half a million", "two and a half"."""
    word = found.word(at)
    if word == "half":
        return _half(found, at)
    top = 1 if word == "a" else _SMALL.get(word, 0)
    end = at + 1
    if top and found.word(end) == "and" and found.word(end + 1) == "a" and found.word(end + 2) == "half":
        stop, scale = _magnitude(found, end + 3, False)
        return Numeral(at, stop, (top + 0.5) * scale, top + 0.5)
    if found.word(end) == "-" and found.glued(end):
        end += 1
    bottom = _PARTS.get(found.word(end), 0)
    if not 0 < top < bottom or (top > 1) != found.word(end).endswith("s"):
        return None
    return _of_whole(found, at, end + 1, top / bottom, top > 1)


def _of_whole(found: Tokens, at: int, end: int, part: float, several: bool) -> Numeral | None:
    """A part of a million is a number; of anything else a share; of an hour or a year neither."""
    if found.word(end) != "of":
        return Numeral(at, end, round(100 * part, 1), 1.0, share=True) if several else None
    if found.word(end + 1) == "a" and found.word(end + 2) in _SCALES:
        return Numeral(at, end + 3, part * _SCALES[found.word(end + 2)], part)
    if found.word(end + 1) in ("a", "an") or found.word(end + 1)[:1].isdigit():
        return None
    return Numeral(at, end, round(100 * part, 1), 1.0, share=True)


def _half(found: Tokens, at: int) -> Numeral | None:
    after, before = found.word(at + 1), found.word(at - 1)
    if after == "a" and found.word(at + 2) in _SCALES:
        return Numeral(at, at + 3, _SCALES[found.word(at + 2)] / 2, 0.5)
    if before in _NOT_HALF or (after not in _HALF_OF and before != "by") or found.word(at + 2) in ("hour", "time"):
        return None
    return Numeral(at, at + 1, 50.0, 1.0, share=True)
