"""Stories: which reports belong to one unfolding event, decided one report at a time.

A report is held against those that share its terms or stand near it; it joins the story whose reports are most like it on
average (average linkage, in a stream), or begins one. Later reports may show that a report belongs elsewhere, or that two
stories are one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from math import exp, log, log1p

import numpy as np

from firsthand.model import Card, Memory, Report
from firsthand.tracing.embedding import Bytes
from firsthand.tracing.likeness import Likeness, default_likeness
from firsthand.tracing.remembered import moment_of
from firsthand.tracing.themes import Theme, pack, term_keys, unpack

# Thresholds are log-odds, found best on the events that training saw (training/stories.py), each through the other half's
# weights; see training/measures/stories.py for how they do.
_JOIN = -1.0
_MERGE = 0.0
_RIVALS = 2.0
_UNLIKE = -5.0  # what a report of a story counts for that was not even a candidate
_CANDIDATES = 40
_CLOSEST = 3  # reports of a story that a new one is held against
# Among many reports some are close by chance: without this whole campaigns drift into one story.
_PER_LOG_SIZE, _LARGE = 0.3, 50
_CENTRE_KEYS = 3
_MOVES = 6  # nearest reports that may turn out to belong with the new one
_SMALL = 8  # only from stories of at most so many reports does one move away
# Reports of one day are likelier to be of one story than reports of different years: log-odds, nought at two weeks.
_SAME_DAY, _PER_LOG_DAY = 0.6, 0.22


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a report came: its `story`; stories that went into another one (old id to the id that stays); older reports
    that turn out to belong elsewhere (report to story); and whether it is `alone` in a story that begins with it."""

    story: str
    merged: dict[str, str] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    alone: bool = False


def enter_story(report: Report, vector: Bytes, memory: Memory, likeness: Likeness | None = None) -> Placed:
    """Put a report where it belongs; `vector` is the packed vector of `setting_of` it.

    Enter copies first: a copy comes where the report is that it repeats. A report that is entered again stays in its
    story. Decisions depend on what was entered before and on nothing else. Raises ModelError when the weights are missing.
    """
    known = likeness or default_likeness()
    theme = known.theme_of(report, vector)
    original = _original(report.id, memory)
    keys = () if original else _keys(report, theme, known)
    for card in [original] if original else memory.stories.get([report.id]):
        if card.group is not None:
            memory.stories.put([_placed(theme, report, keys, card.group, unpack(card.payload).place)])
            return Placed(card.group)
    around = _Around.of(report, theme, memory.stories.find(keys, _CANDIDATES), known)
    story, score = around.best()
    begins = score < _JOIN
    if begins:
        story = _story_id(report)
    memory.stories.put([_placed(theme, report, keys, story, around.size(story) + 1)])
    merged = {} if begins else _merge(story, around, memory)
    story = merged.get(story, story)
    moved = _move(report, story, around, memory)
    return Placed(story, merged, moved, alone=begins and not moved and not around.of_story(story))


def title_of(cards: Sequence[Card]) -> str:
    """A story's title: that of the report nearest to the middle of them all; "" without cards.

    `cards` are those of one story, `memory.stories.group(id)`; of a long one the earliest few dozen will do.
    """
    themes = [unpack(card.payload) for card in cards]
    titled = [theme for theme in themes if theme.title]
    if not titled:
        return ""
    vectors = np.stack([theme.vector for theme in titled]).astype(np.float32)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return titled[int(np.argmax(vectors @ vectors.sum(axis=0)))].title


@dataclass(frozen=True, slots=True)
class _Around:
    """The reports around a new one, the likeliest of its story first, each with its story and its score."""

    cards: list[Card]
    themes: list[Theme]
    scores: list[float]
    likeness: Likeness

    @classmethod
    def of(cls, report: Report, theme: Theme, cards: Sequence[Card], likeness: Likeness) -> "_Around":
        themes = [unpack(card.payload) for card in cards]
        if not cards:
            return cls([], [], [], likeness)
        odds = likeness.scores(theme, themes)
        scores = [float(odd) + _by_time(report, card) for odd, card in zip(odds, cards, strict=True)]
        order = sorted(range(len(cards)), key=lambda n: (-scores[n], moment_of(cards[n])))
        return cls([cards[n] for n in order], [themes[n] for n in order], [scores[n] for n in order], likeness)

    def of_story(self, story: str | None) -> list[int]:
        """Which of the reports around are of this story."""
        return [n for n, card in enumerate(self.cards) if card.group == story]

    def size(self, story: str) -> int:
        """How many reports a story has, as far as those around know."""
        return max((self.themes[n].place for n in self.of_story(story)), default=0)

    def best(self) -> tuple[str, float]:
        """The story that the new report is most like, and how much."""
        stories = dict.fromkeys(card.group for card in self.cards if card.group is not None)
        scores = {story: self.score(story) for story in stories}
        best = max(scores, key=lambda story: scores[story], default="")
        # A report is of one story at the most: where several look likely, each is less so (as in a softmax).
        rivals = sum(exp(score) for story, score in scores.items() if story != best)
        return best, scores.get(best, _UNLIKE) - _RIVALS * log1p(rivals)

    def score(self, story: str) -> float:
        """The mean over the closest reports of the story; those that it has and that are not around are unlike."""
        members = [self.scores[n] for n in self.of_story(story)]
        size = self.size(story)
        members += [_UNLIKE] * (min(size, _CLOSEST) - len(members))
        chance = _PER_LOG_SIZE * log(min(max(size, _CLOSEST), _LARGE) / _CLOSEST)
        return sum(members[:_CLOSEST]) / len(members[:_CLOSEST]) - chance


