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
    return f"{now.withdrawn} {now.withdrawn.one_or('has', 'have')} withdrawn it, and nobody else affirms it."


def denied(now: Situation) -> str | None:
    """Somebody denies and nobody affirms."""
    if not now.denying or now.affirming:
        return None
    return f"{now.denying} {now.denying.one_or('denies', 'deny')} it, and nobody affirms it."


def disputed(now: Situation) -> str | None:
    """Somebody named denies while an origin affirms."""
    if not now.named_denying or not now.affirming:
        return None
    affirm, deny = now.affirming.one_or("affirms", "affirm"), now.named_denying.one_or("denies", "deny")
    return f"{now.affirming} {affirm} it, but {now.named_denying} {deny} it."


def confirmed(now: Situation) -> str | None:
    """A named official body, or a party to the event speaking officially, affirms what another origin had reported."""
    if now.confirmation is None or not now.affirming:
        return None
    return f"{now.confirmation.who}, {now.confirmation.what}, affirms what {now.confirmation.whose} had reported."


def corroborated(now: Situation) -> str | None:
    """Two origins or more are surely independent."""
    if now.least < 2:
        return None
    return f"{now.affirming} affirm it, and at least {now.least} of these origins are independent of one another."


def reported(now: Situation) -> str | None:
    """At least one origin affirms."""
    if not now.affirming:
        return None
    if now.affirming.count == 1:
        return f"Only {now.affirming} affirms it."
    return f"{now.affirming} affirm it, but they may all share one source."


def unsourced(now: Situation) -> str | None:
    """Only narrators say it, or nobody does."""
    if now.narrators:
        return f"Only {now.narrators} {now.narrators.one_or('says', 'say')} it, without naming a source."
    if now.asked:
        return f"Nobody is known to affirm or deny it; {now.asked} would not or could not say."
    return "Nobody is known to affirm or deny it."


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
