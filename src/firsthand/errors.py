"""The one exception tree.

FirsthandError
├── InputError          a report that cannot be read as what it claims to be
├── OutputError         a place that cannot be written to
├── SettingError        a setting or option with an unusable value
└── ModelError          weights that are missing or do not fit this version
"""

__all__ = ["FirsthandError", "InputError", "ModelError", "OutputError", "SettingError"]


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
