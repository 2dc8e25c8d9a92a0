"""The examples of one event, read and traced by hand: a retraction, a dispute, a toll that rises and is corrected."""

import json
from dataclasses import replace
from datetime import UTC, datetime

from firsthand.model import (
    Act,
    Bound,
    Change,
    Claim,
    Copy,
    Degree,
    Entity,
    Figure,
    FigurePoint,
    FigureSeries,
    Form,
    Kind,
    Link,
    Origin,
    Origins,
    Position,
    Reading,
    Report,
    SharedPassage,
    Stance,
    Standing,
    StatementRef,
    Story,
    Trace,
)
from tests.hand import EXAMPLES, Hand, valley_reading


def _reports() -> dict[str, Report]:
    lines = (EXAMPLES / "five-reports.jsonl").read_text(encoding="utf-8").splitlines()
    reports = {}
    for line in lines:
        fields = json.loads(line)
        published = datetime.fromisoformat(fields.pop("published"))
        reports[fields["id"]] = Report(**fields, published=published, language="en")
    return reports


def _reading(hand: Hand, *entities: tuple[str, Kind]) -> Reading:
    named = tuple(Entity(f"e{i}", name, kind) for i, (name, kind) in enumerate(entities, start=1))
    return Reading(hand.report, (), named, tuple(hand.statements))


def _agency(report: Report) -> Reading:
    hand = Hand(report)
    killed = "At least nine people were killed and some 20 are missing"
    hand.says("the provincial civil protection office", "said", [killed], "e1")
    nine = Figure(hand.span("At least nine people"), 9, 9, "people", Bound.AT_LEAST)
    hand.with_last(figures=(nine, Figure(hand.span("some 20"), 20, 20, "people")))
    hand.says("Minera Quillay", "denied", ["cyanide had reached the Calfu river"], "e2", Act.DENY)
    hand.says("A shift supervisor", "said cracks", ["cracks in the eastern wall had been reported in January"], "e3")
    hand.says(
        "The mining ministry in Buenos Aires", "declined to comment", ["the supervisor's account"], "e4", Act.DECLINE
    )
    hand.narrates("Los Hielos employs more than 1,200 people and opened in 2009.")
    kinds = (Kind.GOVERNMENT, Kind.ORGANISATION, Kind.UNNAMED, Kind.GOVERNMENT)
    names = ("Provincial Civil Protection Office", "Minera Quillay", "a shift supervisor", "Mining Ministry")
    return _reading(hand, *zip(names, kinds, strict=True))


def _portal(report: Report) -> Reading:
    hand = Hand(report)
    hand.says(
        "two people familiar with the emergency plan",
        "said",
        ["The second containment wall at Los Hielos gave way this afternoon"],
        "e1",
    )
    hand.says("Minera Quillay", "no comment", ["the second wall"], "e2", Act.DECLINE)
    return _reading(
        hand, ("two people familiar with the emergency plan", Kind.UNNAMED), ("Minera Quillay", Kind.ORGANISATION)
    )


def _release(report: Report) -> Reading:
    hand = Hand(report)
    toll = "the number of people who lost their lives in the collapse at Los Hielos has risen to 14"
    hand.says("The Southern Emergency Office (SEO)", "announce", [toll], "e1")
    hand.with_last(figures=(Figure(hand.span("14"), 14, 14, "people"),))
    hand.says("the Office", "states", ["the second containment wall is intact"], "e1", Act.DENY)
    hand.with_last(basis=("e2",))
    return _reading(hand, ("Southern Emergency Office", Kind.GOVERNMENT), ("an overflight", Kind.UNNAMED))


def _retraction(report: Report) -> Reading:
    hand = Hand(report)
    withdrawn = "that the second containment wall at Los Hielos had been breached"
    hand.says("Cauce", "retracts", [withdrawn], "e1", Act.RETRACT)
    hand.says("The Southern Emergency Office", "denied", ["the breach"], "e2", Act.DENY)
    hand.says("Cauce", "seen by", ["cracks in the eastern wall were known"], "e1")
    hand.with_last(basis=("e3",))
    named = (
        ("Cauce", Kind.MEDIA),
        ("Southern Emergency Office", Kind.GOVERNMENT),
        ("an internal e-mail", Kind.UNNAMED),
    )
    return _reading(hand, *named)


