"""Who may do what: roles, forms from elsewhere, tokens."""

from collections.abc import Callable

import httpx
import pytest

from firsthand.desk import Desk
from firsthand.model import Role
from firsthand.web.access import LEAST_ROLE, Deed, Scope, Visitor
from tests.web.conftest import Browser, browsing

ROLES = {"rea": Role.READER, "ana": Role.ANALYST, "ed": Role.EDITOR, "root": Role.ADMIN}
DOINGS: dict[str, tuple[Callable[[Browser], httpx.Response], set[str]]] = {
    "look": (lambda b: b.get("/"), {"rea", "ana", "ed", "root"}),
    "add": (lambda b: b.fill_in("/add", text="The bridge is safe, the engineer said."), {"ana", "ed", "root"}),
    "only read": (lambda b: b.fill_in("/add", text="He said so.", keep="no"), {"ana", "ed", "root"}),
    "note": (
        lambda b: b.fill_in("/judgements", verdict="note", subject="report:r01", why="look again"),
        {"ana", "ed", "root"},
    ),
    "grade": (
        lambda b: b.fill_in("/judgements", verdict="grade", subject="source:Karaburun Live", value="C"),
        {"ed", "root"},
    ),
    "users": (lambda b: b.get("/users"), {"root"}),
    "let in": (
        lambda b: b.fill_in("/users", name="neu", role="reader", password="a long enough one"),
        {"root"},
    ),
    "role": (lambda b: b.fill_in("/users/role", name="rea", role="admin"), {"root"}),
}


@pytest.mark.parametrize("doing", DOINGS)
def test_roles_reach_as_far_as_they_should(staffed: Desk, doing: str) -> None:
    do, allowed = DOINGS[doing]
    with browsing(staffed) as browser:
        for name in ROLES:
            browser.enter(staffed, name)
            status = do(browser).status_code
            assert (status != 403) == (name in allowed), f"{name}: {status}"
            assert status < 500


def test_nobody_gets_anywhere_without_signing_in(staffed: Desk) -> None:
    with browsing(staffed) as browser:
        paths = [path for path, told in browser.get("/openapi.json").json()["paths"].items() if "get" in told]
        for path in paths:
            if path == "/login":
                continue
            answer = browser.get(
                path.replace("{id}", "r01").replace("{name}", "x"), headers={"Accept": "application/json"}
            )
            assert answer.status_code == 401, path
        assert browser.get("/stories/x?claims=3").headers["location"] == "/login?to=%2Fstories%2Fx%3Fclaims%3D3"


def test_buttons_are_shown_to_those_who_may_press_them(staffed: Desk) -> None:
    for name, shown in (("rea", False), ("ana", True)):
        with browsing(staffed) as browser:
            browser.enter(staffed, name)
            assert ("Keep the note" in browser.get("/reports/r01").text) == shown


CHANGES = (
    "/add",
    "/judgements",
    "/judgements/undo",
    "/users",
    "/users/role",
    "/users/door",
    "/account/tokens",
    "/logout",
)
FIELDS = {
    "text": "A text.", "verdict": "note", "subject": "report:r01", "why": "x", "judgement": "j1", "name": "rea",
    "role": "reader", "password": "a long enough one", "shut": "yes", "scopes": "read", "token": "t",
}  # fmt: skip


@pytest.mark.parametrize("path", CHANGES)
@pytest.mark.parametrize("key", ["", "wrong", "ä"])
def test_forms_without_their_key_change_nothing(browser: Browser, own: Desk, path: str, key: str) -> None:
    browser.get("/")
    before = own.seq()
    answer = browser.post(path, files=[("x", ("", b""))], data=FIELDS | {"form_key": key})
    assert answer.status_code == 403
    assert own.seq() == before


