"""One attribution whose content holds parts with different acts becomes a statement for each part.

"We have established X," the service said. "We plan to follow Y." is one attribution (one source, one cue) and two
statements: a confirmation and a plan. Parts with the same act stay together, and so do parts whose act is in doubt, and
talk that runs on from what is to what will be.
"""

import re
from dataclasses import dataclass, replace

from firsthand.model import Act, Attribution, Span, Spans
from firsthand.reading.acts import act_scores
from firsthand.reading.lexicon import cue_act
from firsthand.reading.pieces import words_of
from firsthand.text.sentences import sentences

# Where a sentence turns to a second act: "confirmed X and plans to Y", "that A had B and that C could D".
_TURN = re.compile(
    r",? (?:and|but) (?=(?:that |also |then )*(?:will|would|plans?|planned|planning|intends?|intended|vowed|pledged|"
    r"promised|"
    r"hopes?|expects?|is ready|was ready|could|may|might|should|must|urged|called on|warned)\b)|"
    r",? (?:and|but) (?=[\"“‘](?:\w+ ){1,6}?(?:will|would|could|may|might|should|must)\b)|"
    r",? (?:and|but) (?=(?:that )(?:\w+ ){1,6}?[\"“‘]?(?:will|would|could|may|might|should|must)\b)",
)
# Only these acts are told from a content's words alone surely enough to part it, each from its own probability on.
_SURE = {Act.INTEND: 0.5, Act.URGE: 0.5, Act.PREDICT: 0.45, Act.DOUBT: 0.75, Act.DECLINE: 0.75, Act.RETRACT: 0.75}
# These stand apart from whatever is said around them.
_WITHHELD = frozenset({Act.DOUBT, Act.DECLINE, Act.RETRACT})
_PLAN = re.compile(r"\b(?:plan|intend|pledge|vow|promise|aim)(?:s|d|ed|ned|ning|ing)?\b(?! of\b)", re.IGNORECASE)
_CLAUSE = re.compile(r"(?:that\b|(?<=and |but )[\"“‘])")
_LONGEST, _MOST_PARTS = 1500, 8
_SHORTEST = 14
_STOP = re.compile(r"[.!?](?=\s)")
_FINISHED = re.compile(r"[.!?…][\"”’»]?$")


@dataclass(frozen=True, slots=True)
class _Part:
    spans: Spans
    act: Act | None
    scores: dict[Act, float]


def split(text: str, attribution: Attribution) -> tuple[Attribution, ...]:
    """The attribution's parts with different acts, in text order, each with the acts' probabilities of its own words.

    The attribution itself, alone, when its cue settles the act, when all parts have one act, or on thin evidence.
    """
    size = sum(end - start for start, end in attribution.content)
    if not size or size > _LONGEST:
        return (attribution,)
    settled = cue_act(words_of(text, attribution.cue))
    if settled not in _DIVISIBLE:
        return (attribution,)
    parts = _pieces(text, attribution.content)
    if not 1 < len(parts) <= _MOST_PARTS:
        return (attribution,)
    read = [_part(text, attribution, spans, settled if not i else None) for i, spans in enumerate(parts)]
    groups = _grouped(_apart(text, read))
    if len(groups) < 2:
        return (attribution,)
    return tuple(replace(attribution, content=group.spans, acts=_acts(attribution, group)) for group in groups)


_DIVISIBLE = frozenset({None, Act.ASSERT, Act.CONFIRM})


def _pieces(text: str, content: Spans) -> list[Spans]:
    """The sentences of a content, and the halves of those that turn."""
    found: list[Span] = []
    continued: set[int] = set()
    for piece in content:
        goes_on = bool(found) and not _ended(text, found[-1][1], piece[0])
        for start, end in sentences(text, piece):
            if goes_on:
                # The cue stands within a sentence: its two halves are one part, as two spans.
                continued.add(start)
                goes_on = False
            turn = _TURN.search(text, start + _SHORTEST, end)
            if turn and end - turn.end() > _SHORTEST:
                found.extend(((start, turn.start()), (turn.end(), end)))
            else:
                found.append((start, end))
    return _joined(found, continued)


def _ended(text: str, end: int, start: int) -> bool:
    """Whether the sentence of a piece is over where the next one starts."""
    return bool(_FINISHED.search(text, max(0, end - 3), end) or _STOP.search(text, end, min(start, end + 400)))


def _joined(spans: list[Span], continued: set[int]) -> list[Spans]:
    """The spans as parts: one that continues the sentence before it joins that part."""
    parts: list[Spans] = []
    for span in spans:
        if span[0] in continued and parts:
            parts[-1] = (*parts[-1], span)
        else:
            parts.append((span,))
    return parts


def _part(text: str, attribution: Attribution, spans: Spans, settled: Act | None) -> _Part:
    alone = Attribution(attribution.source, attribution.cue, spans)
    if settled is not None:
        return _Part(spans, settled, act_scores(text, alone))
    scores = _sharpened(act_scores(text, replace(alone, cue=())))
    best = max(scores, key=scores.__getitem__)
    return _Part(spans, best if scores[best] >= _SURE.get(best, 1.1) else None, scores)


def _apart(text: str, parts: list[_Part]) -> list[_Part]:
    """The parts, with an act only where it stands apart: talk that runs on from a fact to a forecast or a wish is one
    statement; beside a confirmation, in a clause of its own or as a declared plan each is another."""
    confirms = any(max(part.scores, key=part.scores.__getitem__) is Act.CONFIRM for part in parts)

    def apart(part: _Part, first: bool) -> bool:
        start, end = part.spans[0][0], part.spans[-1][1]
        planned = part.act is Act.INTEND and bool(_PLAN.search(text, start, end))
        return first or confirms or planned or part.act in _WITHHELD or bool(_CLAUSE.match(text, start, end))

    return [part if apart(part, not i) else replace(part, act=None) for i, part in enumerate(parts)]


def _sharpened(scores: dict[Act, float]) -> dict[Act, float]:
    """Probabilities with half the weight on assert: a part's own words count for more than what is usual."""
    halved = {act: share * (0.5 if act is Act.ASSERT else 1.0) for act, share in scores.items()}
    total = sum(halved.values())
    return {act: share / total for act, share in halved.items()}


def _grouped(parts: list[_Part]) -> list[_Part]:
    """Neighbouring parts with one act, joined; an unsure part keeps to the part before it, or makes the first group."""
    groups = [parts[0]]
    for part in parts[1:]:
        last = groups[-1]
        if part.act == last.act or part.act is None:
            groups[-1] = replace(last, spans=last.spans + part.spans)
        else:
            groups.append(part)
    return groups


def _acts(attribution: Attribution, group: _Part) -> dict[Act, float]:
    """The part's own probabilities where its words are sure, else the trained head's without what the others took."""
    if group.act is not None or not attribution.acts:
        return group.scores
    return {act: share * (0.2 if act in _SURE else 1.0) for act, share in attribution.acts.items()}
