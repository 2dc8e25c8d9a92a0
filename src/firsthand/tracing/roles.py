"""Whom a person speaks for, from the words around the name: "Senate spokesman X", "X, who runs Y", "Its chair, X".

Everything here is about one wording; which entity of the report its words mean is for `firsthand.tracing.parties` to say.
"""

import re

from firsthand.text.gazetteer import gazetteer
from firsthand.tracing.offices import Spoken, held_before, held_of, listed

_NEXT = re.compile(r"[^\W\d_][\w.’'/&-]*")
_STOP = re.compile(
    r"[,;:.!?()\"“”«»\n—–]|\s(?:who|whom|which|that|whose|said|says|told|tells|wrote|added|and said|in an?|on|after|when)\b"
)
_SMALL = frozenset({"of", "for", "the", "and", "de", "do", "da", "del", "di", "la", "le", "al"})
_OPENS = frozenset({"in", "on", "at", "from", "by", "with", "to", "as", "but", "after", "when", "while", "asked"})
_OPENS |= gazetteer().words["dates"]
_OWNERS = frozenset({"its", "their", "his", "her", "our"})
_OF = re.compile(r"^(?:(?:executive|operating|financial|officer|director|editor|prosecutor) )*(?:of|for|at|with) ")
_A = re.compile(r"(?:^|\s)an?(?: [a-z][\w-]*)*$", re.IGNORECASE)
_HEADS = ("government_heads", "organisation_heads", "media_heads", "portfolios")
_LONGEST_BODY = 9


def before_name(words: str) -> Spoken | None:
    """Whom the words before a name say its bearer speaks for: "Senate spokesman", "the director of the hospital,"."""
    words = words.rstrip(" ,")
    found = list(_NEXT.finditer(words))
    for match in reversed(found[-_LONGEST_BODY:]):
        role, tail = match.group().casefold(), words[match.end() :].strip()
        if not _is_role(role) or (tail and not _OF.match(f"{tail} ")):
            continue
        before = words[: match.start()].rstrip()
        if tail:
            return held_of(role, _after_preposition(tail), before)
        if not match.group()[0].isupper() and role == "president" and not _kept(before):
            return Spoken("", role=role)
        if role in listed("defends") and not before:
            return None
        return None if _one_of_many(role, before) else held_before(role, _kept(before))
    return None


def after_name(words: str) -> Spoken | None:
    """Whom the words after a name say its bearer speaks for: ", its chair", ", who runs the paper", " of the union"."""
    if words[:4].casefold() == " of " and words[4:5]:
        return Spoken(_cut(words[4:]), by_name=True)
    if not words.startswith(","):
        return None
    words = words[1:].strip()
    if words.startswith("for ") and "," in words[:60]:
        return Spoken(_cut(words[4:]))
    who = re.match(r"who (?:also )?(speaks for|\w+) ", words)
    if who is not None:
        verb = who.group(1)
        return Spoken(_cut(words[who.end() :])) if verb == "speaks for" or verb in listed("leads_by_verb") else None
    return _of_role(words) if _NEXT.match(words) else None


def described_as(words: str) -> Spoken | None:
    """Whom an unnamed person's description says they speak for: "a spokesman for the ministry", "the port's director".

    Only for those whose role is to speak: officials, sources and members of a body speak for themselves.
    """
    for match in list(_NEXT.finditer(words))[:_LONGEST_BODY]:
        before = words[: match.start()].split()
        owner = re.sub(r"['’]s?$", "", before[-1]) if before else ""
        if match.group().casefold() in listed("delegates") and owner and owner != before[-1] and owner[0].isupper():
            return Spoken(owner)
    return _of_role(words)


def is_nominal(phrase: str) -> bool:
    """Whether a phrase is a common noun for a body ("the union", "the newspaper")."""
    words = [word.casefold() for word in _NEXT.findall(phrase)]
    return bool(words) and words[-1] in listed("nominal") and phrase == phrase.casefold()


def _of_role(words: str) -> Spoken | None:
    """Whom a description's role speaks for: of several the one that says whose it is ("president and head of the port")."""
    apposition = _cut(words)
    words_in = list(_NEXT.finditer(apposition))[:_LONGEST_BODY]
    roles = [m for m in words_in if _is_role(m.group().casefold()) and m.group() != "general"]
    for match in roles:
        role, tail = match.group().casefold(), words[match.end() :].strip()
        many = role not in listed("defends") and _one_of_many(role, words[: match.start()].rstrip())
        if _OF.match(tail) and not many:
            return held_of(role, _after_preposition(tail), words[: match.start()])
    if not roles:
        return None
    role, before = roles[0].group().casefold(), apposition[: roles[0].start()].rstrip()
    if _one_of_many(role, before) or (role in ("president", "premier", "chancellor") and not _kept(before)):
        return None
    return held_before(role, _kept(before))


def _one_of_many(role: str, before: str) -> bool:
    """Whether a role is one among many ("a director"), which only those whose work is to speak need not mind."""
    return role not in listed("speaks") and bool(_A.search(before))


def _after_preposition(tail: str) -> str:
    found = _OF.match(f"{tail} ")
    return _cut(tail[found.end() :]) if found else ""


def _kept(words: str) -> list[str]:
    """The words before a role that name a body: "White House" of "In Washington, White House"."""
    parts = words.split()
    kept: list[str] = []
    while parts and len(kept) < _LONGEST_BODY:
        word = parts[-1]
        if word[-1] in ",;:" or word.casefold() in _OPENS or not _belongs(word, inside=bool(kept)):
            break
        kept.insert(0, parts.pop())
        if word.casefold() in _OWNERS:
            break
    while kept and kept[0].casefold() in _SMALL | {"a", "an"}:
        kept.pop(0)
    return kept


def _belongs(word: str, *, inside: bool) -> bool:
    """Whether a word before a role can be part of the name of the body: a name, its owner, or a noun for a body."""
    bare = re.sub(r"['’]s?$", "", word).casefold()
    if (
        word[:1].isupper()
        or word.casefold() != bare
        or any(
            bare in listed(section) for section in ("nominal", "between", "standing_in", "past", "partisan", "voice")
        )
    ):
        return True
    if bare in _OWNERS or (inside and bare in _SMALL):
        return True
    return any(gazetteer().listed(section, bare) for section in _HEADS) or bare in ("coast", "foreign")


def _cut(words: str) -> str:
    """A phrase up to where the next begins."""
    stop = _STOP.search(words)
    return (words[: stop.start()] if stop else words).strip()


def _is_role(word: str) -> bool:
    return any(word in listed(section) for section in ("speaks", "leads", "defends"))
