"""Corpora -> training examples: windows with labels for every head; a label of IGNORE is not learned from.

PolNeAR marks the outermost attribution only, so a cue that it leaves out inside a content is not held against the
model; it says nothing of relays, bases or acts, so those are learned from the authored passages (and acts, softly, from
cues that decide them alone). Entity corpora say nothing of attributions.
"""

import json
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firsthand.model import Act, Kind, Span
from firsthand.reading.lexicon import cue_act
from firsthand.reading.windows import Window, windows
from firsthand.text.paragraphs import paragraphs
from firsthand.text.wordpieces import WordPieces
from training.entity_gold import KINDS as KIND_OF
from training.entity_gold import is_name
from training.network import ENTITY_TAGS
from training.pointing import pointed
from training.splits import held_back
from training.teacher import Taught

IGNORE = -100
ACTS = tuple(Act)
KINDS = (Kind.PERSON, Kind.ORGANISATION, Kind.GOVERNMENT, Kind.MEDIA, Kind.UNNAMED)
SILVER = 0.3  # weight of an act that the cue alone decides, beside 1 for an authored one

Ints = NDArray[np.int64]
Row = dict[str, Any]  # a line of a corpus, as it came
Covered = Callable[[Iterable[int]], tuple[int, int]]  # characters -> the words under them


@dataclass
class Cue:
    """One cue of a window: the word it begins at, and what is known of its attribution."""

    word: int
    roles: Ints
    chain: Ints
    act: int = IGNORE
    act_weight: float = 1.0
    hedged: int = IGNORE
    kind: int = IGNORE
    role_weight: float = 1.0


@dataclass
class Example:
    """A window with its labels."""

    window: Window
    cue_tags: Ints
    entity_tags: Ints
    boilerplate: Ints
    cues: list[Cue] = field(default_factory=list)
    taught: NDArray[np.float32] | None = None
    """How probable the teacher finds each cue tag of each word, where there is a teacher."""


@dataclass
class Article:
    """A text with what its corpus says of it; None where the corpus is silent."""

    text: str
    attributions: list[Row] | None = None
    entities: list[tuple[int, int, str]] | None = None
    boilerplate: list[Span] | None = None
    nested: bool = False
    unmarked: list[Span] = field(default_factory=list)
    """Passages whose attributions nobody marked."""
    taught: Taught | None = None


def lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def polnear(path: Path, rng: random.Random | None = None) -> list[Article]:
    """PolNeAR's articles; with `rng`, one annotator's version each, drawn anew at every call."""
    out = []
    for a in lines(path):
        versions = [a["attributions"]] + [v for v in (a["alt_annotations"] or {}).values() if rng]
        chosen = rng.choice(versions) if rng else versions[0]
        if isinstance(chosen, dict):
            chosen = chosen.get("attributions", [])
        out.append(Article(a["text"], chosen, None, [tuple(s) for s in a["discard"]]))
    return out


def authored(paths: Iterable[Path]) -> list[Article]:
    return [Article(a["text"], a["attributions"], None, [], True) for p in paths if p.exists() for a in lines(p)]


def stories(folder: Path) -> list[Article]:
    """The reports of the project's own stories."""
    return [Article(text, rows, None, [], True) for text, rows in pointed(folder)]


def unmarked(path: Path) -> list[Article]:
    """News passages that nobody annotated: there is only what a teacher says of them."""
    return [Article(a["text"].strip()) for a in lines(path)]


def joined(passages: list[Article], rng: random.Random) -> list[Article]:
    """The passages in random order, at times two or three in one text, so that windows are as long as a report's."""
    rest, out = rng.sample(passages, len(passages)), []
    while rest:
        first, *more = [rest.pop() for _ in range(min(len(rest), rng.choice((1, 1, 2, 3))))]
        for passage in more:
            first = _after(first, passage)
        out.append(first)
    return out


def _after(first: Article, second: Article) -> Article:
    shift = len(first.text) + 2
    taught = first.taught.then(second.taught, shift) if first.taught and second.taught else None
    text = f"{first.text}\n\n{second.text}"
    if first.attributions is None:
        return replace(first, text=text, taught=taught)

    def moved(spans: list[list[int]]) -> list[list[int]]:
        return [[s + shift, e + shift] for s, e in spans]

    attributions = list(first.attributions or [])
    for a in second.attributions or []:
        roles = {role: moved(a[role]) for role in ("source", "cue", "content")}
        chain = {role: [{**item, "span": moved([item["span"]])[0]} for item in a[role]] for role in ("via", "basis")}
        attributions.append({**a, **roles, **chain})
    return replace(first, text=text, attributions=attributions, taught=taught)


def entities(folder: Path, part: str) -> list[Article]:
    """The entity corpora, sentences joined into passages; `part` is "train" or "held back"."""
    out = []
    for path in sorted((folder / "entities").glob("*.jsonl")):
        rows = [a for a in lines(path) if held_back(str(a["id"])) == (part == "held back")]
        size = 1 if path.stem == "re3d" else 6
        for i in range(0, len(rows), size):
            out.append(_joined([(a["text"], _typed(a["entities"])) for a in rows[i : i + size]]))
    for a in lines(folder / "coreference" / "gum.jsonl"):
        if held_back(str(a["id"])) == (part == "held back"):
            named = [(s, e, t) for s, e, _, t in a["mentions"] if is_name(a["text"][s:e])]
            out.append(Article(a["text"], None, _typed(named)))
    return out


