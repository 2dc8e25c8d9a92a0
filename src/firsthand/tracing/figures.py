"""Figures over time: the same quantity in many wordings, each value with who gave it and when.

What a figure counts is settled from the words beside it: those who died, are missing or were sent, and the noun that is
counted ("soldiers", "servicemen" and "troops" are one). Values of one quantity are one series, whichever claim they make.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files

from firsthand.model import Count, Figure, FigurePoint, FigureSeries, Reading, Span, Stance, Statement, Testimony
from firsthand.text.gazetteer import gazetteer
from firsthand.tracing.bodies import Bodies

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_PAIR = re.compile(r"\b(\w+) (?:or|and) (\w+)\b")
_CLAUSE = re.compile(r"[.!?;:\"“”]|, (?!and |or )|\n| while | but ")
_NEAR = 60  # characters on either side of a figure that say what it counts
_BESIDE = 6  # words after a figure that belong to its own noun
_FARTHEST = 10  # two values of one quantity differ by no more than this factor from one claim to the next
_LATER_THAN_ALL = datetime.max.replace(tzinfo=UTC)
_LONGEST = 90


def counts_of(reading: Reading, statement: Statement) -> tuple[Count, ...]:
    """A statement's figures with what they count, as far as the words around each say so."""
    text = reading.report.full_text
    spans = sorted(figure.span for figure in statement.figures)
    return tuple(_count(text, figure, spans) for figure in statement.figures)


def series_of(claim: str, gist: str, testimonies: Iterable[Testimony]) -> tuple[FigureSeries, ...]:
    """The series of one claim, the longest first; values that are denied or withdrawn are left out.

    A figure that leaves open what it counts belongs to the claim's only series, where there is just one.
    """
    affirmed = [t for t in testimonies if t.counts and t.stance is Stance.AFFIRMS]
    if not affirmed:
        return ()
    bodies = Bodies(t.speaker for t in affirmed if t.speaker is not None)
    points: dict[tuple[str, ...], list[_Value]] = defaultdict(list)
    for testimony in affirmed:
        speaker = bodies.of(testimony.speaker).name if testimony.speaker is not None else None
        for count in testimony.counts:
            points[count.of].append(_Value(_point(testimony, count.figure, speaker), count))
    _join_open(points)
    found = [_series(claim, gist, of, values) for of, values in points.items()]
    return tuple(sorted(found, key=lambda s: (-len(s.series), s.about)))


def joined(every: Iterable[FigureSeries]) -> tuple[FigureSeries, ...]:
    """The series of a story: those of several claims that are about one quantity become one, the longest first."""
    groups: dict[tuple[str, str], list[FigureSeries]] = defaultdict(list)
    for series in every:
        groups[series.unit, series.about].append(series)
    merged = [near for group in _without_subject(groups) for near in _comparable(group)]
    return tuple(sorted((_one(group) for group in merged), key=lambda s: (-len(s.series), s.about)))


def is_state(of: tuple[str, ...]) -> bool:
    """Whether what is counted is told by what became of it ("dead", "missing"), which keeps two counts apart."""
    return bool(of) and _SETTLED.issuperset(of)


@dataclass(frozen=True, slots=True)
class _Value:
    point: FigurePoint
    count: Count


def _count(text: str, figure: Figure, spans: Sequence[Span]) -> Count:
    """What a figure counts: by the words after it up to the next figure or clause, else by those before it."""
    start, end = figure.span
    after_end = min((s for s, _ in spans if s >= end), default=end + _NEAR)
    before_start = max((e for _, e in spans if e <= start), default=start - _NEAR)
    after = _until(text[end : min(end + _NEAR, after_end)])
    before = _since(text[max(0, start - _NEAR, before_start) : start])
    own = _states(figure.unit)
    states = _with_its_like(own, f"{before} {after}") if own else _states(after) or _states(before)
    subject = _subject(figure.unit) or _subject(" ".join(after.split()[:_BESIDE])) or _subject(before)
    noun = _noun(figure.unit)
    of = tuple(sorted(states)) if states else (noun,) if noun else ()
    named = noun if noun and noun not in _SETTLED and figure.unit not in _demonyms() else ""
    words = " ".join(part for part in (subject, named or ("people" if states else "")) if part)
    return Count(figure, of, words)


def _with_its_like(own: frozenset[str], words: str) -> frozenset[str]:
    """What is said of those counted, with what is joined to it: "killed or wounded"."""
    for pair in _PAIR.findall(words):
        both = _states(" ".join(pair))
        if own <= both:
            return both
    return own


def _until(words: str) -> str:
    stop = _CLAUSE.search(words)
    return words[: stop.start()] if stop else words


def _since(words: str) -> str:
    stops = list(_CLAUSE.finditer(words))
    return words[stops[-1].end() :] if stops else words


def _states(words: str) -> frozenset[str]:
    settled = _words().states
    found = {settled[word.casefold()] for word in _WORD.findall(words) if word.casefold() in settled}
    if "casualties" in words.casefold():
        found |= {"dead", "wounded"}
    return frozenset(found)


