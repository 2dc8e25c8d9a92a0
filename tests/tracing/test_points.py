"""The points of a statement: its matter, names, figures and polarity, whatever it is worded like."""

from functools import cache

from firsthand.model import Report
from firsthand.pipeline import read_all
from firsthand.tracing.embedding import Embedder, unpacked
from firsthand.tracing.points import Point, points_of
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


def test_a_bare_denial_is_about_what_it_denies() -> None:
    """Not one word is shared: only the place of the denial says what it speaks to."""
    cracked, denied, other = points(
        "The dam has a crack in its wall, an engineer said. The operator said there was no truth in it.\n\n"
        "Ticket prices will rise by a tenth in spring, the railway said."
    )
    near, far = (float(unpacked(denied.vector) @ unpacked(point.vector)) for point in (cracked, other))
    assert near - far > 0.1