def _toll() -> Reading:
    text = (EXAMPLES / "toll-lowered.txt").read_text(encoding="utf-8")
    published = datetime(2025, 3, 16, 7, 0, tzinfo=UTC)
    hand = Hand(Report("toll-lowered", text, publisher="The Lakeland Herald", published=published, language="en"))
    corrected = (
        "The number of people killed when the Los Hielos tailings dam gave way has been corrected from 14 to 12."
    )
    hand.narrates(corrected)
    hand.with_last(figures=(Figure(hand.span("12"), 12, 12, "people"),))
    hand.says(
        "Interior Minister Rodrigo Balcarce",
        "was quoted",
        ["that two of the dead had been entered in the lists of both hospitals"],
        "e1",
    )
    hand.with_last(via=("e2",))
    hand.says("Balcarce", "Balcarce said", ['"We got it wrong, and I apologise to the families,"'], "e1", Act.RETRACT)
    hand.with_last(form=Form.DIRECT)
    hand.says("Nahuel Cárdenas", "told", ["that his members had recovered 14 bodies themselves"], "e3", Act.DENY)
    hand.with_last(via=("e2",), figures=(Figure(hand.span("14 bodies"), 14, 14, "bodies"),))
    named = (("Rodrigo Balcarce", Kind.PERSON), ("La Estepa", Kind.MEDIA), ("Nahuel Cárdenas", Kind.PERSON))
    return _reading(hand, *named)


def _valley() -> Reading:
    reading = valley_reading()
    report = replace(reading.report, id="cyanide", publisher="Southern Lakes Monitor")
    return replace(reading, report=report)


def _copied(agency: Reading) -> Reading:
    """The agency's report as a small paper printed it."""
    own = datetime(2025, 3, 12, 12, 5, tzinfo=UTC)
    url = "https://valleypost.example/nine-dead"
    return replace(
        agency, report=replace(agency.report, id="valley-post", publisher="Valley Post", url=url, published=own)
    )


def calfu_trace() -> Trace:
    """Seven reports, five claims (retracted, disputed, reported, corroborated, unsourced), one series, one story."""
    reports = _reports()
    agency = _agency(reports["agency-nine-dead"])
    portal, release = _portal(reports["portal-second-wall"]), _release(reports["release-emergency-office"])
    readings = (agency, _copied(agency), portal, release, _retraction(reports["portal-retraction"]), _valley(), _toll())
    claims = (_wall(), _cyanide(), _killed(), _cracks(), _mine())
    whole = agency.report.full_text
    copy = Copy(
        "valley-post", "agency-nine-dead", Degree.VERBATIM, 1.0, (SharedPassage((0, len(whole)), (0, len(whole))),)
    )
    ids = tuple(reading.report.id for reading in readings)
    story = Story("s-calfu", "Dam at Los Hielos fails", ids, tuple(claim.id for claim in claims))
    notes = ("radio-live: it has no statements",)
    return Trace(readings, (replace(copy, because="every sentence is the same"),), claims, (_tolls(),), (story,), notes)


def _at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2025, 3, day, hour, minute, tzinfo=UTC)


def _ref(name: str) -> StatementRef:
    report, _, statement = name.partition("/")
    return StatementRef(report, statement)


def _origin(speaker: str, *statements: str, rests_on: tuple[str, ...] = (), withdrawn: bool = False) -> Origin:
    return Origin(speaker, tuple(map(_ref, statements)), rests_on, withdrawn)


def _wall() -> Claim:
    sources, office = "two people familiar with the emergency plan", "Southern Emergency Office"
    first, denied, took_back = "portal-second-wall/s1", "release-emergency-office/s2", "portal-retraction/s1"
    again = "portal-retraction/s2"
    link = Link(_ref(first), _ref(denied), 0.94, "both speak of the second containment wall; one says it is intact")
    return Claim(
        id="c-wall",
        gist="The second containment wall at Los Hielos gave way",
        statements=tuple(map(_ref, (first, "portal-second-wall/s2", denied, took_back, again))),
        origins=Origins(0, 0, (_origin(sources, first, withdrawn=True),)),
        positions=(
            Position("Cauce", Stance.RETRACTED, _at(13, 14), _ref(took_back)),
            Position(office, Stance.DENIES, _at(13, 9), _ref(denied)),
            Position("Minera Quillay", Stance.DECLINES, _at(12, 16), _ref("portal-second-wall/s2")),
        ),
        standing=Standing.RETRACTED,
        because="Cauce has withdrawn its report, which nobody else affirms; the Southern Emergency Office denies it.",
        history=(
            Change("portal-second-wall", _at(12, 16), Standing.REPORTED, 1, 1, f"First said by {sources}."),
            Change("release-emergency-office", _at(13, 9), Standing.DISPUTED, 1, 1, f"The {office} denies it."),
            Change("portal-retraction", _at(13, 14), Standing.RETRACTED, 0, 0, "Cauce withdraws it."),
        ),
        links=(link, Link(_ref(denied), _ref(again), 0.9, "same speaker, same matter")),
    )


