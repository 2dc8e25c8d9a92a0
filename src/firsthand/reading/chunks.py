"""One comma-free piece of a noun phrase: its article, its owner, its words up to the first preposition or verb."""

from dataclasses import dataclass

from firsthand.reading.names import BODY_WORDS, CONNECTORS, capitalised, possessive, without_possessive, words
from firsthand.text.gazetteer import gazetteer

ARTICLES = gazetteer().words["articles"]
"""Articles and what stands in their place."""

_HEADS = frozenset({"chiefs", "isle", "republic", "kingdom", "city", "port", "province", "commonwealth"})
_OWNERS = gazetteer().words["owners"]


@dataclass(frozen=True, slots=True)
class Chunk:
    """One comma-free piece: article, owner, the words up to the first preposition or verb, and what follows."""

    article: str
    owner: str
    parts: tuple[str, ...]
    tail: str
    text: str


def chunk_of(piece: str) -> Chunk:
    parts = words(piece)
    at = 0
    article = ""
    while at < len(parts) and parts[at].casefold() in ARTICLES and at < 2 and len(parts) > at + 1:
        article = article or parts[at].casefold()
        at += 1
    if at < len(parts) - 1 and parts[at].casefold() == "own":
        at += 1
    stop = _stop(parts, at)
    owner = ""
    for i in range(stop - 1, at - 1, -1):
        if (possessive(parts[i]) and i < stop - 1) or (i == at and parts[i].casefold() in _OWNERS and i < stop - 1):
            owner, at = " ".join(parts[at : i + 1]), i + 1
            break
    return Chunk(article, without_possessive(owner), tuple(parts[at:stop]), " ".join(parts[stop:]), piece)


def _stop(parts: list[str], start: int) -> int:
    """Where the noun phrase proper ends: before the first preposition, relative or verb that is no part of a name."""
    lists = gazetteer()
    for i in range(start, len(parts)):
        folded = parts[i].casefold()
        if (
            i > start
            and lists.listed("prepositions", folded)
            and not parts[i][0].isupper()
            and not _inside_name(parts, i)
        ):
            return i
    return len(parts)


def _inside_name(parts: list[str], i: int) -> bool:
    """Whether the connector at i joins two parts of one body's name ("Bank of Canada", "Office of the President")."""
    folded = parts[i].casefold()
    if folded not in CONNECTORS or not parts[i - 1][0].isupper():
        return False
    following = parts[i + 1] if i + 1 < len(parts) else ""
    if following.casefold() == "the" and i + 2 < len(parts):
        following = parts[i + 2]
    if not following or not capitalised(following):
        return False
    before = [part.casefold() for part in parts[max(0, i - 5) : i] if part[0].isupper()]
    office = any(gazetteer().listed("titles", word) for word in before) and folded in ("of", "for")
    return office or any(word in BODY_WORDS or word in _HEADS for word in before)


def name_run(parts: list[str]) -> list[str]:
    """The capitalised words at the end, with the connectors between them."""
    at = len(parts)
    while at > 0 and (capitalised(parts[at - 1]) or (at < len(parts) and _is_link(parts, at - 1))):
        at -= 1
    while at < len(parts) and not capitalised(parts[at]):
        at += 1
    return parts[at:]


def _is_link(parts: list[str], i: int) -> bool:
    return parts[i].casefold() in CONNECTORS or parts[i].isdigit()