@pytest.mark.parametrize(
    "header", [{"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}]
)
def test_forms_sent_from_elsewhere_change_nothing(browser: Browser, own: Desk, header: dict[str, str]) -> None:
    data = {"form_key": browser.key("/reports/r01"), "verdict": "note", "subject": "report:r01", "why": "x"}
    before = own.seq()
    assert browser.post("/judgements", data=data, headers=header).status_code == 403
    assert own.seq() == before


def test_key_of_another_visitor_does_not_do(own: Desk) -> None:
    with browsing(own) as one, browsing(own) as other:
        stolen = one.key("/reports/r01")
        other.get("/")
        data = {"form_key": stolen, "verdict": "note", "subject": "report:r01", "why": "x"}
        assert other.post("/judgements", data=data).status_code == 403


def test_cookie_is_kept_from_scripts_and_other_sites(staffed: Desk) -> None:
    with browsing(staffed) as browser:
        cookie = browser.sign_in("ana").headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=lax" in cookie


def made_token(browser: Browser, *scopes: str) -> str:
    answer = browser.post(
        "/account/tokens.json", data={"form_key": browser.key(), "name": "feed", "scopes": list(scopes)}
    )
    return str(answer.json()["fresh"])


def test_token_reaches_as_far_as_its_scopes(staffed: Desk) -> None:
    with browsing(staffed) as person, browsing(staffed) as program:
        person.enter(staffed, "root")
        reading = {"Authorization": f"Bearer {made_token(person, 'read')}", "Accept": "application/json"}
        adding = {"Authorization": f"Bearer {made_token(person, 'read', 'add')}", "Accept": "application/json"}
        text = {"text": "The bridge is safe, the engineer said."}
        assert program.get("/stories", headers=reading).status_code == 200
        assert program.post("/add", data=text, files=[("x", ("", b""))], headers=reading).status_code == 403
        assert program.post("/add", data=text, files=[("x", ("", b""))], headers=adding).status_code == 200
        assert program.get("/users", headers=adding).status_code == 403
        assert program.post("/account/tokens", data={"name": "x", "scopes": "read"}, headers=adding).status_code == 403


def test_token_never_reaches_further_than_the_role(staffed: Desk) -> None:
    with browsing(staffed) as person, browsing(staffed) as program:
        person.enter(staffed, "rea")
        bearer = {"Authorization": f"Bearer {made_token(person, 'read', 'add', 'judge')}"}
        note = {"verdict": "note", "subject": "report:r01", "why": "x"}
        assert program.post("/judgements", data=note, headers=bearer).status_code == 403


def test_token_is_shown_once_kept_hashed_and_can_be_ended(staffed: Desk) -> None:
    with browsing(staffed) as browser:
        browser.enter(staffed, "ana")
        key = made_token(browser, "read")
        assert key not in browser.get("/account").text
        assert all(key not in token.key for token in staffed.users.tokens("ana"))
        bearer = {"Authorization": f"Bearer {key}", "Accept": "application/json"}
        id = browser.get("/account.json").json()["tokens"][0]["id"]
        assert browser.fill_in("/account/tokens/end", token=id).status_code == 303
        browser.cookies.clear()
        assert browser.get("/stories", headers=bearer).status_code == 401


def test_token_needs_a_user_to_belong_to(browser: Browser) -> None:
    answer = browser.fill_in("/account/tokens", name="feed", scopes="read")
    assert answer.status_code == 400
    assert "belongs to a user" in answer.text


def test_another_s_token_cannot_be_ended(staffed: Desk) -> None:
    with browsing(staffed) as ana, browsing(staffed) as root:
        ana.enter(staffed, "ana")
        made_token(ana, "read")
        root.enter(staffed, "root")
        assert root.fill_in("/account/tokens/end", token=staffed.users.tokens("ana")[0].id).status_code == 404


def test_nobody_locks_the_last_door_behind_themselves(staffed: Desk) -> None:
    with browsing(staffed) as browser:
        browser.enter(staffed, "root")
        assert browser.fill_in("/users/role", name="root", role="reader").status_code == 400
        assert browser.fill_in("/users/door", name="root", shut="yes").status_code == 400


def test_let_out_user_is_out_at_once(staffed: Desk) -> None:
    with browsing(staffed) as ana, browsing(staffed) as root:
        ana.enter(staffed, "ana")
        root.enter(staffed, "root")
        assert root.fill_in("/users/door", name="ana", shut="yes").status_code == 303
        assert ana.get("/").status_code == 303
        assert ana.sign_in("ana").status_code == 401


def test_first_user_must_be_an_admin_and_closes_the_open_desk(bare: Desk) -> None:
    with browsing(bare) as browser:
        refused = browser.fill_in("/users", name="ana", role="analyst", password="a long enough one")
        assert refused.status_code == 400
        assert browser.fill_in("/users", name="root", role="admin", password="a long enough one").status_code == 303
        assert browser.get("/").headers["location"] == "/login"


def test_judgements_bear_the_user_s_name(staffed: Desk) -> None:
    with browsing(staffed) as browser:
        browser.enter(staffed, "ana")
        browser.fill_in("/judgements", verdict="note", subject="report:r01", why="look again")
    assert [each.who for each in staffed.judgements("report:r01")] == ["ana"]


def test_every_deed_asks_for_a_role() -> None:
    assert LEAST_ROLE.keys() == set(Deed)
    reader = Visitor("x", Role.ADMIN, "", scopes=frozenset({Scope.READ}))
    assert [deed for deed in Deed if reader.may(deed)] == [Deed.LOOK]