def _cyanide() -> Claim:
    inspectorate, quillay = "National Water Inspectorate", "Minera Quillay"
    laboratory = ("a laboratory in a neighbouring country",)
    denied = "agency-nine-dead/s2"
    return Claim(
        id="c-cyanide",
        gist="Cyanide from the collapsed dam has reached the Calfu river",
        statements=tuple(map(_ref, (denied, "valley-post/s2", "cyanide/s1", "cyanide/s2", "cyanide/s4"))),
        origins=Origins(1, 1, (_origin(inspectorate, "cyanide/s1", "cyanide/s2", "cyanide/s4", rests_on=laboratory),)),
        positions=(
            Position(inspectorate, Stance.AFFIRMS, _at(14, 6, 30), _ref("cyanide/s1")),
            Position(quillay, Stance.DENIES, _at(12, 11, 20), _ref(denied)),
            Position("Argentine government", Stance.SILENT, _at(14, 6, 30)),
        ),
        standing=Standing.DISPUTED,
        because=f"The {inspectorate} affirms it; {quillay} denies it.",
        history=(
            Change("agency-nine-dead", _at(12, 11, 20), Standing.DENIED, 0, 0, f"{quillay} denies it."),
            Change("cyanide", _at(14, 6, 30), Standing.DISPUTED, 1, 1, f"The {inspectorate} affirms it."),
        ),
    )


def _killed() -> Claim:
    office, other = "Provincial Civil Protection Office", "Southern Emergency Office"
    said = ("agency-nine-dead/s1", "valley-post/s1")
    return Claim(
        id="c-killed",
        gist="At least nine people were killed when the dam at Los Hielos failed",
        statements=tuple(map(_ref, (*said, "release-emergency-office/s1"))),
        origins=Origins(2, 2, (_origin(office, *said), _origin(other, "release-emergency-office/s1"))),
        positions=(
            Position(office, Stance.AFFIRMS, _at(12, 11, 20), _ref(said[0])),
            Position(other, Stance.AFFIRMS, _at(13, 9), _ref("release-emergency-office/s1")),
        ),
        standing=Standing.CORROBORATED,
        because=f"Two independent origins affirm it: the {office} and the {other}.",
        history=(
            Change("agency-nine-dead", _at(12, 11, 20), Standing.REPORTED, 1, 1, f"The {office} says it."),
            Change("release-emergency-office", _at(13, 9), Standing.CORROBORATED, 2, 2, f"The {other} says it too."),
        ),
    )


def _cracks() -> Claim:
    supervisor, mail = "a shift supervisor", ("an internal e-mail",)
    first, later = "agency-nine-dead/s3", "portal-retraction/s3"
    return Claim(
        id="c-cracks",
        gist="Cracks in the eastern wall had been reported in January",
        statements=tuple(map(_ref, (first, "agency-nine-dead/s4", "valley-post/s3", "valley-post/s4", later))),
        origins=Origins(
            1,
            2,
            (_origin(supervisor, first, "valley-post/s3"), _origin("Cauce", later, rests_on=mail)),
            (f"{supervisor} has no name, and Cauce rests on {mail[0]}: they may be the same source",),
        ),
        positions=(
            Position(supervisor, Stance.AFFIRMS, _at(12, 11, 20), _ref(first)),
            Position("Cauce", Stance.AFFIRMS, _at(13, 14), _ref(later)),
            Position("Mining Ministry", Stance.DECLINES, _at(12, 11, 20), _ref("agency-nine-dead/s4")),
        ),
        standing=Standing.REPORTED,
        because=f"{supervisor} and Cauce say so, but they may share a source.",
        history=(
            Change("agency-nine-dead", _at(12, 11, 20), Standing.REPORTED, 1, 1, f"First said by {supervisor}."),
            Change("portal-retraction", _at(13, 14), Standing.REPORTED, 1, 2, "Cauce says so too."),
        ),
    )


def _mine() -> Claim:
    narrated = ("agency-nine-dead/s5", "valley-post/s5")
    return Claim(
        id="c-mine",
        gist="Los Hielos employs more than 1,200 people and opened in 2009",
        statements=tuple(map(_ref, narrated)),
        origins=Origins(0, 0),
        positions=(),
        standing=Standing.UNSOURCED,
        because="Only Meridian Wire's own words say it; no source is named.",
        history=(Change("agency-nine-dead", _at(12, 11, 20), Standing.UNSOURCED, 0, 0),),
    )


def _tolls() -> FigureSeries:
    said = (
        ("agency-nine-dead/s1", "Provincial Civil Protection Office", 9, _at(12, 11, 20), Bound.AT_LEAST),
        ("release-emergency-office/s1", "Southern Emergency Office", 14, _at(13, 9), None),
        ("toll-lowered/s1", None, 12, _at(16, 7), None),
        ("toll-lowered/s4", "Nahuel Cárdenas", 14, _at(16, 7), None),
    )
    points = tuple(
        FigurePoint(_ref(name), speaker, value, value, at, (0, 4), bound) for name, speaker, value, at, bound in said
    )
    return FigureSeries("people killed at Los Hielos", "people", points, "c-killed")