def _subject(words: str) -> str:
    """The country whose people are counted, as an adjective: "North Korean" of "North Koreans", "North Korean troops"."""
    parts = _WORD.findall(words)
    for size in (3, 2, 1):
        for start in range(len(parts) - size + 1):
            name = re.sub(r"['’]s$", "", " ".join(parts[start : start + size]))
            country = gazetteer().demonyms.get(name.casefold())
            if country is not None and _counts_people(name, parts[start + size : start + size + 1]):
                return country.adjective
    return ""


def _counts_people(demonym: str, following: Sequence[str]) -> bool:
    if demonym.endswith("s") and not demonym.endswith("ss"):
        return True
    known = _words()
    return any(
        word.casefold() in known.nouns or word.casefold() in known.states or word in _PEOPLE for word in following
    )


def _noun(unit: str) -> str:
    """The settled noun for a unit: "troops" for "servicemen", "people" for "Norwegians"."""
    folded = unit.casefold()
    if folded in _words().states:
        return ""
    if folded in gazetteer().demonyms:
        return "people"
    return _words().nouns.get(folded, unit if unit.isupper() else folded)


def _join_open(points: dict[tuple[str, ...], list[_Value]]) -> None:
    """Let figures that leave open what they count, and "people" beside a narrower noun, join the one they can mean."""
    if len(points) == 2 and ("people",) in points and ("troops",) in points:
        points["troops",] += points.pop(("people",))
    if len(points) == 2 and () in points:
        (only,) = [of for of in points if of]
        points[only] += points.pop(())


def _series(claim: str, gist: str, of: tuple[str, ...], values: Sequence[_Value]) -> FigureSeries:
    words = Counter(value.count.words for value in values if value.count.words)
    counted = min(words, key=lambda w: (-words[w], -len(w), w)) if words else ""
    subjects = Counter(filter(None, (_subject(value.count.words) for value in values)))
    states = [state for state in of if state in _SETTLED]
    if states:
        subject = min(subjects, key=lambda s: (-subjects[s], s)) if subjects else ""
        noun = counted.removeprefix(subject).strip() or "people"
        about = f"{' '.join(filter(None, (subject, noun)))} ({' or '.join(states)})"
        unit = "people"
    else:
        unit = of[0] if of else ""
        about = counted if unit in _words().nouns.values() and counted else _shortened(gist)
    points = sorted((value.point for value in values), key=_in_time)
    return FigureSeries(about, unit, tuple(dict.fromkeys(points)), claim)


def _without_subject(groups: dict[tuple[str, str], list[FigureSeries]]) -> list[list[FigureSeries]]:
    """Series of people who share a state, together where only one of them says whose people they are."""
    found: list[list[FigureSeries]] = []
    by_state: dict[str, list[tuple[str, list[FigureSeries]]]] = defaultdict(list)
    for (_, about), group in groups.items():
        states = about[about.rfind("(") :] if about.endswith(")") else ""
        if states:
            by_state[states].append((_subject(about), group))
        else:
            found.append(group)
    for kinds in by_state.values():
        subjects = {subject for subject, _ in kinds} - {""}
        if len(subjects) <= 1:
            found.append([series for _, group in kinds for series in group])
            continue
        for subject in sorted({subject for subject, _ in kinds}):
            found.append([series for own, group in kinds if own == subject for series in group])
    return found


def _comparable(group: Sequence[FigureSeries]) -> list[list[FigureSeries]]:
    """Series of comparable size together: three who died in one place are no earlier count of three thousand."""
    found: list[list[FigureSeries]] = []
    last = 0.0
    for series in sorted(group, key=_middle):
        if not found or _middle(series) > _FARTHEST * max(last, 1.0):
            found.append([])
        found[-1].append(series)
        last = _middle(series)
    return found


def _middle(series: FigureSeries) -> float:
    values = sorted(point.low for point in series.series)
    return values[len(values) // 2]


def _one(group: Sequence[FigureSeries]) -> FigureSeries:
    first = max(group, key=lambda s: (len(s.series), s.about))
    points = sorted((point for series in group for point in series.series), key=_in_time)
    claims = {series.claim for series in group}
    return replace(first, series=tuple(dict.fromkeys(points)), claim=first.claim if len(claims) == 1 else None)


def _point(testimony: Testimony, figure: Figure, speaker: str | None) -> FigurePoint:
    return FigurePoint(testimony.ref, speaker, figure.low, figure.high, testimony.at, figure.span, figure.bound)


def _in_time(point: FigurePoint) -> tuple[datetime, str, Span]:
    return point.at or _LATER_THAN_ALL, point.statement.report, point.span


def _shortened(gist: str) -> str:
    if len(gist) <= _LONGEST:
        return gist
    return gist[:_LONGEST].rsplit(" ", 1)[0] + " …"


@dataclass(frozen=True, slots=True)
class _Quantities:
    states: dict[str, str]
    nouns: dict[str, str]


@cache
def _words() -> _Quantities:
    states: dict[str, str] = {}
    nouns: dict[str, str] = {}
    text = files("firsthand.tracing").joinpath("data", "quantities.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            head, _, others = line.removeprefix("=").partition("|")
            into = nouns if line.startswith("=") else states
            into.update((word.strip(), head.strip()) for word in (head, *others.split(",")))
    return _Quantities(states, nouns)


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(country.adjective for country in gazetteer().demonyms.values())


_PEOPLE = frozenset({"casualties", "losses", "units", "forces", "prisoner", "prisoners", "nationals", "citizens"})
_SETTLED = frozenset(_words().states.values())
