"""The commands and their options; light, so that help appears at once."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from firsthand.settings import SETTINGS, Settings

Run = Callable[[Namespace, Settings], int]


@dataclass(frozen=True, slots=True)
class Command:
    """A sub-command: its name, one line of help, its options, and where its `run` stands (loaded only to run it)."""

    name: str
    help: str
    configure: Callable[[ArgumentParser], None]
    room: str

    def load(self) -> Run:
        """The function that runs it: takes parsed options and settings, returns the exit status."""
        run: Run = import_module(self.room).run
        return run


def configure_read(parser: ArgumentParser) -> None:
    """The options of `firsthand read`."""
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help=".txt, .html, .json or .jsonl ({id, publisher, url, published, title, text}), a folder, or - (stdin)",
    )
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--json", action="store_true", help="print one JSON object a line instead of tables")
    shown.add_argument("--html", metavar="OUT", help="write a web page with the annotated reports to the file OUT")
    add_settings(parser)


def add_settings(parser: ArgumentParser) -> None:
    """An option for every setting; what it is set to is parsed with the environment, in `settings_from`."""
    group = parser.add_argument_group("settings")
    for setting in SETTINGS:
        explained = f"{setting.help} (default {setting.default:g}; environment {setting.environment})"
        group.add_argument(setting.option, dest=setting.name, metavar="N", help=explained)


COMMANDS: tuple[Command, ...] = (
    Command(
        "read",
        "read each report by itself: who said what, to whom or through whom, and how firmly",
        configure_read,
        "firsthand.cli.read",
    ),
)
"""Every sub-command, in the order of the help."""
