"""How well speakers are resolved, from gold tags: on authored passages and on a scenario.

    python bench/speakers.py --authored dev.jsonl --scenario scenario.json [--misses]

Prints, for each set, the share of speakers named right, in all and by how the source is worded, and of kinds, relays
and bases. A name is right when it equals the gold name without case, articles and possessive marks, or when one of the
two contains the other as whole words and is longer than four characters.
"""

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from firsthand.model import Attribution, Report, Spans, Tags
from firsthand.reading.phrases import Form, parse
from firsthand.reading.speakers import Cast, resolve
from firsthand.text.gazetteer import gazetteer


@dataclass
class Tally:
    """Hits and totals by group, and what was missed."""

    hits: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    totals: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    misses: list[str] = field(default_factory=list)

    def add(self, groups: tuple[str, ...], right: bool, miss: str) -> None:
        """Counts one answer in each of its groups."""
        for group in groups:
            self.totals[group] += 1
            self.hits[group] += right
        if not right:
            self.misses.append(f"{groups[-1]}: {miss}")

    def share(self, group: str) -> float:
        """The share of right answers in a group."""
        return self.hits[group] / self.totals[group] if self.totals[group] else 0.0


def norm(name: str | None) -> str:
    """A name without case, articles, possessive marks and punctuation."""
    bare = re.sub(r"[’']s\b", "", (name or "").casefold())
    return " ".join(w for w in re.sub(r"[^\w\s]", " ", bare).split() if w not in {"the", "a", "an"})


def same(gold: str | None, got: str | None) -> bool:
    """Whether two names are one: equal, or one inside the other, the inner one longer than four characters."""
    a, b = norm(gold), norm(got)
    if not a or not b:
        return a == b
    shorter, longer = sorted((a, b), key=len)
    return a == b or (len(shorter) > 4 and f" {shorter} " in f" {longer} ")


def group_of(source: str) -> str:
    """How a source is worded: pronoun, place, named, nominal or unnamed."""
    phrase = parse(source)
    if phrase.form is Form.PRONOUN:
        return "pronoun"
    if phrase.form is Form.NAME:
        return "place" if gazetteer().speaks_for(phrase.name) else "named"
    return "nominal" if phrase.definite else "unnamed"


