"""What people look at when they ask whether two statements say the same thing: the points of a statement.

Its wording with pronouns resolved and the direction in which that points; the names, figures and times in it; who speaks
and what they do; and where it stands in its report. All of it comes from one reading, so that the points of a report never
depend on another report.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from firsthand.model import Act, Entity, Party, Reading, Span, Statement, StatementRef
from firsthand.text.gazetteer import gazetteer
from firsthand.tracing.bodies import body_of
from firsthand.tracing.embedding import Bytes, Embedder, Floats, InPlace, packed
from firsthand.tracing.stems import is_name, negations, stem, stems, weight, words_in

_POSSESSIVE = frozenset(("his", "her", "hers", "its", "their", "theirs"))
_PRONOUNS = _POSSESSIVE | {"he", "him", "she", "it", "they", "them"}
_BEFORE = 120  # characters before a statement that say what it speaks of
_QUOTES = re.compile(r"[\"“”„«»]|(?<!\w)['‘’]|['’](?!\w)")
_ABOUT_SPEAKING = """
comment question request report account story claim matter discuss asked reply respond call email mail message statement
allegation accusation case verify independently immediately anything nothing detail confirm deny rumour rumor issue topic
subject article press media reaction response finding figure number count name identify anonymous anonymity condition
answer either both version charge talk line phone telephone
"""
_SAYS_NOTHING = frozenset(map(stem, _ABOUT_SPEAKING.split()))
_OPENING = re.compile(
    r"^\W*(?:(?:that|whether|if|to|of|on|about|as|for|there)\b\s*)?"
    r"(?:(?:an?|the|any|its|our|three|several|repeated|all)\s+)?(?:(?:requests?|questions?|comments?|replies|reply|answers?|talk|reports?|discuss|rumou?rs)\s+"
    r"(?:for\s+)?(?:comments?\s+)?(?:on|about|of|over|to)\s+)*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as linking sees it: low and high end, and the stem of what is counted."""

    low: float
    high: float
    unit: str


@dataclass(frozen=True, slots=True)
class Point:
    """One statement as linking sees it.

    `vector` is the packed direction of what the statement speaks to, in its place in the report (`Embedder.matters`). `names`
    and `words` are stems. `time` holds the first and last day the statement speaks of, as day numbers. `empty` says that the
    wording has no matter of its own ("the report", "a request for comment"), so that what it speaks to must be found around
    it. `speakers` are the keys of the body that speaks (see bodies.py), under every name that the report gives it. `place`
    counts the report's statements from its beginning, `start` is where the content starts in its text, `headline` whether that
    is in the title.
    """

    ref: StatementRef
    at: datetime | None
    text: str
    vector: Bytes
    names: frozenset[str]
    words: frozenset[str]
    quantities: tuple[Quantity, ...]
    time: tuple[int, int] | None
    act: Act
    negated: bool
    narrated: bool
    empty: bool
    speakers: frozenset[str]
    place: int
    start: int
    headline: bool = False

    @property
    def matter(self) -> float:
        """How much its words say: about 0.7 a word."""
        return rarity(self.words)


def points_of(readings: Sequence[Reading], embedder: Embedder) -> list[tuple[Point, ...]]:
    """The points of every statement of each reading, in the readings' order. Vectors of all are made together."""
    drafts = [[_Draft.of(reading, statement) for statement in _kept(reading)] for reading in readings]
    vectors = packed(embedder.matters([draft.in_place for group in drafts for draft in group]))
    found, at = [], 0
    for reading, group in zip(readings, drafts, strict=True):
        drawn = zip(group, vectors[at : at + len(group)], strict=True)
        found.append(tuple(draft.point(reading, place, vector) for place, (draft, vector) in enumerate(drawn)))
        at += len(group)
    return found


def in_place(readings: Sequence[Reading]) -> list[tuple[StatementRef, InPlace]]:
    """Every statement that has points, in its place in its report: what the encoder of matters learns from."""
    return [
        (StatementRef(reading.report.id, statement.id), _Draft.of(reading, statement).in_place)
        for reading in readings
        for statement in _kept(reading)
    ]


def _kept(reading: Reading) -> Iterable[Statement]:
    """Statements outside boilerplate, but for open questions: these claim nothing."""
    return [s for s in reading.statements if not s.open_question and s.content]


