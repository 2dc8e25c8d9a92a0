"""The data and tools that lie beside the repository, and what is said when they are absent."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


class Absent(Exception):
    """A file that a measurement needs is not there; its message is the one line to print."""


def needed(path: Path) -> Path:
    """The same path when it exists; raises Absent, with a reason to print, when it does not."""
    if not path.exists():
        raise Absent(f"skipped: {path.name} is not there (the data folder 'shared' lies beside the repository)")
    return path


def tool(shared: Path, name: str) -> ModuleType:
    """The scoring tool of this name, as a module; raises Absent where it is not there.

    The tools belong to whoever set the floors: they are loaded from where they lie, so that no copy can drift.
    """
    path = needed(shared / "tools" / f"{name}.py")
    spec = importlib.util.spec_from_file_location(f"shared_{name}", path)
    if spec is None or spec.loader is None:
        raise Absent(f"skipped: {path.name} is no Python module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines; raises Absent where it is not there."""
    return [json.loads(line) for line in needed(path).read_text(encoding="utf-8").splitlines() if line.strip()]
