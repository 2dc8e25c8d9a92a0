"""Accuracy may not fall: every floor of floors.json, on exactly the data that it was set for, with the real weights."""

from functools import cache
from pathlib import Path

import pytest

from training.evaluate import measures
from training.floors import Floor, floors
from training.measures import Result
from training.shared import SHARED, Absent


@cache
def measured(name: str) -> Result:
    try:
        return measures(SHARED)[name]()
    except Absent as absent:
        return Result(name, skipped=str(absent))


@pytest.mark.parametrize("floor", floors(), ids=lambda floor: f"{floor.measure}: {floor.name}")
def test_score_reaches_its_floor(floor: Floor) -> None:
    result = measured(floor.measure)
    if result.skipped:
        pytest.skip(f"{floor.measure}: {result.skipped}")
    assert result.digest == floor.digest, "the data is not what the floor was set for: measure again, then set both"
    score = result.score(floor.name)
    assert floor.holds(score), f"{floor.measure}, {floor.name}: {score} where {floor.wording} is the floor"


@pytest.mark.parametrize(("at_least", "at_most", "score", "holds"), [
    (0.5, None, 0.5, True),
    (0.5, None, 0.49, False),
    (None, 0, 0, True),
    (None, 0, 1, False),
    (0.5, None, None, False),
])  # fmt: skip
def test_floor_holds(at_least: float | None, at_most: float | None, score: float | None, holds: bool) -> None:
    assert Floor("any", "score", "", at_least, at_most).holds(score) is holds


def test_absent_data_is_named_and_no_error(tmp_path: Path) -> None:
    run = measures(tmp_path)
    for name in ("polnear", "scenario capture", "authored", "seed article", "entities"):
        with pytest.raises(Absent, match=r"skipped: .* is not there"):
            run[name]()
