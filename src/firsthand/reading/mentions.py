"""Names in running text: the tagger's mentions where it gives any, else capitalised runs found by rule."""

import re
from dataclasses import dataclass

from firsthand.model import Kind, Mention, Span
from firsthand.reading.names import BODY_WORDS, CONNECTORS, capitalised, possessive, without_possessive
from firsthand.text.gazetteer import gazetteer, key

_TOKEN = re.compile(r"[^\W_][\w&]*(?:[.'’/+-][\w&]+)*\.?")
_ACRONYM = re.compile(r"\s?\((?:the )?([A-Z][A-Z&]{1,8})\)")
MOST = 5000
"""How many names of one report are read; no report has more, but a list of names may."""

_LONGEST = 8
_DATES = gazetteer().words["dates"]
# "KYIV, Jan 11", "SEOUL (AFP) -": where a report was written from.
_DATELINE = re.compile(r"(?:, [A-Z]| \([A-Z]| ?[-–—:])")
_BEFORE_START = frozenset('.!?:;\n\r•*|"“”«»‘([—–-…')
_ABBREVIATED = gazetteer().words["abbreviated"]


@dataclass(frozen=True, slots=True)
class Named:
    """A name found in the text: its span (without a possessive mark), the kind a tagger gave it, its acronym."""

    span: Span
    kind: Kind | None = None
    acronym: str = ""


def names_in(text: str, mentions: tuple[Mention, ...] = ()) -> list[Named]:
    """The names of a text in order: of the mentions given, or found by rule where none are. Linear in the text."""
    if mentions:
        return [_of_mention(text, mention) for mention in mentions[:MOST] if mention.span[0] < mention.span[1]]
    return [Named(span, None, _acronym(text, span)) for span in capitalised_runs(text)]


def _of_mention(text: str, mention: Mention) -> Named:
    start, end = mention.span
    end = start + len(without_possessive(text[start:end]))
    return Named((start, end), mention.kind, _acronym(text, (start, end)))


def _acronym(text: str, span: Span) -> str:
    """The acronym in brackets after a name; a dateline's agency mark ("SEOUL (AFP)") is none."""
    found = _ACRONYM.match(text, span[1])
    lists = gazetteer()
    if found is None or lists.country(text[span[0] : span[1]]) is not None or text[span[0] : span[1]].isupper():
        return ""
    body = lists.bodies.get(key(found.group(1)))
    return (
        ""
        if body is not None and body.kind is Kind.MEDIA and not text.startswith(found.group(1)[0], span[0])
        else found.group(1)
    )


def capitalised_runs(text: str) -> list[Span]:
    """Runs of capitalised words, with the connectors inside them; a sentence's first word only where it is a name."""
    found: list[Span] = []
    run: list[tuple[int, int, str]] = []
    link: list[tuple[int, int, str]] = []
    last = -1
    for match in _TOKEN.finditer(text):
        if not run and match[0].islower():
            last = match.end()
            continue
        if len(found) >= MOST:
            break
        start, end, word = _token(match)
        adjacent = last >= 0 and text[last:start] in (" ", " ", "\n") and text[last:start] != "\n"
        if run and (not adjacent or possessive(run[-1][2]) or len(run) + len(link) >= _LONGEST):
            _close(text, run, found)
            run, link = [], []
        if capitalised(word) and len(word) < 40 and (run or word.casefold() not in _DATES):
            run.extend((*link, (start, end, word)))
            link = []
        elif run and _links(run, word):
            link.append((start, end, word))
        elif run:
            _close(text, run, found)
            run, link = [], []
        last = end
    _close(text, run, found)
    return _without_chance_capitals(text, found)


def _without_chance_capitals(text: str, found: list[Span]) -> list[Span]:
    """The runs without single words that only a sentence's start capitalises: never inside one, on no list."""
    lists = gazetteer()
    seen = {text[start:end] for start, end in found if not _starts(text, start)}
    inner = {word for run in seen for word in run.split()} | {
        w for s, e in found if " " in text[s:e] for w in text[s:e].split()
    }

    def stays(span: Span) -> bool:
        name = text[span[0] : span[1]]
        if " " in name or name in inner or name.isupper() or not _starts(text, span[0]):
            return True
        return key(name) in lists.bodies or lists.country(name) is not None

    return [span for span in found if stays(span)]


def _token(match: re.Match[str]) -> tuple[int, int, str]:
    start, end, word = match.start(), match.end(), match.group()
    if word.endswith(".") and not (len(word) == 2 or "." in word[:-1] or word[:-1].casefold() in _ABBREVIATED):
        return start, end - 1, word[:-1]
    return start, end, word


def _links(run: list[tuple[int, int, str]], word: str) -> bool:
    """Whether a lowercase word may go on with the run: particles always, "of", "for" and "the" after a body's noun."""
    if word not in CONNECTORS:
        return False
    if word in ("of", "for", "and", "the"):
        return any(part.casefold() in BODY_WORDS or part == "Chiefs" for _, _, part in run)
    return True


def _close(text: str, run: list[tuple[int, int, str]], found: list[Span]) -> None:
    lists = gazetteer()
    while run and _starts(text, run[0][0]) and _plain(run[0][2], len(run)):
        run = run[1:]
    while run and not capitalised(run[0][2]):
        run = run[1:]
    while run and run[0][2] in ("The", "A", "An", "In", "On", "At", "By", "I", "He", "She", "It", "We", "They"):
        run = run[1:]
    if not run:
        return
    start, end = run[0][0], run[-1][1]
    end = start + len(without_possessive(text[start:end]))
    line = start == 0 or text[start - 1] in "\n\r"
    if line and text[start:end].isupper() and _DATELINE.match(text, end):
        return
    if not lists.listed("sentence_starts", key(text[start:end])):
        found.append((start, end))


def _starts(text: str, at: int) -> bool:
    before = text[max(0, at - 4) : at].rstrip(" \t")
    return not before or before[-1] in _BEFORE_START


def _plain(word: str, length: int) -> bool:
    folded = word.casefold()
    lists = gazetteer()
    if not lists.listed("sentence_starts", folded):
        return False
    return length == 1 or not (folded in BODY_WORDS or lists.listed("titles", folded))
