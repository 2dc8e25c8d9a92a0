"""Where a claim stands: seven rules, the first that matches, each saying in one sentence why it does."""

from collections.abc import Callable
from dataclasses import dataclass

from firsthand.model import Standing
from firsthand.tracing.telling import NOBODY, Names


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Who confirms: the body, what makes its word count ("an official body"), and whose report it confirms."""

    who: str
    what: str
    whose: str


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known of a claim at one moment.

    `affirming` and `withdrawn` are its origins; `denying` all who deny, `named_denying` those of them who have a name;
    `least` is how many of the affirming are surely independent, `narrators` the publishers whose own words say it,
    `asked` whoever neither affirms nor denies.
    """

    affirming: Names = NOBODY
    withdrawn: Names = NOBODY
    denying: Names = NOBODY
    named_denying: Names = NOBODY
    confirmation: Confirmation | None = None
    least: int = 0
    narrators: Names = NOBODY
    asked: Names = NOBODY


def retracted(now: Situation) -> str | None:
    """Every affirming origin has withdrawn."""
    if not now.withdrawn or now.affirming:
        return None
    return f"Withdrawn by {now.withdrawn}; nobody else affirms it."


def denied(now: Situation) -> str | None:
    """Somebody denies and nobody affirms."""
    if not now.denying or now.affirming:
        return None
    return f"Denied by {now.denying}; nobody affirms it."


def disputed(now: Situation) -> str | None:
    """Somebody named denies while an origin affirms."""
    if not now.named_denying or not now.affirming:
        return None
    return f"Affirmed by {now.affirming}, denied by {now.named_denying}."


def confirmed(now: Situation) -> str | None:
    """A named official body, or a party to the event speaking officially, affirms what another origin had reported."""
    if now.confirmation is None or not now.affirming:
        return None
    return (
        f"Affirmed by {now.confirmation.who}, {now.confirmation.what}, after {now.confirmation.whose} had reported it."
    )


def corroborated(now: Situation) -> str | None:
    """Two origins or more are surely independent."""
    if now.least < 2:
        return None
    return f"Affirmed by {now.affirming}, of whom at least {now.least} are independent of one another."


def reported(now: Situation) -> str | None:
    """At least one origin affirms."""
    if not now.affirming:
        return None
    if now.affirming.count == 1:
        return f"Affirmed by {now.affirming} alone."
    return f"Affirmed by {now.affirming}, who may all share one source."


def unsourced(now: Situation) -> str | None:
    """Only narrators say it, or nobody does."""
    if now.narrators:
        return f"Said only in the words of {now.narrators}; no source is named."
    if now.asked:
        return f"Neither affirmed nor denied by anybody known; {now.asked} would not or could not say."
    return "Neither affirmed nor denied by anybody known."


RULES: tuple[tuple[Standing, Callable[[Situation], str | None]], ...] = (
    (Standing.RETRACTED, retracted),
    (Standing.DENIED, denied),
    (Standing.DISPUTED, disputed),
    (Standing.CONFIRMED, confirmed),
    (Standing.CORROBORATED, corroborated),
    (Standing.REPORTED, reported),
    (Standing.UNSOURCED, unsourced),
)
"""The rules in their order, as docs/words.md has them; the first that says why is the standing."""


def standing_of(now: Situation) -> tuple[Standing, str]:
    """Where a claim stands, and the one sentence that says why."""
    for standing, rule in RULES:
        because = rule(now)
        if because is not None:
            return standing, because
    raise AssertionError("the last rule always matches")
