"""What is alike and what differs between statements, as numbers: every pair of some statements at once.

These are the features that the linker's model sees of a pair. All are symmetrical, most lie between 0 and 1, and all of
them are made by whole-matrix arithmetic, so that two hundred statements are compared in some ten milliseconds.
"""

import math
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from firsthand.model import Act
from firsthand.tracing.embedding import Floats, unpacked
from firsthand.tracing.points import Point
from firsthand.tracing.stems import weight

REACTIONS = frozenset({Act.DENY, Act.DECLINE, Act.DOUBT, Act.RETRACT})
"""Acts that speak to a claim somebody else made, and may name it by a word or two."""

STANCES = REACTIONS | {Act.ASSERT, Act.CONFIRM}
"""Acts that take a stand on whether something is so; the others foretell, plan, call for or judge."""

FEATURES = (
    "spoken to",
    "words", "words contained", "rare words", "same words", "smaller matter", "larger matter", "matter apart",
    "names", "names shared", "names differ", "speaker named",
    "figure equal", "figures differ", "figures of unclear unit", "figure on one side", "hurt on one side",
    "time shared", "times differ", "days apart",
    "same report", "places apart", "next to each other", "near in the text", "headlines", "leads", "earlier place",
    "answer to lead", "answer after", "answer right after",
    "same speaker", "other speaker", "same speaker and act",
    "stances", "assertions", "reactions", "outlooks", "same outlook",
    "negation differs", "one empty", "both empty", "one narrated", "both narrated",
)  # fmt: skip

_ASSERTIONS = frozenset({Act.ASSERT, Act.CONFIRM})
_NEAR = 250  # characters: about two sentences
_DEAD, _OPEN = "dead", ""
_OF_THE_DEAD = frozenset(
    {"dead", "kil", "die", "death", "bod", "toll", "victim", "fatalit", "casualt", "liv", "lost", "drown"}
)
_OF_THE_HURT = frozenset({"wound", "injur", "hurt", "casualt"})
_ANYBODY = frozenset({"peopl", "person", "men", "women", "children", "civilian", "soldi", "troop"})

Block = npt.NDArray[np.float32]
_Bools = npt.NDArray[np.bool_]
_Plane = npt.NDArray[Any]


def compared(points: Sequence[Point]) -> Block:
    """The features of every pair of statements: (statements, statements, features)."""
    planes = [*_matters(points), *_words(points), *_names(points), *_figures(points), *_times(points)]
    planes += [*_places(points), *_speakers(points), *_acts(points)]
    return np.stack([np.asarray(plane, dtype=np.float32) for plane in planes], axis=-1)


def _matters(points: Sequence[Point]) -> list[_Plane]:
    vectors = unpacked(np.stack([point.vector for point in points]))
    return [vectors @ vectors.T]


def _words(points: Sequence[Point]) -> list[_Plane]:
    has, vocabulary = _incidence([point.words for point in points])
    weights = np.array([weight(word) for word in vocabulary], dtype=np.float32)
    shared = (has * weights) @ has.T
    matter = has @ weights if len(weights) else np.zeros(len(points), dtype=np.float32)
    smaller, larger = np.minimum.outer(matter, matter), np.maximum.outer(matter, matter)
    either = matter[:, None] + matter[None] - shared
    same = (shared >= either - 1e-4) & (matter[:, None] > 0)
    return [
        _share(shared, either), _share(shared, smaller), np.minimum(shared / 4, 1.5), same,
        np.minimum(smaller / 6, 1.5), np.minimum(larger / 6, 1.5), np.minimum((larger - smaller) / 6, 1.5),
    ]  # fmt: skip


def _names(points: Sequence[Point]) -> list[_Plane]:
    has, vocabulary = _incidence([point.names for point in points])
    shared = has @ has.T
    number = has.sum(1)
    either = number[:, None] + number[None] - shared
    differ = (shared == 0) & (number[:, None] > 0) & (number[None] > 0)
    place = {name: column for column, name in enumerate(vocabulary)}
    speaking = np.zeros_like(has)
    for row, point in enumerate(points):
        columns = [place[word] for key in point.speakers for word in key.split("/")[-1].split() if word in place]
        speaking[row, columns] = 1
    named = speaking @ has.T > 0
    return [_share(shared, either), np.minimum(shared, 4) / 4, differ, named | named.T]


def _figures(points: Sequence[Point]) -> list[_Plane]:
    rows = [(at, q.low, q.high, _counted(q.unit, p.words)) for at, p in enumerate(points) for q in p.quantities]
    size = len(points)
    if not rows:
        return [np.zeros((size, size), dtype=np.float32)] * 5
    owner = np.zeros((size, len(rows)), dtype=np.float32)
    owner[[row[0] for row in rows], range(len(rows))] = 1
    low, high = (np.array([row[column] for row in rows]) for column in (1, 2))
    codes = {unit: code for code, unit in enumerate(dict.fromkeys([_OPEN, *(row[3] for row in rows)]))}
    unit = np.array([codes[row[3]] for row in rows])
    same_unit, unclear = unit[:, None] == unit[None], (unit[:, None] == 0) | (unit[None] == 0)
    value = (low[:, None] == low[None]) & (high[:, None] == high[None])
    equal = _any_of(owner, value & (same_unit | unclear | (low[:, None] > 9)))
    differ = _any_of(owner, ~value & same_unit & ~unclear) & ~equal
    maybe = _any_of(owner, ~value & unclear) & ~equal & ~differ
    given = owner.sum(1) > 0
    hurt = np.array([bool(point.words & _OF_THE_HURT) for point in points])
    return [equal, differ, maybe, given[:, None] != given[None], equal & (hurt[:, None] != hurt[None])]


