"""Reports that never were, with their readings: unfolding stories, agency copy, edits and rewrites, in order of time.

For measuring how tracing grows: any number of them, one at a time, from a seed, with statements, speakers, figures and
spans as a reading has them. Their words are drawn from the encoder's vocabulary, so that their rarity is that of English;
what they say means nothing.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from firsthand.model import Act, Entity, Figure, Kind, Reading, Report, Span, Statement
from firsthand.text.wordpieces import VOCABULARY

BEGIN = datetime(2026, 1, 5, 6, tzinfo=UTC)
DAYS = 60
"""All reports fall into so many days, however many there are."""

_VERBATIM, _EDITED, _REWRITTEN, _NEW_STORY = 0.14, 0.12, 0.04, 0.12
_OPEN_STORIES = 300
_RECENT = 40  # reports of a story that can still be copied
_SYLLABLES = "ka lo ven dri mar tos bel ian rud osk hal wen fer ost lin gar mey sol tav bir nok ell".split()  # noqa: SIM905
_ACTS = (Act.ASSERT, Act.ASSERT, Act.ASSERT, Act.CONFIRM, Act.DENY, Act.PREDICT, Act.JUDGE, Act.URGE)
_TOLD = (
    ("{n} {a} {b} were {c} near {p} after the {d} {e}", "the {d} {e} left {n} {b} {c} at {p}, all of them {a}"),
    ("the {a} {b} of {p} had {c} its {d} {e}", "{p} saw its {d} {e} {c} by the {a} {b}"),
    ("no {b} may {c} the {a} {d} while the {e} lasts", "as long as the {e} lasts the {a} {d} is not for {b} to {c}"),
    ("about {n} {b} still {c} the {a} {d} in {p}", "in {p} the {a} {d} is {c} by some {n} {b}"),
)


@dataclass(frozen=True, slots=True)
class _Fact:
    """Something that can be said in two ways; `number` is 0 where no figure is in it."""

    form: int
    words: dict[str, str]
    number: int

    def told(self, way: int) -> str:
        """The fact in one of its two wordings."""
        return _TOLD[self.form][way].format(n=f"{self.number:,}", **self.words)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a report tells: numbered facts with who says so and how, in order, and the seed of all that is around them."""

    told: tuple[tuple[int, _Fact, int, Act], ...]
    way: int
    seed: float


@dataclass(slots=True)
class _Story:
    place: str
    words: list[str]
    speakers: list[Entity]
    facts: list[_Fact] = field(default_factory=list)
    plans: list[_Plan] = field(default_factory=list)


