"""What a checkout promises: dependencies pinned without naming a place, licence and notice, no path of one machine."""

import re
import subprocess
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = ("requirements.lock", "requirements-dev.lock", "training/requirements.lock")
PIN = re.compile(r"^([a-z0-9.-]+)==([^\s;]+)(?: ; [^\\]+)? \\$", re.MULTILINE)


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def pins(lock: str) -> dict[str, str]:
    return dict(PIN.findall(text(lock)))


def required(dependencies: list[str]) -> set[str]:
    return {re.split(r"[<>=! ;\[]", dependency)[0] for dependency in dependencies}


def test_console_script_leads_to_a_function() -> None:
    module, function = PROJECT["scripts"]["firsthand"].split(":")
    assert callable(getattr(import_module(module), function))


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_pins_every_package_with_hashes_and_names_no_place(lock: str) -> None:
    lines = [line for line in text(lock).splitlines() if line and not line.lstrip().startswith("#")]
    assert pins(lock)
    assert all(PIN.match(line) or re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?", line) for line in lines)
    assert "://" not in text(lock)


def test_locks_agree_and_hold_what_the_project_requires() -> None:
    run_time, dev, training = map(pins, LOCKS)
    extras = PROJECT["optional-dependencies"]
    assert required(PROJECT["dependencies"]) <= set(run_time)
    assert required(extras["dev"]) <= set(dev)
    assert required(extras["train"]) - {"torch"} <= set(training)
    assert run_time.items() <= dev.items()
    assert run_time.items() <= training.items()


def test_no_tracked_file_names_the_folder_that_the_checkout_lies_in() -> None:
    around = f"{ROOT.parent}/"
    if len(ROOT.parts) < 3 or not (ROOT / ".git").exists():
        pytest.skip("not a checkout with a folder around it")
    found = subprocess.run(
        ["git", "grep", "-nIF", "-e", around], cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", check=False
    )
    assert found.stdout == ""


def test_licence_and_notice_are_there() -> None:
    assert "Apache License" in text("LICENSE")
    assert "all-MiniLM-L6-v2" in text("NOTICE")
