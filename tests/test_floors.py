"""The house: imports point to a lower floor, rooms of one floor keep apart, and no import stands inside a function."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "firsthand"
FILES = sorted(SOURCE.rglob("*.py"))

FLOORS = {
    "model": 0,
    "errors": 0,
    "settings": 1,
    "text": 1,
    "serial": 1,
    "intake": 2,
    "reading": 2,
    "tracing": 2,
    "desk": 2,
}
FLOORS |= {"exchange": 2, "showing": 2, "pipeline": 3, "batch": 3, "web": 4, "cli": 4, "__init__": 5, "__main__": 5}

# Only the version, which every room may ask the package itself for.
PACKAGE = "firsthand"


def room_of(file: Path) -> str:
    return file.relative_to(SOURCE).parts[0].removesuffix(".py")


def rooms_imported(tree: ast.Module) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: a relative import"
            names |= {node.module or ""} if node.module != PACKAGE else {f"{PACKAGE}.{a.name}" for a in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    rooms = {name.split(".")[1] for name in names if name.startswith(f"{PACKAGE}.")}
    return rooms - {"__version__"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_imports_point_to_a_lower_floor_or_stay_in_the_room(file: Path) -> None:
    room = room_of(file)
    for other in rooms_imported(ast.parse(file.read_text(encoding="utf-8"))):
        assert other == room or FLOORS[other] < FLOORS[room], f"{room} imports {other}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_no_import_stands_inside_a_function(file: Path) -> None:
    for function in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            inside = [node.lineno for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom)]
            assert not inside, f"line {inside[0]}"


def test_every_room_has_a_floor() -> None:
    assert {room_of(file) for file in FILES} <= FLOORS.keys()
