"""One statement per party where a source names two: "neither Kyiv nor Moscow commented"."""

import re
from dataclasses import replace

from firsthand.model import Attribution, Span

_NAME = r"(?:the )?[A-ZÀ-Ž][\w’'.-]*(?: (?:of|for|and|the|de|al-|[A-ZÀ-Ž])[\w’'.-]*){0,6}?"
_PAIR = re.compile(
    rf"^(?:(?:[Nn]either|[Bb]oth|[Ee]ither)\s+)?({_NAME})\s+(and|nor|or)\s+({_NAME})(?:\s+(?:both|alike|each))?$"
)
_WITH_MARK = re.compile(r"^(?:[Nn]either|[Bb]oth)\s|\s(?:both|alike|each)$|\snor\s")
_LIST = re.compile(rf"^({_NAME}), ({_NAME})(?:,)? (?:and|nor) ({_NAME})$")
# Both names belong to one body or one post: "the Ministry of Health and Welfare", "Interior and Justice ministers".
_JOINT = re.compile(
    r"\b(?:of|for)\b|\b(?:ministry|department|committee|office|institute|company|sons|co|inc|ltd)\b", re.IGNORECASE
)
_PLACE_LIKE = re.compile(r"^(?:the )?[A-ZÀ-Ž][\w’'-]+(?: [A-ZÀ-Ž][\w’'-]+)?$")
_POSSESSIVE = re.compile(r"['’]s?$")
_LONGEST = 120
_BOTH = re.compile(r"\s(?:both|each|alike)\b")


def parties(text: str, attribution: Attribution) -> tuple[Attribution, ...]:
    """The attribution once per party that its source names, with that party's words as source; itself alone otherwise.

    Only where both sides of "and" or "nor" are names; "the police and prosecutors" or a body whose name holds "and"
    stay one source.
    """
    if len(attribution.source) != 1 or attribution.source[0][1] - attribution.source[0][0] > _LONGEST:
        return (attribution,)
    start, end = attribution.source[0]
    found = _named(text[start:end], text[end : end + 7])
    if not found:
        return (attribution,)
    return tuple(replace(attribution, source=((start + a, start + b),)) for a, b in found)


def _named(source: str, following: str) -> tuple[Span, ...]:
    source = source.rstrip(",")
    three = _LIST.match(source)
    if three and not _JOINT.search(source):
        return three.span(1), three.span(2), three.span(3)
    pair = _PAIR.match(source)
    if not pair or _POSSESSIVE.search(source):
        return ()
    marked = bool(_WITH_MARK.search(source) or _BOTH.match(following))
    if not marked and (_JOINT.search(source) or not _both_short(pair.group(1), pair.group(3))):
        return ()
    return pair.span(1), pair.span(3)


def _both_short(first: str, second: str) -> bool:
    """Two plain names: one word each, or two with the first names of two people ("Ana Ruiz and Tom Hale")."""
    return bool(_PLACE_LIKE.match(first) and _PLACE_LIKE.match(second))
