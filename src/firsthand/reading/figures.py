"""Figures: the quantities that a statement claims, with low and high, bound and unit."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from firsthand.model import Bound, Figure, Spans
from firsthand.reading.bounds import bound_after, modifiers
from firsthand.reading.figure_tokens import Tokens, tokens
from firsthand.reading.figure_words import MONTHS, words
from firsthand.reading.notfigures import is_no_quantity
from firsthand.reading.numerals import STARTS, Numeral, numeral
from firsthand.reading.units import counted, unit_after, unit_before

__all__ = ["figures"]

# A longer stretch is cut at white space, so that memory does not grow with a report of one line.
_PIECE = 20_000
_SLACK = 200

_CHANGE = words(
    """rise rises rose risen rising fall falls fell fallen falling raise raises raised raising lower lowers lowered
    lowering cut cuts cutting increase increases increased increasing decrease decreased drop drops dropped dropping
    grow grows grew grown climb climbs climbed climbing decline declined revise revised jump jumped slash slashed
    reduce reduces reduced reducing widen widened narrow narrowed up down go goes went gone expand expanded shrink
    shrank shrunk swell swelled double doubled upgrade upgraded edge edged soar soared plunge plunged change changed
    shift shifted extend extended"""
)
_DASHES = ("-", "–", "—", "‐", "‑", "−")
_UNSURE = ("about", "around", "perhaps", "maybe", "roughly", "even", "possibly")
_PERCENTS = {"%": 1, "percent": 1, "pct": 1, "per": 2}


@dataclass(frozen=True, slots=True)
class _Quantity:
    """One number or a range in tokens [first, end), modifiers included; `number` is its last, begun at its first."""

    first: int
    end: int
    low: float
    high: float
    number: Numeral
    bound: Bound | None = None


def figures(text: str, spans: Spans) -> tuple[Figure, ...]:
    """Every quantity claimed within these spans of a full text, in text order, each once.

    A figure's span covers its modifier and number ("more than 3,000", "$40 million"), not the unit, and lies wholly
    in one of the spans. A single number stands in `low` and `high`; `bound` says how the wording bounds it. Units
    are the counted noun's own word, "%" (shares too: a third is 33.3), an ISO currency code, a measure, or "". Left
    out are dates, clock times, ages, ordinals, labels ("Article 5", "T-72"), results of games and values above
    1e15. Vague words give the least they mean, as ACLED codes them ("dozens": 12); "several" alone gives nothing.
    Time is linear in the length of the spans.
    """
    found: dict[tuple[int, int], Figure] = {}
    for start, end in spans:
        for low, high in _pieces(text, max(0, start), min(end, len(text))):
            for figure in _in_piece(tokens(text, low, high)):
                found.setdefault(figure.span, figure)
    return tuple(found[span] for span in sorted(found))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _PIECE + _SLACK:
        space = text.find(" ", start + _PIECE, start + _PIECE + _SLACK)
        cut = space if space > 0 else start + _PIECE
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def _in_piece(found: Tokens) -> Iterator[Figure]:
    at, rejected = 0, -1
    while at < len(found):
        first = found.low[at]
        number = numeral(found, at) if first in STARTS or "0" <= first[0] <= "9" else None
        if number is None:
            at += 1
            continue
        quantity = _bounded(found, _ranged(found, number))
        unit, shown = _unit(found, quantity)
        if quantity.high < quantity.low or is_no_quantity(
            found, quantity.number, quantity.first, quantity.end, unit, shown or quantity.bound is not None, rejected
        ):
            rejected = quantity.end
        else:
            yield _figure(found, quantity, unit)
        at = max(quantity.end, at + 1)


def _figure(found: Tokens, quantity: _Quantity, unit: str) -> Figure:
    span = (found.starts[quantity.first], found.ends[quantity.end - 1])
    return Figure(span, quantity.low, quantity.high, unit, quantity.bound)


def _unit(found: Tokens, quantity: _Quantity) -> tuple[str, bool]:
    """The unit, and whether the wording shows a count: right of the number first, then left."""
    unit, shown = counted(found, quantity.number, quantity.end)
    if not unit and found.word(quantity.first - 1) == "magnitude":
        return "magnitude", True
    if not unit and found.word(quantity.end) in ("to", "or"):
        partner = numeral(found, quantity.end + 1)
        unit = unit_after(found, partner.end) if partner else ""
    if not unit and (quantity.number.digits or quantity.bound or quantity.high > 12):
        unit = unit_before(found, quantity.first)
    return unit, shown


def _ranged(found: Tokens, low: Numeral) -> _Quantity:
    """The range that starts with this number, or the number alone."""
    alone = _Quantity(low.first, low.end, low.value, low.value, low, Bound.AT_LEAST if low.least else None)
    at = low.end + _PERCENTS.get(found.word(low.end), 0)
    joint, glued = found.word(at), found.glued(at) and found.glued(at + 1)
    between = _opening(found, low.first)
    if found.word(low.first - 1) in MONTHS and low.plain:
        return alone
    if (
        joint not in ("to", "or", "and", *_DASHES)
        or (joint == "and" and between != "between")
        or (joint == "-" and not glued)
    ):
        return alone
    at += 2 if found.word(at + 1) in _UNSURE else 1
    high = numeral(found, at)
    if (
        high is None
        or high.first != at
        or high.share
        or high.least
        or (low.currency and high.currency not in ("", low.currency))
    ):
        return alone
    return _joined(found, alone, high, joint, between)


def _opening(found: Tokens, first: int) -> str:
    """ "between" or "from" before the first number of a range, roughly worded or not."""
    before = found.word(first - 1)
    opening = found.word(first - 2) if before in _UNSURE else before
    return opening if opening in ("between", "from") else ""


def _joined(found: Tokens, alone: _Quantity, high: Numeral, joint: str, between: str) -> _Quantity:
    low = alone.number
    value = low.value * high.scale if low.scale == 1 and high.scale > 1 and low.value <= high.lead else low.value
    rising = value < high.value
    if joint in _DASHES and not _clearly_range(found, low, high, rising):
        return _Quantity(low.first, high.end, 1, 0, low)
    if not rising or (between == "from" and _changes(found, low.first)):
        return alone
    signed = unit_after(found, high.end).startswith("%") and (between or found.word(low.end) == "%")
    if found.word(low.end) in _PERCENTS and not signed:
        return alone
    if joint == "or" and not (high.value <= 2 * value or high.value - value == 1):
        return alone
    first = low.first
    if between:
        first -= 1 if found.word(first - 1) == between else 2
    whole = replace(high, first=low.first, currency=high.currency or low.currency)
    return _Quantity(first, high.end, value, high.value, whole)


def _clearly_range(found: Tokens, low: Numeral, high: Numeral, rising: bool) -> bool:
    """Whether two numbers with a dash are a range, and not a result, a term of years or a code."""
    if not rising or (low.plain and 1900 <= low.value < 2100) or low.first + 2 < high.first - 1:
        return False
    unit = unit_after(found, high.end)
    return (
        (bool(unit) and unit not in ("votes", "wins", "win"))
        or bool(high.currency or low.currency)
        or high.value >= 1000
    )


def _changes(found: Tokens, first: int) -> bool:
    """Whether "from N to M" tells of a change, which is two figures and no range."""
    for index in range(first - 2, max(-1, first - 14), -1):
        if found.low[index] in _CHANGE:
            return True
        if found.low[index] in ".,;:!?":
            return False
    return False


def _bounded(found: Tokens, quantity: _Quantity) -> _Quantity:
    """The quantity with its modifiers: its first token moves left over them, its last over "or more"."""
    first, before = modifiers(found, quantity.first, quantity.end, quantity.low)
    end, after = bound_after(found, quantity.end)
    return replace(quantity, first=first, end=end, bound=before or after or quantity.bound)
