"""What a pronoun may stand for: the entities spoken of before it, the most salient first."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from firsthand.model import Kind, Span
from firsthand.reading.entities import Draft

# How far back a pronoun looks: this many mentions, this many sentences. News seldom goes further.
_MENTIONS = 60
_SENTENCES = 14
_BODIES = frozenset({Kind.ORGANISATION, Kind.GOVERNMENT, Kind.MEDIA})
_SPEAKS, _OPENS, _QUOTED, _KNOWN_GENDER, _SAME_PARAGRAPH, _OBJECT = 1.7, 0.8, -2.5, 0.4, 0.8, -0.9


@dataclass(frozen=True, slots=True)
class Touch:
    """One place where an entity is spoken of; `speaks` marks the source of an attribution."""

    span: Span
    draft: Draft
    speaks: bool
    quoted: bool
    opens: bool
    governed: float = 0.0


class Discourse:
    """The entities in play, in text order; sentences and paragraphs say how far away each is."""

    def __init__(self, sentences: list[int], paragraphs: list[int]) -> None:
        """Takes the starts of the report's sentences and paragraphs, both in order."""
        self._sentences = sentences
        self._paragraphs = paragraphs
        self.touches: list[Touch] = []
        self._speaking: list[Touch] = []

    def note(self, touch: Touch) -> None:
        """Adds a mention; mentions come in text order."""
        self.touches.append(touch)
        if touch.speaks:
            self._speaking.append(touch)

    def pronoun(self, word: str, at: int, barred: frozenset[int] = frozenset()) -> Draft | None:
        """The entity that "he", "it" or "they" at a position most likely stands for, None where nothing fits."""
        here, paragraph = bisect_right(self._sentences, at), bisect_right(self._paragraphs, at)
        best: tuple[float, Draft] | None = None
        for touch in reversed(self.touches[-_MENTIONS:]):
            distance = here - bisect_right(self._sentences, touch.span[0])
            if distance > _SENTENCES:
                break
            fit = _fit(word, touch.draft) if touch.draft.number not in barred else None
            if fit is None or touch.span[0] >= at:
                continue
            score = fit - distance + self._weight(touch, paragraph)
            if best is None or score > best[0]:
                best = (score, touch.draft)
        return best[1] if best else None

    def relative(self, word: str, at: int) -> Draft | None:
        """The entity that "who" or "which" takes up: the one named last before it."""
        for touch in reversed(self.touches[-8:]):
            if touch.span[1] <= at and (touch.draft.kind is Kind.PERSON or word == "which" or not touch.draft.sure):
                return touch.draft
            if touch.span[1] <= at and touch.draft.kind is Kind.UNNAMED:
                return touch.draft
        return None

    def running(self, at: int) -> Draft | None:
        """The speaker that a bare quote goes on from: the last one to speak before it."""
        before = bisect_left(self._speaking, at, key=lambda touch: touch.span[0])
        return self._speaking[before - 1].draft if before else None

    def spoke_at(self, at: int) -> int | None:
        """Where the running speaker's source stands, None where nobody spoke before."""
        before = bisect_left(self._speaking, at, key=lambda touch: touch.span[0])
        return self._speaking[before - 1].span[0] if before else None

    def latest(self, limit: int = _MENTIONS) -> list[Draft]:
        """The entities in play, the latest first, each once."""
        return list(dict.fromkeys(touch.draft for touch in reversed(self.touches[-limit:])))

    def _weight(self, touch: Touch, paragraph: int) -> float:
        weight = _SPEAKS if touch.speaks else 0.0
        weight += _OPENS if touch.opens else 0.0
        weight += _QUOTED if touch.quoted and not touch.speaks else 0.0
        weight += _OBJECT * touch.governed
        return weight + (_SAME_PARAGRAPH if bisect_right(self._paragraphs, touch.span[0]) == paragraph else 0.0)


def _fit(word: str, draft: Draft) -> float | None:
    """How well an entity fits a pronoun's number and gender; None where it cannot."""
    if word in ("he", "him", "his", "himself", "she", "her", "hers", "herself"):
        return _fit_person(draft, "m" if word.startswith("h") and word not in ("her", "hers", "herself") else "f")
    if word in ("it", "its", "itself"):
        if draft.kind in _BODIES:
            return 0.0 if not draft.plural and draft.sure else -1.5
        if draft.kind is Kind.PERSON and not draft.sure and draft.gender is None:
            return -1.5
        return (
            -1.0
            if draft.kind is Kind.UNNAMED and draft.gender is None and not draft.plural and not draft.human
            else None
        )
    if word in ("they", "them", "their", "themselves"):
        if draft.plural:
            return 1.5
        if draft.named and not draft.sure and draft.located:
            return None
        return {Kind.UNNAMED: 0.0, Kind.PERSON: -4.0, Kind.PLACE: None}.get(draft.kind, 0.3)
    return None


def _fit_person(draft: Draft, gender: str) -> float | None:
    if draft.plural or (draft.kind in _BODIES and draft.sure) or draft.kind is Kind.PLACE:
        return None
    if draft.gender is not None:
        return _KNOWN_GENDER if draft.gender == gender else None
    if draft.kind is Kind.PERSON and not draft.sure and not draft.spoke:
        return -1.5
    if draft.kind is Kind.PERSON and draft.feminine != (gender == "f"):
        return -0.9
    if draft.kind is Kind.UNNAMED and not draft.human:
        return -3.0
    if draft.kind in _BODIES and (draft.located or not draft.spoke):
        return None
    return 0.0
