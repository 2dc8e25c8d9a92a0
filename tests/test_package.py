"""What `import firsthand` gives."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import firsthand

ROOT = Path(__file__).parents[1]


def test_what_is_exported_can_be_had() -> None:
    assert set(firsthand.__all__) <= set(dir(firsthand))
    assert firsthand.Report(id="a", text="b").full_text == "b"
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = firsthand.nothing


def test_the_version_is_the_one_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert firsthand.__version__ == project["version"]


def test_types_are_shipped() -> None:
    assert (Path(firsthand.__file__).parent / "py.typed").exists()


def test_importing_the_package_loads_no_room() -> None:
    code = "import sys, firsthand; print([m for m in sys.modules if m.startswith('firsthand.') or m == 'numpy'])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "[]"