def passages(file: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file of authored passages."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def spans(pairs: list[list[int]]) -> Spans:
    """Spans of JSON pairs."""
    return tuple((start, end) for start, end in pairs)


def tags_of(row: dict[str, Any]) -> Tags:
    """The gold of an authored passage as tags, without mentions."""
    return Tags(
        tuple(
            Attribution(
                spans(a["source"]),
                spans(a["cue"]),
                spans(a["content"]),
                relays=spans([v["span"] for v in a["via"] if v["span"]]),
                bases=spans([b["span"] for b in a["basis"] if b["span"]]),
            )
            for a in row["attributions"]
        )
    )


def score_authored(file: Path) -> Tally:
    """Speakers, kinds, relays and bases of authored passages."""
    tally = Tally()
    for row in passages(file):
        tags, text = tags_of(row), row["text"]
        cast = resolve(Report(id=row["id"], text=text), tags)
        for i, gold in enumerate(row["attributions"]):
            source = " ".join(text[start:end] for start, end in gold["source"])
            _speaker(tally, cast, i, gold, source, row["id"])
            for key, ids in (("via", cast.relays[i]), ("basis", cast.bases[i])):
                wanted = [entry for entry in gold[key] if entry["span"]]
                for entry, entity in zip(wanted, ids, strict=False):
                    name = cast.entity(entity).name
                    tally.add((key,), same(entry["name"], name), f"{row['id']} {entry['name']!r} <> {name!r}")
    return tally


def _speaker(tally: Tally, cast: Cast, i: int, gold: dict[str, Any], source: str, where: str) -> None:
    speaker = cast.speakers[i]
    entity = cast.entity(speaker) if speaker else None
    right = same(gold["speaker"], entity.name if entity else None)
    group = group_of(source) if source else "empty"
    shown = entity.name if entity else None
    tally.add(("all", group), right, f"{where} {source!r}: {gold['speaker']!r} <> {shown!r}")
    if right and entity is not None:
        tally.add(("kind",), gold["kind"] == entity.kind, f"{where} {entity.name!r}: {gold['kind']} <> {entity.kind}")


def score_scenario(file: Path) -> Tally:
    """Speakers of a scenario, its hints located in the reports' texts."""
    gold = json.loads(file.read_text(encoding="utf-8"))
    names = {k: {norm(n) for n in [e["name"], *e.get("aliases", [])]} for k, e in gold["entities"].items()}
    tally = Tally()
    for row in gold["reports"]:
        report = Report(row["id"], row["text"], title=row.get("title"), publisher=row.get("publisher"))
        located = [
            (s, _locate(report.full_text, s))
            for s in gold["statements"]
            if s["report"] == row["id"] and s["source"] != "narrator"
        ]
        located.sort(key=lambda pair: pair[1].content)
        cast = resolve(report, Tags(tuple(attribution for _, attribution in located)))
        for i, (statement, attribution) in enumerate(located):
            speaker = cast.speakers[i]
            entity = cast.entity(speaker) if speaker else None
            right = entity is not None and _among(names[statement["source"]], norm(entity.name))
            if entity and entity.kind == "unnamed" and gold["entities"][statement["source"]]["kind"] == "unnamed":
                right = True
            source = " ".join(report.full_text[start:end] for start, end in attribution.source)
            shown = entity.name if entity else None
            where = f"{row['id']} {source!r}"
            tally.add(
                ("all", group_of(source) if source else "empty"), right, f"{where}: {statement['source']} <> {shown!r}"
            )
            if right and entity:
                kind = gold["entities"][statement["source"]]["kind"]
                tally.add(("kind",), kind == entity.kind, f"{entity.name!r}: {kind} <> {entity.kind}")
    return tally


def _among(names: set[str], got: str) -> bool:
    return any(got == n or (len(n) > 4 and (f" {n} " in f" {got} " or f" {got} " in f" {n} ")) for n in names)


def _locate(text: str, statement: dict[str, Any]) -> Attribution:
    content = _near(text, statement["content_hint"], [text.find(statement.get("cue_hint") or "")])
    start, end = content if content else (0, 0)
    cue = _near(text, statement.get("cue_hint"), [start, end])
    source = _near(text, statement.get("source_hint"), [(cue or (start, end))[0], (cue or (start, end))[1]])
    return Attribution((source,) if source else (), (cue,) if cue else (), ((start, end),))


def _near(text: str, hint: str | None, anchors: list[int]) -> tuple[int, int] | None:
    if not hint:
        return None
    places = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(hint)}(?!\w)", text)]
    places = places or [m.start() for m in re.finditer(re.escape(hint), text)]
    if not places:
        return None
    best = min(places, key=lambda p: min(min(abs(p - a), abs(p + len(hint) - a)) for a in anchors))
    return best, best + len(hint)


def show(title: str, tally: Tally, misses: bool) -> None:
    """Prints one set's shares, and its misses on standard error if wanted."""
    print(title)
    for group in ("all", "pronoun", "nominal", "named", "place", "unnamed", "empty", "kind", "via", "basis"):
        if tally.totals[group]:
            print(f"  {group:8} {tally.share(group):.3f}  n={tally.totals[group]}")
    if misses:
        print(*tally.misses, sep="\n", file=sys.stderr)


def main() -> int:
    """Reads the command line and prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--authored", type=Path, nargs="*", default=[])
    parser.add_argument("--scenario", type=Path, nargs="*", default=[])
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    for file in arguments.authored:
        show(str(file.name), score_authored(file), arguments.misses)
    for file in arguments.scenario:
        show(str(file.name), score_scenario(file), arguments.misses)
    return 0


if __name__ == "__main__":
    sys.exit(main())
