"""The gold of a scenario as testimonies: what tracing would be given if reading and claims made no mistake."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from firsthand.model import Act, Claim, Kind, Party, Stance, Standing, StatementRef, Testimony
from firsthand.tracing.settling import settle

_STANCES = {
    Act.DENY: Stance.DENIES,
    Act.DECLINE: Stance.DECLINES,
    Act.DOUBT: Stance.DOUBTS,
    Act.RETRACT: Stance.RETRACTED,
}


@dataclass(frozen=True, slots=True)
class Point:
    """A claim after a report: its standing and how many origins are independent at least and at most."""

    standing: Standing
    least: int
    most: int


def scenario(path: Path) -> dict[str, Any]:
    """A scenario file as it is."""
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return gold


def with_bodies(gold: dict[str, Any]) -> dict[str, Any]:
    """The scenario with every speaker's body, as the origins of its claims tell it."""
    sources = {statement["id"]: statement["source"] for statement in gold["statements"]}
    for claim in gold["claims"]:
        for origin in claim.get("origins", []):
            for statement in origin["statements"]:
                speaker = sources[statement]
                if speaker != origin["entity"] and speaker in gold["entities"]:
                    gold["entities"][speaker]["speaks_for"] = origin["entity"]
    return gold


def gold_testimonies(gold: dict[str, Any]) -> dict[str, list[Testimony]]:
    """Each gold claim's testimonies, everybody named by their full name."""
    reports = {report["id"]: report for report in gold["reports"]}
    copies = {copy["report"]: copy["of"] for copy in gold["copies"]}
    found: dict[str, list[Testimony]] = {claim["id"]: [] for claim in gold["claims"]}
    for statement in gold["statements"]:
        if statement["claim"] in found:
            report = reports[statement["report"]]
            found[statement["claim"]].append(_testimony(gold, statement, report, copies))
    return found


def settled(gold: dict[str, Any]) -> dict[str, Claim]:
    """Each gold claim settled from its gold testimonies."""
    gists = {claim["id"]: claim["gist"] for claim in gold["claims"]}
    return {claim: settle(claim, gists[claim], said) for claim, said in gold_testimonies(gold).items()}


def timeline_misses(gold: dict[str, Any], claims: dict[str, Claim]) -> tuple[list[str], int]:
    """What differs from the gold after each report of its timelines, and how many points there are."""
    order = [report["id"] for report in gold["reports"]]
    misses, points = [], 0
    for claim in gold["claims"]:
        expected: Point | None = None
        timeline = {point["after"]: point for point in claim["timeline"]}
        for report in order:
            if report in timeline:
                point = timeline[report]
                expected = Point(Standing(point["standing"]), point["origins_min"], point["origins_max"])
            if expected is not None:
                points += 1
                got = after(claims[claim["id"]], report, order)
                if got != expected:
                    misses.append(f"{claim['id']} after {report}: {expected} <> {got}")
    return misses, points


def after(claim: Claim, report: str, order: list[str]) -> Point | None:
    """Where a claim's history says that it stood after a report."""
    known = [change for change in claim.history if order.index(change.after) <= order.index(report)]
    return Point(known[-1].standing, known[-1].min, known[-1].max) if known else None


def _testimony(
    gold: dict[str, Any], statement: dict[str, Any], report: dict[str, Any], copies: dict[str, str]
) -> Testimony:
    narrated = statement["source"] == "narrator"
    act = Act(statement["act"])
    return Testimony(
        ref=StatementRef(report["id"], statement["id"]),
        at=datetime.fromisoformat(report["published"]),
        publisher=report["publisher"],
        stance=_STANCES.get(act, Stance.AFFIRMS),
        text=statement["content_hint"],
        speaker=None if narrated else _party(gold, statement["source"]),
        via=tuple(_party(gold, relay) for relay in statement["via"]),
        basis=tuple(_party(gold, basis) for basis in statement["basis"]),
        hedged=statement["hedged"],
        copy_of=copies.get(report["id"]),
        about=_about(gold, statement),
        act=act,
    )


def _party(gold: dict[str, Any], entity: str) -> Party:
    known = gold["entities"][entity]
    body = known.get("speaks_for")
    speaks_for = _party(gold, body) if body else None
    return Party(known["name"], Kind(known["kind"]), speaks_for=speaks_for)


def _about(gold: dict[str, Any], statement: dict[str, Any]) -> tuple[Party, ...]:
    gist = next(claim["gist"] for claim in gold["claims"] if claim["id"] == statement["claim"])
    named = [key for key, entity in gold["entities"].items() if entity["name"] in gist and entity["kind"] != "place"]
    return tuple(_party(gold, key) for key in named)
