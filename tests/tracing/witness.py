"""Testimonies in a few words, for tests: who says what in which report."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as some

from firsthand.model import Act, Claim, Kind, Party, Stance, StatementRef, Testimony
from firsthand.tracing.settling import settle

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)

MINISTRY = Party("Transport Ministry of Norland", Kind.GOVERNMENT)
POLICE = Party("Elsa police", Kind.GOVERNMENT)
UNION = Party("Dockers' Union", Kind.ORGANISATION)
COMPANY = Party("Lund Cranes", Kind.ORGANISATION)
POST = Party("Elsa Post", Kind.MEDIA)
TIDE = Party("Evening Tide", Kind.MEDIA)
GANNET = Party("Gannet News Agency", Kind.MEDIA)
VIK = Party("Runa Vik", Kind.PERSON)
ENGINEER = Party("a former engineer", Kind.UNNAMED)
_STANCES = {
    Act.DENY: Stance.DENIES,
    Act.DECLINE: Stance.DECLINES,
    Act.DOUBT: Stance.DOUBTS,
    Act.RETRACT: Stance.RETRACTED,
}


def said(
    report: str,
    speaker: Party | None,
    act: Act = Act.ASSERT,
    *,
    publisher: str | None = "Harbour Times",
    hours: float | None = None,
    statement: str = "s1",
    via: tuple[Party, ...] = (),
    basis: tuple[Party, ...] = (),
    copy_of: str | None = None,
    about: tuple[Party, ...] = (),
    undated: bool = False,
) -> Testimony:
    """One testimony; a report's number is its hour ("r3": three o'clock) unless `hours` says otherwise."""
    hours = float(report.strip("abcdefghijklmnopqrstuvwxyz")) if hours is None else hours
    return Testimony(
        StatementRef(report, statement),
        None if undated else NOON + timedelta(hours=hours),
        publisher,
        _STANCES.get(act, Stance.AFFIRMS),
        "the silo had leaked for weeks",
        speaker=speaker,
        via=via,
        basis=basis,
        copy_of=copy_of,
        about=about,
        act=act,
    )


def claim(*testimonies: Testimony) -> Claim:
    """The claim that these testimonies amount to."""
    return settle("c1", "The silo had leaked for weeks", testimonies)


def interval(settled: Claim) -> tuple[int, int]:
    """How many origins are independent, at least and at most."""
    return settled.origins.min, settled.origins.max


Told = list[Testimony]
"""What some reports say of one claim."""

PEOPLE = [MINISTRY, POLICE, UNION, COMPANY, POST, TIDE, GANNET, VIK, ENGINEER, None]
TESTIMONIES = some.builds(
    said,
    report=some.integers(1, 6).map("r{}".format),
    speaker=some.sampled_from(PEOPLE),
    act=some.sampled_from([Act.ASSERT, Act.CONFIRM, Act.DENY, Act.DECLINE, Act.DOUBT, Act.RETRACT]),
    statement=some.integers(1, 9).map("s{}".format),
    publisher=some.sampled_from(["Elsa Post", "Evening Tide", "Gannet News Agency", "Harbour Times", None]),
    basis=some.lists(some.sampled_from([party for party in PEOPLE if party is not None]), max_size=2).map(tuple),
    copy_of=some.sampled_from(["r1", "r2", None]),
    about=some.lists(some.sampled_from([COMPANY, POLICE, VIK]), max_size=2).map(tuple),
)


def consistent(testimonies: list[Testimony]) -> Told:
    """One testimony a statement, and what is true of a report (its publisher, what it copies) the same in all of them."""
    first: dict[str, Testimony] = {}
    kept: dict[tuple[str, str], Testimony] = {}
    for testimony in testimonies:
        report = first.setdefault(testimony.ref.report, testimony)
        if report.publisher == testimony.publisher and report.copy_of == testimony.copy_of:
            kept.setdefault((testimony.ref.report, testimony.ref.statement), testimony)
    return list(kept.values())


GROUPS = some.lists(TESTIMONIES, max_size=12).map(consistent)
"""Any testimonies of a few parties in a few reports, some of them copies, some in circles."""
