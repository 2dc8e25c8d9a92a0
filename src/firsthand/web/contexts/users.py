"""The pages of those who use the desk: signing in, one's own account, all users."""

from dataclasses import dataclass
from datetime import datetime

from firsthand.model import Role


@dataclass(frozen=True, slots=True)
class LoginPage:
    """/login: the form; `to` is where it leads, `name` what was written last, `problem` why that did not do."""

    to: str
    name: str
    problem: str


@dataclass(frozen=True, slots=True)
class TokenLine:
    """An API token; `expires` is None for one that does not."""

    id: str
    name: str
    scopes: tuple[str, ...]
    created: datetime
    expires: datetime | None
    used: datetime | None


@dataclass(frozen=True, slots=True)
class AccountPage:
    """/account: who one is, and the tokens one has made. `fresh` is a new token's key, shown this once; `scopes` are those
    to choose from."""

    name: str
    role: Role
    signed_in: bool
    tokens: tuple[TokenLine, ...]
    scopes: tuple[str, ...]
    fresh: str


@dataclass(frozen=True, slots=True)
class UserLine:
    """A user; `self` says that it is the one who looks."""

    name: str
    role: Role
    created: datetime
    disabled: bool
    self: bool


@dataclass(frozen=True, slots=True)
class UsersPage:
    """/users: who may come in. `open` says that the desk asks nobody for a password yet."""

    users: tuple[UserLine, ...]
    roles: tuple[Role, ...]
    open: bool
    shortest_password: int
