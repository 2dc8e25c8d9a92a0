"""Names in running text with what stands around them: the role before, the appositive after."""

import re

from firsthand.model import Kind, Span, Tags
from firsthand.reading.entities import Draft, Registry
from firsthand.reading.mentions import Named, names_in
from firsthand.reading.naming import register
from firsthand.reading.phrases import Form, parse
from firsthand.text.gazetteer import gazetteer, key

_LOCATED = re.compile(r"(?:^|\s)(?:in|at|near|from|outside|around) (?:the )?$")
_APPOSITIVE = re.compile(r", ((?:an? |the |[A-Z][\w.]{1,20}(?: [A-Z]\w{1,20})?['’]s )[^,.;:()\n]{3,80})(?=[,.;)])")
_VERBS = gazetteer().words["verbs"]
_EMPLOYS = re.compile(
    r"\b(?:officer|director|chair|chairman|chairwoman|chief|executive|head|founder|owner|analyst|economist|manager|employee|"
    r"researcher|engineer|strategist|partner|president|shares|customers|subsidiary|unit|workers|staff) "
    r"(?:of|at|in|with|from) $"
)


def register_names(text: str, tags: Tags, registry: Registry) -> list[tuple[Span, Draft]]:
    """Every name's entity, the longest names first, so that short forms find the full one wherever it stands."""
    sources = {a.source[0] for a in tags.attributions if a.source}
    for start, end in sorted(sources, key=lambda s: (-(min(s[1] - s[0], 200)), s)):
        phrase = parse(text[start:end])
        if phrase.form is Form.NAME and phrase.kind is not Kind.PLACE and " " in phrase.name:
            register(registry, phrase, speaks=True)
    found: list[tuple[Span, Draft]] = []
    for named in sorted(names_in(text, tags.mentions), key=lambda n: (-text.count(" ", *n.span), n.span)):
        draft = _register(text, named, registry)
        if draft is not None:
            draft.mentions.add(named.span)
            draft.located |= bool(_LOCATED.search(text, max(0, named.span[0] - 14), named.span[0]))
            found.append((named.span, draft))
    return sorted(found, key=lambda item: item[0])


def _register(text: str, named: Named, registry: Registry) -> Draft | None:
    start, end = named.span
    if key(text[start:end]) in gazetteer().demonyms:
        return None
    phrase = parse(_with_context(text, start, end))
    if phrase.form is not Form.NAME:
        phrase = parse(text[start:end])
    if phrase.form is not Form.NAME:
        return None
    tagged = named.kind
    if (
        tagged is None
        and phrase.kind is Kind.PERSON
        and not phrase.roles
        and _EMPLOYS.search(text, max(0, start - 30), start)
    ):
        tagged = Kind.ORGANISATION
    return register(registry, phrase, speaks=False, tagged=tagged, acronym=named.acronym)


def _with_context(text: str, start: int, end: int) -> str:
    """The name with the lowercase role before it and an appositive in commas after it."""
    before = text[max(0, start - 40) : start].rsplit("\n", 1)[-1].split(" ")
    lists = gazetteer()
    roles: list[str] = []
    for word in reversed(before[:-1] if before and not before[-1] else []):
        known = any(lists.listed(s, word) for s in ("titles", "portfolios", "media_heads", "person_heads"))
        if not (word in ("agency", "hotline", "newswire") or known):
            break
        roles.insert(0, word)
    appositive = _APPOSITIVE.match(text, end)
    piece = appositive.group(1) if appositive else ""
    plain = not set(piece.split(" who ")[0].casefold().split()) & _VERBS
    return " ".join((*roles, text[start:end])) + (f", {piece}" if piece and plain else "")
