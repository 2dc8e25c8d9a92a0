"""An unfolding story through the real command line, `firsthand trace`, scored by its tool."""

import json
import tempfile
from pathlib import Path

from training.measures.command import trace_json
from training.measures.result import Result, Value
from training.shared import needed, tool
from training.splits import digest

READ = ("statements", "speaker", "act", "form", "via_all", "via_present", "basis_present", "figures", "boilerplate")
TRACED = ("claims_b3", "standing_final", "standing_timeline", "origins_final", "copies_found", "copies_and_rewrites")
FIELDS = ("id", "publisher", "url", "published", "title", "text")


def measure(shared: Path, scenario: Path) -> Result:
    """The scenario's scores between 0 and 1, and the number of statements inside boilerplate; raises Absent."""
    score = tool(shared, "score_scenario").score
    path = needed(scenario)
    gold = json.loads(path.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        reports = Path(folder) / "reports.jsonl"
        lines = [json.dumps({field: report[field] for field in FIELDS}) for report in gold["reports"]]
        reports.write_text("\n".join(lines), encoding="utf-8")
        trace = trace_json([reports])
    scores, _ = score(gold, trace)
    values = [Value(name, scores[name]["score"], scores[name].get("n")) for name in (*READ, *TRACED, "overall")]
    inside = Value("statements_in_boilerplate", scores["statements_in_boilerplate"])
    return Result(f"scenario {path.parent.name}", (*values, inside), digest([path]))