def _counted(unit: str, words: frozenset[str]) -> str:
    """What a figure counts, as a word that wordings of it share; empty where it is open."""
    if unit in _OF_THE_DEAD or (words & _OF_THE_DEAD and (unit in _ANYBODY or not unit)):
        return _DEAD
    return unit


def _any_of(owner: Floats, pairs: _Bools) -> _Bools:
    """Whether any figure of one statement and any of another are such a pair."""
    found: _Bools = owner @ pairs.astype(np.float32) @ owner.T > 0
    return found


def _times(points: Sequence[Point]) -> list[_Plane]:
    given = np.array([point.time is not None for point in points])
    start = np.array([point.time[0] if point.time else 0 for point in points])
    end = np.array([point.time[1] if point.time else 0 for point in points])
    both = given[:, None] & given[None]
    shared = both & (start[:, None] <= end[None]) & (start[None] <= end[:, None])
    moments = np.array([point.at.timestamp() / 86_400 if point.at else np.nan for point in points])
    apart = np.nan_to_num(np.abs(moments[:, None] - moments[None]), nan=30.0)
    return [shared, both & ~shared, np.minimum(np.log1p(apart) / math.log1p(60), 1.5)]


def _places(points: Sequence[Point]) -> list[_Plane]:
    report = _numbered([point.ref.report for point in points])
    same = report[:, None] == report[None]
    place, start = np.array([point.place for point in points]), np.array([point.start for point in points])
    apart = np.where(same, np.minimum(np.abs(place[:, None] - place[None]), 8), 8)
    near = same & (np.abs(start[:, None] - start[None]) < _NEAR)
    leads = _of_two([point.headline or point.place == 0 for point in points])
    earlier = np.where(same, np.minimum(np.minimum.outer(place, place), 10) / 10, 1)
    answer, said = (np.array([(point.act in REACTIONS) is kind for point in points]) for kind in (True, False))
    first = np.array([point.headline or point.place == 0 for point in points])
    to_lead = same & answer[:, None] & (said & first)[None]
    after = same & answer[:, None] & said[None] & (start[:, None] > start[None])
    right_after = after & _is_last(after, start)
    return [
        same, apart / 8, same & (apart == 1), near, _of_two([point.headline for point in points]), leads, earlier,
        to_lead | to_lead.T, after | after.T, right_after | right_after.T,
    ]  # fmt: skip


def _is_last(before: _Bools, start: npt.NDArray[np.int64]) -> _Bools:
    """Of the places marked in each row, the one that starts last."""
    starts = np.where(before, start[None], -1)
    found: _Bools = starts == starts.max(1, keepdims=True)
    return found


def _speakers(points: Sequence[Point]) -> list[_Plane]:
    has, _ = _incidence([point.speakers for point in points])
    same, known = has @ has.T > 0, has.sum(1) > 0
    act = _numbered([point.act for point in points])
    return [same, ~same & known[:, None] & known[None], same & (act[:, None] == act[None])]


def _acts(points: Sequence[Point]) -> list[_Plane]:
    act = _numbered([point.act for point in points])
    kinds = (STANCES, _ASSERTIONS, REACTIONS)
    outlook = np.array([point.act not in STANCES for point in points])
    negated = np.array([point.negated for point in points])
    empty, narrated = np.array([point.empty for point in points]), np.array([point.narrated for point in points])
    return [
        *(_of_two([point.act in kind for point in points]) for kind in kinds), _of_two(outlook),
        outlook[:, None] & outlook[None] & (act[:, None] == act[None]), negated[:, None] != negated[None],
        empty[:, None] != empty[None], empty[:, None] & empty[None], narrated[:, None] != narrated[None],
        narrated[:, None] & narrated[None],
    ]  # fmt: skip


def _of_two(those: Iterable[bool]) -> _Plane:
    """How many of two statements are such: 0, a half or 1."""
    flags = np.array(list(those), dtype=np.float32)
    return (flags[:, None] + flags[None]) / 2


def _share(part: _Plane, whole: _Plane) -> _Plane:
    found: _Plane = np.where(whole > 0, part / np.maximum(whole, 1e-9), 0)
    return found


def _incidence(sets: Sequence[frozenset[str]]) -> tuple[Floats, list[str]]:
    """Which of all the words each set has, as 0 and 1: (sets, words), and these words."""
    vocabulary = sorted(frozenset().union(*sets))
    place = {word: column for column, word in enumerate(vocabulary)}
    has = np.zeros((len(sets), len(vocabulary)), dtype=np.float32)
    for row, words in enumerate(sets):
        has[row, [place[word] for word in words]] = 1
    return has, vocabulary


def _numbered(values: Sequence[str]) -> npt.NDArray[np.int64]:
    numbers = {value: number for number, value in enumerate(dict.fromkeys(values))}
    return np.array([numbers[value] for value in values])
