"""How a figure is bounded or rounded by the words around its number: "more than", "up to", "about", "or more"."""

from firsthand.model import Bound
from firsthand.reading.figure_tokens import Tokens
from firsthand.reading.figure_words import DETERMINERS, TIME_UNITS, words
from firsthand.reading.units import unit_after

__all__ = ["bound_after", "modifiers"]

_AT_LEAST = """
    more than | over | above | at least | exceeding | exceed | exceeds | exceeded | passed | passes | passing |
    surpassed | surpasses | surpassing | topped | topping | upwards of | upward of | in excess of |
    no fewer than | no less than | not fewer than | not less than | a minimum of | minimum of | greater than |
    higher than | beyond | as few as | larger than | longer than | top | pass | surpass
"""
_AT_MOST = """
    up to | no more than | not more than | fewer than | less than | under | below | at most | as many as |
    as much as | a maximum of | maximum of | not exceeding | no longer than | lower than | not over |
    no higher than
"""
_ROUGHLY = """
    about | around | some | nearly | roughly | approximately | almost | circa | close to | an estimated | estimated
    | a total of | about an | well | just | approaching | perhaps | maybe | probably | possibly | slightly |
    only | a few | a | an
"""


def _by_last_word() -> dict[str, list[tuple[tuple[str, ...], Bound | None]]]:
    """The phrases by the word that stands next to the number, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Bound | None]]] = {}
    for bound, phrases in ((Bound.AT_LEAST, _AT_LEAST), (Bound.AT_MOST, _AT_MOST), (None, _ROUGHLY)):
        for phrase in phrases.split("|"):
            wording = tuple(phrase.split())
            table.setdefault(wording[-1], []).append((wording, bound))
    for options in table.values():
        options.sort(key=lambda option: -len(option[0]))
    return table


_MODIFIERS = _by_last_word()
_PASSING = words("passed passes passing pass top topped topping beyond exceed surpass")
_HANDED = words(
    """hand hands handed handing turn turned turns turning take takes taking took taken give gave given bring brought
    run ran carry carried fly flew flown win won sign signed flying"""
)
_LEADING = ("a", "an", "well", "just", "only")
_LED = words("total few estimated minimum maximum over above under below more less fewer about")


def modifiers(found: Tokens, first: int, end: int, low: float) -> tuple[int, Bound | None]:
    """Where the modifiers of the number in tokens [first, end) start, and the bound they set; `low` is its value."""
    start, bound = first, None
    for _ in range(4):
        wording, kind = _modifier(found, start, end, low)
        if not wording:
            break
        start, bound = start - len(wording), kind or bound
    while start < first and found.low[start] in _LEADING and found.low[start + 1] not in _LED:
        start += 1
    return start, bound


def _modifier(found: Tokens, first: int, end: int, low: float) -> tuple[tuple[str, ...], Bound | None]:
    for wording, bound in _MODIFIERS.get(found.word(first - 1), ()):
        if first < len(wording) or tuple(found.low[first - len(wording) : first]) != wording:
            continue
        if wording == ("over",) and (found.word(first - 2) in _HANDED or found.word(end) in TIME_UNITS):
            continue
        if wording == ("top",) and found.word(first - 2) in DETERMINERS:
            continue
        if wording[0] in _PASSING and low < 100 and unit_after(found, end) not in ("", "%"):
            continue
        return wording, bound
    return (), None


def bound_after(found: Tokens, end: int) -> tuple[int, Bound | None]:
    """Past "or more", "or fewer", "-plus" or "+" after the number: where the wording ends, and the bound it sets."""
    word, beyond = found.word(end), found.word(end + 1)
    if word == "+" and found.glued(end):
        return end + 1, Bound.AT_LEAST
    if beyond == "plus" and word == "-":
        return end + 2, Bound.AT_LEAST
    if word == "plus":
        return end + 1, Bound.AT_LEAST
    if word == "or" and beyond in ("more", "fewer", "less"):
        return end + 2, Bound.AT_LEAST if beyond == "more" else Bound.AT_MOST
    return end, None
