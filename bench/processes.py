"""A command's wall time and peak memory, each time in a process of its own."""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from firsthand.model import Report

# What the installed console script does; it needs no script to be installed.
COMMAND = [sys.executable, "-c", "import sys; from firsthand.cli.main import main; sys.exit(main())"]


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took: seconds of wall time, and the most memory it held at once, in megabytes."""

    seconds: float
    megabytes: float


def cost(*arguments: str) -> Cost:
    """Run `firsthand` with these arguments; raises CalledProcessError when it fails.

    To be called while this process is still small: Linux counts the parent's memory at the fork to the child's peak.
    """
    begun = time.perf_counter()
    process = subprocess.Popen([*COMMAND, *arguments], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, ["firsthand", *arguments])
    return Cost(time.perf_counter() - begun, usage.ru_maxrss / 1024)


def seconds(rounds: int, *arguments: str) -> float:
    """The median wall time of some runs."""
    return median(cost(*arguments).seconds for _ in range(rounds))


def peak(reports: list[Report]) -> float:
    """The most memory, in megabytes, that reading all these reports in one command takes."""
    with tempfile.TemporaryDirectory() as folder:
        for number, report in enumerate(reports):
            (Path(folder) / f"{number:03}.txt").write_bytes(report.full_text.encode("utf-8"))
        return cost("read", "--json", folder).megabytes
