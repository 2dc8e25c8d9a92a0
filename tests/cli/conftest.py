"""Ways to run the command."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from firsthand.desk import Desk
from tests.calfu import calfu_trace

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


@pytest.fixture
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk that holds the story of the examples as traced by hand; commands find it by the environment."""
    place = tmp_path / "desk.sqlite"
    trace = calfu_trace()
    (story,) = trace.stories
    with Desk.open(place) as desk, desk.writing("a test") as writing:
        for reading in trace.readings:
            writing.put_report(reading.report, reading.report.full_text.encode())
            writing.put_reading(reading)
        writing.put_copies(trace.copies)
        writing.put_story(story)
        writing.put_claims([(claim, story.id) for claim in trace.claims])
        writing.put_figures("c-killed", trace.figures)
    monkeypatch.setenv("FIRSTHAND_DESK", str(place))
    return place
