"""The commands that ask the desk, on a desk filled by hand. Nothing here needs the weights."""

import json
from pathlib import Path
from typing import Any

import pytest

from firsthand.cli.main import main
from firsthand.desk import Desk
from firsthand.model import Trace, Verdict
from firsthand.serial.traces import claim_of, trace_from_json
from tests.calfu import calfu_trace


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "140")


def shown(capfd: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 0
    out, err = capfd.readouterr()
    assert err == ""
    return " ".join(out.split())


def lines(capfd: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    assert main([*arguments, "--json"]) == 0
    out, err = capfd.readouterr()
    assert err == ""
    return [json.loads(line) for line in out.splitlines()]


def complaint(capfd: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 1
    out, err = capfd.readouterr()
    assert out == "" and err.count("\n") == 1
    return err.strip()


def test_stories_are_listed_with_their_claims_by_standing(filled: Path, capfd: pytest.CaptureFixture[str]) -> None:
    out = shown(capfd, "stories")
    assert "Dam at Los Hielos fails 7 6 2025-03-16 07:00 s-calfu" in out
    assert "5 claims: 1 retracted, 1 disputed, 1 corroborated, 1 reported, 1 unsourced; 1 copy" in out
    (story,) = lines(capfd, "stories")
    assert story["schema"] == "firsthand/story/1" and story["standings"]["disputed"] == 1
    assert (story["id"], story["reports"], story["copies"], story["claims"]) == ("s-calfu", 7, 1, 5)
    assert lines(capfd, "stories", "--offset", "1") == []


def test_claims_are_listed_and_filtered(filled: Path, capfd: pytest.CaptureFixture[str]) -> None:
    out = shown(capfd, "claims", "s-calfu")
    assert "disputed Cyanide from the collapsed dam has reached the Calfu river 1 3 c-cyanide" in out
    assert "reported Cracks in the eastern wall had been reported in January 1–2 3 c-cracks" in out
    found = lines(capfd, "claims", "--standing", "disputed")
    assert [claim["id"] for claim in found] == ["c-cyanide"] and found[0]["story"] == "s-calfu"
    assert claim_of(found[0]) == calfu_trace().claims[1]
    assert len(lines(capfd, "claims", "--limit", "2")) == 2
    assert "2 of 5 claims; --limit and --offset show others" in shown(capfd, "claims", "--limit", "2")
    assert shown(capfd, "claims", "--speaker", "Nobody Here") == "No claim passes these filters."
    assert lines(capfd, "claims", "--since", "2025-03-15") == []
    assert len(lines(capfd, "claims", "--until", "2025-03-12")) == 5


def test_a_claim_explains_itself_down_to_the_sentences(filled: Path, capfd: pytest.CaptureFixture[str]) -> None:
    out = shown(capfd, "claim", "c-wall")
    assert "RETRACTED The second containment wall at Los Hielos gave way" in out
    assert "Why it is retracted Every origin that affirmed it has withdrawn." in out
    assert (
        "portal-second-wall/s1 with release-emergency-office/s2 (94%): both speak of the second containment wall" in out
    )
    assert "Contrary to media reports, the second containment wall is intact." in out
    assert "Southern Emergency Office · deny, basis: an overflight" in out


def test_a_claim_in_json_is_that_of_the_trace_with_what_belongs_to_it(
    filled: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (claim,) = lines(capfd, "claim", "c-killed")
    assert claim["schema"] == "firsthand/claim/1" and claim_of(claim) == calfu_trace().claims[2]
    assert claim["figures"][0]["about"] == "people killed at Los Hielos"
    assert [copy["report"] for copy in claim["copies"]] == ["valley-post"] and claim["judgements"] == []


def test_judgements_about_a_claim_its_statements_and_reports_stand_beside_it(
    filled: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with Desk.open(filled) as desk:
        desk.judge(Verdict.NOTE, "claim:c-wall", who="ada", why="ask the operator again")
        desk.judge(Verdict.GRADE, "statement:portal-second-wall/s1", value="4", who="ada", why="second hand")
    out = shown(capfd, "claim", "c-wall")
    assert "What people judged note claim:c-wall: ask the operator again (ada, " in out
    assert "grade 4 statement:portal-second-wall/s1: second hand" in out
    (claim,) = lines(capfd, "claim", "c-wall")
    assert [judged["verdict"] for judged in claim["judgements"]] == ["note", "grade"]


def test_a_brief_is_markdown_html_or_the_trace_itself(
    filled: Path, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert "# Dam at Los Hielos fails" in shown(capfd, "brief", "s-calfu")
    assert shown(capfd, "brief") == shown(capfd, "brief", "s-calfu")
    assert shown(capfd, "brief", "s-calfu", "--format", "html").startswith("<!DOCTYPE html>")
    assert main(["brief", "s-calfu", "--json"]) == 0
    trace: Trace = trace_from_json(capfd.readouterr().out)
    expected = calfu_trace()
    assert trace.copies == expected.copies and set(trace.claims) == set(expected.claims)
    assert trace.figures == expected.figures and trace.stories[0].reports == expected.stories[0].reports
    target = tmp_path / "brief.md"
    assert main(["brief", "s-calfu", "--out", str(target)]) == 0
    assert capfd.readouterr().err == f"firsthand: {target}: written\n" and target.read_text().startswith("# Dam")


def test_search_finds_reports_statements_and_claims(filled: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert "At least nine dead after Argentine mine dam fails Meridian Wire" in shown(capfd, "search", "cyanide")
    hits = lines(capfd, "search", "second wall", "--in", "claims")
    assert [hit["claim"] for hit in hits] == [] or hits[0]["schema"] == "firsthand/hit/1"
    (hit,) = lines(capfd, "search", '"containment wall"', "--in", "claims")
    start, end = hit["spans"][0]
    assert (hit["claim"], hit["standing"]) == ("c-wall", "retracted") and hit["text"][start:end].startswith(
        "containment"
    )
    said = lines(capfd, "search", "cyanide", "--in", "statements", "--act", "deny", "--publisher", "Meridian Wire")
    assert [hit["id"] for hit in said] == ["agency-nine-dead/s2"]
    assert shown(capfd, "search", "zeppelin") == "Nothing was found for 'zeppelin'."


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("claim", "c-none"), "firsthand: c-none: there is no such claim on the desk"),
        (("claims", "s-none"), "firsthand: s-none: there is no such story on the desk"),
        (("brief", "s-none"), "firsthand: s-none: there is no such story on the desk"),
        (("claims", "--since", "soon"), "firsthand: --since: 'soon' is no time; write it like 2025-03-12 or"),
        (("claims", "--standing", "true"), "firsthand: argument --standing: invalid choice: 'true'"),
        (("stories", "--limit", "-3"), "firsthand: argument --limit: '-3' is no whole number"),
        (("stories", "--limit", "few"), "firsthand: argument --limit: 'few' is no whole number"),
        (("brief", "s-calfu", "--out", "no/such/place"), "firsthand: no/such/place: there is no folder"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    arguments: tuple[str, ...], sentence: str, filled: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert complaint(capfd, *arguments).startswith(sentence)


@pytest.mark.parametrize("arguments", [("stories",), ("claim", "c1"), ("brief", "s1"), ("search", "x"), ("verify",)])
def test_a_desk_that_is_not_there_is_said_and_not_made(
    arguments: tuple[str, ...], tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = tmp_path / "none.sqlite"
    monkeypatch.setenv("FIRSTHAND_DESK", str(missing))
    assert complaint(capfd, *arguments) == (
        f"firsthand: {missing}: there is no desk here; add a report to make one, or name another with --desk"
    )
    assert not missing.exists()


def test_a_file_that_is_no_desk_is_left_alone(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("My notes. " * 100, encoding="utf-8")
    assert str(file) in complaint(capfd, "stories", "--desk", str(file))
    assert file.read_text(encoding="utf-8") == "My notes. " * 100


def test_an_empty_desk_says_what_to_do(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "empty.sqlite"
    Desk.open(place).close()
    assert shown(capfd, "stories", "--desk", str(place)).startswith("There is no story on the desk yet")
    assert lines(capfd, "claims", "--desk", str(place)) == []
    assert "there is no story on it yet; add reports" in complaint(capfd, "brief", "--desk", str(place))


def test_a_desk_that_may_only_be_read_can_be_asked(filled: Path, capfd: pytest.CaptureFixture[str]) -> None:
    filled.chmod(0o444)
    assert "Dam at Los Hielos fails" in shown(capfd, "stories")
