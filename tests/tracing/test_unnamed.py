"""Unnamed sources of several reports: one where a report copies or passes the other on, or both are described alike."""

import pytest

from firsthand.tracing.unnamed import Unnamed, described, is_document, short_of


def numbers(*sources: tuple[str, str, str | None, str]) -> list[int]:
    """The numbers of sources given as (wording, report, what it copies, outlet)."""
    known = Unnamed()
    return [known.number(name, report, copy_of, frozenset({outlet})) for name, report, copy_of, outlet in sources]


def test_two_descriptions_in_one_report_are_two_people() -> None:
    assert numbers(("a former engineer", "r1", None, "a"), ("a port official", "r1", None, "a")) == [0, 1]


def test_short_and_long_description_in_one_report_are_one() -> None:
    assert numbers(("engineer", "r1", None, "a"), ("a former engineer of the ship", "r1", None, "a")) == [0, 0]


def test_one_noun_in_two_reports_is_one_source() -> None:
    assert numbers(
        ("a former engineer of the ship", "r1", None, "a"), ("an engineer who sailed on it", "r2", None, "b")
    ) == [0, 0]


def test_officials_are_one_only_where_more_than_the_noun_agrees() -> None:
    assert numbers(("a port official", "r1", None, "a"), ("a health official", "r2", None, "b")) == [0, 1]
    assert numbers(("a port official", "r1", None, "a"), ("an official of the port", "r2", None, "b")) == [0, 0]


def test_copy_has_the_source_of_what_it_copies() -> None:
    assert numbers(("the holder of the card", "r1", None, "a"), ("a 19-year-old", "r2", "r1", "b")) == [0, 0]


def test_bare_source_is_that_of_the_outlet_that_is_passed_on() -> None:
    assert numbers(("a source in the harbour board", "r1", None, "a"), ("an unnamed source", "r2", None, "a")) == [0, 0]


def test_two_who_are_described_as_known_are_one() -> None:
    assert numbers(("the younger prisoner", "r1", None, "a"), ("the holder of the card", "r2", None, "b")) == [0, 0]


def test_description_is_its_noun_and_telling_words() -> None:
    assert described("two bankers briefed on the talks").head == "banker"
    assert described("the younger prisoner").definite


@pytest.mark.parametrize(
    "name", ["a photograph circulating online", "the term sheet", "early counts", "a report by the board"]
)
def test_papers_pictures_and_counts_are_documents(name: str) -> None:
    assert is_document(name)


def test_person_is_no_document() -> None:
    assert not is_document("a source who has seen the report")


def test_short_description_leaves_out_the_clause() -> None:
    assert short_of("a port official, who asked not to be named") == "a port official"
