"""Attributions that say nothing of their own: echoes of the one around them, and covers that only pass one on."""

import re
from collections.abc import Sequence

from firsthand.model import Act, Attribution
from firsthand.reading.lexicon import cue_act
from firsthand.reading.outlets import is_outlet
from firsthand.reading.pieces import Neighbourhood, contains, words_of
from firsthand.text.quotes import inside

_FIRST_PERSON = frozenset({"i", "we", "we)", "(we)", "us", "me"})
_SPEECH = re.compile(
    r"\b(?:said|says?|told|tells?|wrote|writes?|announced|announces|reported|reports?|added|adds|stated|states|warned|"
    r"warns|argued|argues|claimed|claims|insisted|insists|replied|tweeted|posted)\b"
)
_SPOKEN = frozenset({Act.CONFIRM, Act.DENY, Act.DECLINE, Act.RETRACT, Act.ASSERT})
_COVERED = 0.85


def echoes(text: str, attributions: Sequence[Attribution]) -> frozenset[int]:
    """The indices of attributions that stand inside another's content and have the same speaker in the first person.

    "We have confirmed X," the service said: the inner "we have confirmed" is the service's own statement once more.
    """
    near = Neighbourhood(attributions)
    return frozenset(
        i
        for i, inner in enumerate(attributions)
        if inner.cue
        and words_of(text, inner.source).strip().lower() in _FIRST_PERSON
        and any(contains(attributions[j], inner) for j in near.around(inner.cue[0]) if j != i)
    )


def covers(text: str, attributions: Sequence[Attribution]) -> frozenset[int]:
    """The indices of an outlet's attributions whose content is another attribution and hardly a word more.

    "X, Y said, Z reported": that Z reported is in the chain of Y's statement and no statement of its own. Whoever is no
    outlet vouches for what he tells of another's words, and keeps his statement.
    """
    near = Neighbourhood(attributions)
    found = set()
    for i, outer in enumerate(attributions):
        if len(outer.content) != 1 or not is_outlet(words_of(text, outer.source)):
            continue
        span = outer.content[0]
        for j in near.around(span):
            if j != i and contains(outer, attributions[j]) and _fills(text, span, attributions[j]):
                found.add(i)
                break
    return frozenset(found)


def _fills(text: str, span: tuple[int, int], inner: Attribution) -> bool:
    cue = words_of(text, inner.cue)
    if not inner.source or not inner.content or not (_SPEECH.search(cue) or cue_act(cue) in _SPOKEN):
        return False
    pieces = sorted((*inner.source, *inner.cue, *inner.content))
    covered = sum(inside((piece,), *span) for piece in pieces)
    return covered >= _COVERED * (span[1] - span[0])
