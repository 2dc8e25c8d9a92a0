"""Web pages."""

import time
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path

import pytest

from firsthand.errors import InputError
from firsthand.intake import Limits, load
from firsthand.intake.page_times import published_on
from firsthand.intake.web import report_from_page
from firsthand.model import Report

HEAD = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bridge shut - Nore Valley News</title>
<meta property="og:site_name" content="Nore Valley News"><meta property="og:title" content="Bridge shut after crack">
<meta property="article:published_time" content="2024-12-27T09:30:00+02:00">
<link rel="canonical" href="https://nore.example/bridge"><meta property="og:url" content="https://nore.example/bridge">
</head>"""
MENU = (
    '<nav><ul><li><a href="/">Home</a></li><li><a href="/s">Sport</a></li><li><a href="/w">Weather</a></li></ul></nav>'
)
STORY = """<article><h1>Bridge shut after crack</h1>
<p>The county closed the bridge over the Nore on Friday after divers found a crack in a pier.</p>
<p>“Nobody should cross it,” engineer Marek Dolan told reporters. “It may take weeks.”</p></article>"""
FOOT = '<footer><p>© Nore Valley News. All rights reserved.</p><a href="/p">Privacy policy</a></footer></body></html>'
PAGE = f"{HEAD}<body>{MENU}{STORY}{FOOT}"


def test_a_page_gives_its_paragraphs_title_publisher_time_and_address() -> None:
    report = report_from_page(PAGE.encode(), "a.html")
    assert report.text.split("\n") == [
        "The county closed the bridge over the Nore on Friday after divers found a crack in a pier.",
        "“Nobody should cross it,” engineer Marek Dolan told reporters. “It may take weeks.”",
    ]
    assert (report.title, report.publisher) == ("Bridge shut after crack", "Nore Valley News")
    assert report.url == "https://nore.example/bridge"
    assert report.published == datetime(2024, 12, 27, 9, 30, tzinfo=timezone(timedelta(hours=2)))
    assert report.sha256 == sha256(PAGE.encode()).hexdigest()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_page_is_decoded_as_its_bytes_or_its_own_words_say(encoding: str) -> None:
    page = PAGE.replace('charset="utf-8"', f'charset="{encoding}"')
    assert "“Nobody should cross it,”" in report_from_page(page.encode(encoding), "a.html").text


def test_a_page_with_an_xml_declaration_and_a_bare_fragment_are_read() -> None:
    body = "<p>The mayor said the water would be back by noon.</p>"
    xhtml = (
        f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>'
    )
    for page in (xhtml, body):
        assert report_from_page(page.encode(), "a.html").text == "The mayor said the water would be back by noon."


LINKS = "".join(f'<li><a href="/{n}">Story number {n} of this week</a></li>' for n in range(30))


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<html></html>",
        f"<html><body>{MENU}{FOOT}",
        f"{HEAD}<body><ul>{LINKS}</ul><div><a href=/x>Sign in</a> | <a href=/y>Subscribe</a></div>{FOOT}",
        f"<html><body><ul>{LINKS}</ul><p>We use cookies to make this site better.</p></body></html>",
        "<div>" * 30_000,
        "<html><body>" + "<" * 90_000,
    ],
    ids=["empty", "bare", "menu", "list", "cookies", "deep", "angles"],
)
def test_a_page_of_menus_only_is_refused(page: str) -> None:
    with pytest.raises(InputError, match=r"^a\.html: there is no main text on this page, only menus; save the article"):
        report_from_page(page.encode(), "a.html")


def test_a_page_of_endless_tags_is_refused_at_once() -> None:
    start = time.process_time()
    with pytest.raises(InputError, match="more than 100000 tags"):
        report_from_page(b"<html><body>" + b"<a href=x>y</a>" * 300_000, "a.html")
    assert time.process_time() - start < 1


def test_a_time_is_never_guessed_from_a_copyright_line() -> None:
    page = f"<html><body>{STORY}<footer>© 2021 Nore Valley News</footer></body></html>"
    assert report_from_page(page.encode(), "a.html").published is None


@pytest.mark.parametrize(
    "stated",
    [
        '<meta name="date" content="2024-12-27">',
        "<META content='2024-12-27T00:00:00Z' itemprop=datePublished>",
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished" : "2024-12-27"}</script>',
        '<time itemprop="datePublished" datetime="2024-12-27">Friday</time>',
        '<meta property="article:published_time" content="soon"><meta name="pubdate" content="2024-12-27">',
    ],
)
def test_a_time_is_found_where_pages_state_it(stated: str) -> None:
    published = published_on(f"<html><head>{stated}</head></html>")
    assert published is not None and published.isoformat() == "2024-12-27T00:00:00+00:00"


@pytest.mark.parametrize("unit", ["<meta ", '<meta content="', "<time ", '"datePublished" ', '"datePublished":"', "= "])
def test_looking_for_a_time_takes_no_longer_on_hostile_pages(unit: str) -> None:
    page = unit * (5_000_000 // len(unit))
    start = time.process_time()
    assert published_on(page) is None
    assert time.process_time() - start < 5


def test_a_page_in_a_folder_is_read_by_its_ending(tmp_path: Path) -> None:
    (tmp_path / "a.htm").write_text(PAGE, encoding="utf-8")
    (report,) = load(tmp_path, Limits(max_bytes=100_000))
    assert isinstance(report, Report) and report.publisher == "Nore Valley News"
