"""A program that bad luck befalls: python -m tests.desk.driven kill|full PLACE [TIMES SEED].

kill: children that add reports, one after another, are killed at random instants, so many times. full: the file system
takes no more than a little beyond what is there; prints the sentence that is said then.
"""

import os
import random
import resource
import signal
import sys
import time
from itertools import count
from pathlib import Path

from firsthand.desk import Desk
from firsthand.errors import DeskError
from tests.desk.material import add, report

_LONGEST = 0.03
"""Seconds that a child goes on for at most after the reports that it is let to add."""

_LONGEST_OPENING = 0.2
"""Seconds that a child is let to make or open the desk for at most."""


def add_for_ever(desk: Desk, told: int) -> None:
    """Go on where the one before was killed, and tell of each report that is added. The last one is added again, as whoever
    was killed would do."""
    for n in count(max(desk.counts().reports - 1, 0)):
        add(desk, report(f"r{n}", f"Report {n} on the dam. " * 20), claim_id=f"c{n // 3}", story=f"st{n // 7}")
        os.write(told, b".")


def kill(place: str, times: int, seed: int) -> None:
    """Kill so many children, each at a random instant: some while they make or open the desk, most while they add to it."""
    luck = random.Random(seed)
    opened = None
    for n in range(times):
        hearing, telling = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                add_for_ever(opened or Desk.open(place), telling)
            finally:
                os._exit(1)
        os.close(telling)
        for _ in range(luck.choice((0, 1, 2)) if opened else 0):
            os.read(hearing, 1)
        time.sleep(luck.uniform(0, _LONGEST if opened else _LONGEST_OPENING))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(hearing)
        if n == times // 10:
            opened = warm(place)


def warm(place: str) -> Desk:
    """A desk without connections that has worked before, so that children need not work out all its statements again."""
    desk = Desk.open(place)
    for n in range(2):
        add(desk, report(f"r{n}", f"Report {n} on the dam. " * 20), claim_id="c0", story="st0")
    desk.close()
    return desk


def full(place: str) -> None:
    """Add until the file system takes no more; then, with room again, once more."""
    log = Path(f"{place}-wal")
    with Desk.open(place) as desk:
        add(desk, report("r0"))
        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size + 200_000, hard))
        try:
            for n in range(1, 1000):
                add(desk, report(f"r{n}", os.urandom(40_000).hex()))
        except DeskError as error:
            print(type(error).__name__, error)
        whole, before = desk.verify().whole, desk.counts().reports
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        add(desk, report("last", "There is room again."))
        print(whole, desk.verify().whole, desk.counts().reports - before)


if __name__ == "__main__":
    if sys.argv[1] == "kill":
        kill(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
    else:
        full(sys.argv[2])
