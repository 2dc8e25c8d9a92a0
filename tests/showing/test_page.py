import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand import showing
from firsthand.model import Act, Entity, Figure, Kind, Reading, Report, Statement
from firsthand.showing.page import page

from .trees import Tree

_CSS = (Path(showing.__file__).parent / "templates" / "page.css").read_text(encoding="utf-8")


def test_the_page_holds_the_whole_report_and_every_statement(valley: Reading) -> None:
    tree = Tree(page([valley]))
    assert [text.strip() for text in tree.paragraphs] == valley.report.text.splitlines()
    for number in range(1, len(valley.statements) + 1):
        assert f"r1s{number}" in tree.ids and f"r1t{number}" in tree.ids
    for words in ("basis: a laboratory in a neighbouring country", "open question", "through Fjord Courier", "decline"):
        assert words in tree.words
    for words in ("at least 1,000,000 tonnes", "Three weeks ago: 2025-02-17", "direct quote", "confidence 93%"):
        assert words in tree.words
    assert "Boilerplate: nothing is read from it" in tree.words


def test_every_link_in_the_page_leads_somewhere_and_every_anchor_is_one_of_a_kind(valley: Reading) -> None:
    tree = Tree(page([valley, valley, replace(valley, statements=())]))
    assert len(tree.ids) == len(set(tree.ids))
    assert {href.removeprefix("#") for href in tree.hrefs} <= set(tree.ids)


def test_it_needs_no_network_and_allows_no_other_script(valley: Reading) -> None:
    html = page([valley])
    assert "http:" not in html and "https:" not in html and "@import" not in html and "url(" not in html
    assert re.search(r"default-src 'none'; style-src 'sha256-[\w+/]+=+'; script-src 'sha256-[\w+/]+=+'", html)


@pytest.mark.parametrize("tag", ["style", "script"])
def test_the_allowed_digest_is_that_of_what_stands_in_the_page(valley: Reading, tag: str) -> None:
    html = page([valley])
    inline = html.partition(f"<{tag}>")[2].partition(f"</{tag}>")[0]
    digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
    assert f"{tag}-src 'sha256-{digest}'" in html


def test_landmarks_labels_and_a_way_past_the_head_are_there(valley: Reading) -> None:
    tree = Tree(page([valley, valley]))
    assert {"header", "nav", "main", "article", "footer", "h1", "h2", "h3", "th"} <= tree.tags
    assert "#reports" in tree.hrefs and "reports" in tree.ids
    assert "style" not in tree.attributes and not any(name.startswith("on") for name in tree.attributes)


_HOSTILE = (
    "</style></script><script>alert(1)</script><img src=x onerror=alert(2)>\" onload='x' {{ 7 * 7 }} {% raw %}\x1b&amp;"
)


def test_hostile_text_stays_text_wherever_it_stands() -> None:
    entity = Entity("e1", _HOSTILE, Kind.UNNAMED, ((0, 5),))
    figure = Figure((0, 9), 1, 1, _HOSTILE)
    length = len(_HOSTILE)
    statement = Statement(
        id=_HOSTILE,
        source=((0, 4),),
        cue=((4, 9),),
        content=((9, length),),
        speaker="e1",
        via=("e1",),
        figures=(figure,),
    )
    report = Report(
        id=_HOSTILE, title=_HOSTILE, text=_HOSTILE, publisher=_HOSTILE, url="javascript:alert(3)", language=_HOSTILE
    )
    html = page([Reading(report, (), (entity,), (statement,), None, _HOSTILE)] * 2)
    tree = Tree(html)
    assert html.count("<script>") == 1 and "img" not in tree.tags and "onerror" not in tree.attributes
    assert "javascript:" not in html and "\x1b" not in html and "{{ 7 * 7 }}" in html


def test_only_web_addresses_become_links() -> None:
    addresses = ["https://a.example/x?y=1&z=2", "data:text/html,x", "http://[", "//b.example"]
    linked = [Tree(page([Reading(Report(id="r", text="t", url=url))])).hrefs[1:] for url in addresses]
    assert linked == [["https://a.example/x?y=1&z=2"], [], [], []]


_ANY = st.text(st.characters(exclude_categories=()), max_size=40)
_SPANS = st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=3).map(tuple)


@settings(max_examples=60, deadline=None)
@given(_ANY, st.none() | _ANY, st.lists(st.tuples(_SPANS, _SPANS, st.booleans()), max_size=4))
def test_any_text_and_any_spans_make_a_sound_page(
    text: str, title: str | None, drawn: list[tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...], bool]]
) -> None:
    statements = tuple(
        Statement(id="s", content=content, source=source, narrated=narrated, act=Act.DOUBT)
        for content, source, narrated in drawn
    )
    html = page([Reading(Report(id="r", text=text, title=title), (), (), statements)])
    html.encode("utf-8")
    tree = Tree(html)
    assert len(tree.ids) == len(set(tree.ids))
    assert {f"r1s{number}" for number in range(1, len(statements) + 1)} <= set(tree.ids)


def test_a_reading_with_a_reason_says_it_and_an_empty_one_too() -> None:
    unread = Reading(Report(id="r", text="Немає", language="uk"), reason="not read yet")
    assert "Not read: not read yet" in Tree(page([unread])).words
    assert "Nothing attributed was found" in Tree(page([Reading(Report(id="r", text=""))])).words
    assert "No report was given" in Tree(page([])).words


def test_the_title_is_the_heading_with_its_own_marks() -> None:
    statement = Statement(id="s1", source=((0, 5),), cue=((6, 12),), content=((13, 19),), speaker=None, act=Act.DENY)
    html = page([Reading(Report(id="r", title="Mayor denies breach", text="Body."), (), (), (statement,))])
    assert re.search(r'<h2 class="text" id="r1h"[^>]*><span class="source"', html)
    assert "<title>Mayor denies breach · Firsthand</title>" in html


def test_a_plain_file_is_called_by_its_first_line_and_keeps_every_character() -> None:
    headed, post = "Bridge opens\n\nThe bridge opened.", "The bridge opened. " * 20
    html = page([Reading(Report(id="r", text=headed)), Reading(Report(id="q", text=post))])
    assert '<h2 class="text" id="r1h" dir="auto">Bridge opens</h2>' in html
    assert re.search(r'<h2 class="opening" id="r2h">The bridge opened.[^<]*…</h2>', html)
    assert Tree(html).paragraphs == ["Bridge opens", "The bridge opened.", post.strip()]


def _colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", block))


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1, 2], ids=["light", "dark", "print"])
def test_all_writing_stands_out_from_its_ground(scheme: int) -> None:
    colours = _colours(re.findall(r":root \{(.*?)\}", _CSS, re.DOTALL)[scheme])
    for ground in ("paper", "content", "nested"):
        for ink in ("ink", "muted", "link", "source", "cue", "edge"):
            assert _contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    for ink in ("affirms", "against", "ahead"):
        assert _contrast(colours[ink], colours["paper"]) >= 4.5, ink
    assert "lit" not in colours or _contrast(colours["ink"], colours["lit"]) >= 4.5


def test_colour_schemes_print_and_narrow_screens_are_provided_for() -> None:
    for rule in ("prefers-color-scheme: dark", "@media print", "max-width: 55.99rem", ":focus-visible"):
        assert rule in _CSS
