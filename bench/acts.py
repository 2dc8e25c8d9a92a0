"""Measure the acts that the lexicon alone finds on authored passages: `python bench/acts.py FILE.jsonl [--misses]`."""

import json
import sys
from collections import Counter
from pathlib import Path

from firsthand.model import Act, Attribution
from firsthand.reading.acts import act_of
from firsthand.reading.pieces import words_of


def main(path: str, misses: bool) -> None:
    """Print accuracy over all gold attributions, per act, and the misses when asked."""
    right: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for line in Path(path).read_text("utf-8").splitlines():
        passage = json.loads(line)
        for row in passage["attributions"]:
            source, cue, content = (tuple(map(tuple, row[part])) for part in ("source", "cue", "content"))
            act, share = act_of(passage["text"], Attribution(source, cue, content))
            gold[row["act"]] += 1
            right[row["act"]] += act == row["act"]
            if misses and act != row["act"]:
                shown = words_of(passage["text"], cue), words_of(passage["text"], content)[:110]
                print(row["act"], "<>", act, f"{share:.2f}", *shown, sep=" | ")
    print(f"accuracy {sum(right.values()) / max(gold.total(), 1):.3f} of {gold.total()}")
    print("  ".join(f"{act} {right[act] / gold[act]:.2f}" for act in map(str, Act) if gold[act]))


if __name__ == "__main__":
    main(sys.argv[1], "--misses" in sys.argv)
