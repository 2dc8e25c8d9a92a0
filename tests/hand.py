"""Readings written by hand, so that what stands on readings can be tested without any model."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from firsthand.model import Act, Bound, Entity, Figure, Form, Kind, ModelInfo, Period, Reading, Report, Span, Statement

EXAMPLES = Path(__file__).parents[1] / "examples"


class Hand:
    """Writes a reading by quoting the report: each quoted piece becomes the span where it first stands."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.text = report.full_text
        self.statements: list[Statement] = []

    def span(self, piece: str) -> Span:
        start = self.text.index(piece)
        return start, start + len(piece)

    def says(self, source: str, cue: str, content: Sequence[str], speaker: str, act: Act = Act.ASSERT) -> None:
        self.statements.append(
            Statement(
                id=f"s{len(self.statements) + 1}",
                source=(self.span(source),),
                cue=(self.span(cue),),
                content=tuple(map(self.span, content)),
                speaker=speaker,
                act=act,
                confidence=0.93,
            )
        )

    def narrates(self, content: str, act: Act = Act.ASSERT) -> None:
        self.statements.append(
            Statement(id=f"s{len(self.statements) + 1}", content=(self.span(content),), narrated=True, act=act)
        )

    def with_last(self, **changes: object) -> None:
        self.statements[-1] = replace(self.statements[-1], **changes)  # type: ignore[arg-type]


def valley_reading() -> Reading:
    """The example modelled on a relayed confirmation, read by hand."""
    text = (EXAMPLES / "cyanide-in-the-calfu.txt").read_text(encoding="utf-8")
    published = datetime(2025, 3, 14, 6, 30, tzinfo=UTC)
    hand = Hand(Report(id="cyanide-in-the-calfu.txt", text=text, language="en", published=published))
    lines = text.splitlines()
    says, narrates, span = hand.says, hand.narrates, hand.span

    watchdog = "Chile's water watchdog"
    says(watchdog, "says", ["Cyanide from a collapsed Argentine mine dam is in the Calfu river"], "e1")
    says(watchdog, "has confirmed", [lines[1].partition(" confirmed ")[2].rstrip(".")], "e1", Act.CONFIRM)
    start = text.index("Chile's water watchdog has")
    hand.with_last(
        source=((start, start + len(watchdog)),), time=Period(span("on Thursday"), date(2025, 3, 13), date(2025, 3, 13))
    )
    narrates(lines[2])
    quote, _, rest = lines[3].partition(" the National")
    says("the National Water Inspectorate (NWI)", "said", [quote], "e1", Act.CONFIRM)
    hand.with_last(
        cue=((span("said in a short notice")[0], span("said in a short notice")[0] + 4),),
        medium=span("in a short notice"),
        form=Form.DIRECT,
        via=("e3",),
        basis=("e2",),
        figures=(Figure(span("three measuring points"), 3, 3, "measuring points"),),
    )
    says(
        "the National Water Inspectorate (NWI)", "will keep", ["we will keep testing every six hours"], "e1", Act.INTEND
    )
    hand.with_last(cue=hand.statements[-2].cue, medium=span("in a short notice"), form=Form.DIRECT, via=("e3",))
    assert rest
    narrates(lines[4])
    narrates(lines[5], Act.DOUBT)
    says(
        "the Argentine mining portal Cauce",
        "reported",
        ["The eastern wall of the dam slid away after two days of rain"],
        "e4",
    )
    says(
        "Governor Inés Orellana",
        "was quoted",
        ["that the operator, Minera Quillay, had piled up 900,000 tonnes of waste above the valley"],
        "e5",
    )
    hand.with_last(
        cue=(span("was quoted"), span("as saying")),
        via=("e6",),
        medium=span("to the regional council in Puerto Arrayán"),
        figures=(Figure(span("900,000 tonnes"), 900_000, 900_000, "tonnes"),),
        time=Period(span("Three weeks ago"), date(2025, 2, 17), date(2025, 2, 23)),
    )
    says(
        "Governor Inés Orellana", "was quoted", ['that "this heap may pass a million before winter"'], "e5", Act.PREDICT
    )
    hand.with_last(
        cue=(span("was quoted"), span("as saying")),
        via=("e6",),
        form=Form.DIRECT,
        figures=(Figure(span("a million"), 1_000_000, 1_000_000, "tonnes", Bound.AT_LEAST),),
    )
    says("Buenos Aires", "has so far neither confirmed nor denied", ["Orellana's account"], "e7", Act.DECLINE)
    says(
        "Marta Quilodrán, a hydrologist at the Institute for Mountain Rivers",
        "told Radio Estrecho",
        ['"What we are seeing is only the first pulse of several."'],
        "e8",
        Act.JUDGE,
    )
    hand.with_last(form=Form.DIRECT, via=("e9",))
    says("she", "she said", [lines[10].removesuffix(" she said.")], "e8", Act.JUDGE)
    end = text.index(" she said.") + 1
    hand.with_last(source=((end, end + 3),), cue=((end + 4, end + 8),), form=Form.DIRECT, via=("e9",))
    narrates(lines[11])
    hand.with_last(time=Period(span("since June 2009"), date(2009, 6, 1), date(2009, 6, 30)))
    kinds = (Kind.GOVERNMENT, Kind.UNNAMED, Kind.MEDIA, Kind.MEDIA, Kind.PERSON, Kind.MEDIA, Kind.GOVERNMENT)
    names = (
        ("National Water Inspectorate", "watchdog"),
        ("a laboratory in a neighbouring country", "a laboratory in a neighbouring country"),
        ("Meridian Wire", "Meridian Wire"),
        ("Cauce", "Cauce"),
        ("Inés Orellana", "Orellana"),
        ("Fjord Courier", "Fjord Courier"),
        ("Argentine government", "Buenos Aires"),
        ("Marta Quilodrán", "Marta Quilodrán"),
        ("Radio Estrecho", "Radio Estrecho"),
    )
    entities = tuple(
        Entity(f"e{i}", name, kind, (span(piece),))
        for i, ((name, piece), kind) in enumerate(zip(names, (*kinds, Kind.PERSON, Kind.MEDIA), strict=True), start=1)
    )
    tail = (text.index("Help us"), len(text))
    return Reading(hand.report, (tail,), entities, tuple(hand.statements), ModelInfo("small-1", "0" * 64))
