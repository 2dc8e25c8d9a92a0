"""Those who use the desk in a browser: users, sessions, tokens, failed logins, and what each has seen.

Passwords, cookies and tokens are hashed by who calls; here they are opaque texts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, select, text, update

from firsthand.desk.answers import Event
from firsthand.desk.auditing import Log
from firsthand.desk.columns import AnyRow
from firsthand.desk.database import Database
from firsthand.desk.tables import attempts, sessions, tokens, users, visits
from firsthand.model import Role


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may log in; `password` is a hash."""

    name: str
    role: Role
    password: str
    created: datetime
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Session:
    """A login that lasts; `key` is the hash of its cookie, `csrf` what every change must bring along."""

    key: str
    user: str
    created: datetime
    expires: datetime
    csrf: str


@dataclass(frozen=True, slots=True)
class Token:
    """A key for programs that act for a user; `key` is its hash, `used` when it last was."""

    id: str
    user: str
    name: str
    scopes: tuple[str, ...]
    key: str
    created: datetime
    expires: datetime | None = None
    used: datetime | None = None


class Users:
    """All that a desk keeps of its users. Users and tokens that change are said in the log; `who` did it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[User]:
        """All users by name, disabled ones too."""
        with self._database.asking() as connection:
            return [_user(row) for row in connection.execute(select(users).order_by(users.c.name))]

    def get(self, name: str) -> User | None:
        """The user of this name, if there is one."""
        with self._database.asking() as connection:
            row = connection.execute(select(users).where(users.c.name == name)).first()
        return _user(row) if row else None

    def count(self) -> int:
        """How many users there are."""
        with self._database.asking() as connection:
            return int(connection.execute(select(func.count()).select_from(users)).scalar_one())

    def put(self, user: User, who: str) -> None:
        """Let a user in, or keep what has changed of one; a disabled one's sessions end."""
        with self._database.writing() as connection:
            known = update(users).where(users.c.name == user.name).values(**asdict(user))
            if not connection.execute(known).rowcount:
                connection.execute(insert(users), asdict(user))
            if user.disabled:
                connection.execute(delete(sessions).where(sessions.c.user == user.name))
            log = Log(connection, who)
            log.add(Event.USER, f"user:{user.name}", "disabled" if user.disabled else user.role)
            log.flush()

    def open(self, session: Session) -> None:
        """Begin a session."""
        with self._database.aside() as connection:
            connection.execute(insert(sessions), asdict(session))

    def session(self, key: str) -> Session | None:
        """The session with this key, expired or not."""
        with self._database.asking() as connection:
            row = connection.execute(select(sessions).where(sessions.c.key == key)).first()
        return Session(*row) if row else None

    def close(self, key: str) -> None:
        """End a session, if there is one with this key."""
        with self._database.aside() as connection:
            connection.execute(delete(sessions).where(sessions.c.key == key))

    def close_all(self, user: str) -> None:
        """End all sessions of a user."""
        with self._database.aside() as connection:
            connection.execute(delete(sessions).where(sessions.c.user == user))

    def close_expired(self, at: datetime) -> None:
        """End the sessions that expired before a time."""
        with self._database.aside() as connection:
            connection.execute(delete(sessions).where(sessions.c.expires < at))

    def put_token(self, token: Token, who: str) -> None:
        """Keep a new token."""
        with self._database.writing() as connection:
            connection.execute(insert(tokens), asdict(token) | {"scopes": " ".join(token.scopes)})
            log = Log(connection, who)
            log.add(Event.TOKEN, f"user:{token.user}", f"{token.name} may {' '.join(token.scopes)}")
            log.flush()

    def token(self, key: str) -> Token | None:
        """The token with this key, expired or not."""
        with self._database.asking() as connection:
            row = connection.execute(select(tokens).where(tokens.c.key == key)).first()
        return _token(row) if row else None

    def tokens(self, user: str) -> list[Token]:
        """A user's tokens, the oldest first."""
        query = select(tokens).where(tokens.c.user == user).order_by(tokens.c.created, tokens.c.id)
        with self._database.asking() as connection:
            return [_token(row) for row in connection.execute(query)]

    def remove_token(self, id: str, who: str) -> None:
        """Forget a token, if there is one with this id."""
        with self._database.writing() as connection:
            row = connection.execute(select(tokens).where(tokens.c.id == id)).first()
            if row is not None:
                connection.execute(delete(tokens).where(tokens.c.id == id))
                log = Log(connection, who)
                log.add(Event.TOKEN, f"user:{row.user}", f"{row.name} was removed")
                log.flush()

    def touch_token(self, id: str, at: datetime) -> None:
        """Say that a token was used."""
        with self._database.aside() as connection:
            connection.execute(update(tokens).where(tokens.c.id == id).values(used=at))

    def fail(self, name: str, at: datetime) -> None:
        """Say that somebody failed to log in by this name (or from this address: any text will do)."""
        with self._database.aside() as connection:
            connection.execute(insert(attempts), {"name": name, "at": at})

    def failures(self, name: str, since: datetime) -> int:
        """How often somebody failed to log in by this name since a time."""
        query = select(func.count()).select_from(attempts).where(attempts.c.name == name, attempts.c.at >= since)
        with self._database.asking() as connection:
            return int(connection.execute(query).scalar_one())

    def forgive(self, name: str) -> None:
        """Forget the failed logins of a name."""
        with self._database.aside() as connection:
            connection.execute(delete(attempts).where(attempts.c.name == name))

    def seen(self, user: str, subject: str) -> int | None:
        """How far in the log the user was when they last looked at something; None if they never did."""
        return self.seen_many(user, [subject]).get(subject)

    def seen_many(self, user: str, subjects: Sequence[str]) -> dict[str, int]:
        """The same of many things, those that the user has looked at."""
        of = (visits.c.user == user, visits.c.subject.in_(set(subjects)))
        with self._database.asking() as connection:
            return {row.subject: row.seq for row in connection.execute(select(visits).where(*of))}

    def look(self, user: str, subject: str, seq: int) -> None:
        """Say that a user looks at something when the log is at this number."""
        self.look_many({(user, subject): seq})

    def look_many(self, looks: Mapping[tuple[str, str], int]) -> None:
        """Say the same of many, by user and subject, in one transaction."""
        rows = [{"user": user, "subject": subject, "seq": seq} for (user, subject), seq in looks.items()]
        if rows:
            with self._database.aside() as connection:
                connection.execute(_LOOK, rows)


_LOOK = text(
    'INSERT INTO visits ("user", subject, seq) VALUES (:user, :subject, :seq) '
    'ON CONFLICT ("user", subject) DO UPDATE SET seq = excluded.seq'
)


def _user(row: AnyRow) -> User:
    return User(row.name, Role(row.role), row.password, row.created, row.disabled)


def _token(row: AnyRow) -> Token:
    scopes = tuple(row.scopes.split())
    return Token(row.id, row.user, row.name, scopes, row.key, row.created, row.expires, row.used)
