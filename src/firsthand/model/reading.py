"""A reading: all that is read from one report."""

from dataclasses import dataclass
from datetime import date

from firsthand.model.report import Report, Span, Spans
from firsthand.model.words import Act, Bound, Form, Kind


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that speaks, is relied on or is spoken of; `name` is its fullest name in the report."""

    id: str
    name: str
    kind: Kind
    mentions: Spans = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity as claimed: low and high (equal for a single number), with the unit's own word ("troops") or ""."""

    span: Span
    low: float
    high: float
    unit: str
    bound: Bound | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A time expression resolved against the publication date: first and last day, both included."""

    span: Span
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution understood, or a narrated sentence of the publisher's own.

    `speaker`, `via` and `basis` hold entity ids; `via` runs from the relay nearest to the speaker outwards. `medium` is
    the wording of a venue or medium ("in a brief release"), which is no relay. A narrated statement has no speaker,
    source or cue. `confidence` is a probability.
    """

    id: str
    content: Spans
    source: Spans = ()
    cue: Spans = ()
    narrated: bool = False
    speaker: str | None = None
    act: Act = Act.ASSERT
    form: Form = Form.INDIRECT
    hedged: bool = False
    via: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    time: Period | None = None
    medium: Span | None = None
    confidence: float = 1.0

    @property
    def open_question(self) -> bool:
        """Whether the publisher itself says that something is not known ("it was not clear whether ...")."""
        return self.narrated and self.act is Act.DOUBT


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """Which weights made a reading: their name and the SHA-256 of the file."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is read from one report. `reason` says why nothing was read, where nothing could be."""

    report: Report
    boilerplate: Spans = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    model: ModelInfo | None = None
    reason: str | None = None

    def entity(self, entity_id: str) -> Entity:
        """The entity with this id; raises KeyError when there is none."""
        for entity in self.entities:
            if entity.id == entity_id:
                return entity
        raise KeyError(entity_id)
