"""Who confirms a claim: an official body, or a party to the event, that affirms what another origin had reported."""

from firsthand.model import Act, Testimony
from firsthand.tracing.bodies import Body
from firsthand.tracing.lineage import Lineage
from firsthand.tracing.standings import Confirmation


class Confirmations:
    """The bodies whose first word on a claim came after another origin's, and which of them confirm by it.

    A body that repeats itself confirms nothing: only its first affirmation counts. In one report the order says little, and
    a body confirms there only by an act of confirming.
    """

    def __init__(self) -> None:
        """Nobody has confirmed anything."""
        self._first: tuple[str, str, str] | None = None
        self._after: dict[str, tuple[Body, str]] = {}
        self._known: set[str] = set()
        self._parties: set[str] = set()
        self._confirm: dict[str, Confirmation] = {}

    def affirmed(self, body: Body, testimony: Testimony) -> None:
        """Take an affirmation, in order of time."""
        report = testimony.ref.report
        if body.key in self._known:
            return
        self._known.add(body.key)
        if self._first is None:
            self._first = (body.key, body.told, report)
            return
        _, other, earlier = self._first
        confirms = testimony.act is Act.CONFIRM or (earlier != report and not body.media)
        if not body.named or not confirms:
            return
        self._after[body.key] = (body, other)
        if body.official or testimony.official:
            self._confirm[body.key] = Confirmation(body.told, "an official body", other)
        elif body.key in self._parties:
            self._confirm[body.key] = Confirmation(body.told, "a party to the event", other)

    def concerns(self, body: Body) -> None:
        """Note that somebody else's words on the claim are about this body, so that it is a party to the event."""
        if body.named and body.key not in self._parties:
            self._parties.add(body.key)
            if body.key in self._after and body.key not in self._confirm:
                _, other = self._after[body.key]
                self._confirm[body.key] = Confirmation(body.told, "a party to the event", other)

    def first(self, lineage: Lineage) -> Confirmation | None:
        """The earliest confirmation by a body that affirms still, None where there is none."""
        return next((found for key, found in self._confirm.items() if key in lineage.affirming), None)
