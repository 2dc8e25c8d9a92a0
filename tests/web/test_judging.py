"""Judging in the desk: in one's own name, undoable, and one clear answer where two judge the same thing."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx

from firsthand.desk import Desk
from firsthand.model import Verdict
from tests.web.conftest import Browser, browsing

PAIR = {"subject": "report:r03", "object": "report:r02"}


def verdicts(desk: Desk) -> list[Verdict]:
    return [each.verdict for each in desk.judgements("report:r03") if not each.undone]


def judge(browser: Browser, verdict: str, **fields: Any) -> httpx.Response:
    return browser.fill_in("/judgements", verdict=verdict, back="/reports/r03", **{**PAIR, **fields})


def test_judgement_is_kept_and_leads_back(browser: Browser, own: Desk) -> None:
    answer = judge(browser, "not a copy", why="they had it first")
    assert (answer.status_code, answer.headers["location"]) == (303, "/reports/r03")
    (kept,) = own.judgements("report:r03")
    assert (kept.who, kept.why) == ("ada", "they had it first")


def test_judgement_is_respected_at_once_and_can_be_taken_back(browser: Browser, own: Desk) -> None:
    assert browser.get("/reports/r03.json").json()["copies"]
    judge(browser, "not a copy")
    assert not browser.get("/reports/r03.json").json()["copies"]
    (kept,) = own.judgements("report:r03")
    browser.fill_in("/judgements/undo", judgement=kept.id)
    assert browser.get("/reports/r03.json").json()["copies"]
    assert not verdicts(own)


def test_second_of_two_contrary_judgements_gets_one_clear_answer(own: Desk) -> None:
    with browsing(own) as one, browsing(own) as other:
        seen = own.seq()
        assert judge(one, "copy", seen=seen).status_code == 303
        answer = judge(other, "not a copy", seen=seen)
        assert answer.status_code == 409
        assert "judged otherwise in the meantime" in answer.text
        assert verdicts(own) == [Verdict.COPY]
        assert judge(other, "not a copy", seen=own.seq()).status_code == 303
        assert verdicts(own) == [Verdict.NOT_COPY]


def test_same_judgement_twice_is_one(own: Desk) -> None:
    with browsing(own) as one, browsing(own) as other:
        seen = own.seq()
        assert [judge(each, "copy", seen=seen).status_code for each in (one, other)] == [303, 303]
    assert verdicts(own) == [Verdict.COPY]


def test_many_who_judge_at_once_leave_one_judgement(browser: Browser, own: Desk) -> None:
    data = {"form_key": browser.key(), "verdict": "copy", "seen": str(own.seq()), **PAIR}
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: browser.post("/judgements", data=data).status_code, range(4)))
    assert answers == [303] * 4
    assert verdicts(own) == [Verdict.COPY]


def test_what_was_taken_back_cannot_be_taken_back_again(browser: Browser, own: Desk) -> None:
    judge(browser, "copy")
    (kept,) = own.judgements("report:r03")
    browser.fill_in("/judgements/undo", judgement=kept.id)
    assert browser.fill_in("/judgements/undo", judgement=kept.id).status_code == 409


def test_analyst_takes_back_only_their_own(staffed: Desk) -> None:
    with browsing(staffed) as browser:
        browser.enter(staffed, "root")
        judge(browser, "copy")
        (kept,) = staffed.judgements("report:r03")
        browser.enter(staffed, "ana")
        assert browser.fill_in("/judgements/undo", judgement=kept.id).status_code == 403
        browser.enter(staffed, "ed")
        assert browser.fill_in("/judgements/undo", judgement=kept.id).status_code == 303


def test_nonsense_is_refused_in_a_sentence(browser: Browser, own: Desk) -> None:
    before = own.seq()
    for fields in (
        {"verdict": "perhaps"},
        {"verdict": "copy", "object": ""},
        {"verdict": "copy", "object": "report:none"},
        {"verdict": "grade", "object": "", "subject": "source:Karaburun Live", "value": "Z"},
        {"verdict": "note", "object": "", "why": ""},
        {"verdict": "note", "object": "", "subject": "", "why": "x"},
    ):
        answer = judge(browser, **fields)
        assert 400 <= answer.status_code < 500, fields
    assert browser.fill_in("/judgements/undo", judgement="none").status_code == 404
    assert own.seq() == before


def test_review_asks_what_is_least_sure_and_an_answer_takes_it_off(browser: Browser, own: Desk) -> None:
    doubts = browser.get("/review.json?kind=link").json()["doubts"]
    assert doubts
    scores = [doubt["score"] for doubt in doubts]
    assert scores == sorted(scores, key=lambda score: abs(score - 0.5)) or scores == sorted(scores)
    first = doubts[0]
    browser.fill_in("/judgements", verdict=first["yes"], subject=first["subject"], object=first["object"])
    after = browser.get("/review.json?kind=link").json()
    assert first["id"] not in {doubt["id"] for doubt in after["doubts"]}
    assert after["done"][0]["verdict"] == first["yes"]
