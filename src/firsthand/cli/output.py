"""Where a command's results and remarks go."""

import sys
from io import TextIOWrapper
from typing import NoReturn, TextIO

from rich.console import Console


class Terminal(Console):
    """A console that hands a closed pipe on to `main` instead of ending the process."""

    def on_broken_pipe(self) -> NoReturn:
        """Raise what rich caught."""
        raise BrokenPipeError


def terminal() -> Terminal:
    """Standard output for people; a character that the terminal does not have becomes a question mark."""
    _reconfigure(errors="replace")
    return Terminal()


def print_lines(*lines: str) -> None:
    """Print lines for programs, as UTF-8 whatever the terminal's own encoding, each at once."""
    _reconfigure(encoding="utf-8")
    for line in lines:
        print(line, flush=True)


def print_text(text: str) -> None:
    """Print a text that is no table, as UTF-8."""
    _reconfigure(encoding="utf-8", errors="replace")
    sys.stdout.write(text)


def lines_out() -> TextIO:
    """Standard output for lines that something else writes, as UTF-8."""
    _reconfigure(encoding="utf-8")
    return sys.stdout


def say(sentence: str) -> None:
    """A remark on standard error."""
    print(f"firsthand: {sentence}", file=sys.stderr)


def _reconfigure(encoding: str | None = None, errors: str | None = None) -> None:
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding=encoding, errors=errors)
