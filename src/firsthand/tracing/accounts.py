"""The account of one claim: what its testimonies, taken in report by report, have said so far, and where it stands by them."""

from collections.abc import Sequence
from itertools import islice

from firsthand.model import Party, Stance, Standing, Testimony
from firsthand.tracing.bodies import Body
from firsthand.tracing.confirmations import Confirmations
from firsthand.tracing.lineage import Lineage
from firsthand.tracing.origins import Derivation
from firsthand.tracing.positions import Positions
from firsthand.tracing.standings import Situation, standing_of
from firsthand.tracing.telling import Names
from firsthand.tracing.voices import Voices

_NAMED = 24  # who was asked, as far as a sentence shows it


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

    def tally(self) -> tuple[object, ...]:
        """The counts that standing depends on: while they stay the same, so does it."""
        lineage = self.lineage
        sizes = (len(lineage.affirming), len(lineage.withdrawn), len(self._denying), len(self._named_denying))
        return (
            *sizes,
            len(self._narrators),
            lineage.least,
            lineage.most,
            self._confirmations.first(lineage),
            bool(self.positions.held),
        )

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
