"""Ways to run the command."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Shell = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def shell() -> Shell:
    """Run `firsthand` as a process of its own, as a user would."""
    source = str(Path(__file__).parents[2] / "src")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([source, os.environ.get("PYTHONPATH", "")])}

    def run(*arguments: str, stdin: bytes = b"", **more: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "firsthand", *arguments]
        return subprocess.run(command, input=stdin, capture_output=True, env=environment | more, timeout=120)

    return run
