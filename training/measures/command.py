"""The real command line, as a user runs it, for measurements whose tool reads its output."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any


def read_json(files: list[Path]) -> list[dict[str, Any]]:
    """The objects that `firsthand read --json FILES` prints; raises CalledProcessError when it fails."""
    code = "import sys; from firsthand.cli.main import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "read", "--json", *map(str, files)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    return [json.loads(line) for line in done.stdout.splitlines()]
