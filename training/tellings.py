"""Stories with the claims that their statements make or speak to: what the linker learns from and is measured on.

Two forms are read: scenarios (tests/scenarios and training/data/scenarios), whose gold names statements by short hints; and
short stories (training/data/tellings), where a statement's words stand in braces with the
claim before them: "the mayor said {c1: two people died}".
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from firsthand.model import Reading, Report, Span, StatementRef
from firsthand.pipeline import read_all
from training.shared import ROOT

SHORT = ROOT / "training/data/tellings"
FOR_MATTERS, FOR_LINKS = (sorted((SHORT / folder).glob("*.txt")) for folder in ("matters", "links"))
"""The short stories that the encoder of matters learns from, and those that it never sees, which the linker learns from."""

SCENARIOS = (ROOT / "tests/scenarios", ROOT / "training/data/scenarios")
_MARKED = re.compile(r"\{(c\d+): ?([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Telling:
    """One story: its readings in order of time, and the claim of every statement that is known to have one.

    A statement whose claim is None is known to share none with any other; a statement that is not there is not known.
    """

    name: str
    readings: tuple[Reading, ...]
    claims: dict[StatementRef, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Gold:
    """What a story's gold says of one stretch of text; `narrated` None where it does not say."""

    report: str
    span: Span
    claim: str | None
    narrated: bool | None = None
    cue: str = ""


def scenarios() -> list[Path]:
    """The scenario files that stand in the repository, in a settled order."""
    return [path for folder in SCENARIOS for path in sorted(folder.glob("*/scenario.json"))]


def scenario(path: Path) -> Telling:
    """A scenario file as a telling, read by the package's own reader; raises OSError."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    reports = [_report(row) for row in gold["reports"]]
    texts = {report.id: report.full_text for report in reports}
    found = [_placed(texts[row["report"]], row) for row in gold["statements"]]
    return _told(path.parent.name, reports, found)


def stories(paths: Iterable[Path]) -> Iterator[Telling]:
    """The project's own short stories; raises OSError, and ValueError for a file that is no such text."""
    blocks = [b for p in paths for b in re.split(r"^# ", p.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]]
    for number, block in enumerate(blocks):
        name, _, rest = block.partition("\n")
        reports, found = [], []
        for count, part in enumerate(re.split(r"^## ", rest, flags=re.MULTILINE)[1:], start=1):
            report, marked = _marked(f"t{number:02}r{count:02}", part)
            reports.append(report)
            found += marked
        yield _told(f"short {name.strip()}", reports, found)


def _marked(name: str, part: str) -> tuple[Report, list[_Gold]]:
    """A report of the short stories: "publisher | time", the headline, a blank line, the text."""
    head, title, text = part.split("\n", 2)
    publisher, _, when = head.partition("|")
    published = datetime.fromisoformat(when.strip().replace("Z", "+00:00"))
    plain, spans, at = "", [], 0
    marked = f"{title.strip()}\n\n{text.strip()}"
    for match in _MARKED.finditer(marked):
        plain += marked[at : match.start()]
        spans.append((match[1], (len(plain), len(plain) + len(match[2]))))
        plain, at = plain + match[2], match.end()
    plain += marked[at:]
    if "{" in plain or "}" in plain:
        raise ValueError(f"{name}, {title}: a brace stands alone")
    title, _, body = plain.partition("\n\n")
    report = Report(name, body, title=title, publisher=publisher.strip(), published=published, language="en")
    return report, [_Gold(name, span, claim) for claim, span in spans]


def _report(row: dict[str, Any]) -> Report:
    published = datetime.fromisoformat(row["published"].replace("Z", "+00:00"))
    return Report(row["id"], row["text"], title=row["title"], publisher=row["publisher"], published=published)


def _placed(text: str, row: dict[str, Any]) -> _Gold:
    hint, cue = row["content_hint"], row.get("cue_hint") or ""
    places = [match.start() for match in re.finditer(re.escape(hint), text)]
    cues = [match.start() for match in re.finditer(re.escape(cue), text)] if cue else []
    start = min(places, key=lambda place: min((abs(place - c) for c in cues), default=0))
    return _Gold(row["report"], (start, start + len(hint)), row.get("claim"), row["source"] == "narrator", cue)


def _told(name: str, reports: list[Report], gold: list[_Gold]) -> Telling:
    readings = tuple(read_all(reports))
    claims: dict[StatementRef, str | None] = {}
    for reading in readings:
        own = [row for row in gold if row.report == reading.report.id]
        claims |= _answered(reading, own)
        if all(row.narrated is None for row in own):  # every statement of the short stories is marked, or stands alone
            claims |= {
                StatementRef(reading.report.id, s.id): None
                for s in reading.statements
                if StatementRef(reading.report.id, s.id) not in claims and not _near(s.content, own)
            }
    return Telling(name, readings, claims)


def _answered(reading: Reading, gold: list[_Gold]) -> dict[StatementRef, str | None]:
    """The statements that answer the gold, best coverage first, as ../shared/tools/score_scenario.py pairs them; here
    several statements may answer one stretch."""
    pairs = []
    for number, row in enumerate(gold):
        for statement in reading.statements:
            share = _covered(row.span, statement.content) / (row.span[1] - row.span[0])
            if share >= 0.5 and row.narrated in (None, statement.narrated):
                size = sum(end - start for start, end in statement.content)
                pairs.append((share, -size, -number, statement.id))
    claims: dict[StatementRef, str | None] = {}
    for _, _, number, statement_id in sorted(pairs, reverse=True):
        claims.setdefault(StatementRef(reading.report.id, statement_id), gold[-number].claim)
    return claims


def _near(content: tuple[Span, ...], gold: list[_Gold]) -> bool:
    return any(_covered(row.span, content) for row in gold)


def _covered(span: Span, content: tuple[Span, ...]) -> int:
    return sum(max(0, min(span[1], end) - max(span[0], start)) for start, end in content)
