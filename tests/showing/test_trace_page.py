"""A trace as a page by itself."""

import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path

from firsthand import showing
from firsthand.model import (
    Claim,
    Entity,
    Kind,
    Origins,
    Reading,
    Report,
    Standing,
    Statement,
    StatementRef,
    Story,
    Trace,
)
from firsthand.showing.trace_page import trace_page

from .trees import Tree

_CSS = (Path(showing.__file__).parent / "templates" / "trace.css").read_text(encoding="utf-8")


def flat(html: str) -> str:
    return " ".join(Tree(html).words.split())


def test_the_page_holds_every_story_claim_position_and_change(calfu: Trace) -> None:
    words = flat(trace_page(calfu))
    for claim in calfu.claims:
        assert f"{claim.standing} {claim.gist}" in words and claim.because in words
        assert all(position.party in words for position in claim.positions)
        assert all(change.because in words for change in claim.history)
    assert "Origins: a single origin" in words and "Origins: 2 origins, of which 1 surely independent" in words
    assert "rests on a laboratory in a neighbouring country" in words and "they may be the same source" in words
    assert "Valley Post repeats Meridian Wire (verbatim, 100% shared; every sentence is the same)" in words
    assert "people killed at Los Hielos" in words and "at least 9" in words


def test_every_statement_opens_to_its_sentence_with_its_parts_marked(calfu: Trace) -> None:
    html = trace_page(calfu)
    assert (
        html.count("<details") == sum(len(claim.statements) for claim in calfu.claims) - 5
    )  # those of the copy are folded
    assert re.search(
        r'<blockquote class="text context" dir="auto">The operator, <span class="source">Minera Quillay</span>, '
        r'<span class="cue">denied</span> that <span class="content begins ends">cyanide had reached the Calfu river<',
        html,
    )
    assert "characters 455 to 490 of agency-nine-dead, statement s2" in flat(html)


def test_the_words_of_a_copy_are_folded_into_what_it_repeats(calfu: Trace) -> None:
    assert "the same words in Valley Post 2" in flat(trace_page(calfu))


def test_every_link_leads_somewhere_and_every_anchor_is_one_of_a_kind(calfu: Trace) -> None:
    tree = Tree(trace_page(calfu))
    assert len(tree.ids) == len(set(tree.ids))
    assert {href.removeprefix("#") for href in tree.hrefs if href.startswith("#")} <= set(tree.ids)
    assert {"r1s1", "c1", "story1", "reports"} <= set(tree.ids)


def test_it_needs_no_network_and_allows_no_other_script(calfu: Trace) -> None:
    html = trace_page(calfu)
    assert "@import" not in html and "url(" not in html and "style=" not in html and "onclick" not in html
    for tag in ("style", "script"):
        inline = html.partition(f"<{tag}>")[2].partition(f"</{tag}>")[0]
        digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in html


def test_hostile_words_stay_words_wherever_they_stand(calfu: Trace) -> None:
    evil = "</style></script><script>alert(1)</script><img src=x onerror=alert(2)>\" onload='x' {{ 7 * 7 }}\x1b"
    report = Report(id=evil, text=evil, publisher=evil)
    statement = Statement(
        evil, ((9, len(evil)),), source=((0, 4),), cue=((4, 9),), speaker="e1", via=("e1",), basis=("e1",)
    )
    reading = Reading(report, (), (Entity("e1", evil, Kind.UNNAMED),), (statement,))
    ref = StatementRef(evil, evil)
    origin = replace(calfu.claims[1].origins.each[0], speaker=evil, rests_on=(evil,), statements=(ref,))
    position = replace(calfu.claims[1].positions[0], party=evil, statement=ref)
    change = replace(calfu.claims[1].history[0], after=evil, because=evil)
    claim = Claim(
        evil, evil, (ref, ref), Origins(1, 1, (origin,), (evil,)), (position,), Standing.REPORTED, evil, (change,)
    )
    series = replace(calfu.figures[0], about=evil, unit=evil, claim=evil)
    trace = Trace((reading,), (), (claim,), (series,), (Story(evil, evil, (evil,), (evil,)),), (evil,))
    html = trace_page(trace)
    tree = Tree(html)
    assert html.count("<script>") == 1 and "img" not in tree.tags and "onerror" not in tree.attributes
    assert "\x1b" not in html and "{{ 7 * 7 }}" in html


def test_a_claim_without_its_readings_is_shown_all_the_same(calfu: Trace) -> None:
    words = flat(trace_page(replace(calfu, readings=())))
    assert "disputed Cyanide from the collapsed dam" in words and "in cyanide s1, s2, s4" in words


def test_an_empty_trace_says_so() -> None:
    assert "No claim was found in these reports." in flat(trace_page(Trace()))


def test_a_claim_of_thousands_of_statements_stays_a_page(calfu: Trace) -> None:
    reading = calfu.readings[0]
    many = tuple(replace(reading, report=replace(reading.report, id=f"r{number}")) for number in range(500))
    refs = tuple(StatementRef(each.report.id, "s1") for each in many)
    claim = replace(calfu.claims[0], statements=refs, history=calfu.claims[0].history[:1] * 100)
    html = trace_page(Trace(many, claims=(claim,)))
    assert html.count("<details") == 60 and "500 statements in 500 reports" in flat(html)
    assert "60 earlier changes are left out" in flat(html)


def test_print_dark_and_narrow_are_provided_for() -> None:
    for rule in ("@media print", "min-width: 56rem", "details-content"):
        assert rule in _CSS