@dataclass(frozen=True, slots=True)
class _Draft:
    statement: Statement
    text: str
    meaning: str
    in_place: InPlace
    names: frozenset[str]

    @classmethod
    def of(cls, reading: Reading, statement: Statement) -> "_Draft":
        full = reading.report.full_text
        text = " ".join(full[start:end] for start, end in statement.content)
        text = " ".join(_QUOTES.sub(" ", text).split())
        meaning, named = _resolved(reading, statement)
        names = frozenset(_names(full, statement.content)) | named
        start = statement.content[0][0]
        before = full[max(0, start - _BEFORE) : start].partition(" ")[2]
        place = InPlace(f"{statement.act.value}: {meaning}", before, reading.report.title or "")
        return cls(statement, text, meaning, place, names)

    def point(self, reading: Reading, place: int, vector: Bytes) -> Point:
        statement = self.statement
        words = frozenset(stems(self.meaning))
        time = (statement.time.start.toordinal(), statement.time.end.toordinal()) if statement.time else None
        return Point(
            ref=StatementRef(reading.report.id, statement.id),
            at=reading.report.published,
            text=self.text,
            vector=vector,
            names=self.names,
            words=words,
            quantities=tuple(
                dict.fromkeys(Quantity(f.low, f.high, next(iter(stems(f.unit)), "")) for f in statement.figures)
            ),
            time=time,
            act=statement.act,
            negated=negations(self.text) % 2 == 1,
            narrated=statement.narrated,
            empty=_empty(words),
            speakers=_speakers(reading, statement),
            place=place,
            start=statement.content[0][0],
            headline=statement.content[0][0] < len(reading.report.title or ""),
        )


def _resolved(reading: Reading, statement: Statement) -> tuple[str, frozenset[str]]:
    """The content with its pronouns replaced by the names they stand for, and the stems of these names."""
    full = reading.report.full_text
    named: set[str] = set()
    parts = []
    pronouns = [(m, e) for e in reading.entities for m in e.mentions if full[m[0] : m[1]].casefold() in _PRONOUNS]
    for start, end in statement.content:
        at = start
        for (first, last), entity in sorted(pronouns, key=lambda p: p[0]):
            if at <= first and last <= end and entity.id != statement.speaker:
                parts.append(full[at:first] + _in_place_of(full[first:last], entity))
                named.update(stem for word in words_in(entity.name) if is_name(word) for stem in stems(word))
                at = last
        parts.append(full[at:end])
    text = " ".join(_QUOTES.sub(" ", " ".join(parts)).split())
    return _OPENING.sub("", text) or text, frozenset(named)


def _in_place_of(pronoun: str, entity: Entity) -> str:
    return f"{entity.name}'s" if pronoun.casefold() in _POSSESSIVE else entity.name


def _names(text: str, content: Iterable[Span]) -> Iterable[str]:
    """The stems of names in a content: words with a capital, countries under their own name however they are said."""
    known = gazetteer()
    for start, end in content:
        for number, word in enumerate(words_in(text[start:end])):
            country = known.country(word) if word[0].isupper() else None
            if country is not None:
                yield country.name.casefold()
            elif is_name(word) and (number or _inside_sentence(text, start)):
                yield from stems(word)


def _inside_sentence(text: str, start: int) -> bool:
    """Whether what stands here does not begin a sentence, so that its capital says something."""
    before = text[:start].rstrip(" \"“'‘")
    return bool(before) and before[-1] not in ".!?:\n"


def _empty(words: frozenset[str]) -> bool:
    return not words - _SAYS_NOTHING


def _speakers(reading: Reading, statement: Statement) -> frozenset[str]:
    if statement.speaker is None:
        return frozenset()
    entity, full = reading.entity(statement.speaker), reading.report.full_text
    names = {entity.name} | {full[start:end] for start, end in entity.mentions}
    parties = (Party(name, entity.kind) for name in names if name.casefold() not in _PRONOUNS)
    return frozenset(body.key for body in map(body_of, parties) if body.named)


def alike(one: Bytes, others: Bytes) -> Floats:
    """The cosine of one packed vector and each of others."""
    a, b = one.astype(np.float32), others.astype(np.float32)
    found: Floats = (b @ a) / np.maximum(np.linalg.norm(a) * np.linalg.norm(b, axis=-1), 1e-9)
    return found


def rarity(words: Iterable[str]) -> float:
    """How much these words say together: the sum of their weights."""
    return sum(weight(word) for word in words)
