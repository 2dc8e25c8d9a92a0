"""The desk that a command works on, and in whose name."""

import getpass

from firsthand.desk import Desk, default_place
from firsthand.settings import Settings

_NOBODY = "somebody"


def desk_to_ask(settings: Settings) -> Desk:
    """The desk of these settings, to be read only. Raises DeskUnavailable where there is none."""
    return Desk.open(settings.desk or default_place(), create=False, read_only=True)


def desk_to_change(settings: Settings, *, create: bool = False) -> Desk:
    """The desk of these settings, to be written to, made where there is none if `create` says so.

    Raises DeskUnavailable where there is none and none can be made.
    """
    return Desk.open(settings.desk or default_place(), create=create)


def whoever() -> str:
    """The name of whoever runs the command, as the log and judgements bear it."""
    try:
        return getpass.getuser() or _NOBODY
    except (OSError, KeyError, ImportError):
        return _NOBODY
