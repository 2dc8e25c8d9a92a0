"""What a claim amounts to: its testimonies taken in by time, one report after the other, and what each report changed.

The work is linear in the number of testimonies: each changes a few counts, and a change is written down only where the
standing or the number of origins is another one.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby, islice

from firsthand.model import Change, Claim, Judgement, Link, Party, Stance, Standing, Testimony, Verdict
from firsthand.tracing.bodies import Body
from firsthand.tracing.confirmations import Confirmations
from firsthand.tracing.lineage import Lineage
from firsthand.tracing.origins import Derivation, listed
from firsthand.tracing.positions import Positions, silent
from firsthand.tracing.standings import Situation, standing_of
from firsthand.tracing.telling import Names
from firsthand.tracing.voices import Voices

_LATER_THAN_ALL = datetime.max.replace(tzinfo=UTC)
_NAMED = 24  # who was asked, as far as a sentence shows it


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
    account = Account(kept)
    history: list[Change] = []
    for report, said in groupby(kept, key=lambda testimony: testimony.ref.report):
        taken = list(said)
        account.take(taken)
        standing, because = account.standing()
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


class Account:
    """All that is known of one claim while its testimonies come in: positions, lineage, who confirms whom."""

    def __init__(self, testimonies: Sequence[Testimony]) -> None:
        """Nothing is taken in yet; the testimonies tell only who the parties are."""
        self.voices = Voices(testimonies)
        self.derivation = Derivation(self.voices)
        self.positions = Positions()
        self._confirmations = Confirmations()
        self._reports: set[str] = set()
        self._narrators: dict[str, None] = {}
        self._denying: dict[str, str] = {}
        self._named_denying: dict[str, str] = {}

    @property
    def lineage(self) -> Lineage:
        """What affirms the claim now, and on what it rests."""
        return self.derivation.lineage

    def take(self, said: Sequence[Testimony]) -> None:
        """Take in what one report says."""
        for testimony in said:
            party, basis = self.voices.heard(testimony)
            if party is None:
                self._narrated(testimony)
            else:
                self._spoken(self.voices.body(party, testimony), basis, testimony)
        self._reports.add(said[0].ref.report)

    def standing(self) -> tuple[Standing, str]:
        """Where the claim stands now, and why."""
        return standing_of(
            Situation(
                affirming=Names.of(self.lineage.affirming.values()),
                withdrawn=Names.of(self.lineage.withdrawn.values()),
                denying=Names.of(self._denying.values()),
                named_denying=Names.of(self._named_denying.values()),
                confirmation=self._confirmations.first(self.lineage),
                least=self.lineage.least,
                narrators=Names.of(self._narrators),
                asked=Names.of([held.body.told for held in islice(self.positions.held.values(), _NAMED)]),
            )
        )

    def _narrated(self, testimony: Testimony) -> None:
        if testimony.stance is Stance.AFFIRMS:
            if not self.derivation.narrated(testimony):
                self._narrators.setdefault(testimony.publisher or "the report itself")
            self._concerns(testimony, None)

    def _spoken(self, body: Body, basis: Sequence[Party], testimony: Testimony) -> None:
        own = testimony.publisher is not None and self.voices.bodies.publisher(testimony.publisher).key == body.key
        moved = self.positions.take(body, testimony, own=own, copied=testimony.copy_of in self._reports)
        if testimony.stance is Stance.AFFIRMS:
            self._confirmations.affirmed(body, testimony)
            source = self.derivation.spoken(body, testimony, basis)
            self._concerns(testimony, body)
            if moved:
                self.lineage.affirm(source)
        elif moved and testimony.stance in (Stance.DENIES, Stance.RETRACTED):
            self.derivation.unsaid(body, testimony)
        if moved:
            self._keep_denying(body, testimony.stance)

    def _keep_denying(self, body: Body, stance: Stance) -> None:
        for names in (self._denying, self._named_denying):
            names.pop(body.key, None)
        if stance is Stance.DENIES:
            self._denying[body.key] = body.told
            if body.named:
                self._named_denying[body.key] = body.told

    def _concerns(self, testimony: Testimony, speaker: Body | None) -> None:
        """Those whom somebody else's words are about are parties to the event."""
        for party in testimony.about:
            body = self.voices.bodies.of(party)
            if speaker is None or body.key != speaker.key:
                self._confirmations.concerns(body)


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
