"""The stages of tracing in order, one report at a time: copies, story, claims, then what each claim amounts to.

Nothing is computed anew for a report that has nothing to do with it: a new report touches the claims that its statements
join, and only these are settled again.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from firsthand.model import Card, Claim, Copy, FigureSeries, Memory, Reading, Report, Story, Testimony
from firsthand.tracing.cards import ref_of
from firsthand.tracing.claims import enter_statements, links, said
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


@dataclass(frozen=True, slots=True)
class Prepared:
    """A reading with what tracing needs of it that depends on nothing else: its points, the packed vector of its setting,
    and its look."""

    reading: Reading
    points: tuple[Point, ...]
    setting: Bytes
    look: Look

    def kept_as(self, report: Report) -> "Prepared":
        """The same where the report is kept under this one's id, with the digest of its bytes."""
        reading = replace(self.reading, report=report)
        if report.id == self.reading.report.id:
            return replace(self, reading=reading)
        points = (replace(point, ref=replace(point.ref, report=report.id)) for point in self.points)
        return replace(self, reading=reading, points=tuple(points))


def prepared(readings: Sequence[Reading], embedder: Embedder) -> list[Prepared]:
    """Readings made ready to be entered, in their order. Give many at once: it takes a fraction of the time."""
    settings = packed(embedder.embed([setting_of(reading.report) for reading in readings]))
    ready = zip(readings, points_of(readings, embedder), settings, look_at(readings), strict=True)
    return [Prepared(*each) for each in ready]


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
            for ready in prepared(readings[start : start + _TOGETHER], self._embedder):
                yield self.enter(ready)

    def enter(self, ready: Prepared) -> Entered:
        """Enter one reading. To enter the same report again, with another reading, puts its statements anew."""
        report = ready.reading.report
        left = self._leave(report.id)
        copies = enter_report(ready.reading, self.memory, self._embedder.embed, ready.look)
        own = next((copy.of for copy in copies if copy.report == report.id), None)
        placed = enter_story(report, ready.setting, self.memory)
        inside = MemoryOfStory(self.memory, placed.story, placed.alone)
        touched = enter_statements(ready.reading, ready.points, own, inside, self._linker)
        changed = [copy.report for copy in copies if copy.report != report.id]
        claims = dict.fromkeys((*left, *touched.claims, *self._claims_of((*changed, *placed.moved))))
        return Entered(copies, tuple(claims), touched.merged, placed)

    def settled(self, claims: Sequence[str]) -> dict[str, Settled]:
        """The claims with these ids as they stand now, by id; those that no statement makes any more are left out."""
        groups = zip(claims, self.memory.statements.groups(claims), strict=True)
        cards = {claim: group for claim, group in groups if group}
        reports = {ref_of(card).report for group in cards.values() for card in group}
        first = roots(sorted(reports), self.memory)
        begun = {claim: ref_of(group[0]).report for claim, group in cards.items()}
        stories = {card.id: card.group for card in self.memory.stories.get(sorted(set(begun.values())))}
        return {claim: self._settled(claim, group, first, stories.get(begun[claim])) for claim, group in cards.items()}

    def story(self, story: str) -> Story:
        """The story with this id as it stands now, without its claims."""
        return Story(story, self.title(story), tuple(card.id for card in self.memory.stories.group(story)))

    def title(self, story: str) -> str:
        """The title of the story with this id, as it stands now."""
        return title_of(self.memory.stories.group(story, _TITLES))

    def _settled(self, claim: str, cards: Sequence[Card], first: Mapping[str, str], story: str | None) -> Settled:
        gist, worded, heard = said(cards)
        given = tuple(_copying(testimony, first.get(testimony.ref.report)) for testimony in heard)
        judged = self.memory.judgements.about([f"claim:{claim}", *(f"statement:{card.id}" for card in cards)])
        settled = replace(settle(claim, gist, given, links(cards), judged), worded=worded)
        return Settled(settled, series_of(claim, gist, given), story)

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


def _copying(testimony: Testimony, first: str | None) -> Testimony:
    """A testimony with what its report is a copy of, as it is known now."""
    return testimony if testimony.copy_of == first else replace(testimony, copy_of=first)


def _groups(cards: Iterable[Card]) -> list[str]:
    return [card.group for card in cards if card.group is not None]


def in_order(readings: Iterable[Reading]) -> list[Reading]:
    """Readings as they are traced: by time of publication, unknown times last, then by the report's id."""
    return sorted(readings, key=lambda r: (r.report.published or _LATER_THAN_ALL, r.report.id))
