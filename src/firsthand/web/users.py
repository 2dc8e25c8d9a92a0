"""`firsthand users`: who may use the desk in a browser, from the command line of whoever keeps it."""

import getpass
import sys
from argparse import Namespace
from dataclasses import replace
from datetime import UTC, datetime

from firsthand.desk import Desk, default_place
from firsthand.desk.users import User
from firsthand.errors import NotOnDesk, SettingError
from firsthand.model import Role
from firsthand.settings import Settings
from firsthand.showing.claim_wording import moment_words
from firsthand.showing.plain import one_line
from firsthand.web import passwords
from firsthand.web.serve import local_name


def run(options: Namespace, settings: Settings) -> int:
    """List users, add one, or change one; a password is asked for, or read from standard input where that is no terminal.

    Raises SettingError for what is missing, RequestError for a password that is too short, NotOnDesk for nobody of a name.
    """
    with Desk.open(settings.desk or default_place()) as desk:
        if options.verb == "list":
            _show(desk.users.all())
            return 0
        if not options.user or not options.user.strip():
            raise SettingError("the name is missing", remedy="see `firsthand users --help`")
        user = _changed(desk, options.verb, options.user.strip(), options.role)
        desk.users.put(user, local_name())
        if options.verb == "password":
            desk.users.close_all(user.name)
        _show([user])
    return 0


def _show(users: list[User]) -> None:
    for user in users:
        state = "let out" if user.disabled else str(user.role)
        print(f"{one_line(user.name)}  {state}  since {moment_words(user.created)}")
    if not users:
        print("There are no users: the desk asks nobody on this machine for a password.")


def _changed(desk: Desk, verb: str, name: str, role: str | None) -> User:
    known = desk.users.get(name)
    if verb == "add":
        return _new(desk, name, role, known)
    if known is None:
        raise NotOnDesk("there is no such user", name, "see `firsthand users list`")
    if verb == "role":
        if role is None:
            raise SettingError("the role is missing", name, "give it with --role")
        return replace(known, role=Role(role))
    if verb == "password":
        return replace(known, password=passwords.hashed(_password(name)))
    return replace(known, disabled=verb == "out")


def _new(desk: Desk, name: str, role: str | None, known: User | None) -> User:
    if known is not None:
        raise SettingError("there is a user of this name already", name, "use `role` or `password` to change them")
    if not name.isprintable():
        raise SettingError("a name needs letters that can be seen", ascii(name))
    # Whoever comes first must be able to let others in.
    least = Role.ADMIN if desk.users.count() == 0 else Role.READER
    return User(name, Role(role) if role else least, passwords.hashed(_password(name)), datetime.now(UTC))


def _password(name: str) -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass.getpass(f"Password for {name}: ")
    if getpass.getpass("Once more: ") != password:
        raise SettingError("the two were not the same", name, "try again")
    return password
