"""Whom a person speaks for, from the words around the name: "Kremlin spokesman X", "X, who runs Y", "Its chair, X".

Everything here is about one wording; which entity of the report its words mean is for `firsthand.tracing.parties` to say.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from firsthand.text.gazetteer import gazetteer

_WORD = r"[^\W\d_][\w.’'/&-]*"
_NEXT = re.compile(_WORD)
_STOP = re.compile(
    r"[,;:.!?()\"“”«»\n—–]|\s(?:who|whom|which|that|whose|said|says|told|tells|wrote|added|and said|in an?|on|after|when)\s"
)
_SMALL = frozenset({"of", "for", "the", "and", "de", "do", "da", "del", "di", "la", "le", "al"})
_OPENS = frozenset({"in", "on", "at", "from", "by", "with", "to", "as", "but", "after", "when", "while", "asked"})
_OPENS |= gazetteer().words["dates"]
_POSSESSIVE = re.compile(r"['’]s?$")
_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)
_LONGEST_BODY = 9


@dataclass(frozen=True, slots=True)
class Spoken:
    """Whom a wording says that somebody speaks for: the words for the body, and how sure the wording makes it.

    `body` may be a pronoun ("its"), a noun ("the union") or a name; it is empty where the role stands alone
    ("spokeswoman X"), and `bare` is that role then. `sort` is the state body that the role itself names ("Norwegian
    interior ministry"). `by_name` says that only "of" joins the two ("X of the union").
    """

    body: str
    sort: str = ""
    by_name: bool = False
    bare: str = ""


def before_name(words: str) -> Spoken | None:
    """Whom the words before a name say its bearer speaks for: "Kremlin spokesman", "the director of the hospital,"."""
    words = words.rstrip(" ,")
    found = list(_NEXT.finditer(words))
    for at in range(len(found) - 1, max(-1, len(found) - 1 - _LONGEST_BODY), -1):
        role = found[at].group().casefold()
        if not _is_role(role):
            continue
        tail = words[found[at].end() :].strip()
        if tail[:4].casefold() in ("of t", "for ", "of a") or tail[:3].casefold() in ("of ", "at "):
            return _after_role(role, tail, words[: found[at].start()])
        if tail:
            continue
        if role in _listed("defends") and not words[: found[at].start()].strip():
            return None
        return _with_body_before(words[: found[at].start()].rstrip(), role)
    return None


def after_name(words: str) -> Spoken | None:
    """Whom the words after a name say its bearer speaks for: ", its chair", ", who runs the paper", " of the union"."""
    if words[:4].casefold() == " of " and words[4:5]:
        return Spoken(_cut(words[4:]), by_name=True)
    if not words.startswith(","):
        return None
    words = words[1:].strip()
    who = re.match(r"who (?:also )?(speaks for|\w+) ", words)
    if who is not None:
        verb = who.group(1)
        return Spoken(_cut(words[who.end() :])) if verb == "speaks for" or verb in _listed("leads_by_verb") else None
    apposition = _cut(words)
    found = list(_NEXT.finditer(apposition))
    for match in found[:_LONGEST_BODY]:
        role = match.group().casefold()
        if _is_role(role):
            tail = words[match.end() :].strip()
            if re.match(r"(?:of|for|at|with) ", tail):
                return _after_role(role, tail, words[: match.start()])
            return _with_body_before(apposition[: match.start()].rstrip(), role)
    return None


def described_as(words: str) -> Spoken | None:
    """Whom an unnamed person's description says they speak for: "a spokesman for the ministry", "the port's director".

    Only for those whose role is to speak: officials, sources and members of a body speak for themselves.
    """
    found = list(_NEXT.finditer(words))
    for match in found[:_LONGEST_BODY]:
        role = match.group().casefold()
        if role in _listed("speaks") or role in _listed("leads") or role in _listed("defends"):
            tail = words[match.end() :].strip()
            if re.match(r"(?:of|for|at|with) ", tail):
                return _after_role(role, tail, words[: match.start()])
            return _with_body_before(words[: match.start()].rstrip(), role)
        if role in _listed("delegates") and (owner := _owner(words[: match.start()])):
            return Spoken(owner)
    return None


def is_nominal(phrase: str) -> bool:
    """Whether a phrase is a common noun for a body ("the union", "the newspaper")."""
    words = [word.casefold() for word in _NEXT.findall(phrase)]
    return bool(words) and words[-1] in _listed("nominal") and phrase == phrase.casefold()


def speaks_as_role(role: str) -> bool:
    """Whether a role is to speak for somebody ("spokeswoman")."""
    return role in _listed("speaks")


def defends_as_role(role: str) -> bool:
    """Whether a role is to speak for a client ("lawyer")."""
    return role in _listed("defends")


def _after_role(role: str, tail: str, before: str) -> Spoken | None:
    """ "spokesman for the ministry", "minister of justice", "head of the union"."""
    _, _, body = tail.partition(" ")
    body = _cut(body)
    if role == "minister" or (role == "secretary" and _ARTICLE.sub("", body).casefold() in _listed("offices")):
        return Spoken("", sort=" ".join(filter(None, [_owned(before), _ARTICLE.sub("", body).casefold(), "ministry"])))
    if role == "mayor":
        return Spoken("", sort=f"{body} city hall".strip())
    return Spoken(body)


def _owned(words: str) -> str:
    """The country whose minister somebody is: "US" of "US Secretary of State"."""
    last = _POSSESSIVE.sub("", words.split()[-1]) if words.split() else ""
    return last if last and gazetteer().country(last) is not None else ""


def _with_body_before(words: str, role: str) -> Spoken | None:
    """ "Kremlin" of "Kremlin spokesman", "interior ministry" of "Interior Minister", "" of a bare "spokeswoman"."""
    parts = words.split()
    kept: list[str] = []
    while parts and len(kept) < _LONGEST_BODY:
        word = parts[-1]
        if word[-1] in ",;:" or word.casefold() in _OPENS:
            break
        bare = _POSSESSIVE.sub("", word).casefold()
        if not _belongs(word, bare, bool(kept)):
            break
        kept.insert(0, parts.pop())
    while kept and kept[0].casefold() in _SMALL:
        kept.pop(0)
    kept = [word for word in kept if word.casefold() not in _listed("between")]
    if role == "minister" or (role == "secretary" and kept and kept[-1].casefold() in _listed("offices")):
        return _minister(kept)
    if role in ("president", "premier", "chancellor"):
        return _head_of_state(kept, role)
    if role == "mayor":
        return Spoken("", sort=f"{_text(kept)} city hall".strip())
    if role == "commander-in-chief":
        return Spoken("", sort=f"{_text(kept)} armed forces".strip())
    return Spoken(_text(kept), bare=role)


def _minister(kept: list[str]) -> Spoken:
    words = [_POSSESSIVE.sub("", word) for word in kept]
    if words and words[-1].casefold() == "prime":
        return _head_of_state(kept[:-1], "premier")
    places = [word for word in words if gazetteer().country(word) is not None]
    portfolio = [word.casefold() for word in words if word not in places]
    return Spoken("", sort=" ".join([*places, *portfolio, "ministry"]) if portfolio else _government(places))


def _head_of_state(kept: list[str], role: str) -> Spoken:
    """The presidency of a country, the government of a premier; of anything else the body that has a president."""
    text = _text(kept)
    if not text:
        return Spoken("", sort="presidency" if role == "president" else "government")
    country = gazetteer().country(text)
    if country is not None:
        return Spoken("", sort=f"{country.adjective} presidency" if role == "president" else country.government)
    return Spoken(text)


def _government(places: list[str]) -> str:
    return f"{' '.join(places)} government".strip()


def _belongs(word: str, bare: str, inside: bool) -> bool:
    """Whether a word before a role can be part of the name of the body: a name, its owner, or a noun for a body."""
    lists = gazetteer()
    if word[:1].isupper() or bare in _listed("nominal") or bare in _listed("between"):
        return True
    if bare in ("its", "their", "his", "her", "our"):
        return True
    if inside and bare in _SMALL:
        return True
    listed = ("government_heads", "organisation_heads", "media_heads", "portfolios")
    return any(lists.listed(section, bare) for section in listed) or bare in ("coast", "guard", "foreign")


def _owner(words: str) -> str:
    """The owner that stands before a noun: "Pyongyang" of "one of Pyongyang's"."""
    last = words.split()[-1] if words.split() else ""
    return _POSSESSIVE.sub("", last) if _POSSESSIVE.search(last) and last[:1].isupper() else ""


def _text(words: list[str]) -> str:
    return _POSSESSIVE.sub("", " ".join(words))


def _cut(words: str) -> str:
    """A phrase up to where the next begins."""
    stop = _STOP.search(words)
    cut = words[: stop.start()] if stop else words
    return cut.strip()


def _is_role(word: str) -> bool:
    return any(word in _listed(section) for section in ("speaks", "leads", "defends"))


@cache
def _listed(section: str) -> frozenset[str]:
    return _sections()[section]


@cache
def _sections() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in _read()}


def _read() -> Iterator[tuple[str, list[str]]]:
    section, words = "", []
    for line in files("firsthand.tracing").joinpath("data", "roles.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            if section:
                yield section, words
            section, words = line.strip("[]"), []
        elif not line.startswith("#"):
            words += line.split()
    yield section, words
