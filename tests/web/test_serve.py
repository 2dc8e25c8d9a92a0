"""`firsthand serve` and `firsthand users` as they are run."""

import io
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from firsthand.cli.main import main

Run = Callable[..., tuple[int, str, str]]
CALL = [sys.executable, "-c", "import sys; from firsthand.cli.main import main; sys.exit(main())"]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command as the command line does; gives its status, what it printed, and what it said."""

    def command(*arguments: str, given: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(given))
        status = main(arguments)
        return status, *capsys.readouterr()

    return command


def test_desk_is_opened_on_this_machine_and_closed_by_ctrl_c(tmp_path: Path) -> None:
    desk = str(tmp_path / "desk.sqlite")
    with subprocess.Popen(
        [*CALL, "serve", "--port", "0", "--desk", desk], stdout=subprocess.PIPE, encoding="utf-8"
    ) as served:
        assert served.stdout is not None
        address = re.search(r"http://127\.0\.0\.1:\d+/", served.stdout.readline())
        assert address
        assert "The desk is empty" in httpx.get(address[0]).text
        served.send_signal(signal.SIGINT)
        assert served.wait(20) == 0


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_address_that_others_reach_is_refused_without_users(tmp_path: Path, run: Run, host: str) -> None:
    status, _, said = run("serve", "--host", host, "--desk", str(tmp_path / "desk.sqlite"))
    assert status == 1
    assert "no users" in said
    assert "firsthand users add" in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("arguments", [("--port", "99999"), ("--host", "203.0.113.7"), ("--host", "no such host")])
def test_address_that_cannot_be_used_is_said_in_a_sentence(
    tmp_path: Path, run: Run, arguments: tuple[str, ...]
) -> None:
    desk = str(tmp_path / "desk.sqlite")
    run("users", "add", "root", "--desk", desk, given="a long enough one\n")
    status, _, said = run("serve", *arguments, "--desk", desk)
    assert status == 1
    assert said.startswith("firsthand: ")
    assert said.count("\n") == 1


def test_users_are_kept_from_the_command_line(tmp_path: Path, run: Run) -> None:
    desk = ("--desk", str(tmp_path / "desk.sqlite"))
    assert "no users" in run("users", *desk)[1]
    assert run("users", "add", "root", *desk, given="a long enough one\n")[1].startswith("root  admin")
    assert run("users", "add", "ana", "--role", "analyst", *desk, given="another long one\n")[0] == 0
    assert "at least 10 characters" in run("users", "add", "bob", *desk, given="short\n")[2]
    assert "already" in run("users", "add", "ana", *desk, given="another long one\n")[2]
    assert run("users", "role", "ana", "--role", "editor", *desk)[1].startswith("ana  editor")
    assert run("users", "out", "ana", *desk)[1].startswith("ana  let out")
    assert "no such user" in run("users", "in", "nobody", *desk)[2]
    assert run("users", *desk)[1].count("\n") == 2
