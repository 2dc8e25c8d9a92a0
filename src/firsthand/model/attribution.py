"""What the tagger finds in a text, before anything is understood: attributions, mentions, boilerplate."""

from dataclasses import dataclass, field

from firsthand.model.report import Span, Spans
from firsthand.model.words import Act, Kind


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content spans as PARC and PolNeAR define them, for one cue.

    `relays` are the mentions of those who passed it on ("Yonhap" in "Yonhap reported, citing the NIS"), in text order;
    `bases` the mentions of what the speaker says it relies on. `acts` gives the probability of each act, `kinds` of
    each kind of speaker (either may be empty: no model spoke), `hedged` and `confidence` are probabilities.
    """

    source: Spans
    cue: Spans
    content: Spans
    relays: Spans = ()
    bases: Spans = ()
    acts: dict[Act, float] = field(default_factory=dict)
    kinds: dict[Kind, float] = field(default_factory=dict)
    hedged: float = 0.0
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names an entity, with the kind the tagger gives it (person, organisation or place)."""

    span: Span
    kind: Kind


@dataclass(frozen=True, slots=True)
class Tags:
    """All that the tagger finds in one report's full text; every tuple is in text order."""

    attributions: tuple[Attribution, ...] = ()
    mentions: tuple[Mention, ...] = ()
    boilerplate: Spans = ()
