"""Signing in and out: wrong passwords, attempts, sessions, where one is led."""

import pytest

from firsthand.desk import Desk
from firsthand.web import passwords
from tests.web.conftest import PASSWORD, Browser, browsing


def test_desk_without_users_asks_nobody(looker: Browser) -> None:
    assert looker.get("/").status_code == 200
    told = looker.get("/account.json").json()
    assert (told["name"], told["role"], told["signed_in"]) == ("ada", "admin", False)


def test_right_password_leads_on(staffed: Desk) -> None:
    with browsing(staffed) as browser:
        answer = browser.sign_in("ana", to="/reports/r01")
        assert answer.headers["location"] == "/reports/r01"
        assert "Karaburun" in browser.get("/reports/r01").text


@pytest.mark.parametrize(("name", "password"), [("ana", "wrong one"), ("nobody", PASSWORD), ("ANA", PASSWORD)])
def test_wrong_ones_get_one_and_the_same_answer(staffed: Desk, name: str, password: str) -> None:
    with browsing(staffed) as browser:
        answer = browser.sign_in(name, password)
        assert answer.status_code == 401
        assert "name or password is wrong" in answer.text
        assert browser.get("/").status_code == 303


def test_attempts_are_limited_and_the_right_password_does_not_help_then(staffed: Desk) -> None:
    with browsing(staffed) as browser:
        tries = [browser.sign_in("ana", "wrong password").status_code for _ in range(6)]
        assert tries == [401] * 5 + [429]
        answer = browser.sign_in("ana")
        assert answer.status_code == 429
        assert int(answer.headers["retry-after"]) > 0
        assert browser.sign_in("root").status_code == 303


def test_signing_in_takes_a_new_session(staffed: Desk) -> None:
    with browsing(staffed) as browser:
        browser.get("/login")
        before = browser.cookies["firsthand"]
        browser.sign_in("ana")
        assert browser.cookies["firsthand"] != before


def test_signing_out_ends_the_session_for_good(staffed: Desk) -> None:
    with browsing(staffed) as browser:
        browser.sign_in("ana")
        kept = browser.cookies["firsthand"]
        browser.fill_in("/logout")
        browser.cookies.set("firsthand", kept)
        assert browser.get("/").status_code == 303


@pytest.mark.parametrize("to", ["https://evil.example", "//evil.example", "/\\evil.example"])
def test_login_leads_nobody_elsewhere(staffed: Desk, to: str) -> None:
    with browsing(staffed) as browser:
        assert browser.sign_in("ana", to=to).headers["location"] == "/"


def test_changed_password_ends_other_sessions(staffed: Desk) -> None:
    with browsing(staffed) as one, browsing(staffed) as other:
        one.sign_in("ana")
        other.sign_in("ana")
        assert one.fill_in("/account/password", old=PASSWORD, new="another long one").status_code == 303
        assert other.get("/").status_code == 303
        assert one.sign_in("ana", "another long one").status_code == 303


def test_cookies_of_garbage_are_nobody(staffed: Desk) -> None:
    with browsing(staffed) as browser:
        for cookie in ("x", "0" * 5000, "%00", '"'):
            assert browser.get("/", headers={"Cookie": f"firsthand={cookie}"}).status_code == 303


def test_hash_is_argon2id_and_no_two_are_alike() -> None:
    one, other = passwords.hashed(PASSWORD), passwords.hashed(PASSWORD)
    assert one.startswith("$argon2id$")
    assert one != other
    assert passwords.matches(PASSWORD, one)
    assert not passwords.matches("something else", one)
    assert not passwords.matches(PASSWORD, None)
    assert not passwords.matches(PASSWORD, "no hash at all")
