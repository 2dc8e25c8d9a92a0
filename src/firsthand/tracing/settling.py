"""What a claim amounts to: its testimonies taken in by time, one report after the other, and what each report changed.

The work is linear in the number of testimonies: each changes a few counts, and a change is written down only where the
standing or the number of origins is another one.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby

from firsthand.model import Change, Claim, Judgement, Link, Stance, Testimony, Verdict
from firsthand.tracing.accounts import Account
from firsthand.tracing.corrections import with_a_stand
from firsthand.tracing.origins import listed
from firsthand.tracing.positions import silent

_LATER_THAN_ALL = datetime.max.replace(tzinfo=UTC)


def settle(
    claim_id: str,
    gist: str,
    testimonies: Iterable[Testimony],
    links: Sequence[Link] = (),
    judgements: Sequence[Judgement] = (),
) -> Claim:
    """A claim with its origins, positions, standing and history; the same for any order of the testimonies.

    Reports count by their time, unknown times last, then by id. A statement whose place in the claim a judgement rejects
    is left out. A claim without testimonies is unsourced.
    """
    kept = in_order(_accepted(claim_id, testimonies, judgements))
    taking = with_a_stand(kept)
    account = Account(taking)
    history: list[Change] = []
    tally: tuple[object, ...] = ()
    for report, said in groupby(taking, key=lambda testimony: testimony.ref.report):
        taken = list(said)
        account.take(taken)
        if account.tally() == tally:
            continue
        tally, (standing, because) = account.tally(), account.standing()
        now = Change(report, taken[0].at, standing, account.lineage.least, account.lineage.most, because)
        if not history or _differs(history[-1], now):
            history.append(now)
    standing, because = account.standing()
    positions = (*account.positions.listed(), *silent(kept, account.voices.bodies, account.positions.held))
    statements = tuple(testimony.ref for testimony in kept)
    origins = listed(account.lineage)
    return Claim(claim_id, gist, statements, origins, positions, standing, because, tuple(history), tuple(links))


def in_order(testimonies: Iterable[Testimony]) -> list[Testimony]:
    """Testimonies as they are taken in: by time, unknown times last, by report, and retractions last in a report."""
    return sorted(
        testimonies,
        key=lambda t: (
            t.at or _LATER_THAN_ALL,
            t.ref.report,
            t.stance is Stance.RETRACTED,
            len(t.ref.statement),
            t.ref.statement,
        ),
    )


def _accepted(claim: str, testimonies: Iterable[Testimony], judgements: Sequence[Judgement]) -> Iterator[Testimony]:
    """The testimonies whose place in the claim no judgement rejects."""
    rejected = {
        judgement.subject
        for judgement in judgements
        if judgement.verdict is Verdict.REJECT and not judgement.undone and judgement.object in (None, f"claim:{claim}")
    }
    for testimony in testimonies:
        if f"statement:{testimony.ref.report}/{testimony.ref.statement}" not in rejected:
            yield testimony


def _differs(before: Change, now: Change) -> bool:
    return (before.standing, before.min, before.max) != (now.standing, now.min, now.max)
