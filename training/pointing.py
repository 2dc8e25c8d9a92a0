"""The project's own stories as the tagger learns from them: the gold names statements by short hints, and these are found
again in the text.

Nothing is known of where a statement's relays and bases stand.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]
"""An attribution as in the authored passages; `via` and `basis` are None: not known."""

_OPENING, _CLOSING = ("“", "‘", '"', "'"), ("”", "’", '"', "'")


def pointed(folder: Path) -> Iterator[tuple[str, list[Row]]]:
    """Every report of the scenarios in a folder: its text and its attributions, in order; raises OSError."""
    for path in sorted(folder.glob("*/scenario.json")):
        story = json.loads(path.read_text(encoding="utf-8"))
        kinds = {name: entity["kind"] for name, entity in story["entities"].items()}
        for report in story["reports"]:
            said = [s for s in story["statements"] if s["report"] == report["id"]]
            yield report["text"], attributions(report["text"], said, kinds)


def attributions(text: str, statements: list[Row], kinds: dict[str, str]) -> list[Row]:
    """The attributions of one text by where their cues stand; one cue may carry several statements. Statements without a
    cue in the text are left out."""
    found: dict[int, Row] = {}
    for statement in statements:
        if row := _attribution(text, statement, kinds):
            same = found.setdefault(row["cue"][0][0], row)
            if same is not row:
                same["content"] = sorted([*same["content"], *row["content"]])
                same["act"] = same["act"] if same["act"] == row["act"] else None
    return [found[at] for at in sorted(found)]


def _attribution(text: str, statement: Row, kinds: dict[str, str]) -> Row | None:
    content, cue, source = (statement[f"{role}_hint"] for role in ("content", "cue", "source"))
    if not cue or statement["source"] == "narrator":
        return None
    pairs = [(c, k) for c in _places(text, content) for k in _places(text, cue)]
    if not pairs:
        return None
    begin, at = min(pairs, key=lambda pair: _gap(pair[0], content, pair[1], cue))
    begin, end = _with_quotes(text, begin, begin + len(content))
    if begin <= at < end:  # "nobody picked up the telephone" is cue and content at once
        begin = min(at + len(cue), end)
    sources = sorted(_places(text, source), key=lambda place: _gap(place, source, at, cue))[:1] if source else []
    return {
        "source": [[place, place + len(source)] for place in sources],
        "cue": [[at, at + len(cue)]],
        "content": [[begin, end]] if begin < end else [],
        "via": None,
        "basis": None,
        "kind": kinds[statement["source"]],
        "act": statement["act"],
        "hedged": statement["hedged"],
    }


def _with_quotes(text: str, begin: int, end: int) -> tuple[int, int]:
    """The passage with the quotation marks around it."""
    after = end + (text[end : end + 1] in (".", ",", "?", "!"))
    if text[begin - 1 : begin] in _OPENING and text[after : after + 1] in _CLOSING:
        return begin - 1, after + 1
    return begin, end


def _places(text: str, hint: str) -> list[int]:
    return [match.start() for match in re.finditer(rf"(?<!\w){re.escape(hint)}(?!\w)", text)]


def _gap(a: int, first: str, b: int, second: str) -> int:
    """Characters between two passages."""
    return max(a - b - len(second), b - a - len(first), 0)
