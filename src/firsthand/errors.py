"""The one exception tree.

FirsthandError
├── InputError          a report that cannot be read as what it claims to be
├── OutputError         a place that cannot be written to
├── SettingError        a setting or option with an unusable value
├── ModelError          weights that are missing or do not fit this version
├── RequestError        a request to the web desk that asks for what cannot be
├── AccessError         a request to the web desk by somebody who may not make it
│   ├── NotSignedIn         nobody is signed in
│   ├── NotAllowed          the role or the token does not reach that far, or the request was not made by the desk's own page
│   └── TooManyTries        too many passwords were wrong
└── DeskError           a desk that cannot do what it was asked
    ├── DeskUnavailable     it cannot be opened or reached, or is no desk
    ├── DeskNewer           a newer version of Firsthand made it
    ├── DeskBusy            somebody else has been writing for too long
    ├── DeskFull            there is no room left where it is kept
    ├── DeskReadOnly        it may be read, not changed
    ├── NotOnDesk           nothing on it has this id
    └── JudgementError      a judgement that makes no sense, or that contradicts a newer one
"""

__all__ = [
    "AccessError",
    "DeskBusy",
    "DeskError",
    "DeskFull",
    "DeskNewer",
    "DeskReadOnly",
    "DeskUnavailable",
    "FirsthandError",
    "InputError",
    "JudgementError",
    "ModelError",
    "NotAllowed",
    "NotOnDesk",
    "NotSignedIn",
    "OutputError",
    "RequestError",
    "SettingError",
    "TooManyTries",
]


class FirsthandError(Exception):
    """What failed, on what, and what to do: one clear sentence."""

    def __init__(self, what: str, where: str = "", remedy: str = "") -> None:
        self.what = what
        self.where = where
        self.remedy = remedy
        super().__init__(": ".join(part for part in (where, what) if part) + (f"; {remedy}" if remedy else ""))


class InputError(FirsthandError):
    """A report that cannot be read as what it claims to be."""


class OutputError(FirsthandError):
    """A place that cannot be written to."""


class SettingError(FirsthandError):
    """A setting or option with an unusable value."""


class ModelError(FirsthandError):
    """Weights that are missing or do not fit this version."""


class DeskError(FirsthandError):
    """A desk that cannot do what it was asked; what it holds is whole."""


class DeskUnavailable(DeskError):
    """A desk that cannot be opened or reached, or is none."""


class DeskNewer(DeskError):
    """A desk that a newer version of Firsthand made; it is not touched."""


class DeskBusy(DeskError):
    """A desk on which somebody else has been writing for too long."""


class DeskFull(DeskError):
    """A desk with no room left where it is kept."""


class DeskReadOnly(DeskError):
    """A desk that may be read, not changed."""


class NotOnDesk(DeskError):
    """An id that nothing on the desk has."""


class JudgementError(DeskError):
    """A judgement that makes no sense, or that contradicts a newer one."""


class RequestError(FirsthandError):
    """A request to the web desk that asks for what cannot be."""


class AccessError(FirsthandError):
    """A request to the web desk by somebody who may not make it."""


class NotSignedIn(AccessError):
    """Nobody is signed in."""


class NotAllowed(AccessError):
    """The role or the token does not reach that far, or the request was not made by the desk's own page."""


class TooManyTries(AccessError):
    """Too many passwords were wrong; `wait` is in how many seconds the next one will be looked at."""

    def __init__(self, what: str, where: str = "", remedy: str = "", wait: int = 0) -> None:
        super().__init__(what, where, remedy)
        self.wait = wait
