"""Those who use the desk in a browser."""

from dataclasses import replace
from datetime import timedelta

import pytest

from firsthand.desk import Desk, Event, Session, Token, User
from firsthand.errors import DeskError
from firsthand.model import Role
from tests.desk.material import NOON

ADA = User("ada", Role.ANALYST, "hash", NOON)
LOGIN = Session("key", "ada", NOON, NOON + timedelta(days=1), "csrf")


def test_users_are_let_in_changed_and_shut_out(desk: Desk) -> None:
    assert desk.users.count() == 0
    desk.users.put(ADA, "root")
    desk.users.put(replace(ADA, role=Role.EDITOR), "root")
    assert desk.users.get("ada") == replace(ADA, role=Role.EDITOR)
    desk.users.open(LOGIN)
    desk.users.put(replace(ADA, disabled=True), "root")
    assert desk.users.session("key") is None
    assert desk.users.all() == [replace(ADA, disabled=True)]
    told = [(entry.who, entry.event, entry.detail) for entry in desk.audit(subject="user:ada")]
    assert told == [("root", Event.USER, detail) for detail in ("analyst", "editor", "disabled")]


def test_sessions_begin_and_end(desk: Desk) -> None:
    desk.users.put(ADA, "root")
    for key in ("key", "other", "third"):
        desk.users.open(replace(LOGIN, key=key))
    assert desk.users.session("key") == LOGIN
    desk.users.close("key")
    assert desk.users.session("key") is None
    desk.users.close_all("ada")
    assert desk.users.session("other") is None
    desk.users.open(LOGIN)
    desk.users.close_expired(LOGIN.expires + timedelta(seconds=1))
    assert desk.users.session("key") is None


def test_nobody_has_a_session_who_is_no_user(desk: Desk) -> None:
    with pytest.raises(DeskError):
        desk.users.open(LOGIN)


def test_tokens_carry_their_scopes(desk: Desk) -> None:
    desk.users.put(ADA, "root")
    token = Token("t1", "ada", "feed", ("read", "add"), "key", NOON)
    desk.users.put_token(token, "ada")
    desk.users.touch_token("t1", NOON)
    assert desk.users.token("key") == replace(token, used=NOON)
    assert desk.users.tokens("ada") == [replace(token, used=NOON)]
    desk.users.remove_token("t1", "ada")
    assert desk.users.token("key") is None
    assert [entry.detail for entry in desk.audit()][-2:] == ["feed may read add", "feed was removed"]


def test_failed_logins_are_counted_until_they_are_forgiven(desk: Desk) -> None:
    for minutes in (0, 1, 2):
        desk.users.fail("ada", NOON + timedelta(minutes=minutes))
    assert desk.users.failures("ada", NOON + timedelta(minutes=1)) == 2
    desk.users.forgive("ada")
    assert desk.users.failures("ada", NOON) == 0


def test_a_user_is_remembered_to_have_looked(desk: Desk) -> None:
    assert desk.users.seen("ada", "stories") is None
    desk.users.look("ada", "stories", 3)
    desk.users.look("ada", "stories", 7)
    desk.users.look("ada", "story:s1", 5)
    assert desk.users.seen("ada", "stories") == 7
    assert desk.users.seen_many("ada", ["stories", "story:s1", "story:s2"]) == {"stories": 7, "story:s1": 5}
