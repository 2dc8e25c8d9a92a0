"""The floors: what each measured score must reach, and the digest of the data they hold for (tests/floors.json)."""

import json
from dataclasses import dataclass
from pathlib import Path

from training.shared import ROOT

FLOORS = ROOT / "tests" / "floors.json"


@dataclass(frozen=True, slots=True)
class Floor:
    """What a score must reach, and what it aims at. A count that must stay low has `at_most` instead of `at_least`."""

    measure: str
    name: str
    digest: str
    at_least: float | None = None
    at_most: float | None = None
    aim: float | None = None

    def holds(self, score: float | None) -> bool:
        """Whether the score reaches the floor; a score of None does not."""
        if score is None:
            return False
        above = self.at_least is None or score >= self.at_least
        return above and (self.at_most is None or score <= self.at_most)

    @property
    def wording(self) -> str:
        """The floor as a table shows it: "0.85", or "at most 0"."""
        return f"at most {self.at_most:g}" if self.at_least is None else f"{self.at_least:g}"


def floors(path: Path = FLOORS) -> list[Floor]:
    """All floors, in the order of the file."""
    measures = json.loads(path.read_text(encoding="utf-8"))
    return [
        Floor(measure, name, held["digest"], **bounds)
        for measure, held in measures.items()
        for name, bounds in held["scores"].items()
    ]