def _typed(spans: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    return [(s, e, KIND_OF[t].value) for s, e, t in spans if t in KIND_OF]


def _joined(parts: list[tuple[str, list[tuple[int, int, str]]]]) -> Article:
    text, found = "", []
    for part, spans in parts:
        found += [(s + len(text), e + len(text), t) for s, e, t in spans]
        text += part + "\n"
    return Article(text, None, found)


def with_boilerplate(article: Article, rng: random.Random, tails: list[Row]) -> Article:
    """The article with paragraphs of boilerplate (and of look-alikes) put at its end."""
    text, spans = article.text.rstrip(), list(article.boilerplate or [])
    unmarked: list[Span] = []
    for row in rng.sample(tails, rng.randint(1, 4)):
        start = len(text) + 2
        text += "\n\n" + row["text"]
        (spans if row["boilerplate"] else unmarked).append((start, len(text)))
    return replace(article, text=text, boilerplate=spans, unmarked=unmarked, taught=None)


_CURLY = str.maketrans("“”‘’", "\"\"''")


def straight_quotes(article: Article) -> Article:
    """The same article with typewriter quotation marks; offsets stay."""
    return replace(article, text=article.text.translate(_CURLY))


def examples(article: Article, vocabulary: WordPieces, limit: int, skip: int = 0) -> Iterator[Example]:
    """The article's windows with labels. `skip` leaves out that many paragraphs, so that windows fall differently."""
    for window in windows(article.text, paragraphs(article.text)[skip:], vocabulary, limit):
        yield _example(article, window)


def _example(article: Article, window: Window) -> Example:
    n = len(window.words)
    unknown = np.full(n, IGNORE)
    example = Example(window, unknown.copy(), unknown.copy(), unknown.copy())
    starts = np.array([s for s, _ in window.words])
    ends = np.array([e for _, e in window.words])

    def covered(span: Iterable[int]) -> tuple[int, int]:
        start, end = span
        return int(np.searchsorted(ends, start, "right")), int(np.searchsorted(starts, end, "left"))

    if article.boilerplate is not None:
        example.boilerplate[:] = 0
        for span in article.boilerplate:
            a, b = covered(span)
            example.boilerplate[a:b] = 1
        _whole_paragraphs(example)
    if article.entities is not None:
        example.entity_tags[:] = 0
        for s, e, kind in sorted(article.entities, key=lambda x: x[0] - x[1]):
            a, b = covered((s, e))
            if a < b and not example.entity_tags[a:b].any():
                example.entity_tags[a:b] = ENTITY_TAGS.index(f"I-{kind}")
                example.entity_tags[a] = ENTITY_TAGS.index(f"B-{kind}")
    if article.attributions is not None:
        _attributions(example, article, covered, n)
    if article.taught is not None:
        example.taught = article.taught.of(window)
        if article.attributions is None:
            example.cues.extend(_taught_cues(article.taught, covered, n))
    return example


def _whole_paragraphs(example: Example) -> None:
    """Boilerplate is learned by whole paragraphs; one partly marked teaches nothing."""
    number = np.array(example.window.paragraph)
    for p in np.unique(number):
        here = number == p
        share = example.boilerplate[here].mean()
        example.boilerplate[here] = 1 if share > 0.7 else 0 if share == 0 else IGNORE


def _attributions(example: Example, article: Article, covered: Covered, n: int) -> None:
    example.cue_tags[:] = 0
    for span in article.unmarked:
        first, last = covered(span)
        example.cue_tags[first:last] = IGNORE
    if not article.nested:
        for a in article.attributions or []:
            for span in a["content"]:
                first, last = covered(span)
                example.cue_tags[first:last] = IGNORE
    for a in article.attributions or []:
        if not a["cue"]:
            continue
        first, last = covered(a["cue"][0])
        if first >= last:
            continue
        example.cue_tags[first:last] = 2
        example.cue_tags[first] = 1
        if a["content"]:
            example.cues.append(_cue(a, article, covered, first, n))


def _cue(a: Row, article: Article, covered: Covered, first: int, n: int) -> Cue:
    roles = np.zeros(n, dtype=np.int64)
    for role, tag in (("content", 3), ("source", 1)):
        for span in a[role]:
            _mark(roles, covered(span), tag)
    text = article.text
    if not article.nested:
        likely = cue_act(text[slice(*a["cue"][0])])
        return Cue(first, roles, np.full(n, IGNORE), IGNORE if likely is None else ACTS.index(likely), SILVER)
    chain = np.full(n, IGNORE if a["via"] is None else 0)
    for role, tag in (("via", 1), ("basis", 3)):
        for item in a[role] or ():
            _mark(chain, covered(item["span"]), tag)
    kind = KINDS.index(Kind(a["kind"])) if a["kind"] in set(KINDS) else IGNORE
    act = ACTS.index(Act(a["act"])) if a["act"] else IGNORE
    return Cue(first, roles, chain, act, 1.0, int(a["hedged"]), kind)


def _taught_cues(taught: Taught, covered: Covered, n: int) -> Iterator[Cue]:
    """The cues of the window that the teacher finds, with its sources and contents; each counts as much as it is sure."""
    for a in taught.attributions:
        first, last = covered(a.cue[0])
        if first >= min(last, n):
            continue
        roles = np.zeros(n, dtype=np.int64)
        for spans, tag in ((a.content, 3), (a.source, 1)):
            for span in spans:
                _mark(roles, covered(span), tag)
        act = max(a.acts, key=a.acts.__getitem__)
        unknown = np.full(n, IGNORE)
        yield Cue(first, roles, unknown, ACTS.index(act), SILVER * a.acts[act], role_weight=a.confidence)


def _mark(tags: Ints, words: tuple[int, int], tag: int) -> None:
    first, last = words
    if first < last:
        tags[first:last] = tag + 1
        tags[first] = tag
