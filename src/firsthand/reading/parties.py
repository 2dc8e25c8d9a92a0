"""One statement per party where a source names two: "neither Kyiv nor Moscow commented"."""

import re
from dataclasses import replace

from firsthand.model import Attribution, Span
from firsthand.text.gazetteer import gazetteer

_NAME = r"(?:the )?[A-ZÀ-Ž][\w’'.-]*(?: (?:of|for|and|the|de|al-|[A-ZÀ-Ž])[\w’'.-]*){0,6}?"
_PAIR = re.compile(
    rf"^(?:(?:[Nn]either|[Bb]oth|[Ee]ither)\s+)?({_NAME})\s+(and|nor|or)\s+({_NAME})(?:\s+(?:both|alike|each))?$"
)
_WITH_MARK = re.compile(r"^(?:[Nn]either|[Bb]oth)\s|\s(?:both|alike|each)$|\snor\s")
_LIST = re.compile(rf"^({_NAME}), ({_NAME})(?:,)? (?:and|nor) ({_NAME})$")
_POSSESSIVE = re.compile(r"['’]s?$")
_LONGEST = 120
_BOTH = re.compile(r"\s(?:both|each|alike)\b")


def parties(text: str, attribution: Attribution) -> tuple[Attribution, ...]:
    """The attribution once per party that its source names, with that party's words as source; itself alone otherwise.

    Only where both sides of "and" or "nor" are names, and a mark ("neither", "both") or their being governments sets
    them apart; "the police and prosecutors", two co-authors, or a body whose name holds "and" stay one source.
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
    if three and _governments(*three.groups()):
        return three.span(1), three.span(2), three.span(3)
    pair = _PAIR.match(source)
    if not pair or _POSSESSIVE.search(source):
        return ()
    marked = bool(_WITH_MARK.search(source) or _BOTH.match(following))
    if not marked and not _governments(pair.group(1), pair.group(3)):
        return ()
    return pair.span(1), pair.span(3)


def _governments(*names: str) -> bool:
    """Whether all are places that speak for their governments ("Seoul and Kyiv"): two of these speak apart, where two
    people named together mostly speak together."""
    return all(gazetteer().speaks_for(name) for name in names)
