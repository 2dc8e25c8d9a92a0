"""Who a request comes from: a cookie, a token, or a desk that asks nobody. And what proves a form to be the visitor's own."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from starlette.requests import Request

from firsthand.desk import Desk
from firsthand.desk.users import Session, User
from firsthand.errors import NotAllowed, NotSignedIn, TooManyTries
from firsthand.model import Role
from firsthand.web import passwords
from firsthand.web.access import Scope, Visitor
from firsthand.web.keys import form_key, kept_of, new_key, same

COOKIE = "firsthand"
STAYS = timedelta(hours=12)
"""How long one stays signed in."""

_TRIES = 5
_TRIES_BY_ALL = 50
_WITHIN = timedelta(minutes=15)
_USED_EVERY = timedelta(minutes=1)  # how exactly the last use of a token is known
_WRONG = "name or password is wrong"


@dataclass(frozen=True, slots=True)
class Door:
    """Lets visitors in. `local` is who acts on a desk without users, which asks nobody for a password."""

    desk: Desk
    local: str

    def is_open(self) -> bool:
        """Whether nobody is asked for a password, since there are no users."""
        return self.desk.users.count() == 0

    def visitor(self, request: Request) -> Visitor:
        """Whoever makes a request. Raises NotSignedIn."""
        if token := _bearer(request):
            return self._by_token(token)
        cookie = request.cookies.get(COOKIE, "")
        if self.is_open():
            return Visitor(self.local, Role.ADMIN, form_key(cookie) if cookie else "", signed_in=False)
        session = self.desk.users.session(kept_of(cookie)) if cookie else None
        if session is None or session.expires <= _now():
            raise NotSignedIn("nobody is signed in", remedy="sign in, or send a token")
        user = self._user(session.user)
        return Visitor(user.name, user.role, session.csrf)

    def _by_token(self, written: str) -> Visitor:
        token = self.desk.users.token(kept_of(written))
        if token is None or (token.expires is not None and token.expires <= _now()):
            raise NotSignedIn("this token is unknown or has expired", "the token", "make a new one on the account page")
        if token.used is None or _now() - token.used > _USED_EVERY:
            self.desk.users.touch_token(token.id, _now())
        scopes = frozenset(Scope(scope) for scope in token.scopes)
        user = self._user(token.user)
        return Visitor(user.name, user.role, "", scopes=scopes)

    def _user(self, name: str) -> User:
        user = self.desk.users.get(name)
        if user is None or user.disabled:
            raise NotSignedIn("this user is let in no more", name, "ask an admin")
        return user

    def sign_in(self, name: str, password: str, address: str) -> str:
        """The key of a new session, for the cookie. Raises TooManyTries, or NotSignedIn for a wrong name or password."""
        self._let_try(f"{name}@{address}", _TRIES)
        self._let_try(name, _TRIES_BY_ALL)
        user = self.desk.users.get(name)
        if not passwords.matches(password, user.password if user else None) or user is None or user.disabled:
            for tried in (f"{name}@{address}", name):
                self.desk.users.fail(tried, _now())
            raise NotSignedIn(_WRONG, remedy="write them again")
        self.desk.users.forgive(f"{name}@{address}")
        if passwords.is_dated(user.password):
            self.desk.users.put(User(user.name, user.role, passwords.hashed(password), user.created), user.name)
        self.desk.users.close_expired(_now())
        key = new_key()
        self.desk.users.open(Session(kept_of(key), user.name, _now(), _now() + STAYS, new_key()))
        return key

    def _let_try(self, name: str, most: int) -> None:
        if self.desk.users.failures(name, _now() - _WITHIN) >= most:
            wait = int(_WITHIN.total_seconds())
            raise TooManyTries("there were too many wrong passwords", remedy=f"wait {wait // 60} minutes", wait=wait)

    def sign_out(self, request: Request) -> None:
        """End the session of this request, if it has one."""
        if cookie := request.cookies.get(COOKIE):
            self.desk.users.close(kept_of(cookie))


def prove(request: Request, visitor: Visitor, sent: str) -> None:
    """Raises NotAllowed when a form was not sent from a page of this desk: the guard against requests forged elsewhere."""
    if visitor.scopes is not None:
        return
    prove_form(request, visitor.form_key, sent)


def prove_form(request: Request, expected: str, sent: str) -> None:
    """The same for a form of somebody who has not signed in yet."""
    elsewhere = request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none")
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        elsewhere = True
    if elsewhere or not expected or not same(expected, sent):
        raise NotAllowed(
            "this form was not sent from a page of this desk", remedy="open the page again and send it from there"
        )


def _bearer(request: Request) -> str:
    scheme, _, written = request.headers.get("authorization", "").partition(" ")
    return written.strip() if scheme.lower() == "bearer" else ""


def _now() -> datetime:
    return datetime.now(UTC)
