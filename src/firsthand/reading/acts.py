"""The act of a statement: a trained head's probabilities and the lexicon, weighed together."""

import math
import re
from functools import lru_cache

from firsthand.model import Act, Attribution
from firsthand.reading.contents import CONTENT, CUE, Row
from firsthand.reading.lexicon import cue_act, fold
from firsthand.reading.pieces import words_of

# What an unmarked cue with an unmarked content is: on the authored passages assert, then judge and predict.
_PRIOR = dict.fromkeys(Act, 0.0) | {Act.ASSERT: 1.6, Act.JUDGE: 0.3, Act.RETRACT: -0.5, Act.DECLINE: -0.3}
# A cue that decides alone is right in 98 of 100 cases.
_DECISIVE = 5.0
# The trained head has read the whole paragraph, the lexicon single words: the head counts full, the rows in part.
_ROWS_BESIDE_HEAD = 0.8
# Above this the head is right more often than the rows that would speak against it.
_CERTAIN = 0.93
_FLOOR = 1e-4
_LONGEST_CONTENT, _LONGEST_CUE = 600, 200


# To deny with a bare "said" takes a word that denies.
_UNSAID = 2.5
_SAID = re.compile(
    r"\b(?:said|says?|saying|told|tells?|telling|wrote|writes?|writing|added|adds|adding|stated|states)\b"
)
_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nothing|nobody|neither|nor|cannot|without|false|fake|lies?|wrong|untrue|baseless|unfounded|"
    r"nonsense|fabricat\w+|invent\w+|den(?:y|ies|ied)|contrary|rather|myth|hoax|rumou?rs?|fiction\w*|only|mistaken|impossible)\b|n['’]t\b"
)


def act_of(text: str, attribution: Attribution) -> tuple[Act, float]:
    """The most probable act of an attribution and its probability.

    `attribution.acts` (a trained head) is used where it is not empty; without it the lexicon speaks alone.
    """
    scores = act_scores(text, attribution)
    best = max(scores, key=scores.__getitem__)
    return best, scores[best]


def act_scores(text: str, attribution: Attribution) -> dict[Act, float]:
    """The probability of every act; they add up to 1."""
    cue = fold(words_of(text, attribution.cue)[:_LONGEST_CUE])
    content = fold(words_of(text, attribution.content)[:_LONGEST_CONTENT])
    head = attribution.acts
    weight = _ROWS_BESIDE_HEAD if head else 1.0
    if head and max(head.values()) >= _CERTAIN:
        weight = 0.0
    logits = {act: math.log(max(head.get(act, 0.0), _FLOOR)) if head else _PRIOR[act] for act in Act}
    decided = cue_act(cue)
    if decided is None and _SAID.search(cue) and not _NEGATION.search(content):
        logits[Act.DENY] -= _UNSAID
    if decided is not None:
        logits[decided] += _DECISIVE
        weight *= 0.25
    if weight:
        found = _gains_of_cue(cue) if decided is not None else _gains_of_cue(cue) + _gains(CONTENT, content)
        for act, gain in found:
            logits[act] += gain * weight
    return _softmax(logits)


def _gains(rows: tuple[Row, ...], folded: str) -> tuple[tuple[Act, float], ...]:
    return tuple((act, gain) for act, pattern, gain in rows if pattern.search(folded))


@lru_cache(maxsize=4096)
def _gains_of_cue(cue: str) -> tuple[tuple[Act, float], ...]:
    return _gains(CUE, cue)


def _softmax(logits: dict[Act, float]) -> dict[Act, float]:
    top = max(logits.values())
    powers = {act: math.exp(value - top) for act, value in logits.items()}
    total = sum(powers.values())
    return {act: power / total for act, power in powers.items()}
