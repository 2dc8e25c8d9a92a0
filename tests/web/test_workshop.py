"""The process beside: what it answers, what it raises, and what happens when it is ended from outside."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from firsthand import pipeline
from firsthand.desk import Desk
from firsthand.errors import DeskBusy, NotOnDesk
from firsthand.model import Verdict
from firsthand.web.workshop import Beside, Here


def process_of(desk: Desk) -> int:
    return os.getpid()


def niceness_of(desk: Desk) -> int:
    return os.nice(0)


def end_itself(desk: Desk) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture
def beside(own: Desk) -> Iterator[Beside]:
    workshop = Beside(Path(own.where))
    yield workshop
    workshop.close()


def test_work_is_done_in_another_process_on_the_same_desk(own: Desk, beside: Beside) -> None:
    assert beside.do(process_of) != os.getpid()
    assert beside.do(Desk.seq) == own.seq()


def test_work_steps_back_for_whoever_looks(beside: Beside) -> None:
    assert beside.do(niceness_of) > os.nice(0)


def test_what_is_raised_there_is_raised_here_with_its_words(beside: Beside) -> None:
    with pytest.raises(NotOnDesk) as raised:
        beside.do(pipeline.judge, Verdict.NOTE, "report:none", who="ada", why="x")
    assert raised.value.where == "none"
    assert str(raised.value).startswith("none: ")


def test_process_that_was_ended_is_begun_anew(beside: Beside) -> None:
    with pytest.raises(DeskBusy, match="ended from outside"):
        beside.do(end_itself)
    assert beside.do(process_of) != os.getpid()


def test_here_is_this_process(own: Desk) -> None:
    assert Here(own).do(process_of) == os.getpid()
