"""The process beside: what it answers, what it raises, and what happens when it is ended from outside."""

import os
import signal
import subprocess
import sys
import time
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


BEGUN = """
import multiprocessing, os, signal, sys
from firsthand.desk import Desk
from firsthand.web.workshop import Beside
if __name__ == "__main__":
    Beside(sys.argv[1]).do(Desk.seq)
    print(multiprocessing.active_children()[0].pid, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_process_ends_with_the_one_that_began_it_however_that_ends(own: Desk) -> None:
    if not Path("/proc/self").exists():
        pytest.skip("there is no /proc to see processes in")
    told = subprocess.run(
        [sys.executable, "-c", BEGUN, str(own.where)], stdout=subprocess.PIPE, timeout=60, check=False
    )
    left = int(told.stdout)
    for _ in range(100):
        if not Path(f"/proc/{left}").exists():
            return
        time.sleep(0.1)
    os.kill(left, signal.SIGKILL)
    pytest.fail("the process was left behind")


def test_here_is_this_process(own: Desk) -> None:
    assert Here(own).do(process_of) == os.getpid()
