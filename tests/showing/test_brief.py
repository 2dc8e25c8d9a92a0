"""A brief on a story: what a reader can be handed."""

import re
from dataclasses import replace

import pytest

from firsthand.model import Claim, Origins, Reading, Report, Standing, StatementRef, Story, Trace
from firsthand.showing.brief import brief_markdown, brief_page, brief_view
from firsthand.showing.markdown import escaped, link

from .trees import Tree


@pytest.fixture
def story(calfu: Trace) -> Story:
    return calfu.stories[0]


def flat(words: str) -> str:
    return " ".join(words.split())


def both(trace: Trace, story: Story) -> tuple[str, str]:
    return flat(brief_markdown(trace, story)), flat(Tree(brief_page(trace, story)).words)


def test_every_part_stands_in_it(calfu: Trace, story: Story) -> None:
    markdown, page = both(calfu, story)
    parts = ("What is claimed, and where it stands", "Who says so, who denies, who says nothing", "Figures")
    for part in (*parts, "What is not known", "What changed, and when", "The reports", "The words"):
        assert f"## {part}" in markdown and part in page
    for shown in (markdown, page):
        assert "7 reports (1 of them a copy) from 6 publishers, 2025-03-12 11:20 to 2025-03-16 07:00 UTC" in shown
        assert "1 retracted, 1 disputed, 1 corroborated, 1 reported, 1 unsourced" in shown
        assert all(claim.gist in shown and claim.because in shown for claim in calfu.claims)


def test_a_single_origin_is_labelled_and_named_as_unsure(calfu: Trace, story: Story) -> None:
    markdown, page = both(calfu, story)
    assert "**DISPUTED** · **single origin**" in markdown and "disputed single origin" in page
    doubt = "Whether anybody but National Water Inspectorate, which rests on a laboratory in a neighbouring country,"
    assert doubt in markdown and doubt in page
    assert "CORROBORATED** · **single" not in markdown


def test_it_says_who_denies_declines_is_silent_and_has_retracted(calfu: Trace, story: Story) -> None:
    markdown, _ = both(calfu, story)
    assert "**Minera Quillay** denies claim 2" in markdown and "**Cauce** has retracted claim 1" in markdown
    assert "**Mining Ministry** declines to comment on claim 3" in markdown
    assert "**Argentine government** has said nothing on claim 2" in markdown
    assert "What Argentine government says about claim 2" in markdown


def test_what_is_not_known_is_said_with_why(calfu: Trace, story: Story) -> None:
    markdown, _ = both(calfu, story)
    assert (
        "Open question in Southern Lakes Monitor: It is still not known how much of the poison has settled" in markdown
    )
    assert "Whether the 2 origins of claim 3 are independent of one another: a shift supervisor has no name" in markdown
    assert "Whose word claim 5 is: only outlets' own words say it." in markdown


def test_each_citation_leads_to_the_characters_of_a_report(calfu: Trace, story: Story) -> None:
    markdown = brief_markdown(calfu, story)
    used = {int(number) for number in re.findall(r"\[\^(\d+)\](?!:)", markdown)}
    told = dict(re.findall(r"(?m)^\[\^(\d+)\]: (.*)$", markdown))
    assert used == {int(number) for number in told} == set(range(1, len(told) + 1))
    texts = {reading.report.id: reading.report.full_text for reading in calfu.readings}
    for cited in brief_view(calfu, story).cited:
        assert cited.span is not None
        assert cited.what.strip('"”“ ')[:20] in flat(texts[cited.report][slice(*cited.span)])
    assert "report agency-nine-dead, statement s2, characters 455 to 490)" in markdown


def test_each_link_of_the_page_leads_somewhere_and_nothing_runs_in_it(calfu: Trace, story: Story) -> None:
    html = brief_page(calfu, story)
    tree = Tree(html)
    assert len(tree.ids) == len(set(tree.ids)) and "script" not in tree.tags
    assert {href[1:] for href in tree.hrefs if href.startswith("#")} <= set(tree.ids)
    assert "default-src 'none'; style-src 'sha256-" in html and "style=" not in html


