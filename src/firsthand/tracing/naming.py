"""The names of bodies and people, taken apart so that two wordings of one body can be compared.

A state's own bodies are named in many ways ("Albania's interior ministry", "the Ministry of the Interior", "the interior
ministry in Tirana"): such a name is a country, a sort of body and whatever else qualifies it. Any other name is its words.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from firsthand.text.gazetteer import gazetteer, key

_WORD = re.compile(r"[\w&][\w&.'/+-]*")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_CLAUSE = re.compile(r",| (?:which|who|whose|that) ")
_PAIR = re.compile(r"[A-ZÀ-Ž][\w'.&-]* and (?:the )?[A-ZÀ-Ž]")
_OWNED = re.compile(r"\w['’]s? [a-z]")
_SMALL = frozenset(["a", "an", "the", "of", "for", "in", "at", "and", "on", "to", "s", "own"])
_LONGEST = 160
_LONGEST_PLACE = 4


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart. `sort` says which of a state's bodies it names ("interior ministry"), None for any other name;
    `words` are its telling words, folded: of a sort's name those that qualify it ("vlore" in "Vlorë police"), as one
    string in `qualifier`; `whole` holds the words by whose beginning or end it can be shortened. Two wordings with the
    same `key` name the same body."""

    sort: str | None
    country: str | None
    words: tuple[str, ...]
    proper: bool
    qualifier: str
    key: str
    whole: tuple[str, ...]

    @classmethod
    def of(
        cls, sort: str | None, country: str | None, words: Iterable[str], proper: bool, whole: Iterable[str]
    ) -> "Name":
        """A name from its parts; `whole` are the words by whose beginning or end it can be shortened."""
        words = tuple(words)
        qualifier = " ".join(sorted(words)) if sort is not None else " ".join(words)
        key = f"{country or ''}/{sort or ''}/{qualifier}"
        return cls(sort, country, words, proper, qualifier, key, tuple(whole))


@lru_cache(maxsize=65536)
def parsed(name: str, *, person: bool = False) -> Name:
    """A name taken apart; brackets ("(NIS)") are left out. Never fails: an empty name has no words.

    A person's name is only its words, whatever countries they may also be the names of.
    """
    bare = _BRACKETS.sub(" ", _CLAUSE.split(name[:_LONGEST], maxsplit=1)[0].replace("’", "'"))
    parts = _parts(_well_known(bare))
    if person:
        words = tuple(_folded(part) for part in parts if part.casefold() not in _SMALL)
        return Name.of(None, None, words, True, words)
    country, rest = _without_country(parts)
    if country is not None and rest:
        rest = [part for part in _parts(_well_known(" ".join(rest))) if part.casefold() not in _SMALL]
    sort, qualifying = _sort(rest)
    if sort is None and not rest and country is not None:
        return Name.of("government", country, (), True, ())
    if sort is not None:
        seat = _SEATS.get(" ".join(_folded(part) for part in rest))
        proper = any(part[:1].isupper() for part in rest)
        return Name.of(sort, country or seat, qualifying, proper, map(_folded, rest))
    kept = rest if len(rest) > 1 else [part for part in parts if part.casefold() not in _SMALL]
    country = country if len(rest) > 1 else None
    words = tuple(_folded(part) for part in kept)
    # Two bodies in one breath are neither, and no longer name of either; no more is somebody's party that somebody.
    whole = () if (_PAIR.search(bare) and not _known(bare)) or _OWNED.search(bare) else words
    return Name.of(None, country, words, any(part[:1].isupper() for part in kept), whole)


def folded(text: str) -> str:
    """A text as names are compared: no case, no accents, and one spelling for endings that transliteration varies."""
    return " ".join(_folded(part) for part in _parts(text.replace("’", "'")) if part.casefold() not in _SMALL)


def bracketed(name: str) -> str | None:
    """The short form that a name carries in brackets: "NIS" in "the National Intelligence Service (NIS)"."""
    found = _BRACKETS.search(name)
    short = found.group(1).strip() if found else ""
    return short if short.isupper() and 2 <= len(short) <= 10 else None


def initials(name: str) -> str:
    """The initials of a name's capitalised words, "" where there are fewer than two."""
    letters = [part[0] for part in _parts(name) if part[0].isupper()]
    return "".join(letters) if len(letters) > 1 else ""


def _known(name: str) -> bool:
    return key(name.strip()) in gazetteer().bodies


def _well_known(name: str) -> str:
    """The full name of a well-known body ("Agence France-Presse" for "AFP"); any other name as it is."""
    known = gazetteer().bodies.get(key(name.strip()))
    return known.name if known is not None else name


def _parts(name: str) -> list[str]:
    found = []
    for part in _WORD.findall(name):
        bare = part.rstrip(".'/-+")
        bare = bare.removesuffix("'s") if len(bare) > 3 else bare
        if bare:
            found.append(bare)
    return found


@lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = re.sub(r"(?:yy|iy|ii|ij|yi|i|j)$", "y", plain) if len(plain) > 4 else plain
    return plain.replace("isation", "ization").replace("defense", "defence").removesuffix("'")


def _without_country(parts: list[str]) -> tuple[str | None, list[str]]:
    """The country that a name's first or last place word points to, and the name without it."""
    lists = gazetteer()
    content = [part for part in parts if part.casefold() not in _SMALL]
    for size in range(min(_LONGEST_PLACE, len(content)), 0, -1):
        for start in {0, len(content) - size}:
            country = lists.country(" ".join(content[start : start + size]))
            if country is not None and content[start][0].isupper():
                return country.name, content[:start] + content[start + size :]
    return None, content


def _sort(parts: list[str]) -> tuple[str | None, list[str]]:
    """Which of a state's bodies the words name, and the words that are left over; (None, []) for no such body."""
    words = [part.casefold() for part in parts]
    for size in range(len(words), 0, -1):
        for start in range(len(words) - size + 1):
            sort = _sorts().get(" ".join(words[start : start + size]))
            left = parts[:start] + parts[start + size :]
            if sort is not None and all(part[0].isupper() or part[0].isdigit() for part in left):
                return sort, [_folded(part) for part in left]
    return _ministry(words)


def _ministry(words: list[str]) -> tuple[str | None, list[str]]:
    """Any other ministry, whichever way round its name stands: "transport ministry", "Ministry of Transport"."""
    for head in ("ministry", "department"):
        if head in words and len(words) > 1 and (words[0] == head or words[-1] == head):
            return f"{' '.join(word for word in words if word != head)} ministry", []
    return None, []


# Seats that name a body of one country without naming the country.
_SEATS = {
    "kremlin": "Russia",
    "white house": "United States",
    "downing street": "United Kingdom",
    "pentagon": "United States",
    "state department": "United States",
    "home office": "United Kingdom",
    "foreign office": "United Kingdom",
}


@cache
def _sorts() -> dict[str, str]:
    found = {}
    text = files("firsthand.tracing").joinpath("data", "bodies.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            sort, _, others = line.partition("|")
            found[sort.strip()] = sort.strip()
            found.update(
                (other.strip().replace("'s", ""), sort.strip()) for other in others.split(",") if other.strip()
            )
    return found
