"""The unfolding story "capture" through the real command line, scored by its tool: what reading alone answers for."""

import json
import tempfile
from pathlib import Path

from training.measures.command import read_json
from training.measures.result import Result, Value
from training.shared import needed, tool
from training.splits import digest

NAMES = ("statements", "speaker", "act", "form", "via_all", "via_present", "basis_present", "figures", "boilerplate")
FIELDS = ("id", "publisher", "url", "published", "title", "text")


def measure(shared: Path) -> Result:
    """The scenario's scores between 0 and 1, and the number of statements inside boilerplate; raises Absent."""
    score = tool(shared, "score_scenario").score
    path = needed(shared / "scenarios" / "capture" / "scenario.json")
    gold = json.loads(path.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        reports = Path(folder) / "reports.jsonl"
        lines = [json.dumps({field: report[field] for field in FIELDS}) for report in gold["reports"]]
        reports.write_text("\n".join(lines), encoding="utf-8")
        readings = read_json([reports])
    trace = {"readings": readings, "copies": [], "claims": [], "figures": [], "stories": []}
    scores, _ = score(gold, trace)
    values = [Value(name, scores[name]["score"], scores[name]["n"]) for name in NAMES]
    inside = Value("statements_in_boilerplate", scores["statements_in_boilerplate"])
    return Result("scenario capture", (*values, inside), digest([path]))
