"""Every setting once: what feeds the command line, the environment and the docs."""

from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from typing import Any

from firsthand.errors import SettingError

_PREFIX = "FIRSTHAND_"
_LARGEST = 1e9


@dataclass(frozen=True, slots=True)
class Settings:
    """The values of all settings for one run; what each is for stands in its `help`, and `SETTINGS` lists them."""

    max_megabytes: float = field(
        default=10.0,
        metadata={"help": "size in megabytes of the largest file, or line of a .jsonl file, that is taken in"},
    )

    desk: str = field(
        default="",
        metadata={
            "help": "where the desk is: an SQLite file, or postgresql://USER@HOST/NAME",
            "metavar": "DESK",
            "default": "a file in your data folder",
        },
    )

    @property
    def max_bytes(self) -> int:
        """`max_megabytes` in bytes."""
        return int(self.max_megabytes * 1_000_000)


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting, a number above 0 or a text: its name in Python, its value when nobody sets it, the sentence that
    explains it, the word for its value in help, and the default in words."""

    name: str
    default: Any
    help: str
    metavar: str = "N"
    shown_default: str = ""

    @property
    def type(self) -> type[Any]:
        """The Python type of its values."""
        return type(self.default)

    @property
    def option(self) -> str:
        """The option that sets it on the command line."""
        return "--" + self.name.replace("_", "-")

    @property
    def environment(self) -> str:
        """The environment variable that sets it."""
        return _PREFIX + self.name.upper()

    def parse(self, written: str, where: str) -> Any:
        """The value that a text stands for. Raises SettingError, naming `where` it is written, for a number not above 0."""
        if self.type is str:
            return written
        try:
            value = self.type(written)
        except ValueError:
            value = 0
        if not 0 < value < _LARGEST:
            raise SettingError(f"{written!r} is no number above 0", where, f"the default is {self.shown_default}")
        return value


def _setting(each: Field[Any]) -> Setting:
    told = each.metadata
    shown = told.get("default") or f"{each.default:g}"
    return Setting(each.name, each.default, told["help"], told.get("metavar", "N"), shown)


SETTINGS: tuple[Setting, ...] = tuple(_setting(each) for each in fields(Settings))
"""All settings, in the order in which docs and help list them."""


def settings_from(options: Mapping[str, str | None], environment: Mapping[str, str]) -> Settings:
    """The settings of a run: an option where one is given, else the environment, else the default.

    `options` holds what was written for each setting by its name, None or nothing where an option is not given. Raises
    SettingError for an unusable value, naming the option or the environment variable.
    """
    values: dict[str, Any] = {}
    for setting in SETTINGS:
        if (written := options.get(setting.name)) is not None:
            values[setting.name] = setting.parse(written, setting.option)
        elif written := environment.get(setting.environment):
            values[setting.name] = setting.parse(written, setting.environment)
    return Settings(**values)
