"""Where each party stands on a claim, since when: what it says last counts, and what nobody has heard of it too."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from firsthand.model import Kind, Party, Position, Stance, Testimony
from firsthand.tracing.bodies import Bodies, Body

_UNDECIDED = frozenset({Stance.DECLINES, Stance.DOUBTS})


@dataclass(slots=True)
class Held:
    """The position that a body holds now: its stance, and the testimony that first said so."""

    body: Body
    stance: Stance
    by: Testimony


class Positions:
    """The positions of all bodies on one claim, as testimonies come in by time."""

    def __init__(self) -> None:
        """Nobody has said anything."""
        self.held: dict[str, Held] = {}

    def take(self, body: Body, testimony: Testimony, *, own: bool, copied: bool) -> bool:
        """Take a body's testimony; whether its position is another one now.

        `own` says that the body published the report itself, `copied` that the report repeats one already taken.
        """
        now = self.held.get(body.key)
        stance = Stance.DECLINES if testimony.stance is Stance.SILENT else testimony.stance
        if now is not None and (copied or not _replaces(now, stance, testimony, own)):
            return False
        self.held[body.key] = Held(body, stance, testimony)
        return True

    def listed(self) -> tuple[Position, ...]:
        """All positions, in the order in which the bodies first spoke."""
        return tuple(Position(h.body.name, h.stance, h.by.at, h.by.ref) for h in self.held.values())


def silent(testimonies: Iterable[Testimony], bodies: Bodies, held: Mapping[str, Held]) -> tuple[Position, ...]:
    """The parties to the event of whom no statement on it is known, each since the first report that was about them.

    Only named governments and organisations, and people who speak for one, can be silent: a place, a victim or a private
    person is not expected to say anything. A government is not silent where a body of its state takes a side, or a head of
    state whose country nobody mentions.
    """
    sided = {h.body.country for h in held.values() if h.body.official and h.stance not in _UNDECIDED}
    found: dict[str, Position] = {}
    for testimony in testimonies:
        for party in testimony.about if testimony.stance is Stance.AFFIRMS else ():
            body = bodies.of(party)
            heard = body.key.endswith("/government/") and (None in sided or body.country in sided)
            if _can_be_silent(party, body) and not heard and body.key not in held and body.key not in found:
                found[body.key] = Position(body.name, Stance.SILENT, testimony.at)
    return tuple(found.values())


def _can_be_silent(party: Party, body: Body) -> bool:
    """Whether it would be news that a party said nothing: governments, bodies whose name says that they are one, and
    people who speak for a body."""
    if not body.named or body.media:
        return False
    if party.kind is Kind.GOVERNMENT or party.kind is Kind.PERSON:
        return body.official or party.speaks_for is not None
    return party.kind is Kind.ORGANISATION and (" " in party.name or (party.name.isupper() and len(party.name) > 2))


def _replaces(now: Held, stance: Stance, testimony: Testimony, own: bool) -> bool:
    """Whether a stance takes the place of the one held: the latest does, but for two things.

    Who has affirmed or denied does not take it back by saying no more, or by not knowing some part of it; and what is
    withdrawn stays so when others only repeat it: it is affirmed anew in a later report of the body's own.
    """
    if stance is now.stance:
        return False
    if stance in _UNDECIDED:
        return now.stance in _UNDECIDED
    if now.stance is Stance.RETRACTED:
        return stance is Stance.AFFIRMS and own and testimony.ref.report != now.by.ref.report
    return True
