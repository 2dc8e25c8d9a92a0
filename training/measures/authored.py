"""The authored passages' dev part: statements, and how well the matched ones are understood.

statements    F1 of pairs: cues overlap, sources overlap or both are absent, contents' intersection over union is at
              least half (`linked` of score_spans.py); one to one, the best contents first. Nested gold counts too.
speaker       of the matched, those whose speaker has the gold name: equal once normalised, or one contained in the
              other (`Entities.same` of score_scenario.py, by which an unnamed speaker answers an unnamed one).
act, hedged   of the matched, those equal to gold; act_macro is the mean over the ten acts, so that rare ones weigh.
via           of the matched whose gold has relays, those with the same relays in order; via_all: of all matched.
basis_found   of the gold bases of the matched, those for which a basis has a mention that overlaps the gold span, or
              has the gold name.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from firsthand.model import Entity, Reading, Report, Span, Spans, Statement
from training.measures.result import Read, Result, Value, f1, ratio
from training.shared import rows, tool
from training.splits import digest

Gold = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold attribution, and the statement of the reading that answers it."""

    gold: Gold
    statement: Statement
    reading: Reading

    def named(self, ids: tuple[str, ...]) -> list[Entity]:
        return [self.reading.entity(entity_id) for entity_id in ids]


def measure(shared: Path, read: Read) -> Result:
    """Shares between 0 and 1, as the module describes them; raises Absent without the data."""
    path = shared / "data" / "authored" / "dev.jsonl"
    passages = rows(path)
    linked, same = tool(shared, "score_spans").linked, Same(tool(shared, "score_scenario"))
    readings = list(read(Report(passage["id"], passage["text"]) for passage in passages))
    found = [paired(p["attributions"], r, linked) for p, r in zip(passages, readings, strict=True)]
    pairs = [pair for group in found for pair in group]
    predicted = sum(not s.narrated for r in readings for s in r.statements)
    statements = f1("statements", len(pairs), predicted, sum(len(p["attributions"]) for p in passages))
    return Result("authored", (statements, *understood(pairs, same)), digest([path]))


class Same:
    """Whether a name answers a gold name, by the rule of score_scenario.py."""

    def __init__(self, scorer: ModuleType) -> None:
        self._entities = scorer.Entities

    def __call__(self, gold: dict[str, str], entity: Entity | None) -> bool:
        entities = self._entities({"entities": {"gold": gold}})
        return bool(entity and entities.same("gold", entity.name, entity.kind == "unnamed"))


def understood(pairs: list[Pair], same: Same) -> Iterator[Value]:
    """The scores of matched statements."""
    yield ratio("speaker", sum(speaker_right(p, same) for p in pairs), len(pairs))
    yield ratio("act", sum(p.statement.act == p.gold["act"] for p in pairs), len(pairs))
    yield act_macro(pairs)
    with_via = [p for p in pairs if p.gold["via"]]
    yield ratio("via", sum(via_right(p, same) for p in with_via), len(with_via))
    yield ratio("via_all", sum(via_right(p, same) for p in pairs), len(pairs))
    bases = [basis_found(p, basis, same) for p in pairs for basis in p.gold["basis"]]
    yield ratio("basis_found", sum(bases), len(bases))
    yield ratio("hedged", sum(p.statement.hedged == p.gold["hedged"] for p in pairs), len(pairs))


def paired(gold: list[Gold], reading: Reading, linked: Any) -> list[Pair]:
    """Gold attributions and statements one to one, the best contents first."""
    candidates = []
    for i, attribution in enumerate(gold):
        for statement in reading.statements:
            ours = {"source": statement.source, "cue": statement.cue, "content": statement.content}
            if not statement.narrated and linked(attribution, ours):
                share = overlap(attribution["content"], statement.content)
                candidates.append((-share, i, statement.id, statement))
    pairs: dict[int, Statement] = {}
    used: set[str] = set()
    for _, i, statement_id, statement in sorted(candidates, key=lambda c: c[:3]):
        if i not in pairs and statement_id not in used:
            pairs[i] = statement
            used.add(statement_id)
    return [Pair(gold[i], statement, reading) for i, statement in sorted(pairs.items())]


def overlap(first: list[Span], second: Spans) -> float:
    """Intersection over union of two lists of spans, in characters."""
    a = {i for start, end in first for i in range(start, end)}
    b = {i for start, end in second for i in range(start, end)}
    return len(a & b) / len(a | b) if a | b else 0.0


def speaker_right(pair: Pair, same: Same) -> bool:
    """Whether the statement's speaker has the gold name."""
    speaker = pair.statement.speaker
    gold = {"name": pair.gold["speaker"], "kind": pair.gold["kind"]}
    return same(gold, pair.reading.entity(speaker) if speaker else None)


def via_right(pair: Pair, same: Same) -> bool:
    """Whether the relays are the gold ones, nearest to the speaker first."""
    ours, gold = pair.named(pair.statement.via), pair.gold["via"]
    return len(ours) == len(gold) and all(same(g, o) for g, o in zip(gold, ours, strict=True))


def basis_found(pair: Pair, basis: Gold, same: Same) -> bool:
    """Whether some basis of the statement stands where the gold one does, or has its name."""
    start, end = basis["span"]
    named = {"name": basis["name"], "kind": "named"}
    return any(
        any(s < end and start < e for s, e in entity.mentions) or same(named, entity)
        for entity in pair.named(pair.statement.basis)
    )


def act_macro(pairs: list[Pair]) -> Value:
    """The mean over acts of the share found right."""
    hits: dict[str, list[bool]] = defaultdict(list)
    for pair in pairs:
        hits[pair.gold["act"]].append(pair.statement.act == pair.gold["act"])
    shares = [sum(right) / len(right) for right in hits.values()]
    return Value("act_macro", sum(shares) / len(shares) if shares else None, len(shares))
