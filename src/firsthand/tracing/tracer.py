"""The stages of tracing in order, one report at a time: copies, story, claims, then what each claim amounts to.

Nothing is computed anew for a report that has nothing to do with it: a new report touches the claims that its statements
join, and only these are settled again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from firsthand.model import Card, Claim, Copy, FigureSeries, Memory, Reading, Story, Testimony
from firsthand.tracing.cards import ref_of
from firsthand.tracing.claims import enter_statements, gist, links, testimonies
from firsthand.tracing.copies import Look, enter_report, look_at, roots
from firsthand.tracing.embedding import Bytes, Embedder, packed
from firsthand.tracing.figures import series_of
from firsthand.tracing.linking import Linker
from firsthand.tracing.points import Point, points_of
from firsthand.tracing.settling import settle
from firsthand.tracing.stories import Placed, enter_story, title_of
from firsthand.tracing.storywise import MemoryOfStory
from firsthand.tracing.themes import setting_of

_LATER_THAN_ALL = datetime.max.replace(tzinfo=UTC)
_TOGETHER = 64
"""Readings whose statements are given vectors at a time: enough to fill the encoder's batches."""

_TITLES = 64
"""Reports of a story, from the earliest on, that its title is chosen from."""


@dataclass(frozen=True, slots=True)
class Entered:
    """What one report changed: copies that are new or other than before, claims to settle, and claims that went into
    others (old id to the id that stays); and where it came: its story, and what that changed among stories."""

    copies: tuple[Copy, ...]
    claims: tuple[str, ...]
    merged: dict[str, str]
    placed: Placed


@dataclass(frozen=True, slots=True)
class Settled:
    """A claim as it stands now, with its figures and the story that it came up in."""

    claim: Claim
    figures: tuple[FigureSeries, ...]
    story: str | None


class Tracer:
    """Traces reports into a memory. Make one for a memory, give it readings in the order of `in_order`, then ask it for the
    claims that they touched."""

    def __init__(self, memory: Memory, embedder: Embedder, linker: Linker) -> None:
        self.memory = memory
        self._embedder = embedder
        self._linker = linker

    def enter_all(self, readings: Sequence[Reading]) -> Iterator[Entered]:
        """Enter readings one after the other; each gives what it changed."""
        for start in range(0, len(readings), _TOGETHER):
            group = readings[start : start + _TOGETHER]
            settings = packed(self._embedder.embed([setting_of(reading.report) for reading in group]))
            points = points_of(group, self._embedder)
            for entry in zip(group, points, settings, look_at(group), strict=True):
                yield self._enter(*entry)

    def enter(self, reading: Reading) -> Entered:
        """Enter one reading. To enter the same report again, with another reading, puts its statements anew."""
        return next(self.enter_all([reading]))

    def settled(self, claim: str) -> Settled | None:
        """The claim with this id as it stands now; None where no statement makes it any more."""
        cards = self.memory.statements.group(claim)
        if not cards:
            return None
        given = self._with_roots(testimonies(cards))
        judged = self.memory.judgements.about([f"claim:{claim}", *(f"statement:{card.id}" for card in cards)])
        settled = settle(claim, gist(cards), given, links(cards), judged)
        return Settled(settled, series_of(claim, settled.gist, given), self._story_of(cards[0]))

    def story(self, story: str) -> Story:
        """The story with this id as it stands now, without its claims."""
        return Story(story, self.title(story), tuple(card.id for card in self.memory.stories.group(story)))

    def title(self, story: str) -> str:
        """The title of the story with this id, as it stands now."""
        return title_of(self.memory.stories.group(story, _TITLES))

    def _story_of(self, card: Card) -> str | None:
        placed = self.memory.stories.get([ref_of(card).report])
        return placed[0].group if placed else None

    def _enter(self, reading: Reading, points: Sequence[Point], setting: Bytes, look: Look) -> Entered:
        left = self._leave(reading.report.id)
        copies = enter_report(reading, self.memory, self._embedder.embed, look)
        own = next((copy.of for copy in copies if copy.report == reading.report.id), None)
        placed = enter_story(reading.report, setting, self.memory)
        inside = MemoryOfStory(self.memory, placed.story)
        touched = enter_statements(reading, points, own, inside, self._linker)
        changed = [copy.report for copy in copies if copy.report != reading.report.id]
        claims = dict.fromkeys((*left, *touched.claims, *self._claims_of((*changed, *placed.moved))))
        return Entered(copies, tuple(claims), touched.merged, placed)

    def _leave(self, report: str) -> list[str]:
        """Forget what an earlier reading of the report said, all of it, lest one statement holds the next where it was; the
        claims that it was in."""
        there = self.memory.statements.within(report)
        self.memory.statements.drop([card.id for card in there])
        return _groups(there)

    def _claims_of(self, reports: Iterable[str]) -> Iterator[str]:
        """The claims of reports that turn out to be copies of another one, or to be of another story."""
        for report in reports:
            yield from _groups(self.memory.statements.within(report))

    def _with_roots(self, given: tuple[Testimony, ...]) -> tuple[Testimony, ...]:
        """The testimonies, each with what its report is a copy of as it is known now."""
        first = roots(sorted({testimony.ref.report for testimony in given}), self.memory)
        return tuple(
            t if t.copy_of == first.get(t.ref.report) else replace(t, copy_of=first.get(t.ref.report)) for t in given
        )


def _groups(cards: Iterable[Card]) -> list[str]:
    return [card.group for card in cards if card.group is not None]


def in_order(readings: Iterable[Reading]) -> list[Reading]:
    """Readings as they are traced: by time of publication, unknown times last, then by the report's id."""
    return sorted(readings, key=lambda r: (r.report.published or _LATER_THAN_ALL, r.report.id))
