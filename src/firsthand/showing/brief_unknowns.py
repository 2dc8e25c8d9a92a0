"""What is not known about a story, each with why and where that is said."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from firsthand.model import Act, Claim, Reading, Stance, Standing, StatementRef
from firsthand.showing.claim_wording import count, listed
from firsthand.showing.plain import one_line
from firsthand.showing.said import publisher_of
from firsthand.showing.wording import rows

_ASKED = 12  # open questions and doubts that are listed


@dataclass(frozen=True, slots=True)
class Unknown:
    """One thing that is not known, in a sentence, and the statements that say so."""

    words: str
    refs: tuple[StatementRef, ...] = ()


def unknowns(readings: Sequence[Reading], claims: Sequence[Claim], numbers: Mapping[str, int]) -> Iterator[Unknown]:
    """What the reports call open, what speakers cannot verify, then what tracing cannot settle about these claims.

    `numbers` gives each claim's number in the brief. A question asked in several reports of one claim comes once.
    """
    asked = list(_asked(readings, claims))
    yield from asked[:_ASKED]
    if len(asked) > _ASKED:
        yield Unknown(f"The reports leave {count(len(asked) - _ASKED, 'more question')} open.")
    for claim in claims:
        yield from _unsettled(claim, numbers[claim.id])
    yield from _undated(readings)


def _asked(readings: Iterable[Reading], claims: Iterable[Claim]) -> Iterator[Unknown]:
    claim_of = {ref: claim.id for claim in claims for ref in claim.statements}
    seen: set[str] = set()
    for reading in readings:
        for row in rows(reading):
            if row.statement.act is not Act.DOUBT or not row.what:
                continue
            ref = StatementRef(reading.report.id, row.statement.id)
            same = claim_of.get(ref, f"{row.who}: {row.what}".casefold())
            if same not in seen:
                seen.add(same)
                teller = publisher_of(reading.report)
                who = (
                    f"Open question in {teller}"
                    if row.statement.narrated
                    else f"{row.who} does not know or cannot verify"
                )
                yield Unknown(f"{who}: {row.what}", (ref,))


def _unsettled(claim: Claim, number: int) -> Iterator[Unknown]:
    origins = claim.origins
    if origins.min < origins.max:
        why = f": {one_line(origins.shared[0])}" if origins.shared else ""
        yield Unknown(f"Whether the {origins.max} origins of claim {number} are independent of one another{why}.")
    if circle := [one_line(origin.speaker) for origin in origins.each if origin.unresolved]:
        yield Unknown(f"Where claim {number} began: {listed(circle)} and others credit one another.")
    if claim.standing is Standing.UNSOURCED:
        yield Unknown(f"Whose word claim {number} is: only outlets' own words say it.")
    affirming = [origin for origin in origins.each if not origin.withdrawn]
    if origins.max == 1 and affirming:
        rests = f", which rests on {listed(map(one_line, affirming[0].rests_on))}," if affirming[0].rests_on else ""
        yield Unknown(f"Whether anybody but {one_line(affirming[0].speaker)}{rests} can vouch for claim {number}.")
    if silent := [one_line(p.party) for p in claim.positions if p.stance is Stance.SILENT]:
        verb = "say" if len(silent) > 1 else "says"
        yield Unknown(f"What {listed(silent)} {verb} about claim {number}: nothing of it stands in these reports.")


def _undated(readings: Iterable[Reading]) -> Iterator[Unknown]:
    undated = [one_line(reading.report.id) for reading in readings if reading.report.published is None]
    if undated:
        shown = [*undated[:5], *([f"{len(undated) - 5} more"] if len(undated) > 5 else [])]
        yield Unknown(f"When {listed(shown)} {'was' if len(undated) == 1 else 'were'} published.")