def test_changes_of_all_claims_stand_in_order_of_time(calfu: Trace, story: Story) -> None:
    changes = brief_view(calfu, story).changes
    assert [change.at for change in changes] == sorted(change.at for change in changes)
    assert (changes[-1].standing, changes[-1].after) == (Standing.DISPUTED, "Southern Lakes Monitor")


def test_figures_name_their_claimants_and_bounds(calfu: Trace, story: Story) -> None:
    markdown, _ = both(calfu, story)
    assert re.search(
        r"\| 2025-03-12 11:20 \| at least 9 people \| Provincial Civil Protection Office\[\^\d+\] \|", markdown
    )
    assert "12 people | (the outlet itself)" in markdown


def test_copies_are_marked_and_not_cited_beside_what_they_repeat(calfu: Trace, story: Story) -> None:
    view = brief_view(calfu, story)
    assert (
        next(line for line in view.reports if line.id == "valley-post").copy_of == "verbatim copy of agency-nine-dead"
    )
    assert all(cited.report != "valley-post" for cited in view.cited)


def test_a_story_without_claims_says_so() -> None:
    report = Report("r1", "Nothing was said.")
    markdown, page = both(Trace((Reading(report),)), Story("s", "Quiet day", ("r1",)))
    assert "No claim was found." in markdown and "No claim was found." in page
    assert "When r1 was published." in markdown and "times unknown" in markdown


def test_claims_beyond_a_page_are_counted_and_those_made_once_listed(calfu: Trace, story: Story) -> None:
    ref = StatementRef("agency-nine-dead", "s3")
    once = tuple(Claim(f"o{n}", f"Crack {n}", (ref,), Origins(1, 1), (), Standing.REPORTED, "", ()) for n in range(12))
    several = tuple(replace(calfu.claims[0], id=f"m{n}", history=()) for n in range(9))
    claims = (*once, *several)
    markdown, page = both(replace(calfu, claims=claims), replace(story, claims=tuple(claim.id for claim in claims)))
    for shown in (markdown, page):
        assert (
            "And 2 more that were said once." in shown and "3 more claims of several statements are left out" in shown
        )


def test_hostile_words_stay_words(calfu: Trace, story: Story) -> None:
    evil = "# <script>alert(1)</script> | [x](javascript:1) *b* `c` \x1b ![i](http://x.example/i.png)"
    claim = replace(calfu.claims[0], gist=evil, because=f"- {evil}")
    report = replace(calfu.readings[2].report, title=evil, url="javascript:alert(1)", publisher=evil)
    trace = replace(calfu, claims=(claim,), readings=(replace(calfu.readings[2], report=report),))
    markdown = brief_markdown(trace, replace(story, title=evil, claims=(claim.id,)))
    assert "<script>" not in markdown and "\x1b" not in markdown
    assert not re.search(r"(?<!\\)\[(?!\^)|(?<!\\)\]\(", markdown)
    assert "script" not in Tree(brief_page(trace, replace(story, title=evil, claims=(claim.id,)))).tags


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1. one", "1\\. one"),
        ("- a", "\\- a"),
        ("a|b", "a\\|b"),
        ("5*3_2", "5\\*3\\_2"),
        ("a - b", "a - b"),
        ("[^1]", "\\[\\^1\\]"),
    ],
)
def test_markdown_takes_words_as_words(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_a_link_cannot_break_out() -> None:
    assert link("a]b", "https://x.example/ <)>") == "[a\\]b](<https://x.example/%20%3C%29%3E>)"
    assert link("a", None) == "a"


def test_a_claim_of_thousands_of_statements_is_cited_by_its_first(calfu: Trace) -> None:
    refs = tuple(StatementRef("agency-nine-dead", f"s{number % 5 + 1}") for number in range(5000))
    claim = replace(calfu.claims[2], statements=refs, origins=Origins(1, 1), history=calfu.claims[2].history * 2500)
    story = Story("s", "Dam", ("agency-nine-dead",), (claim.id,))
    view = brief_view(replace(calfu, claims=(claim,)), story)
    assert len(view.cited) < 20 and len(view.changes) == 20 and view.earlier_changes == 4980
