"""Adding: pasted texts, files, hostile files; what is read is shown at once."""

import json

import pytest

from firsthand.desk import Desk
from tests.web.conftest import Browser, browsing

TEXT = "The bridge is safe, the county's engineer said on Monday. The mayor denied that it would be closed."


def test_pasted_text_is_added_and_its_reading_shown_at_once(bare: Desk) -> None:
    with browsing(bare) as browser:
        answer = browser.fill_in("/add", "/add", text=TEXT, title="Bridge is safe", publisher="Valley Post")
        assert answer.status_code == 303
        page = browser.get(answer.headers["location"])
        assert "Added, and read." in page.text
        assert 'class="source' in page.text
        assert "Valley Post" in page.text


def test_text_without_more_is_kept_to_the_character(bare: Desk) -> None:
    with browsing(bare) as browser:
        browser.fill_in("/add", "/add", text=TEXT)
        (found,) = browser.get("/search.json?q=bridge").json()["found"]
        id = browser.get(found["href"] + ".json").json()["id"]
    assert bare.report(id).full_text == TEXT
    assert bare.raw(id) == TEXT.encode()


def test_time_is_taken_as_written_and_never_guessed(bare: Desk) -> None:
    with browsing(bare) as browser:
        for published, kept in (("2025-11-06T09:30", "2025-11-06T09:30:00+00:00"), ("", None)):
            answer = browser.fill_in("/add", "/add", text=f"{TEXT} {published}", published=published, title="t")
            id = answer.headers["location"].removeprefix("/reports/").partition("?")[0]
            found = bare.report(id).published
            assert (found.isoformat() if found else None) == kept


def test_reading_only_keeps_nothing(bare: Desk) -> None:
    with browsing(bare) as browser:
        answer = browser.fill_in("/add", "/add", text=TEXT, keep="no")
        assert answer.status_code == 200
        assert "nothing was kept" in answer.text
        assert 'class="source' in answer.text
    assert bare.seq() == 0


def test_files_of_all_kinds_are_taken(bare: Desk) -> None:
    page = (
        b"<html><head><title>Bridge</title></head><body><article><p>"
        + TEXT.encode() * 3
        + b"</p></article></body></html>"
    )
    lines = "\n".join(json.dumps({"id": f"l{i}", "text": f"{TEXT} {i}"}) for i in range(3)).encode()
    files = [("files", ("a.txt", TEXT.encode())), ("files", ("b.html", page)), ("files", ("c.jsonl", lines))]
    with browsing(bare) as browser:
        answer = browser.fill_in("/add", "/add", files=files)
        assert answer.status_code == 200
        assert browser.get("/stories.json").json()["reports"] == 5


def test_same_again_is_said_and_does_no_harm(bare: Desk) -> None:
    with browsing(bare) as browser:
        first = browser.fill_in("/add", "/add", text=TEXT).headers["location"]
        again = browser.fill_in("/add", "/add", text=TEXT).headers["location"]
        assert first == again
        assert browser.get("/stories.json").json()["reports"] == 1


def test_nothing_sent_is_said(browser: Browser) -> None:
    answer = browser.fill_in("/add", "/add", text="   ")
    assert answer.status_code == 400
    assert "nothing to read" in answer.text


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.txt", b"\x00\x01\x02\xff\xfe\x80 not a text at all" * 20),
        ("x.json", b'{"text": '),
        ("x.json", b'{"title": "no text"}'),
        ("x.jsonl", b'{"text": "ok, he said."}\n{broken\n'),
        ("x.html", b"<html><body><nav>Menu</nav></body></html>"),
        ("empty.txt", b""),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(bare: Desk, name: str, data: bytes) -> None:
    with browsing(bare) as browser:
        answer = browser.fill_in("/add", "/add", files=[("files", (name, data))])
        assert answer.status_code in (200, 422)
        assert 'role="alert"' in answer.text
        assert name in answer.text


@pytest.mark.parametrize("name", ["../../etc/passwd", "..\\..\\x.txt", "/etc/passwd", "a\0b.txt", "<b>.txt", "x" * 300])
def test_names_of_files_lead_nowhere(bare: Desk, name: str) -> None:
    with browsing(bare) as browser:
        answer = browser.fill_in("/add", "/add", files=[("files", (name, TEXT.encode()))])
        assert answer.status_code in (200, 303)
        assert browser.get("/stories.json").json()["reports"] == 1
        assert "root:" not in answer.text


HOSTILE = (
    '<script>alert(1)</script> <img src=x onerror=alert(1)> <svg onload=alert(1)> "><b>bold</b> {{ 7*7 }} '
    "\x1b[31mred \u202eevil The bridge is safe, <b>the engineer</b> said."
)


def test_hostile_text_is_shown_and_never_obeyed(bare: Desk) -> None:
    with browsing(bare) as browser:
        answer = browser.fill_in("/add", "/add", text=HOSTILE, title=HOSTILE, publisher='"><script>x</script>')
        href = answer.headers["location"]
        for page in (href, "/", "/search?q=bridge", "/search?q=<script>alert(1)</script>", "/publishers", "/audit"):
            html = browser.get(page, follow_redirects=True).text
            assert "<script>alert" not in html
            assert "<script>x" not in html
            assert "onerror=alert(1)>" not in html.replace("&gt;", "")
            assert "\x1b" not in html
            assert "\u202e" not in html
            assert "49" not in html.split("7*7")[0][-3:]


PAGE = """<!DOCTYPE html><html><head><title>Bridge</title><style>p{color:red}</style></head><body><article onclick="x()">
<h1>Bridge is safe</h1>
<p style="x">The bridge is safe, <a href="javascript:alert(1)">the county's engineer</a> said on Monday.</p>
<script>alert(1)</script><svg onload=alert(1)><text>svg</text></svg><iframe src="//evil.example"></iframe>
<img src=x onerror=alert(1)>
<p>The mayor denied that it would be closed, and said that all of it had been looked at twice since the storm of March.</p>
<form action="//evil.example"><input name=q></form></article></body></html>"""


def test_original_page_is_shown_cleaned(bare: Desk) -> None:
    with browsing(bare) as browser:
        location = browser.fill_in("/add", "/add", files=[("files", ("page.html", PAGE.encode()))]).headers["location"]
        told = browser.get(location, headers={"Accept": "application/json"}).json()
        html = browser.get(told["original"]).text
        shown = html.partition('<div class="original')[2].partition("</main>")[0]
        assert "The bridge is safe" in shown
        for hostile in ("<script", "<svg", "<iframe", "<img", "<form", "<a ", "onclick", "style", "javascript:"):
            assert hostile not in shown
        raw = browser.get(told["raw"])
        assert raw.content == PAGE.encode()
        assert raw.headers["content-disposition"] == "attachment"
        assert raw.headers["content-type"] == "application/octet-stream"


WAYS_OUT = (
    "/static/../app.py",
    "/static/..%2fapp.py",
    "/static/%2e%2e/app.py",
    "/static/desk.css/..",
    "/static//etc/passwd",
)


@pytest.mark.parametrize("path", WAYS_OUT)
def test_no_path_leads_out_of_the_static_files(looker: Browser, path: str) -> None:
    answer = looker.get(path)
    assert answer.status_code in (404, 200)
    assert "def create_app" not in answer.text
    assert "root:" not in answer.text
