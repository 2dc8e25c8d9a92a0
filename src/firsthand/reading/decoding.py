"""The tagger's scores -> tags: the likeliest sequence of roles for every cue, in characters of the text."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

import numpy as np
from numpy.typing import NDArray

from firsthand.model import Act, Attribution, Kind, Mention, Span, Spans, Tags
from firsthand.reading.paths import IMPOSSIBLE, Floats, Grids, Tags8
from firsthand.reading.windows import Window

CONFIDENCE = 0.53  # of an attribution as a whole; the best linked F1 on PolNeAR's dev part lies about here
CONTENT = 0.45  # how probable a word of a content is; what overlaps most is expected to begin a little below a half
BOILERPLATE = 0.5
ACTS = tuple(Act)
KINDS = (Kind.PERSON, Kind.ORGANISATION, Kind.GOVERNMENT, Kind.MEDIA, Kind.UNNAMED)
_ENTITIES = (Kind.PERSON, Kind.ORGANISATION, Kind.PLACE)


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of one window. Shapes, for W words and N cues: `cue` (W, 3) probabilities; `entity` (W, 7);
    `boilerplate` (W,); `candidates` (N,) word numbers; `role` and `chain` (N, W, 5); `whole` (N, 16): acts, hedge, kinds."""

    cue: Floats
    entity: Floats
    boilerplate: Floats
    candidates: NDArray[np.int64]
    role: Floats
    chain: Floats
    whole: Floats


Cut = tuple[list[Span], list[Window]]
"""A text's paragraphs and windows."""
Row = tuple[Scores, Tags8, Floats, Tags8]
"""What one window's cues give: scores, best roles, how probable each role is, best chain tags."""


def decode(texts: list[Cut], scores: list[Scores], moves: Floats) -> Iterator[Tags]:
    """The tags of each text from the scores of all their windows, in order; `moves` (5, 5) scores one role tag after
    another. Texts are decoded together because a pass costs by its longest window, not by their number; what one text
    gives does not depend on the others."""
    grids = Grids.of([s.role for s in scores])
    chains = Grids.of([s.chain for s in scores]).best(IMPOSSIBLE)
    shares = grids.shares(moves)
    roles = [_likely(*each) for each in zip(grids.best(moves), shares, strict=True)]
    rows = zip(scores, roles, shares, chains, strict=True)
    for paragraphs, windows in texts:
        yield _tags(paragraphs, windows, list(islice(rows, len(windows))))


def _likely(best: Tags8, share: Floats) -> Tags8:
    """The best roles of a window's cues with every word in the content that probably belongs there, whatever the path as a
    whole says of it: (cues, words). The best path is the likeliest to be right to the word, and is cut short where the end is
    in doubt; what overlaps most with the true content is made word by word (minimum Bayes risk; Goel and Byrne 2000)."""
    source = (best == 1) | (best == 2)
    inside = (share[..., 3] + share[..., 4] > CONTENT) & ~source
    goes_on = np.zeros_like(inside)
    goes_on[:, 1:] = inside[:, :-1]
    goes_on &= best != 3
    found: Tags8 = np.where(source, best, np.where(inside, np.where(goes_on, 4, 3), 0)).astype(np.int8)
    return found


def _tags(paragraphs: list[Span], windows: list[Window], rows: list[Row]) -> Tags:
    attributions: list[Attribution] = []
    mentions: list[Mention] = []
    for window, (s, role, share, chain) in zip(windows, rows, strict=True):
        for number, (tags, sure, links) in enumerate(zip(role, share, chain, strict=True)):
            found = _attribution(window, s, number, tags, sure, links)
            if found.content and found.confidence >= CONFIDENCE:
                attributions.append(found)
        mentions += _mentions(window, s.entity)
    return Tags(tuple(attributions), tuple(mentions), _boilerplate(paragraphs, windows, [row[0] for row in rows]))


def _runs(tags: Tags8, begin: int) -> Iterator[tuple[int, int]]:
    """Where a tag pair (begin, begin + 1) stands: half-open runs of word numbers."""
    inside = (tags == begin) | (tags == begin + 1)
    starts = np.flatnonzero((tags == begin) | (inside & ~np.concatenate(([False], inside[:-1]))))
    for start, limit in pairwise([*starts.tolist(), len(tags)]):
        outside = np.flatnonzero(~inside[start:limit])
        yield start, start + int(outside[0]) if len(outside) else limit


def _spans(window: Window, tags: Tags8, begin: int) -> Spans:
    return tuple((window.words[a][0], window.words[b - 1][1]) for a, b in _runs(tags, begin))


def _attribution(window: Window, s: Scores, number: int, tags: Tags8, share: Floats, links: Tags8) -> Attribution:
    word = int(s.candidates[number])
    end = word + 1
    # A cue ends where its content begins.
    while end < len(window.words) and s.cue[end].argmax() == 2 and tags[end] == 0:
        end += 1
    whole = s.whole[number]
    return Attribution(
        source=_spans(window, tags, 1),
        cue=((window.words[word][0], window.words[end - 1][1]),),
        content=_spans(window, tags, 3),
        relays=_spans(window, links, 1),
        bases=_spans(window, links, 3),
        acts=dict(zip(ACTS, _softmax(whole[:10]), strict=True)),
        kinds=dict(zip(KINDS, _softmax(whole[11:]), strict=True)),
        hedged=float(_sigmoid(whole[10])),
        confidence=round(float(s.cue[word, 1]) * _agreement(tags, share), 4),
    )


def _agreement(tags: Tags8, share: Floats) -> float:
    """How surely source and content stand where the best path puts them: the content's expected intersection over union,
    times the mean probability of the source's words (or of there being no source)."""
    content, source = tags >= 3, (tags == 1) | (tags == 2)
    in_content, in_source = share[:, 3] + share[:, 4], share[:, 1] + share[:, 2]
    overlap = in_content[content].sum() / (content.sum() + in_content[~content].sum() + 1e-6)
    return float(overlap * (in_source[source].mean() if source.any() else 1 - in_source.max()))


def _mentions(window: Window, scores: Floats) -> Iterator[Mention]:
    tags = scores.argmax(1).astype(np.int8)
    found = [(a, b, kind) for i, kind in enumerate(_ENTITIES) for a, b in _runs(tags, 1 + 2 * i)]
    for a, b, kind in sorted(found):
        yield Mention((window.words[a][0], window.words[b - 1][1]), kind)


def _boilerplate(paragraphs: list[Span], windows: list[Window], scores: list[Scores]) -> Spans:
    """The paragraphs whose words, on the mean, look like boilerplate."""
    total = np.zeros(len(paragraphs))
    words = np.zeros(len(paragraphs))
    for window, s in zip(windows, scores, strict=True):
        np.add.at(total, window.paragraph, _sigmoid(s.boilerplate))
        np.add.at(words, window.paragraph, 1)
    mean = total / np.maximum(words, 1)
    return tuple(paragraphs[i] for i in np.flatnonzero(mean > BOILERPLATE))


def _sigmoid(x: Floats) -> Floats:
    return np.float32(1) / (np.float32(1) + np.exp(-x))


def _softmax(x: Floats) -> list[float]:
    e = np.exp(x - x.max())
    return (e / e.sum()).tolist()  # type: ignore[no-any-return]
