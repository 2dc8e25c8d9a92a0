"""The points of a statement: its matter, names, figures and polarity, whatever it is worded like."""

from functools import cache

import numpy as np

from firsthand.model import Report
from firsthand.pipeline import read_all
from firsthand.tracing.embedding import Embedder, unpacked
from firsthand.tracing.points import Point, points_of, setting_alike
from firsthand.tracing.stems import negations, stem, stems


@cache
def embedder() -> Embedder:
    return Embedder.load()


def points(text: str, title: str | None = None) -> tuple[Point, ...]:
    return points_of(list(read_all([Report("r1", text, title=title, language="en")])), embedder())[0]


def test_forms_of_a_word_share_a_stem() -> None:
    assert len({stem(word) for word in ("captured", "captures", "capture", "capturing")}) == 1
    assert stems("The 3,000 soldiers were captured") == [stem("soldiers"), stem("captured")]


def test_a_country_is_one_name_however_it_is_said() -> None:
    (one,) = points("Officials said Albanian divers had found the wreck.")
    (other,) = points("Officials said divers from Albania had found the wreck.")
    assert one.names & other.names == {"albania"}


def test_figures_keep_number_and_what_is_counted() -> None:
    (point,) = points("The ministry said 41 people were missing.")
    assert [(q.low, q.high) for q in point.quantities] == [(41, 41)]


def test_negation_is_seen_and_two_cancel_out() -> None:
    assert negations("There was never a leak") == 1
    assert negations("it did not say that nothing had happened") == 2


def test_a_request_for_comment_has_no_matter_and_its_object_has() -> None:
    found = {
        point.text: point for point in points("The company declined to comment. The bank declined to discuss the loan.")
    }
    assert all(point.empty is not ("loan" in text) for text, point in found.items())


def test_settings_of_one_text_are_alike_and_of_others_less() -> None:
    (one,) = points("The ferry sank, the coast guard said.", "Ferry sinks off the island")
    (other,) = points("The club sold its striker, the coach said.", "Club sells striker")
    same, less = setting_alike(one.setting, [one.setting, other.setting])
    assert same > 0.99 and less < 0.6


def test_context_leans_on_what_was_said_before() -> None:
    found = points("The dam has a crack, the engineer said. The operator said it was lying.")
    first, second = found[0], found[-1]
    own, context = (float(unpacked(v) @ unpacked(first.vector)) for v in (second.vector, second.context))
    assert len(found) > 1 and context > own
    assert np.array_equal(first.vector, first.context)
