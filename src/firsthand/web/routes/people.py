"""Routes of those who use the desk: signing in and out, one's account, and for admins all users."""

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Annotated
from uuid import uuid4

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from firsthand.desk import Desk
from firsthand.desk.users import Token, User
from firsthand.errors import NotAllowed, NotOnDesk, NotSignedIn, RequestError
from firsthand.model import Role
from firsthand.web import passwords
from firsthand.web.access import Deed, Scope
from firsthand.web.addresses import inside
from firsthand.web.contexts.users import AccountPage, LoginPage, TokenLine, UserLine, UsersPage
from firsthand.web.door import COOKIE, Door, prove_form
from firsthand.web.keys import form_key as key_of
from firsthand.web.keys import kept_of, new_token
from firsthand.web.routes.aside import aside
from firsthand.web.routes.changing import Key, Text
from firsthand.web.routes.described import changing, described
from firsthand.web.visit import Visit

router = APIRouter()

Name = Annotated[str, Form(min_length=1, max_length=80)]
Password = Annotated[str, Form(max_length=1024)]

_LONGEST_TOKEN = 3650  # days


@router.get("/login", summary="The form for signing in", **described(LoginPage))
def login_form(request: Request, to: Annotated[str, Query(max_length=400)] = "/") -> Response:
    return Visit.of_anybody(request).show(LoginPage(inside(to), "", ""))


@router.post("/login", summary="Sign in", **changing(429))
async def login(request: Request, name: Name, password: Password, to: Text = "/", form_key: Key = "") -> Response:
    return await aside(partial(_signed_in, request, name, password, to, form_key))


def _signed_in(request: Request, name: str, password: str, to: str, form_key: str) -> Response:
    visit = Visit.of_anybody(request)
    cookie = request.cookies.get(COOKIE, "")
    prove_form(request, key_of(cookie) if cookie else "", form_key)
    address = request.client.host if request.client else ""
    try:
        key = Door(visit.desk, visit.house.rules.local).sign_in(name.strip(), password, address)
    except NotSignedIn as error:
        return visit.show(LoginPage(inside(to), name, f"{error.what}; {error.remedy}"), 401)
    answer = RedirectResponse(inside(to), 303)
    visit.give_cookie(answer, key, stays=True)
    return answer


@router.post("/logout", summary="Sign out", **changing())
def logout(request: Request, form_key: Key = "") -> Response:
    visit = Visit.to_change(request, Deed.LOOK, form_key)
    Door(visit.desk, visit.house.rules.local).sign_out(request)
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(COOKIE)
    return answer


@router.get("/account", summary="Who one is, and one's tokens", **described(AccountPage))
def account(request: Request) -> Response:
    visit = Visit.begin(request)
    return visit.show(_account(visit))


def _account(visit: Visit, fresh: str = "") -> AccountPage:
    who = visit.who
    return AccountPage(
        name=who.name,
        role=who.role,
        signed_in=who.signed_in,
        tokens=tuple(_line(token) for token in visit.desk.users.tokens(who.name)),
        scopes=tuple(map(str, Scope)),
        fresh=fresh,
    )


def _line(token: Token) -> TokenLine:
    return TokenLine(token.id, token.name, token.scopes, token.created, token.expires, token.used)


@router.post("/account/tokens", summary="Make a token", **described(AccountPage, 400))
def make_token(
    request: Request,
    name: Name,
    scopes: Annotated[list[Scope], Form(min_length=1)],
    days: Annotated[int, Form(ge=1, le=_LONGEST_TOKEN)] = 90,
    form_key: Key = "",
) -> Response:
    visit = _person(request, form_key)
    if not visit.who.signed_in:
        remedy = "let yourself in on the page of users, and sign in"
        raise RequestError("a token belongs to a user, and this desk has none yet", visit.who.name, remedy)
    key, now = new_token(), datetime.now(UTC)
    kept = tuple(dict.fromkeys(map(str, scopes)))
    token = Token(uuid4().hex, visit.who.name, name.strip(), kept, kept_of(key), now, now + timedelta(days=days))
    visit.desk.users.put_token(token, visit.who.name)
    return visit.show(_account(visit, key))


