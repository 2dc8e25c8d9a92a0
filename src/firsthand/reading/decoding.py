"""The tagger's scores -> tags: the likeliest sequence of roles for every cue, in characters of the text."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from firsthand.model import Act, Attribution, Kind, Mention, Span, Spans, Tags
from firsthand.reading.windows import Window

Floats = NDArray[np.float32]

CUE = 0.6  # a word begins a cue from this probability on; calibrated on PolNeAR's dev part for linked F1
BOILERPLATE = 0.5
ACTS = tuple(Act)
KINDS = (Kind.PERSON, Kind.ORGANISATION, Kind.GOVERNMENT, Kind.MEDIA, Kind.UNNAMED)
_ENTITIES = (Kind.PERSON, Kind.ORGANISATION, Kind.PLACE)
_NEVER = -1e4
_IMPOSSIBLE = np.zeros((5, 5), dtype=np.float32)  # tags O, B, I, B, I: an I stands only after its own B or I
_IMPOSSIBLE[[0, 3, 4], 2] = _IMPOSSIBLE[[0, 1, 2], 4] = _NEVER


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


def decode(paragraphs: list[Span], windows: list[Window], scores: list[Scores], moves: Floats) -> Tags:
    """The tags of one text from the scores of its windows; `moves` (5, 5) scores one role tag after another."""
    kept = [np.flatnonzero(s.cue[s.candidates, 1] >= CUE) for s in scores]
    roles = _tag_paths([s.role[k] for s, k in zip(scores, kept, strict=True)], moves)
    chains = _tag_paths([s.chain[k] for s, k in zip(scores, kept, strict=True)], _IMPOSSIBLE)
    attributions: list[Attribution] = []
    mentions: list[Mention] = []
    for window, s, k, role, chain in zip(windows, scores, kept, roles, chains, strict=True):
        for number, tags, links in zip(k, role, chain, strict=True):
            found = _attribution(window, s, int(number), tags, links)
            if found.content:
                attributions.append(found)
        mentions += _mentions(window, s.entity)
    return Tags(tuple(attributions), tuple(mentions), _boilerplate(paragraphs, windows, scores))


def _tag_paths(scores: list[Floats], moves: Floats) -> list[NDArray[np.int8]]:
    """The best tag sequences of all cues of all windows, in one pass over the longest window."""
    counts = [s.shape[0] for s in scores]
    if not sum(counts):
        return [np.zeros((0, s.shape[1]), dtype=np.int8) for s in scores]
    grid = np.zeros((sum(counts), max(s.shape[1] for s in scores), 5), dtype=np.float32)
    ends = np.cumsum(counts)
    for s, end in zip(scores, ends, strict=True):
        grid[end - s.shape[0] : end, : s.shape[1]] = s
    path = _viterbi(grid, np.repeat([s.shape[1] for s in scores], counts), moves)
    return [path[end - s.shape[0] : end, : s.shape[1]] for s, end in zip(scores, ends, strict=True)]


def _viterbi(grid: Floats, lengths: NDArray[np.int64], moves: Floats) -> NDArray[np.int8]:
    """The best path (Viterbi 1967) through scores (n, words, 5), each row to its own length -> tags (n, words)."""
    n, words, _ = grid.shape
    back = np.empty((words, n, 5), dtype=np.int8)
    best = grid[:, 0].copy()
    best[:, [2, 4]] = _NEVER
    stay = np.arange(5, dtype=np.int8)
    for t in range(1, words):
        ways = best[:, :, None] + moves
        live = (t < lengths)[:, None]
        back[t] = np.where(live, ways.argmax(1), stay)
        best = np.where(live, ways.max(1) + grid[:, t], best)
    path = np.empty((n, words), dtype=np.int8)
    path[:, -1] = best.argmax(1)
    rows = np.arange(n)
    for t in range(words - 1, 0, -1):
        path[:, t - 1] = back[t, rows, path[:, t]]
    return path


def _runs(tags: NDArray[np.int8], begin: int) -> Iterator[tuple[int, int]]:
    """Where a tag pair (begin, begin + 1) stands: half-open runs of word numbers."""
    inside = (tags == begin) | (tags == begin + 1)
    starts = np.flatnonzero((tags == begin) | (inside & ~np.concatenate(([False], inside[:-1]))))
    for start, limit in pairwise([*starts.tolist(), len(tags)]):
        outside = np.flatnonzero(~inside[start:limit])
        yield start, start + int(outside[0]) if len(outside) else limit


def _spans(window: Window, tags: NDArray[np.int8], begin: int) -> Spans:
    return tuple((window.words[a][0], window.words[b - 1][1]) for a, b in _runs(tags, begin))


def _attribution(
    window: Window, s: Scores, number: int, tags: NDArray[np.int8], links: NDArray[np.int8]
) -> Attribution:
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
        confidence=round(float(s.cue[word, 1]), 4),
    )


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