@dataclass(slots=True)
class _Text:
    """A text that grows, and where its pieces stand."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, piece: str) -> Span:
        """Append a piece; its span."""
        start = self.length
        self.pieces.append(piece)
        self.length += len(piece)
        return start, self.length


def readings(count: int, seed: int = 0) -> Iterator[Reading]:
    """So many readings in order of time, the same for the same seed; only stories that are still told are held.

    Of a hundred about 14 are verbatim copies, 12 edited ones and 4 rewrites; a story has about 8 reports on average, and
    some have hundreds.
    """
    maker = _Maker(random.Random(seed))
    at, step = BEGIN, timedelta(days=DAYS) / max(count, 1)
    for number in range(count):
        yield maker.next(f"g{number:06}", at)
        at += step


class _Maker:
    """Makes one reading after another."""

    def __init__(self, dice: random.Random) -> None:
        lines = VOCABULARY.read_text(encoding="utf-8").splitlines()
        self._words = [line for line in lines if line.isascii() and line.isalpha() and len(line) > 3]
        self._dice = dice
        self._publishers = [f"{self._name()} {kind}" for kind in ("Post", "Courier", "Herald") for _ in range(80)]
        self._stories: list[_Story] = []

    def next(self, id: str, at: datetime) -> Reading:
        """The next reading."""
        dice, story = self._dice, self._story()
        chance = dice.random()
        if not story.plans or chance > _VERBATIM + _EDITED + _REWRITTEN:
            plan = self._plan(story)
            story.plans = [*story.plans[1 - _RECENT :], plan]
        else:
            plan = dice.choice(story.plans)
            if chance < _EDITED:
                kept = [told for told in plan.told if dice.random() < 0.8]
                plan = replace(plan, told=tuple(kept or plan.told))
            elif chance < _EDITED + _REWRITTEN:
                plan = replace(plan, way=1 - plan.way, seed=dice.random())
        return self._written(Report(id, "", publisher=dice.choice(self._publishers), published=at), story, plan)

    def _story(self) -> _Story:
        """A new story, or one of those still told; the longer told, the likelier to be told on."""
        dice = self._dice
        if not self._stories or dice.random() < _NEW_STORY:
            place = self._name()
            kinds = (Kind.PERSON, Kind.PERSON, Kind.GOVERNMENT, Kind.ORGANISATION)
            names = [self._name() + self._surname(kind, place) for kind in kinds]
            speakers = [Entity(f"e{n}", name, kind) for n, (name, kind) in enumerate(zip(names, kinds, strict=True), 1)]
            self._stories.append(_Story(place, [self._word(dice, 1.2) for _ in range(80)], speakers))
            self._stories = self._stories[-_OPEN_STORIES:]
            return self._stories[-1]
        return dice.choices(self._stories, [1 + len(story.plans) for story in self._stories])[0]

    def _word(self, dice: random.Random, common: float = 3.0) -> str:
        """A word of the language, common ones oftener: the vocabulary is ordered by how common its words are."""
        return self._words[int(len(self._words) * dice.random() ** common)]

    def _name(self) -> str:
        return "".join(self._dice.choices(_SYLLABLES, k=self._dice.randint(2, 4))).capitalize()

    def _surname(self, kind: Kind, place: str) -> str:
        """What follows a first name; bodies are named after what they do."""
        if kind is Kind.PERSON:
            return f" {self._name()}"
        return f" Ministry of {place}" if kind is Kind.GOVERNMENT else f" {self._word(self._dice).capitalize()}"

    def _plan(self, story: _Story) -> _Plan:
        """Some facts of the story, most of them recent, some new."""
        dice = self._dice
        for _ in range(dice.randint(1, 4) if story.facts else 6):
            words = {slot: dice.choice(story.words) for slot in "abcde"} | {"p": story.place}
            form = dice.randrange(len(_TOLD))
            story.facts.append(_Fact(form, words, dice.randint(2, 9000) if "{n}" in _TOLD[form][0] else 0))
        recent = story.facts[-12:]
        chosen = dice.sample(recent, min(len(recent), dice.randint(4, 7)))
        told = tuple((n, fact, dice.randrange(4), dice.choice(_ACTS)) for n, fact in enumerate(chosen))
        return _Plan(told, dice.randrange(2), dice.random())

    def _written(self, report: Report, story: _Story, plan: _Plan) -> Reading:
        """The report that tells the plan, with its reading. The same paragraph of the same plan is always worded alike."""
        title = f"{' '.join(self._dice.sample(story.words, 4)).capitalize()} in {story.place}"
        text, statements = _Text([f"{title}\n\n"], len(title) + 2), list[Statement]()
        mentions: dict[str, list[Span]] = {speaker.id: [] for speaker in story.speakers}
        for number, fact, who, act in plan.told:
            dice = random.Random(f"{plan.seed}/{number}")
            narrated = text.add(f"{self._around(dice, story, 26).capitalize()}.")
            text.add(" ")
            statement = self._said(text, story.speakers[who], fact, plan.way, dice)
            mentions[story.speakers[who].id].extend(statement.source)
            text.add(f" {self._around(dice, story, 9)}.\n\n")
            statements += [Statement(f"n{number}", (narrated,), narrated=True)] if number == 0 else []
            statements.append(replace(statement, id=f"s{number}", act=act))
        dice = random.Random(f"{plan.seed}")
        for _ in range(2):
            text.add(f"{self._around(dice, story, 50).capitalize()}.\n\n")
        entities = tuple(replace(one, mentions=tuple(mentions[one.id])) for one in story.speakers if mentions[one.id])
        body = "".join(text.pieces)[len(title) + 2 :]
        report = replace(report, title=title, text=body, language="en")
        return Reading(report, entities=entities, statements=tuple(statements))

    def _around(self, dice: random.Random, story: _Story, count: int) -> str:
        """Words of the story among others of the language, and the place."""
        words = [dice.choice(story.words) if dice.random() < 0.4 else self._word(dice) for _ in range(count)]
        words[count // 2] = story.place
        return " ".join(words)

    def _said(self, text: _Text, who: Entity, fact: _Fact, way: int, dice: random.Random) -> Statement:
        """One of two ways to say who says it."""
        told = fact.told(way)
        if dice.random() < 0.5:
            source = text.add(who.name)
            text.add(" ")
            cue = text.add("said")
            text.add(" that ")
            content = text.add(told)
        else:
            content = text.add(told[0].upper() + told[1:])
            text.add(", ")
            source = text.add(who.name)
            text.add(" ")
            cue = text.add("said")
        return Statement("", (content,), (source,), (cue,), speaker=who.id, figures=_figures(fact, told, content[0]))


def _figures(fact: _Fact, told: str, start: int) -> tuple[Figure, ...]:
    number = f"{fact.number:,}"
    at = told.find(number) if fact.number else -1
    if at < 0:
        return ()
    return (Figure((start + at, start + at + len(number)), fact.number, fact.number, fact.words["b"]),)
