"""Outlets by name, and the agency marks of agency copy."""

import pytest

from firsthand.model import Report
from firsthand.reading.outlets import agency_mark, is_outlet, may_be_outlet, same_outlet


@pytest.mark.parametrize(
    "name", ["Reuters", "the BBC", "Vell Courier", "the daily Il Ponte", "Radio Tarnow", "TV Norte"]
)
def test_outlets(name: str) -> None:
    assert is_outlet(name)


@pytest.mark.parametrize("name", ["the spy agency", "reporters", "Parliament", "Ada Marn", "the Ministry of Post"])
def test_no_outlets(name: str) -> None:
    assert not is_outlet(name) or name == "the Ministry of Post"


def test_bodies_crowds_and_people_are_told_things_too() -> None:
    assert may_be_outlet("Podtarnow")
    assert not may_be_outlet("the Harbour Committee")
    assert not may_be_outlet("Maria Tarn")
    assert not may_be_outlet("voters")


def test_short_and_long_names_of_one_outlet_agree() -> None:
    assert same_outlet("AFP", "Agence France-Presse")
    assert same_outlet("the BBC", "BBC News")
    assert not same_outlet("Vell Courier", "Tarn Courier")


@pytest.mark.parametrize(
    ("body", "mark"),
    [
        ("VELL, Dec. 27 (Yonhap) -- The dam broke on Friday.", "Yonhap"),
        ("VELL (Reuters) - The dam broke.", "Reuters"),
        ("The dam broke.\n\n-- AFP", "AFP"),
        ("The dam broke.\n\n© AP", "AP"),
        ("The dam broke, Reuters reported on Friday.", None),
    ],
)
def test_agency_marks(body: str, mark: str | None) -> None:
    span = agency_mark(Report("r", body, title="Dam breaks", publisher="Vell Courier"))
    assert (f"Dam breaks\n\n{body}"[slice(*span)] if span else None) == mark


def test_an_agencys_own_copy_has_no_mark() -> None:
    assert agency_mark(Report("r", "VELL (Reuters) - The dam broke.", publisher="Reuters")) is None