def _by_time(report: Report, card: Card) -> float:
    if report.published is None or card.at is None:
        return 0.0
    days = abs((report.published - card.at).total_seconds()) / 86_400
    return _SAME_DAY - _PER_LOG_DAY * log1p(days)


def _placed(theme: Theme, report: Report, keys: Sequence[str], story: str, place: int) -> Card:
    return Card(report.id, report.published, tuple(keys), pack(theme.at_place(place)), story)


def _keys(report: Report, theme: Theme, likeness: Likeness) -> tuple[str, ...]:
    """The terms that say most, and the centres that it stands nearest to."""
    centres = likeness.nearest_centres(theme, _CENTRE_KEYS)
    return (*term_keys(report, likeness.rarity), *(f"v{centre:x}" for centre in centres))


def _original(report: str, memory: Memory) -> Card | None:
    """The card of the report that this one is a copy of."""
    for card in memory.copies.get([report]):
        if card.group and card.group != report:
            return next(iter(memory.stories.get([card.group])), None)
    return None


def _story_id(report: Report) -> str:
    return "s" + sha256(report.id.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _merge(story: str, around: _Around, memory: Memory) -> dict[str, str]:
    """Put another story and this one together where their reports around the new one are alike; the older id stays."""
    for other in dict.fromkeys(card.group for card in around.cards if card.group not in (None, story)):
        if other is None or around.score(other) < _JOIN or _between(story, other, around) < _MERGE:
            continue
        mine, theirs = memory.stories.group(story), memory.stories.group(other)
        stays, goes, moved = (
            (story, other, theirs) if moment_of(mine[0]) <= moment_of(theirs[0]) else (other, story, mine)
        )
        memory.stories.regroup([card.id for card in moved], stays)
        return {goes: stays}
    return {}


def _between(one: str, other: str, around: _Around) -> float:
    """How alike two stories are: the mean log-odds over their reports closest to the new one."""
    ours, theirs = around.of_story(one)[:_CLOSEST], around.of_story(other)[:_CLOSEST]
    if not ours or not theirs:
        return _UNLIKE
    return float(np.mean([_odds(n, theirs, around) for n in ours]))


def _odds(of: int, others: Sequence[int], around: _Around) -> float:
    scores = around.likeness.scores(around.themes[of], [around.themes[n] for n in others])
    return float(scores.mean())


def _move(report: Report, story: str, around: _Around, memory: Memory) -> dict[str, str]:
    """Reports of small stories that are more like the new one's story than like their own, moved there."""
    moved: dict[str, str] = {}
    mates = around.of_story(story)
    for n in range(min(_MOVES, len(around.cards))):
        card = around.cards[n]
        if around.scores[n] < _JOIN:
            break
        if card.group in (story, None) or around.size(card.group or "") > _SMALL:
            continue
        own = [other for other in memory.stories.group(card.group or "") if other.id != card.id and other.keys]
        here = np.mean([around.scores[n], *([_odds(n, mates[: _CLOSEST - 1], around)] if mates else [])])
        there = _against(around.themes[n], own, around.likeness) if own else _JOIN
        if here > there and here >= _JOIN:
            moved |= dict.fromkeys(_with_copies(card.id, memory), story)
    memory.stories.regroup(list(moved), story)
    return moved


def _against(theme: Theme, cards: Sequence[Card], likeness: Likeness) -> float:
    odds = np.sort(likeness.scores(theme, [unpack(card.payload) for card in cards]))[::-1]
    return float(odds[:_CLOSEST].mean())


def _with_copies(report: str, memory: Memory) -> list[str]:
    """A report and the copies of it: they move together."""
    group = [card.id for card in memory.copies.group(report)]
    return [card.id for card in memory.stories.get(list(dict.fromkeys([report, *group])))]
