"""Measure the web desk: python -m bench.web [--json] [--desk PLACE] [--reports N] [--seconds S].

Twenty readers ask a served desk for pages of every kind while one writer adds reports through it. Once each reader asks
for a page a second, as people who read do; once each asks again as soon as it is answered, which no reader does. Pages
are chosen at random among many, the largest story, claim and report always among them; some were asked for before.
"""

import argparse
import http.client
import json
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlencode, urlsplit

from bench import texts
from bench.desk import largest_claim, print_table
from bench.filling import fill
from bench.processes import COMMAND
from bench.speed import Line, as_json, machine
from firsthand.desk import Desk
from firsthand.web.addresses import address, with_query

READERS = 20
_EACH = 40  # different pages of each kind
_BOUND_MS, _BOUND_KB = "at most 100", "at most 300"


Pages = dict[str, list[str]]


@dataclass(slots=True)
class Taken:
    """What a run took: milliseconds of each answer by kind of page, bytes of the largest, and reports added meanwhile."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    largest: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    failed: list[str] = field(default_factory=list)
    added: int = 0


def main() -> int:
    """Measure and print; the exit status: 1 when a page failed."""
    parser = argparse.ArgumentParser(description="Measure what readers of the web desk wait for.")
    parser.add_argument("--json", action="store_true", help="print only the JSON object")
    parser.add_argument(
        "--desk", default="", help="a desk that bench.filling has filled; one is made where there is none"
    )
    parser.add_argument("--reports", type=int, default=100_000, help="reports on the desk (default: 100,000)")
    parser.add_argument("--seconds", type=float, default=30.0, help="how long each run takes (default: 30)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = options.desk or str(Path(folder) / "desk.sqlite")
        pages = chosen(place, options.reports)
        with served(place) as at:
            for (
                addresses
            ) in pages.values():  # the first page of each kind finds templates and counts that are not there yet
                asked(connection(at), addresses[0])
            files = sum(
                len(asked(connection(at), f"/static/{name}")[1]) for name in ("desk.css", "desk.js", "reading.js")
            )
            calm, hasty = (run(at, pages, options.seconds, pause) for pause in (1.0, 0.0))
    lines = [*lines_of(calm, "a page a second each"), *lines_of(hasty, "asking again at once", bound="")]
    heaviest = max(calm.largest.values()) + files
    lines.append(Line("heaviest page with its style and scripts", heaviest / 1000, "kB", _BOUND_KB))
    if not options.json:
        print_table(lines)
    print(
        json.dumps(
            {"machine": machine(), "reports": options.reports, "figures": [as_json(line) for line in lines]}, indent=1
        )
    )
    for failed in (*calm.failed, *hasty.failed):
        print(failed, file=sys.stderr)
    return 1 if calm.failed or hasty.failed else 0


def chosen(place: str, reports: int) -> Pages:
    """Addresses of each kind on a desk, which is filled where it is empty; the largest of each kind are among them."""
    luck = random.Random(5)
    with Desk.open(place) as desk:
        if not desk.seq():
            fill(desk, reports)
        summaries = [story for start in range(0, desk.extent().stories, 1000) for story in desk.stories(1000, start)]
        largest = sorted(summaries, key=lambda each: -each.reports)[:2]
        stories = [story.id for story in (*largest, *luck.sample(summaries, min(_EACH, len(summaries))))]
        told = [desk.story(story) for story in stories[: _EACH // 2]]
        claims = [id for story in told for id in (largest_claim(desk, story.id), *story.claims[-1:])]
        some = [report for story in told for report in (story.reports[0], story.reports[-1])]
        words = luck.sample(" ".join(report.text for report in desk.reports(some[:10])).split(), _EACH)
        return {
            "stories": ["/", "/?start=30", "/?start=300"],
            "story": [address("stories", id) for id in stories],
            "claim": [address("claims", id) for id in claims],
            "report": [address("reports", id) for id in some],
            "publishers": ["/publishers", *(address("publishers", each.name) for each in desk.publishers(limit=10))],
            "sources": ["/sources", *(address("sources", each.name) for each in desk.sources(limit=10))],
            "search": [with_query("/search", q=word, kind=kind) for word in words for kind in ("reports", "claims")],
            "review": ["/review", "/review?kind=copy"],
            "audit": ["/audit", "/audit?before=5000"],
        }


@contextmanager
def served(place: str) -> Iterator[str]:
    """A desk served by a process of its own; gives host and port."""
    call = [*COMMAND, "serve", "--port", "0", "--desk", place]
    with subprocess.Popen(call, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout is not None
        said = re.search(r"http://\S+", process.stdout.readline())
        assert said, "the desk was not served"
        try:
            yield urlsplit(said[0]).netloc
        finally:
            process.terminate()


def connection(at: str) -> http.client.HTTPConnection:
    """A connection that stays open."""
    return http.client.HTTPConnection(at, timeout=60)


def asked(line: http.client.HTTPConnection, path: str) -> tuple[int, bytes]:
    """The status and the body of a page."""
    line.request("GET", path, headers={"Accept": "text/html"})
    answer = line.getresponse()
    return answer.status, answer.read()


def run(at: str, pages: Pages, seconds: float, pause: float) -> Taken:
    """Let readers read, each with so many seconds between one page and the next, while a writer adds."""
    taken, end = Taken(), time.monotonic() + seconds
    people = [threading.Thread(target=read, args=(at, pages, taken, end, pause, n)) for n in range(READERS)]
    people.append(threading.Thread(target=write, args=(at, taken, end)))
    for one in people:
        one.start()
    for one in people:
        one.join()
    return taken


def read(at: str, pages: Pages, taken: Taken, end: float, pause: float, number: int) -> None:
    """One reader until the end."""
    luck, line = random.Random(number), connection(at)
    time.sleep(luck.random() * pause)
    while time.monotonic() < end:
        kind = luck.choice(list(pages))
        path = luck.choice(pages[kind])
        begun = time.perf_counter()
        status, body = asked(line, path)
        spent = time.perf_counter() - begun
        taken.times[kind].append(spent * 1000)
        taken.largest[kind] = max(taken.largest[kind], len(body))
        if status != 200:
            taken.failed.append(f"{path}: {status}")
            line.close()  # it is opened anew for the next page
        time.sleep(max(pause - spent, 0) * (0.5 + luck.random()))


def write(at: str, taken: Taken, end: float) -> None:
    """One writer until the end: the example reports again and again, each time with something new."""
    line, examples = connection(at), texts.examples()
    line.request("GET", "/add", headers={"Accept": "text/html"})
    answer = line.getresponse()
    cookie = (answer.getheader("Set-Cookie") or "").partition(";")[0]
    key = re.search(r'name="form_key" value="([^"]+)"', answer.read().decode())
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}
    for number in count():
        if time.monotonic() >= end:
            return
        text = f"{examples[number % len(examples)].text}\n\nTold for the {time.time_ns()}th time."
        line.request("POST", "/add", urlencode({"form_key": key[1] if key else "", "text": text}), headers)
        line.getresponse().read()
        taken.added += 1


def lines_of(taken: Taken, how: str, bound: str = _BOUND_MS) -> Iterator[Line]:
    """The 95th percentile of each kind of page, how many pages a second there were, and how many reports were added."""
    for kind, times in taken.times.items():
        yield Line(f"{kind}, {how}", quantiles(times, n=20)[-1], "ms", bound)
    yield Line(f"pages in all, {how}", sum(map(len, taken.times.values())), "")
    yield Line(f"reports added meanwhile, {how}", taken.added, "")


if __name__ == "__main__":
    sys.exit(main())
