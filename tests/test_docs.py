"""What the docs name exists: commands, options, settings, make targets, links."""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import firsthand
from firsthand.cli.commands import COMMANDS
from firsthand.model import Act, Degree, Form, Kind, Stance, Standing
from firsthand.settings import SETTINGS

ROOT = Path(__file__).resolve().parent.parent
DOCS = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")])
each_doc = pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.name)


def code(doc: Path) -> list[str]:
    """The code spans of a doc, and the lines of its console blocks."""
    text = doc.read_text(encoding="utf-8")
    blocks = re.findall(r"```console\n(.*?)```", text, re.DOTALL)
    prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    return [*re.findall(r"`([^`\n]+)`", prose), *(line for block in blocks for line in block.splitlines())]


@cache
def help_of(*command: str) -> str:
    call = "import sys; from firsthand.cli.main import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", call, *command, "--help"], stdout=subprocess.PIPE, encoding="utf-8", check=True
    )
    return done.stdout


@cache
def all_help() -> str:
    return help_of() + "".join(help_of(command.name) for command in COMMANDS)


@each_doc
def test_commands_exist(doc: Path) -> None:
    for line in code(doc):
        for command in re.findall(r"(?:^|[ /])firsthand ([a-z]+)", line):
            assert re.search(rf"\b{command}\b", help_of()), line


@each_doc
def test_options_exist(doc: Path) -> None:
    for line in code(doc):
        if re.match(r"\$ make|make |.*-m ", line):
            continue
        for option in re.findall(r"(?<![\w-])--[a-z][a-z-]+", line):
            assert option in all_help(), line


@each_doc
def test_make_targets_exist(doc: Path) -> None:
    targets = set(re.findall(r"(?m)^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8")))
    for line in code(doc):
        for target in re.findall(r"^(?:\$ )?make ([a-z]+)", line):
            assert target in targets, line


@each_doc
def test_links_lead_somewhere(doc: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", doc.read_text(encoding="utf-8")):
        assert target.startswith("https://") or (doc.parent / target).exists(), target


def test_every_setting_is_documented_as_it_is() -> None:
    interface = (ROOT / "docs" / "interface.md").read_text(encoding="utf-8")
    for setting in SETTINGS:
        assert f"| `{setting.option}` | `{setting.environment}` | {setting.shown_default} |" in interface
    named = set(re.findall(r"FIRSTHAND_\w+", "".join(doc.read_text(encoding="utf-8") for doc in DOCS)))
    assert named <= {setting.environment for setting in SETTINGS}


def test_python_names_are_described() -> None:
    interface = (ROOT / "docs" / "interface.md").read_text(encoding="utf-8")
    described = set(re.findall(r"(?m)^\| `firsthand\.(\w+)", interface))
    assert described == set(firsthand.__all__)
    assert all(getattr(firsthand, name).__doc__ for name in described)


def test_every_word_of_the_closed_lists_is_explained() -> None:
    words = (ROOT / "docs" / "words.md").read_text(encoding="utf-8")
    lists = (Act, Form, Kind, Degree, Stance, Standing)
    assert all(f"`{word}`" in words for group in lists for word in group)
