"""The real command line, as a user runs it, for measurements whose tool reads its output."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any


def read_json(files: list[Path]) -> list[dict[str, Any]]:
    """The objects that `firsthand read --json FILES` prints; raises CalledProcessError when it fails."""
    return [json.loads(line) for line in _printed("read", files).splitlines()]


def trace_json(files: list[Path]) -> dict[str, Any]:
    """The object that `firsthand trace --json FILES` prints; raises CalledProcessError when it fails."""
    trace: dict[str, Any] = json.loads(_printed("trace", files))
    return trace


def _printed(command: str, files: list[Path]) -> str:
    code = "import sys; from firsthand.cli.main import main; sys.exit(main())"
    call = [sys.executable, "-c", code, command, "--json", *map(str, files)]
    return subprocess.run(call, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
