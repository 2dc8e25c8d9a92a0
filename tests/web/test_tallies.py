"""Counts that take long: given at once, counted anew aside, never by two at the same time."""

import time
from collections.abc import Callable, Iterator
from threading import Event

import pytest

from firsthand.desk import Desk
from firsthand.errors import NotOnDesk
from firsthand.web import tallies as room
from firsthand.web.tallies import Tallies
from tests.web.conftest import Browser


@pytest.fixture
def tallies() -> Iterator[Tallies]:
    found = Tallies()
    yield found
    found.close()


def until(so: Callable[[], object]) -> None:
    end = time.monotonic() + 5
    while not so():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_count_is_given_again_while_it_is_young(tallies: Tallies) -> None:
    counted = iter(range(9))
    assert [tallies.lately("x", seq, lambda: next(counted)).value for seq in (1, 2, 3)] == [0, 0, 0]


def test_old_count_is_given_at_once_and_made_anew_meanwhile(tallies: Tallies, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_OLD", -room._OLD)
    go, counts = Event(), iter(range(9))

    def count() -> int:
        go.wait(5)
        return next(counts)

    go.set()
    assert tallies.lately("x", 1, count).value == 0
    go.clear()
    assert [tallies.lately("x", 2, count).value for _ in range(3)] == [0, 0, 0]
    go.set()
    until(lambda: tallies.lately("x", 2, count).value == 1)
    assert next(counts) == 2


def test_count_of_an_unchanged_desk_never_grows_old(tallies: Tallies, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_OLD", -room._OLD)
    counts = iter(range(9))
    assert [tallies.lately("x", 1, lambda: next(counts)).value for _ in range(3)] == [0, 0, 0]


def test_count_of_now_is_of_now(tallies: Tallies) -> None:
    counts = iter(range(9))
    assert [tallies.now("x", seq, lambda: next(counts)) for seq in (1, 1, 2)] == [0, 0, 1]


def test_what_cannot_be_counted_is_said_and_not_remembered(tallies: Tallies) -> None:
    def fail() -> int:
        raise NotOnDesk("there is none", "x")

    with pytest.raises(NotOnDesk):
        tallies.lately("x", 1, fail)
    assert tallies.lately("x", 1, lambda: 7).value == 7


def test_grade_is_on_the_page_at_once(browser: Browser, own: Desk) -> None:
    page = "/publishers/Karaburun%20Live"
    assert browser.get(f"{page}.json").json()["publisher"]["grade"] == ""
    browser.fill_in("/judgements", verdict="grade", subject="source:Karaburun Live", value="C")
    assert browser.get(f"{page}.json").json()["publisher"]["grade"] == "C"
