"""Unnamed sources across reports: which "a former engineer" is the "engineer who once sailed on it" of another report.

Nothing proves that two unnamed sources of two reports are one. They are taken to be one where a report copies the other or
passes the other outlet on, or where both are described alike; within a report two descriptions are two people.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from firsthand.text.gazetteer import gazetteer
from firsthand.tracing.naming import folded

_DEFINITE = re.compile(r"^(?:the|that|this|these|those|his|her|its|their)\b", re.IGNORECASE)
_CUT = re.compile(
    r",|;|\b(?:who|whom|whose|which|that|of|in|at|on|by|for|from|with|near|close|briefed|familiar|aged)\b"
)
_CLAUSE = re.compile(r",| who | whom | which | that ")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_ALWAYS = frozenset({"official", "officials", "source", "sources", "person", "people", "officer", "officers", "man"})
_ALWAYS |= {"woman", "one", "some", "others", "member", "members"}
_SAY_NOTHING = frozenset({"a", "an", "the", "one", "two", "three", "some", "several", "unnamed", "anonymous", "former"})
_SAY_NOTHING |= {"senior", "top", "another", "other"}
# What takes up a source already described: "one of them", "the source".
_STANDS_FOR = frozenset({"one", "them", "they", "both", "source", "person", "people", "man", "woman", "two", "three"})
_STANDS_FOR |= {"same", "latter", "that", "this"}
_DOCUMENTS = gazetteer().words["document_heads"] | {"sheet", "sheets", "contract", "contracts", "deed", "invoice"}


@dataclass(frozen=True, slots=True)
class Described:
    """An unnamed source as worded: the noun that heads the description, its other telling words, and whether it is
    described as somebody already known ("the younger prisoner")."""

    head: str
    words: frozenset[str]
    definite: bool


def described(name: str) -> Described:
    """An unnamed source's wording taken apart. Never fails."""
    front = _front(name)
    nouns = [word for word in front if not word.endswith(("ing", "ed"))] or front or [name.casefold()]
    words = frozenset(folded(word) for word in _WORD.findall(name.casefold()) if word not in _SAY_NOTHING)
    return Described(_singular(nouns[-1]), words - {""}, bool(_DEFINITE.match(name)))


def is_document(name: str) -> bool:
    """Whether an unnamed source is a paper, a picture or a count and no person ("a photograph circulating online")."""
    return any(word in _DOCUMENTS or _singular(word) in _DOCUMENTS for word in _front(name))


def _front(name: str) -> list[str]:
    """The words of a description up to where it says more than who or what it is."""
    return _WORD.findall(_CUT.split(name.casefold(), maxsplit=1)[0])


def short_of(name: str) -> str:
    """A description as a sentence can take it, without what follows a comma or "who"."""
    short = _CLAUSE.split(name, maxsplit=1)[0].strip()
    return short or name


@dataclass(slots=True)
class Unnamed:
    """The unnamed sources of one claim so far; the same wording in one report is one source."""

    _wordings: list[list[Described]] = field(default_factory=list)
    _reports: list[set[str]] = field(default_factory=list)
    _in_report: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _by_outlet: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _by_head: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _definite: list[int] = field(default_factory=list)

    def number(self, name: str, report: str, copy_of: str | None, outlets: frozenset[str]) -> int:
        """The number of an unnamed source of a report; `outlets` are the keys of those who published or relayed it."""
        wording = described(name)
        found = self._known(wording, report, copy_of, outlets)
        if found is None:
            found = len(self._wordings)
            self._wordings.append([])
            self._reports.append(set())
        self._keep(found, wording, report, outlets)
        return found

    def _known(self, wording: Described, report: str, copy_of: str | None, outlets: frozenset[str]) -> int | None:
        here = self._in_report[report]
        if wording.words <= _STANDS_FOR and len(here) == 1:
            return here[0]
        for number in here:
            if any(_same_in_report(wording, other) for other in self._wordings[number]):
                return number
        copied = self._elsewhere(self._in_report.get(copy_of or "", []), report)
        if copied:
            likest = self._likest(copied, wording)
            return likest if likest is not None or len(copied) > 1 else copied[0]
        for outlet in sorted(outlets):
            passed_on = self._likest(self._elsewhere(self._by_outlet.get(outlet, [])[:_MOST], report), wording, True)
            if passed_on is not None:
                return passed_on
        alike = self._likest(self._elsewhere(self._by_head.get(wording.head, [])[:_MOST], report), wording)
        if alike is None and wording.definite:
            others = self._elsewhere(self._definite[:_MOST], report)
            return others[0] if others else None
        return alike

    def _elsewhere(self, numbers: list[int], report: str) -> list[int]:
        return [number for number in numbers if report not in self._reports[number]]

    def _likest(self, numbers: list[int], wording: Described, passed_on: bool = False) -> int | None:
        for number in numbers:
            if any(_alike(wording, other, passed_on) for other in self._wordings[number]):
                return number
        return None

    def _keep(self, number: int, wording: Described, report: str, outlets: frozenset[str]) -> None:
        if wording not in self._wordings[number] and len(self._wordings[number]) < _MOST:
            self._wordings[number].append(wording)
            self._by_head[wording.head].append(number)
        if report not in self._reports[number]:
            self._reports[number].add(report)
            self._in_report[report].append(number)
        for outlet in outlets:
            if number not in self._by_outlet[outlet][:_MOST]:
                self._by_outlet[outlet].append(number)
        if wording.definite and number not in self._definite[:_MOST]:
            self._definite.append(number)


_MOST = 16  # as many sources of one description, or of one outlet, are compared


def _alike(one: Described, other: Described, passed_on: bool) -> bool:
    if passed_on and (one.words <= _ALWAYS or other.words <= _ALWAYS):
        return True
    if one.head != other.head:
        return False
    telling = (one.words & other.words) - {one.head, f"{one.head}s"}
    return one.head not in _ALWAYS or bool(telling) or one.words == other.words


def _same_in_report(one: Described, other: Described) -> bool:
    return one == other or (one.head == other.head and (one.words <= other.words or other.words <= one.words))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
