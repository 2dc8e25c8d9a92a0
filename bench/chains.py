"""Measure chains and bases from gold spans without any trained head: `python bench/chains.py FILE.jsonl [--misses]`."""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from firsthand.model import Attribution, Report, Span, Spans
from firsthand.reading.bases import bases
from firsthand.reading.chains import chain, context_of

Row = dict[str, Any]
NESTED = "--flat" not in sys.argv


def spans(rows: list[list[int]]) -> Spans:
    """JSON's lists as spans."""
    return tuple((start, end) for start, end in rows)


def agree(ours: Spans, gold: list[Span]) -> bool:
    """Whether both name the same places, one by one."""
    return len(ours) == len(gold) and all(a < d and c < b for (a, b), (c, d) in zip(ours, gold, strict=True))


def resolved(text: str, row: list[Row]) -> list[Span]:
    """The spans of a gold list; a relay without a span of its own is looked up by its name."""
    found = []
    for item in row:
        start = text.find(item["name"]) if not item.get("span") else item["span"][0]
        found.append((start, item["span"][1] if item.get("span") else start + len(item["name"])))
    return found


def main(path: str, misses: bool) -> None:
    """Print via_all, via_present, false relays and the share of bases found; the misses when asked."""
    n: Counter[str] = Counter()
    for line in Path(path).read_text("utf-8").splitlines():
        passage = json.loads(line)
        text = passage["text"]
        rows = passage["attributions"]
        found = tuple(Attribution(spans(r["source"]), spans(r["cue"]), spans(r["content"])) for r in rows)
        context = context_of(Report("x", text), found)
        for i, row in enumerate(rows):
            ours, gold = chain(context, i, NESTED), resolved(text, row["via"])
            names = [text[a:b] for a, b in ours]
            # Another mention of the same relay is as good: gold marks the first, rules may find the nearest.
            good = agree(ours, gold) or (
                len(ours) == len(gold)
                and all(
                    g["name"].lower() in x.lower() or x.lower() in g["name"].lower()
                    for g, x in zip(row["via"], names, strict=True)
                )
            )
            n["all"] += 1
            n["all right"] += good
            n["present"] += bool(gold)
            n["present right"] += good and bool(gold)
            n["false"] += bool(ours) and not gold
            if misses and not good:
                low, high = max(0, found[i].cue[0][0] - 150), found[i].cue[-1][1] + 150
                print(
                    "VIA",
                    [g["name"] for g in row["via"]],
                    "<>",
                    names,
                    "|",
                    [text[a:b] for a, b in found[i].source],
                    "|",
                    text[low:high].replace("\n", " "),
                )
            rest, gold = bases(text, found[i], found), resolved(text, row["basis"])
            n["bases"] += bool(gold)
            n["bases right"] += bool(gold) and agree(rest, gold)
            n["bases false"] += bool(rest) and not gold
            if misses and not agree(rest, gold):
                low, high = max(0, found[i].cue[0][0] - 150), found[i].cue[-1][1] + 150
                print(
                    "BASIS",
                    [text[a:b] for a, b in gold],
                    "<>",
                    [text[a:b] for a, b in rest],
                    "|",
                    text[low:high].replace("\n", " "),
                )
    print(
        f"via_all {n['all right'] / n['all']:.3f} of {n['all']}, "
        f"via_present {n['present right'] / n['present']:.3f} of {n['present']}"
    )
    print(
        f"false via {n['false']}; "
        f"basis {n['bases right'] / max(n['bases'], 1):.3f} of {n['bases']}, false basis {n['bases false']}"
    )


if __name__ == "__main__":
    main(sys.argv[1], "--misses" in sys.argv)
