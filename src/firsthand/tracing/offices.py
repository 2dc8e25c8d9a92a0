"""Whom the holder of an office speaks for, from the office's own words: "interior minister", "US Secretary of State"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from firsthand.text.gazetteer import gazetteer

_POSSESSIVE = re.compile(r"['’]s?$")
_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spoken:
    """Whom a wording says that somebody speaks for: the words for the body, and how sure the wording makes it.

    `body` may be a pronoun ("its"), a noun ("the union") or a name; it is empty where the role stands alone
    ("spokeswoman X"). `role` is the role's own word. `sort` is the state body that the role itself names ("Norwegian
    interior ministry"). `by_name` says that only "of" joins the two ("X of the union").
    """

    body: str
    sort: str = ""
    by_name: bool = False
    role: str = ""


def held_before(role: str, words: Sequence[str]) -> Spoken | None:
    """Whom the holder of a role speaks for whose words stand before it: ["Interior"] before "Minister".

    None for a role that speaks for nobody: a past one, or a post within a parliament.
    """
    folded = [_POSSESSIVE.sub("", word).casefold() for word in words]
    partisan = role == "leader" and not listed("partisan").isdisjoint(folded)
    if partisan or any(word in listed("past") or word.startswith(("ex-", "then-")) for word in folded):
        return None
    kept = [word for word, plain in zip(words, folded, strict=True) if plain not in listed("standing_in")]
    if role == "general" and kept and kept[-1].casefold() in ("secretary", "director"):
        kept.pop()
    while kept and kept[-1].casefold() in listed("between") | listed("voice"):
        kept.pop()
    if role == "secretary" and kept and kept[-1].casefold() in listed("offices"):
        return Spoken("", sort=f"{text_of(kept)} department")
    if role == "minister":
        return _minister(kept)
    if role == "general" and kept and kept[-1].casefold() in ("attorney", "prosecutor"):
        return Spoken("", sort=f"{text_of(kept[:-1])} prosecutors".strip())
    if role in ("president", "premier", "chancellor"):
        return _head_of_state(kept, role)
    if role in ("general", "marshal") and not any(word[0].isupper() for word in kept):
        return Spoken("", sort="armed forces")
    if role in ("director", "chief") and not listed("of_firms").isdisjoint(folded):
        role = "manager"
    state = {"mayor": "city hall", "commander-in-chief": "armed forces", "governor": "governor's office"}
    state |= {"prosecutor": "prosecutors", "prosecutor-general": "prosecutors", "attorney-general": "prosecutors"}
    if role in state:
        return Spoken("", sort=f"{text_of(kept)} {state[role]}".strip())
    return Spoken(text_of(kept), role=role)


def held_of(role: str, body: str, before: str) -> Spoken | None:
    """Whom the holder of a role speaks for whose body follows it: "minister of justice", "head of the union".

    `before` is what stands before the role, in which a country can be named. None where what follows is no body but a
    subject ("director of research").
    """
    plain = _ARTICLE.sub("", body)
    folded = before.casefold().split()
    if any(word in listed("past") for word in folded):
        return None
    if role == "minister" or (role == "secretary" and plain.casefold() in listed("offices")):
        kind = "ministry" if role == "minister" else "department"
        return Spoken("", sort=" ".join(filter(None, [_country_in(before), plain.casefold(), kind])))
    if role in ("mayor", "governor"):
        return Spoken("", sort=f"{plain} {'city hall' if role == 'mayor' else 'governor’s office'}".strip())
    if not body or (body[0].islower() and body == plain):
        return None
    return Spoken(body, role=role)


def text_of(words: Sequence[str]) -> str:
    """Words as a phrase without a possessive mark at its end."""
    return _POSSESSIVE.sub("", " ".join(words))


def listed(section: str) -> frozenset[str]:
    """The words of a section of roles.txt; raises KeyError for an unknown section."""
    return _sections()[section]


def _minister(kept: Sequence[str]) -> Spoken:
    words: list[str] = [_POSSESSIVE.sub("", word) for word in kept]
    if words and words[-1].casefold() == "prime":
        return _head_of_state(kept[:-1], "premier")
    places = [word for word in words if gazetteer().country(word) is not None]
    portfolio = [word.casefold() for word in words if word not in places]
    return Spoken(
        "", sort=" ".join([*places, *portfolio, "ministry"]) if portfolio else f"{' '.join(places)} government"
    )


def _head_of_state(kept: Sequence[str], role: str) -> Spoken:
    """The presidency of a country, the government of a premier; of anything else the body that has a president."""
    text = text_of(kept)
    if not text:
        return Spoken("", sort="presidency" if role == "president" else "government")
    country = gazetteer().country(text)
    if country is not None:
        return Spoken("", sort=f"{country.adjective} presidency" if role == "president" else country.government)
    return Spoken(text, role=role) if role == "president" else Spoken("", sort=f"{text} government")


def _country_in(words: str) -> str:
    """The country whose minister somebody is: "US" of "US Secretary of State"."""
    last = _POSSESSIVE.sub("", words.split()[-1]) if words.split() else ""
    return last if last and gazetteer().country(last) is not None else ""


@cache
def _sections() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in _read()}


def _read() -> Iterator[tuple[str, list[str]]]:
    section = ""
    words: list[str] = []
    for line in files("firsthand.tracing").joinpath("data", "roles.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            if section:
                yield section, words
            section, words = line.strip("[]"), []
        elif not line.startswith("#"):
            words += line.split()
    yield section, words
