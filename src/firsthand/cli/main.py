"""The command `firsthand`."""

import os
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from typing import NoReturn

from firsthand import __version__
from firsthand.cli.commands import COMMANDS, Command
from firsthand.errors import FirsthandError, SettingError
from firsthand.settings import settings_from

_ABOUT = "Reads news and says where each claim really comes from."
_EXIT = "Results go to standard output, everything else to standard error. Exit status 0, or 1 with what failed."


class _Parser(ArgumentParser):
    """Says what is wrong with a command line in one sentence, and leaves the exit to `main`."""

    def error(self, message: str) -> NoReturn:
        raise SettingError(_plainly(message), remedy=f"see `{self.prog} --help`")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line (`sys.argv` unless given) and return its exit status: 0, or 1 with one sentence on stderr.

    A reader of stdout that has seen enough (`| head`) ends the run silently; Ctrl-C ends it after what is finished.
    """
    try:
        status = _run(list(sys.argv[1:] if arguments is None else arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        _discard_output()
        return 0
    except FirsthandError as error:
        print(f"firsthand: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("firsthand: interrupted; what was finished is kept", file=sys.stderr)
        return 1
    return status


def _run(arguments: list[str]) -> int:
    command: Command | None = _top().parse_args(arguments[:1]).command
    if command is None:
        raise SettingError("no command given", remedy="see `firsthand --help`")
    options = _options(command).parse_args(arguments[1:])
    return command.load()(options, settings_from(vars(options), os.environ))


def _top() -> ArgumentParser:
    listed = "\n".join(f"  {command.name:<10}{command.help}" for command in COMMANDS)
    parser = _Parser(
        prog="firsthand",
        usage="firsthand COMMAND ...",
        description=f"{_ABOUT}\n\ncommands (`firsthand COMMAND --help` explains one):\n{listed}",
        epilog=_EXIT,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"firsthand {__version__}")
    parser.add_argument("command", nargs="?", type=_command, metavar="COMMAND", help="one of the commands above")
    return parser


def _command(name: str) -> Command:
    for command in COMMANDS:
        if command.name == name:
            return command
    known = ", ".join(command.name for command in COMMANDS)
    raise SettingError(f"there is no command {name!r}", remedy=f"there is: {known}")


def _options(command: Command) -> ArgumentParser:
    parser = _Parser(prog=f"firsthand {command.name}", description=command.help, epilog=_EXIT, allow_abbrev=False)
    command.configure(parser)
    return parser


def _plainly(message: str) -> str:
    """argparse's message in this command's own words."""
    kind, _, rest = message.partition(": ")
    if kind == "unrecognized arguments":
        return f"unknown option {rest}" if rest.startswith("-") else f"one argument too many: {rest}"
    return f"{rest} is missing" if kind == "the following arguments are required" else message


def _discard_output() -> None:
    """Let what is still buffered for stdout vanish, so that Python does not complain about it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