@router.post("/account/tokens/end", summary="End a token", **changing(404))
def end_token(request: Request, token: Text, form_key: Key = "") -> Response:
    visit = _person(request, form_key)
    if token not in {each.id for each in visit.desk.users.tokens(visit.who.name)}:
        raise NotOnDesk("you have no such token", token[:40])
    visit.desk.users.remove_token(token, visit.who.name)
    return visit.onward("/account")


@router.post("/account/password", summary="Change one's password", **changing(400, 429))
def change_password(request: Request, old: Password, new: Password, form_key: Key = "") -> Response:
    visit = _person(request, form_key)
    user = _user(visit.desk, visit.who.name)
    address = request.client.host if request.client else ""
    key = Door(visit.desk, visit.house.rules.local).sign_in(user.name, old, address)
    kept = passwords.hashed(new)
    visit.desk.users.close_all(user.name)
    visit.desk.users.put(User(user.name, user.role, kept, user.created), user.name)
    del key
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(COOKIE)
    return answer


@router.get("/users", summary="All users", **described(UsersPage))
def users(request: Request) -> Response:
    visit = Visit.begin(request, Deed.LET_IN)
    every = visit.desk.users.all()
    lines = tuple(UserLine(u.name, u.role, u.created, u.disabled, u.name == visit.who.name) for u in every)
    return visit.show(UsersPage(lines, tuple(Role), not every, passwords.SHORTEST))


@router.post("/users", summary="Let somebody in", **changing(400))
def let_in(
    request: Request, name: Name, role: Annotated[Role, Form()], password: Password, form_key: Key = ""
) -> Response:
    visit = Visit.to_change(request, Deed.LET_IN, form_key)
    name = name.strip()
    if not name or not name.isprintable():
        raise RequestError("a name needs letters that can be seen", "the name")
    if visit.desk.users.get(name) is not None:
        raise RequestError(
            "there is a user of this name already", name, "choose another name, or change the role of that one"
        )
    if visit.desk.users.count() == 0 and role is not Role.ADMIN:
        raise RequestError("the first user must be an admin", name, "else nobody could let others in")
    visit.desk.users.put(User(name, role, passwords.hashed(password), datetime.now(UTC)), visit.who.name)
    return visit.onward("/users")


@router.post("/users/role", summary="Change a user's role", **changing(400, 404))
def change_role(request: Request, name: Name, role: Annotated[Role, Form()], form_key: Key = "") -> Response:
    visit, user = _another(request, name, form_key)
    visit.desk.users.put(User(user.name, role, user.password, user.created, user.disabled), visit.who.name)
    return visit.onward("/users")


@router.post("/users/door", summary="Let a user out, or in again", **changing(400, 404))
def door(request: Request, name: Name, shut: Annotated[bool, Form()], form_key: Key = "") -> Response:
    visit, user = _another(request, name, form_key)
    visit.desk.users.put(User(user.name, user.role, user.password, user.created, shut), visit.who.name)
    return visit.onward("/users")


def _another(request: Request, name: str, form_key: str) -> tuple[Visit, User]:
    """A user whom an admin changes: somebody else, so that nobody locks the last door behind themselves."""
    visit = Visit.to_change(request, Deed.LET_IN, form_key)
    if name == visit.who.name:
        raise RequestError("nobody can change their own role or let themselves out", name, "ask another admin")
    return visit, _user(visit.desk, name)


def _user(desk: Desk, name: str) -> User:
    user = desk.users.get(name)
    if user is None:
        raise NotOnDesk("there is no such user", name[:80])
    return user


def _person(request: Request, form_key: str) -> Visit:
    """The visit of a person, who alone may change what they sign in with. Raises NotAllowed for a token."""
    visit = Visit.to_change(request, Deed.LOOK, form_key)
    if visit.who.scopes is not None:
        raise NotAllowed("no token may make or end tokens, or change a password", "this token", "sign in in a browser")
    return visit
