"""The live feed: every change once and in order, and nothing lost by whoever comes back."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

import httpx
import pytest

from firsthand.desk import Desk
from firsthand.model import Report, Verdict
from firsthand.pipeline import add
from tests.web.conftest import Browser, browsing


def events(answer: httpx.Response) -> Iterator[dict[str, Any]]:
    """The events of a feed, each with its id."""
    told: dict[str, str] = {}
    for line in answer.iter_lines():
        name, _, value = line.partition(": ")
        if line:
            told[name] = value
        elif "data" in told:
            yield {"id": int(told["id"]), "event": told["event"], **json.loads(told["data"])}
            told = {}


def note(desk: Desk, why: str) -> None:
    desk.judge(Verdict.NOTE, "report:r01", None, None, who="ada", why=why)


def test_change_is_told_while_one_listens(own: Desk, browser: Browser) -> None:
    with browser.stream("GET", "/live", timeout=10) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        feed = events(answer)
        note(own, "look again")
        told = next(feed)
    assert told["event"] == "judged"
    assert told["subject"] == "report:r01"
    assert told["id"] == told["seq"] == own.seq()


def test_who_comes_back_goes_on_where_they_stopped(own: Desk, browser: Browser) -> None:
    with browser.stream("GET", "/live", timeout=10) as answer:
        feed = events(answer)
        note(own, "one")
        last = next(feed)["id"]
    for why in ("two", "three"):
        note(own, why)
    with browser.stream("GET", "/live", headers={"Last-Event-ID": str(last)}, timeout=10) as answer:
        feed = events(answer)
        missed = list(islice(feed, 2))
        note(own, "four")
        fresh = next(feed)
    assert [each["id"] for each in (*missed, fresh)] == [last + 1, last + 2, last + 3]


def test_page_says_from_which_number_on_to_listen(own: Desk, browser: Browser) -> None:
    assert f'data-seq="{own.seq()}"' in browser.get("/").text
    with browser.stream("GET", f"/live?after={own.seq() - 3}", timeout=10) as answer:
        assert len(list(islice(events(answer), 3))) == 3


@pytest.mark.parametrize("written", ["", "x", "-1", "1e9", "9" * 30, "١"])
def test_number_that_is_none_begins_with_what_comes(own: Desk, browser: Browser, written: str) -> None:
    with browser.stream("GET", "/live", headers={b"Last-Event-ID": written.encode()}, timeout=10) as answer:
        assert answer.status_code == 200


def test_report_that_is_added_is_told_with_what_it_changed(bare: Desk) -> None:
    with browsing(bare) as browser, browser.stream("GET", "/live", timeout=20) as answer:
        feed = events(answer)
        add(bare, Report("r1", "The bridge is safe, the county's engineer said on Monday."), b"x", who="ada")
        assert {each["event"] for each in islice(feed, 2)} >= {"report added"}


def test_feed_needs_a_visitor(staffed: Desk) -> None:
    with browsing(staffed) as browser:
        assert browser.get("/live", headers={"Accept": "application/json"}).status_code == 401
