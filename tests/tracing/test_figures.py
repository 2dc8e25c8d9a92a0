"""Figures of one quantity are one series, whatever words they come in and whichever claim they make."""

from firsthand import model
from firsthand.model import Bound, Figure, FigureSeries, Kind, Party, Reading, Report, Statement, StatementRef
from firsthand.model.words import Stance
from firsthand.tracing.figures import counts_of, joined, series_of
from tests.tracing.witness import NOON, POLICE, UNION

MINISTRY = Party("Transport Ministry of Norland", Kind.GOVERNMENT)


def told(
    report: str, text: str, *figures: tuple[str, float, str], speaker: Party = POLICE, stance: Stance = Stance.AFFIRMS
) -> model.Testimony:
    spans = []
    for words, value, unit in figures:
        at = text.index(words)
        spans.append(Figure((at, at + len(words)), value, value, unit))
    statement = Statement("s1", ((0, len(text)),), figures=tuple(spans))
    reading = Reading(Report(report, text), statements=(statement,))
    ref = StatementRef(report, "s1")
    return model.Testimony(ref, NOON, "Elsa Post", stance, text, speaker=speaker, counts=counts_of(reading, statement))


def values(series: FigureSeries) -> list[tuple[str, float]]:
    return [(point.statement.report, point.low) for point in series.series]


def test_one_quantity_in_many_wordings_is_one_series() -> None:
    (series,) = series_of(
        "c1",
        "About 900 soldiers were killed",
        [
            told("r1", "About 900 soldiers were killed", ("900", 900, "soldiers")),
            told("r2", "some 950 servicemen have died", ("950", 950, "servicemen")),
            told("r3", "the number of dead at 1,000", ("1,000", 1000, "dead")),
            told("r4", "1,100 fatalities", ("1,100", 1100, "fatalities")),
        ],
    )
    assert series.about.endswith("(dead)")
    assert values(series) == [("r1", 900), ("r2", 950), ("r3", 1000), ("r4", 1100)]


def test_dead_and_wounded_are_told_apart_and_together() -> None:
    found = series_of(
        "c1", "", [told("r1", "about 300 dead, some 2,700 wounded", ("300", 300, "dead"), ("2,700", 2700, "wounded"))]
    )
    assert sorted(series.about for series in found) == ["people (dead)", "people (wounded)"]
    (both,) = series_of("c1", "", [told("r1", "3,000 of them killed or wounded", ("3,000", 3000, "killed"))])
    assert both.about == "people (dead or wounded)"


def test_series_say_whose_people_they_are_where_the_words_do() -> None:
    (series,) = series_of("c1", "", [told("r1", "900 Swedish soldiers were killed", ("900", 900, "soldiers"))])
    assert series.about == "Swedish troops (dead)"


def test_nationality_of_a_ship_is_not_that_of_the_dead() -> None:
    (series,) = series_of("c1", "", [told("r1", "the toll of the Swedish ferry rose to 19", ("19", 19, ""))])
    assert series.about == "people (dead)"


def test_figure_that_leaves_open_what_it_counts_joins_the_only_series() -> None:
    (series,) = series_of(
        "c1", "", [told("r1", "27 people died", ("27", 27, "people")), told("r2", "it is 27", ("27", 27, ""))]
    )
    assert values(series) == [("r1", 27), ("r2", 27)]


def test_denied_and_withdrawn_values_are_left_out() -> None:
    denied = told("r2", "27 people died", ("27", 27, "people"), stance=Stance.DENIES)
    (series,) = series_of("c1", "", [told("r1", "19 people died", ("19", 19, "people")), denied])
    assert values(series) == [("r1", 19)]


def test_toll_that_rises_through_rival_claims_is_one_series_of_a_story() -> None:
    first = series_of("c1", "", [told("r1", "nine people died", ("nine", 9, "people"))])
    second = series_of("c2", "", [told("r2", "the toll rose to 19", ("19", 19, ""), speaker=MINISTRY)])
    rival = series_of("c3", "", [told("r3", "the number of dead at 27", ("27", 27, "dead"), speaker=UNION)])
    (series,) = joined((*first, *second, *rival))
    assert [(point.speaker, point.low) for point in series.series] == [
        ("Elsa police", 9),
        ("Transport Ministry of Norland", 19),
        ("Dockers' Union", 27),
    ]
    assert series.claim is None


def test_three_who_died_in_one_place_are_no_earlier_count_of_three_thousand() -> None:
    few = series_of("c1", "", [told("r1", "three people were killed", ("three", 3, "people"))])
    many = series_of("c2", "", [told("r2", "3,000 people were killed", ("3,000", 3000, "people"))])
    assert len(joined((*few, *many))) == 2


def test_people_of_two_countries_are_two_series() -> None:
    swedes = series_of("c1", "", [told("r1", "19 Swedish soldiers died", ("19", 19, "soldiers"))])
    danes = series_of("c2", "", [told("r2", "27 Danish soldiers died", ("27", 27, "soldiers"))])
    assert len(joined((*swedes, *danes))) == 2


def test_bound_and_both_ends_are_kept() -> None:
    text = "up to 40 people are missing"
    statement = Statement("s1", ((0, len(text)),), figures=(Figure((0, 8), 40, 40, "people", Bound.AT_MOST),))
    counts = counts_of(Reading(Report("r1", text), statements=(statement,)), statement)
    testimony = model.Testimony(StatementRef("r1", "s1"), None, None, Stance.AFFIRMS, text, counts=counts)
    (series,) = series_of("c1", "", [testimony])
    (point,) = series.series
    assert (point.low, point.high, point.bound, point.at, point.speaker) == (40, 40, Bound.AT_MOST, None, None)


def test_nothing_counted_gives_no_series() -> None:
    assert series_of("c1", "", []) == ()
    assert joined([]) == ()
