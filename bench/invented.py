"""Invented stories as uneven as news is (Zipf's law), for a desk of any size: the same seed gives the same ones.

The largest story has a twentieth of all reports and most have a few; the largest claim of a story is spoken to by most of
its reports. Words are invented too, forty thousand of them.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate

from firsthand.model import (
    Act,
    Change,
    Claim,
    Copy,
    Degree,
    Entity,
    Kind,
    Link,
    ModelInfo,
    Origin,
    Origins,
    Position,
    Reading,
    Report,
    Stance,
    Standing,
    Statement,
    StatementRef,
)

STATEMENTS = 9
"""Statements in a report."""

BEGINNING = datetime(2024, 1, 1, tzinfo=UTC)
"""No report is older."""

_SECONDS = 400 * 86_400
_MODEL = ModelInfo("invented", "0" * 64)
_SHARE_OF_COPIES = 0.3
_SYLLABLES = "ba ce di fo gu ha ki lo me nu or pa qui ro se ti ul va we ya zo st an er in"


@dataclass(frozen=True, slots=True)
class Told:
    """One invented story: its reports with their readings by time, its claims, and what copies what."""

    id: str
    title: str
    readings: tuple[Reading, ...]
    claims: tuple[Claim, ...]
    copies: tuple[Copy, ...]


class Inventor:
    """Makes stories; `reports` in all, the largest first."""

    def __init__(self, reports: int, seed: int = 7) -> None:
        self._luck, self._reports = random.Random(seed), reports
        self._syllables = _SYLLABLES.split()
        self._words = [self._word() for _ in range(40_000)]
        self._weights = list(accumulate(1 / (n + 3) for n in range(len(self._words))))
        names = [" ".join(self._phrase(2)).title() for _ in range(3000 + 400)]
        self._speakers, self._publishers = names[:3000], [f"{name} News" for name in names[3000:]]
        self._common = [
            list(accumulate(1 / (n + 2) for n in range(len(all)))) for all in (self._speakers, self._publishers)
        ]

    def _word(self) -> str:
        return "".join(self._luck.choices(self._syllables, k=self._luck.randint(1, 4)))

    def _phrase(self, words: int) -> list[str]:
        return self._luck.choices(self._words, cum_weights=self._weights, k=words)

    def stories(self) -> Iterator[Told]:
        """All stories; every report of a desk belongs to one."""
        left, number = self._reports, 0
        while left:
            size = min(left, max(self._reports // (20 * (number + 1)), self._luck.randint(1, 6)))
            yield self._story(f"st{number}", size)
            left, number = left - size, number + 1

    def _story(self, id: str, size: int) -> Told:
        begun = self._luck.random() * _SECONDS
        length = min(_SECONDS - begun, 86_400 * (1 + size / 20))
        times = sorted(BEGINNING + timedelta(seconds=begun + self._luck.random() * length) for _ in range(size))
        gists = [" ".join(self._phrase(9)) for _ in range(3 + size * 3)]
        common = list(accumulate(1 / (n + 1) for n in range(len(gists))))
        members: dict[int, list[StatementRef]] = defaultdict(list)
        readings: list[Reading] = []
        for n, time in enumerate(times):
            chosen = dict.fromkeys(self._luck.choices(range(len(gists)), cum_weights=common, k=STATEMENTS))
            readings.append(self._reading(f"{id}r{n}", time, [gists[each] for each in chosen]))
            for place, each in enumerate(chosen, 1):
                members[each].append(StatementRef(f"{id}r{n}", f"s{place}"))
        at = {reading.report.id: reading.report.published for reading in readings}
        claims = tuple(self._claim(f"{id}c{each}", gists[each], refs, at) for each, refs in members.items())
        copies = tuple(
            self._copy(readings[n], readings[0]) for n in range(1, size) if self._luck.random() < _SHARE_OF_COPIES
        )
        return Told(id, " ".join(self._phrase(6)).capitalize(), tuple(readings), claims, copies)

    def _reading(self, id: str, time: datetime, gists: Sequence[str]) -> Reading:
        speakers = self._luck.choices(self._speakers, cum_weights=self._common[0], k=len(gists))
        (publisher,) = self._luck.choices(self._publishers, cum_weights=self._common[1])
        entities = {name: Entity(f"e{n}", name, Kind.ORGANISATION) for n, name in enumerate(dict.fromkeys(speakers), 1)}
        text, statements = "", []
        for place, (speaker, gist) in enumerate(zip(speakers, gists, strict=True), 1):
            text += " ".join(self._phrase(22)) + ". "
            source = (len(text), len(text) + len(speaker))
            cue = (source[1] + 1, source[1] + 5)
            content = (cue[1] + 6, cue[1] + 6 + len(gist))
            text += f"{speaker} said that {gist}.\n\n"
            act = self._luck.choice((Act.ASSERT, Act.ASSERT, Act.ASSERT, Act.CONFIRM, Act.DENY, Act.DOUBT))
            spans = ((content,), (source,), (cue,))
            sure = 0.5 + self._luck.random() / 2
            statements.append(Statement(f"s{place}", *spans, speaker=entities[speaker].id, act=act, confidence=sure))
        title = " ".join(self._phrase(8)).capitalize()
        report = Report(id, text, title, publisher, f"https://invented.example/{id}", time, "en")
        return Reading(report, (), tuple(entities.values()), tuple(statements), _MODEL)

    def _claim(self, id: str, gist: str, refs: list[StatementRef], at: dict[str, datetime | None]) -> Claim:
        many = min(len(refs), 1 + len(refs) // 4)
        names = list(dict.fromkeys(self._luck.choices(self._speakers, cum_weights=self._common[0], k=many)))
        each = tuple(Origin(name, tuple(refs[n :: len(names)])) for n, name in enumerate(names))
        standing = self._luck.choice(list(Standing))
        history = tuple(
            Change(ref.report, at[ref.report], standing, 1, n + 1, "Affirmed once more.") for n, ref in enumerate(refs)
        )
        return Claim(
            id=id,
            gist=gist,
            statements=tuple(refs),
            origins=Origins(1, len(names), each),
            positions=tuple(Position(name, Stance.AFFIRMS, at[refs[0].report], refs[0]) for name in names[:20]),
            standing=standing,
            because=f"Affirmed by {names[0]}.",
            history=history,
            links=tuple(Link(refs[0], ref, 0.5 + self._luck.random() / 2, "the same words") for ref in refs[1:]),
        )

    def _copy(self, reading: Reading, of: Reading) -> Copy:
        shared = 0.5 + self._luck.random() / 2
        return Copy(reading.report.id, of.report.id, Degree.EDITED, shared, (), "most of the words are the same")
