"""Why two statements stand in one claim, in plain words."""

from collections.abc import Iterator

from firsthand.text.gazetteer import gazetteer
from firsthand.tracing.comparing import REACTIONS
from firsthand.tracing.points import Point, Quantity, alike
from firsthand.tracing.stems import stem, weight, words_in

_ALIKE = 0.45  # below this what two statements speak to is not called alike
_SHOWN = 3


def because(one: Point, other: Point) -> str:
    """What speaks for it that two statements belong together: names, figures, words and wording that both have."""
    return "; ".join(_reasons(one, other)) or "both stand side by side in the same report"


def _reasons(a: Point, b: Point) -> Iterator[str]:
    matter = float(alike(a.vector, b.vector[None])[0])
    if a.text.casefold() == b.text.casefold():
        yield "the same words"
        return
    if names := _named(a, b):
        yield f"both name {_listed(names)}"
    if figures := sorted({_shown(p) for p in a.quantities for q in b.quantities if (p.low, p.high) == (q.low, q.high)}):
        yield f"the same number, {_listed(figures)}"
    if words := _common(a, b):
        yield f"both speak of {_listed(words)}"
    if matter >= _ALIKE:
        yield f"what they speak to is {matter:.2f} alike"
    if a.speakers & b.speakers:
        yield "the same speaker"
    if a.ref.report == b.ref.report and (a.act in REACTIONS or b.act in REACTIONS):
        yield "one answers what the same report says"


def _named(a: Point, b: Point) -> list[str]:
    shared = a.names & b.names
    return list(dict.fromkeys(word for word in words_in(a.text) if word[:1].isupper() and _stem_in(word, shared)))[
        :_SHOWN
    ]


def _common(a: Point, b: Point) -> list[str]:
    shared = sorted((a.words & b.words) - a.names - b.names, key=lambda stem: (-weight(stem), stem))[:_SHOWN]
    return [
        f'"{word}"' for stem in shared if (word := next((w for w in words_in(a.text) if _stem_in(w, {stem})), None))
    ]


def _stem_in(word: str, wanted: frozenset[str] | set[str]) -> bool:
    country = gazetteer().country(word) if word[:1].isupper() else None
    return stem(word) in wanted or (country is not None and country.name.casefold() in wanted)


def _shown(quantity: Quantity) -> str:
    return (
        f"{_number(quantity.low)}"
        if quantity.low == quantity.high
        else f"{_number(quantity.low)} to {_number(quantity.high)}"
    )


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def _listed(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
