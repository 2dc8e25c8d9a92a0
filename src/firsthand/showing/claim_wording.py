"""Claims, origins, positions and series in words: the same in the terminal, on pages and in a brief."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from firsthand.model import (
    Claim,
    FigurePoint,
    FigureSeries,
    Origin,
    Origins,
    Position,
    Report,
    Stance,
    Standing,
    StatementRef,
)
from firsthand.showing.plain import one_line
from firsthand.showing.wording import amount_words, shortened, tidy

UNKNOWN_TIME = "time unknown"
STANCES = tuple(Stance)
STANDINGS = tuple(Standing)

_WHOLE_GIST = 400  # characters
_SHARED = 4
_RESTS = 4  # names of what an origin rests on

EXPLAINED = {
    Standing.RETRACTED: "every origin that affirmed it has withdrawn",
    Standing.DENIED: "somebody denies it and nobody affirms it",
    Standing.DISPUTED: "somebody named denies it while an origin affirms it",
    Standing.CONFIRMED: "an official body, or a party to the event speaking officially, affirms what another had reported",
    Standing.CORROBORATED: "at least two surely independent origins affirm it",
    Standing.REPORTED: "at least one named or unnamed source affirms it",
    Standing.UNSOURCED: "only outlets' own words say it; no source is named",
}
"""What each standing means, in a few words."""


@dataclass(frozen=True, slots=True)
class OriginRow:
    """One origin as people see it; every string is one line and safe to show."""

    speaker: str
    rests_on: str
    state: str
    statements: tuple[StatementRef, ...]

    @property
    def line(self) -> str:
        """The speaker with all that is to be said about it as an origin."""
        parts = (self.speaker, f"rests on {self.rests_on}" if self.rests_on else "", self.state)
        return ", ".join(part for part in parts if part)


def origin_row(origin: Origin) -> OriginRow:
    """One origin in words."""
    states = ("withdrawn" if origin.withdrawn else "", "where it began is not known" if origin.unresolved else "")
    return OriginRow(
        speaker=one_line(origin.speaker) or "(no name)",
        rests_on=_rests_on(origin.rests_on),
        state=", ".join(state for state in states if state),
        statements=origin.statements,
    )


def _rests_on(names: Sequence[str]) -> str:
    shown = [one_line(name) for name in names[:_RESTS]]
    more = len(names) - len(shown)
    return listed([*shown, f"{more} more"] if more else shown)


def gist_words(claim: Claim, limit: int = _WHOLE_GIST) -> str:
    """What is claimed, in one line that stands by itself: its first letter a capital, cut after a word at `limit`."""
    words = tidy(one_line(claim.gist))
    return shortened(words[:1].upper() + words[1:], limit) or "(no wording)"


def listed(names: Iterable[str]) -> str:
    """Names as a list in a sentence: "A", "A and B", "A, B and C"."""
    all_names = list(names)
    return " and ".join(part for part in (", ".join(all_names[:-1]), *all_names[-1:]) if part)


def interval(low: int, high: int) -> str:
    """A count of origins: "2", or "1–2" where it is not sure."""
    return str(low) if low == high else f"{low}–{high}"


def origins_words(origins: Origins) -> str:
    """How many origins affirm a claim, said so that a single one is never overlooked."""
    if origins.max == 0:
        return "no origin affirms it"
    if origins.max == 1:
        return "a single origin"
    if origins.min == origins.max:
        return f"{origins.max} independent origins"
    return f"{origins.max} origins, of which {origins.min} surely independent"


def shared_words(origins: Origins) -> tuple[str, ...]:
    """What the origins might share, a line each; only so many that a page holds them, then how many more there are."""
    shown = tuple(map(one_line, origins.shared[:_SHARED]))
    more = len(origins.shared) - len(shown)
    return (*shown, f"and {count(more, 'more reason')}") if more > 0 else shown


def ordered(positions: Iterable[Position]) -> list[Position]:
    """Positions in one order everywhere: those that affirm first, then denials, and the silent last but the retracted."""
    return sorted(positions, key=lambda position: STANCES.index(position.stance))


def moment_words(at: datetime | None) -> str:
    """A time in UTC to the minute; unknown times are said to be so."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M}" if at else UNKNOWN_TIME


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 report", "2 reports", "2 stories"."""
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number:,} {noun if number == 1 else plural}"


def reports_of(claim: Claim) -> int:
    """In how many reports a claim stands."""
    return len({ref.report for ref in claim.statements})


def by_weight(claims: Iterable[Claim]) -> list[Claim]:
    """Claims with the most reports first, then those with most parties; else in their order."""
    return sorted(claims, key=lambda claim: (-reports_of(claim), -len(claim.positions)))


def standings_words(claims: Iterable[Claim]) -> str:
    """How many claims have which standing: "1 disputed, 3 reported"."""
    counted = Counter(claim.standing for claim in claims)
    return ", ".join(f"{counted[standing]:,} {standing}" for standing in STANDINGS if counted[standing])


def point_words(point: FigurePoint, unit: str) -> str:
    """The value of a figure in a series: "at least 9", "between 10 and 12"; the unit where one is given."""
    return amount_words(point.low, point.high, point.bound, unit)


def series_title(series: FigureSeries) -> str:
    """What a series of figures is about."""
    return one_line(series.about) or one_line(series.unit) or "(figure)"


def period_of(reports: Sequence[Report]) -> str:
    """When the first and the last of some reports were published."""
    times = sorted(report.published for report in reports if report.published)
    if not times:
        return "times unknown"
    first, last = moment_words(times[0]), moment_words(times[-1])
    return f"{first} UTC" if first == last else f"{first} to {last} UTC"
