"""Proper names: their words, the titles before them, what kind of name they are, and their short forms."""

import re
from functools import lru_cache

from firsthand.model import Kind
from firsthand.text.gazetteer import gazetteer, key

CONNECTORS = gazetteer().words["connectors"]
"""Lowercase words that may stand inside a name."""

_WORD = re.compile(r"[\w&][\w&.'’/+-]*")
_MEDIA_WORDS = gazetteer().words["media_words"]
_GOVERNMENT_WORDS = gazetteer().words["government_words"]
_ORGANISATION_WORDS = gazetteer().words["organisation_words"]
BODY_WORDS = _MEDIA_WORDS | _GOVERNMENT_WORDS | _ORGANISATION_WORDS
"""Words that make a capitalised name the name of a body rather than of a person."""

_INTERNATIONAL = gazetteer().words["international"]
_BY_WORD = ((Kind.ORGANISATION, _ORGANISATION_WORDS), (Kind.GOVERNMENT, _GOVERNMENT_WORDS), (Kind.MEDIA, _MEDIA_WORDS))


def words(text: str) -> list[str]:
    """The words of a phrase, with inner apostrophes, hyphens and full stops; punctuation after a word is dropped."""
    return [_trimmed(word) for word in _WORD.findall(text)]


def _trimmed(word: str) -> str:
    bare = word.rstrip(".'’/-+")
    # "U.S." and "Lt." keep nothing of use in their last full stop; "S&P" and "24.kg" stay whole.
    return bare or word


def capitalised(word: str) -> bool:
    """Whether a word is written as (part of) a name: "Yang", "al-Shara", "d'Orsay", "O'Neil", "14th" is none."""
    if word[0].isupper():
        return True
    head, mark, tail = word.partition("-") if "-" in word else word.replace("’", "'").partition("'")
    return bool(mark and tail) and tail[0].isupper() and len(head) <= 3


def possessive(word: str) -> bool:
    """Whether a word ends in a possessive mark ("Seoul's", "authors’")."""
    return word.endswith(("'s", "’s", "s'", "s’"))


def without_possessive(text: str) -> str:
    """The text without a possessive mark at its end."""
    for mark in ("'s", "’s"):
        if text.endswith(mark):
            return text[:-2]
    return text[:-1] if text.endswith(("s'", "s’")) else text


@lru_cache(maxsize=8192)
def strip_titles(name: str) -> tuple[str, tuple[str, ...]]:
    """A name without the titles before it, and those titles casefolded.

    ("Ukrainian President Volodymyr Zelenskyy" gives "Volodymyr Zelenskyy" and ("president",).) A name that is nothing
    but titles comes back as "", one without titles as it is.
    """
    lists, parts = gazetteer(), words(name)
    titles = [i for i, part in enumerate(parts) if _is_title(part)]
    while titles and (titles[-1] >= len(parts) - 1 or _names_body(parts[titles[-1] + 1 :])):
        if titles[-1] == len(parts) - 1 and all(_is_title(p) or _is_portfolio(p) for p in parts):
            return "", tuple(parts[i].casefold() for i in titles)
        titles.pop()
    if not titles:
        return name, ()
    rest = parts[titles[-1] + 1 :]
    while rest and (rest[0].casefold() in ("of", "for", "the", "and") or _is_portfolio(rest[0])):
        rest = rest[1:]
    found = tuple(parts[i].casefold() for i in titles if not lists.listed("honorifics", parts[i].casefold()))
    honoured = tuple(parts[i].casefold() for i in titles)
    return " ".join(rest), found or honoured


def _is_title(word: str) -> bool:
    lists, folded = gazetteer(), word.casefold()
    return lists.listed("titles", folded) or lists.listed("honorifics", folded)


def _is_portfolio(word: str) -> bool:
    lists, folded = gazetteer(), word.casefold()
    return lists.listed("portfolios", folded) or key(word) in lists.demonyms or key(word) in lists.countries


def _names_body(parts: list[str]) -> bool:
    """Whether what follows a title names a body ("Chief" in "Chief Directorate"), so that it is no title."""
    return bool(parts) and any(part.casefold() in BODY_WORDS for part in parts if part[0].isupper()) and len(parts) < 4


@lru_cache(maxsize=8192)
def kind_of_name(name: str) -> Kind | None:
    """The kind that a name's own words settle, without titles; None where a single unknown word settles nothing."""
    lists, wanted = gazetteer(), key(name)
    if wanted in lists.bodies:
        return lists.bodies[wanted].kind
    if wanted in lists.countries or wanted in lists.capitals:
        return Kind.PLACE
    parts = words(name)
    folded = [part.casefold() for part in parts]
    worded = _kind_by_words(folded)
    if worded is Kind.GOVERNMENT and any(word in _INTERNATIONAL for word in folded):
        return Kind.ORGANISATION
    if worded is not None:
        return worded
    if known_person(name):
        return Kind.PERSON
    if len(parts) == 1:
        return Kind.ORGANISATION if parts[0].isupper() and 2 <= len(parts[0]) <= 8 else None
    trading = len(parts[-1]) > 6 and parts[-1].endswith(("ings", "tures"))
    placed = any(lists.country(part) for part in parts) and not (len(parts) == 2 and lists.country(parts[-1]))
    if trading or placed or any(part.isdigit() or (part.isupper() and len(part) > 2) for part in parts) or "&" in parts:
        return Kind.ORGANISATION
    return Kind.PERSON if len(parts) <= 4 and "of" not in folded and "and" not in folded else Kind.ORGANISATION


def known_person(name: str) -> bool:
    """Whether a name begins with a known given name, so that it is a person's without any other sign."""
    lists = gazetteer()
    given = [word.casefold() for word in words(name)[:-1]]
    return any(lists.listed("female_given", word) or lists.listed("male_given", word) for word in given)


def _kind_by_words(folded: list[str]) -> Kind | None:
    """The kind that the last telling word settles: of a name's first part ("Office" in "Office of X"), else its end."""
    stop = next((i for i, word in enumerate(folded) if word in ("of", "for") and i), len(folded))
    if len(folded) < 2:
        return None
    for word in [*reversed(folded[:stop]), *folded[stop:]]:
        for kind, telling in _BY_WORD:
            if word in telling:
                return kind
    return None


def initials(name: str) -> str:
    """The initials of a name's capitalised words: "JCS" for "Joint Chiefs of Staff"."""
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word and word[0].isupper())


def gender(name: str, roles: frozenset[str] | tuple[str, ...] = ()) -> str | None:
    """ "f" or "m" where titles, role nouns or the given name tell, else None."""
    lists = gazetteer()
    for role in roles:
        if lists.listed("female_words", role):
            return "f"
        if lists.listed("male_words", role):
            return "m"
    given = [word.casefold() for word in words(name)[:-1]]
    female = any(lists.listed("female_given", word) for word in given)
    male = any(lists.listed("male_given", word) for word in given)
    return ("f" if female else "m") if female != male else None


def feminine_form(name: str) -> bool:
    """Whether a given name has the ending that most women's names share in many languages: a weak hint."""
    return len(parts := words(name)) > 1 and parts[0].casefold().endswith(("a", "ie", "ah", "ine", "elle"))
