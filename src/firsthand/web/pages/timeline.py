"""What became known when: the histories of claims as one line of moments."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime

from firsthand.desk import ReportHead
from firsthand.model import Change, Claim, Standing
from firsthand.showing.claim_wording import interval
from firsthand.showing.plain import one_line
from firsthand.web.addresses import address
from firsthand.web.contexts.parts import Link
from firsthand.web.contexts.stories import Moment
from firsthand.web.pages.lines import shortened_gist

_GIST = 140  # characters of a claim's wording in the timeline
_EARLIEST = datetime.min.replace(tzinfo=UTC)

_KINDS = {
    Standing.RETRACTED: "retraction",
    Standing.DENIED: "denial",
    Standing.DISPUTED: "dispute",
    Standing.CONFIRMED: "confirmation",
    Standing.CORROBORATED: "corroboration",
}


def timeline(claims: Sequence[Claim], most: int) -> list[tuple[Claim, Change, str]]:
    """The latest changes of some claims, each with what kind of change it was; the latest first, unknown times last."""
    every = [(claim, change, kind) for claim in claims for change, kind in _changes(claim)]
    every.sort(key=lambda each: each[1].at or _EARLIEST, reverse=True)
    return every[:most]


def _changes(claim: Claim) -> Iterator[tuple[Change, str]]:
    before: Change | None = None
    for change in claim.history:
        if before is None:
            yield change, _KINDS.get(change.standing, "claim")
        elif change.standing is not before.standing:
            yield change, _KINDS.get(change.standing, "change")
        elif (change.min, change.max) != (before.min, before.max):
            yield change, "origin"
        before = change


def moment_of(claim: Claim, change: Change, kind: str, heads: Mapping[str, ReportHead], new: Collection[str]) -> Moment:
    """A change as the timeline shows it; `new` holds the ids of reports that the visitor has not seen."""
    head = heads.get(change.after)
    report = one_line((head.publisher or head.title) if head else change.after)
    counted = f"{interval(change.min, change.max)} origins" if kind == "origin" else ""
    return Moment(
        at=change.at,
        kind=kind,
        standing=None if kind == "origin" else change.standing,
        words=shortened_gist(claim, _GIST),
        href=address("claims", claim.id),
        because=one_line(change.because) or counted,
        report=Link(report, address("reports", change.after)),
        new=change.after in new,
    )
