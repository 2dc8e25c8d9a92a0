"""The command line itself: help, mistakes, speed. Nothing here needs the weights."""

import os
import subprocess
import sys

import pytest

from firsthand import __version__
from firsthand.cli.commands import COMMANDS
from firsthand.cli.main import main
from firsthand.settings import SETTINGS

from .conftest import Shell


def complaint(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 1
    shown = capsys.readouterr()
    assert shown.out == "" and shown.err.count("\n") == 1
    return shown.err.strip()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "firsthand: no command given; see `firsthand --help`"),
        (("reed",), f"firsthand: there is no command 'reed'; there is: {', '.join(each.name for each in COMMANDS)}"),
        (("claim",), "firsthand: ID is missing; see `firsthand claim --help`"),
        (("--colour",), "firsthand: unknown option --colour; see `firsthand --help`"),
        (("read",), "firsthand: FILE is missing; see `firsthand read --help`"),
        (("read", "--jsn", "a"), "firsthand: unknown option --jsn; see `firsthand read --help`"),
        (("read", "a", "--html"), "firsthand: argument --html: expected one argument; see `firsthand read --help`"),
        (
            ("read", "a", "--json", "--html", "b"),
            "firsthand: argument --html: not allowed with argument --json; see `firsthand read --help`",
        ),
    ],
)
def test_a_mistake_is_one_sentence_and_exit_status_1(
    arguments: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert complaint(capsys, *arguments) == sentence


def test_help_lists_the_commands_and_every_setting(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--help"], *([command.name, "--help"] for command in COMMANDS)):
        with pytest.raises(SystemExit, match=r"^0$"):
            main(arguments)
    shown = capsys.readouterr().out
    assert all(command.name in shown and command.help in shown for command in COMMANDS)
    assert all(setting.option in shown and setting.environment in shown for setting in SETTINGS)


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match=r"^0$"):
        main(["--version"])
    assert capsys.readouterr().out == f"firsthand {__version__}\n"


def test_help_takes_no_more_than_400_milliseconds_of_work(shell: Shell) -> None:
    shell("--help")
    before = os.times()
    assert shell("--help").returncode == 0
    after = os.times()
    assert after.children_user + after.children_system - before.children_user - before.children_system < 0.4


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom firsthand.cli.main import main\n"
        "try:\n    main(['read', '--help'])\n"
        "except SystemExit:\n"
        "    sys.exit(str([m for m in ('numpy', 'rich', 'onnxruntime', 'sqlalchemy', 'fastapi') if m in sys.modules]))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert shown.stderr == "[]\n"


def test_a_closed_pipe_ends_the_command_silently() -> None:
    reading_end, writing_end = os.pipe()
    os.close(reading_end)
    command = [sys.executable, "-m", "firsthand", "read", "--help"]
    process = subprocess.run(command, stdout=writing_end, stderr=subprocess.PIPE, timeout=60)
    os.close(writing_end)
    assert process.stderr == b""
