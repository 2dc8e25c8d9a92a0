"""A trace: what many readings say together. Copies, claims with their origins and standing, figures, stories."""

from dataclasses import dataclass, field
from datetime import datetime

from firsthand.model.reading import Figure, Reading
from firsthand.model.report import Span
from firsthand.model.words import Act, Bound, Degree, Kind, Stance, Standing


@dataclass(frozen=True, slots=True, order=True)
class StatementRef:
    """Names one statement among many readings: the report's id and the statement's id in that report's reading."""

    report: str
    statement: str


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A passage that a copy shares: its span in the copy's full text and in the full text of what it is a copy of."""

    span: Span
    of: Span


@dataclass(frozen=True, slots=True)
class Copy:
    """`report` repeats the text of `of`, the earliest report of its group. `shared` is the share (0 to 1) of the shorter
    one's text that both have; `because` says in a sentence why the degree is what it is."""

    report: str
    of: str
    degree: Degree
    shared: float
    passages: tuple[SharedPassage, ...] = ()
    because: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Why two statements stand in one claim: the score (a probability, 0 to 1) and the reasons, in plain words."""

    one: StatementRef
    other: StatementRef
    score: float
    because: str


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who speaks, relays or is relied on, as one reading names them.

    `aliases` are other wordings of the same entity in that reading ("the NIS", "South Korea's spy agency"); `speaks_for`
    is the body whose spokesman, chief or minister this is, as far as the reading says so.
    """

    name: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    speaks_for: "Party | None" = None


@dataclass(frozen=True, slots=True)
class Count:
    """A figure with what it counts: `of` in settled words ("dead", "people"), `words` as the text has it ("North Korean
    soldiers")."""

    figure: Figure
    of: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Testimony:
    """One statement as it bears on a claim: all that origins, positions and standing are worked out from.

    `at` is the report's publication time, None where unknown. `stance` is towards the claim as its gist puts it, `act` is
    the statement's own; a narrated statement has no speaker. `copy_of` names the report whose text this statement's
    report repeats. `about` names those the statement is about (the parties to the event), in its reading's fullest names.
    `bears` is False where a statement speaks of the claim's matter and takes no stand on the claim itself.
    """

    ref: StatementRef
    at: datetime | None
    publisher: str | None
    stance: Stance
    text: str
    speaker: Party | None = None
    official: bool = False
    via: tuple[Party, ...] = ()
    basis: tuple[Party, ...] = ()
    hedged: bool = False
    copy_of: str | None = None
    about: tuple[Party, ...] = ()
    act: Act = Act.ASSERT
    counts: tuple[Count, ...] = ()
    bears: bool = True


@dataclass(frozen=True, slots=True)
class Origin:
    """A first-hand utterance of a claim: one body, once, however often it is repeated.

    `rests_on` names what it relies on; `withdrawn` says that it has retracted, `unresolved` that the credit given for it
    runs in a circle, so that where it began is not known.
    """

    speaker: str
    statements: tuple[StatementRef, ...]
    rests_on: tuple[str, ...] = ()
    withdrawn: bool = False
    unresolved: bool = False


@dataclass(frozen=True, slots=True)
class Origins:
    """How many origins affirm a claim now: `max` distinct ones, `min` surely independent ones. `shared` says in plain
    words what might be shared by those that `min` merges; `each` lists all origins, withdrawn ones too."""

    min: int
    max: int
    each: tuple[Origin, ...] = ()
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """Where a party stands on a claim, since when (None: unknown), and the statement that says so (None: silent)."""

    party: str
    stance: Stance
    since: datetime | None = None
    statement: StatementRef | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of a claim's history: what a report changed."""

    after: str
    at: datetime | None
    standing: Standing
    min: int
    max: int
    because: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """What statements in different reports all say or all speak to, and where it stands now. `worded` is the statement that
    the gist is the words of, where it is known."""

    id: str
    gist: str
    statements: tuple[StatementRef, ...]
    origins: Origins
    positions: tuple[Position, ...]
    standing: Standing
    because: str
    history: tuple[Change, ...]
    links: tuple[Link, ...] = ()
    worded: StatementRef | None = None


@dataclass(frozen=True, slots=True)
class FigurePoint:
    """One value of a figure series: who claimed it, where, when."""

    statement: StatementRef
    speaker: str | None
    low: float
    high: float
    at: datetime | None
    span: Span
    bound: Bound | None = None


@dataclass(frozen=True, slots=True)
class FigureSeries:
    """The values of one quantity over time, in order of time; `claim` is the claim that it belongs to, where there is one."""

    about: str
    unit: str
    series: tuple[FigurePoint, ...]
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """Reports and claims that belong to one unfolding event, in order of time."""

    id: str
    title: str
    reports: tuple[str, ...]
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """What many readings say together."""

    readings: tuple[Reading, ...] = ()
    copies: tuple[Copy, ...] = ()
    claims: tuple[Claim, ...] = ()
    figures: tuple[FigureSeries, ...] = ()
    stories: tuple[Story, ...] = ()
    notes: tuple[str, ...] = field(default=())
    """What could not be traced and why, one sentence each (a report without a date, say)."""
