"""How large a request may be: said beforehand, refused early, and nothing of it kept."""

import socket
import time
from urllib.parse import urlsplit

import pytest

from firsthand.desk import Desk
from tests.web.conftest import LOCAL, Browser, browsing


def test_limit_is_said_beforehand(looker: Browser) -> None:
    told = looker.get("/add.json").json()
    assert told["most_megabytes"] == LOCAL.max_bytes / 1e6
    html = looker.get("/add").text
    assert "0.2 MB" in html
    assert "Up to 5 files" in html


def test_body_that_says_it_is_too_large_is_refused_unread(looker: Browser) -> None:
    answer = looker.post("/judgements", content=b"x" * 2_000_000)
    assert answer.status_code == 413
    assert "1 MB" in answer.text


def chunks(size: int):  # type: ignore[no-untyped-def]
    for _ in range(size // 100_000):
        yield b"x" * 100_000


@pytest.mark.parametrize("path", ["/add", "/judgements"])
def test_body_that_does_not_say_how_large_it_is_is_refused_while_it_comes(bare: Desk, path: str) -> None:
    with browsing(bare) as browser:
        kind = {
            "Content-Type": "multipart/form-data; boundary=b" if path == "/add" else "application/x-www-form-urlencoded"
        }
        start = b'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\n' if path == "/add" else b"why="
        answer = browser.post(path, content=iter([start, *chunks(4_000_000)]), headers=kind)
        assert answer.status_code in (400, 413)
        assert browser.get("/stories.json").json()["reports"] == 0


def test_one_file_over_the_limit_is_refused_and_the_others_are_kept(bare: Desk) -> None:
    large = ("files", ("large.txt", b"The bridge is safe, the engineer said. " * 8_000))
    small = ("files", ("small.txt", b"The bridge is safe, the county's engineer said on Monday."))
    with browsing(bare) as browser:
        answer = browser.fill_in("/add", "/add", files=[large, small])
        assert answer.status_code == 200
        assert "larger than the 0.2 MB" in answer.text
        assert browser.get("/stories.json").json()["reports"] == 1


def test_too_many_files_are_refused_in_one_sentence(bare: Desk) -> None:
    with browsing(bare) as browser:
        files = [("files", (f"{i}.txt", b"A text.")) for i in range(9)]
        answer = browser.fill_in("/add", "/add", files=files)
        assert answer.status_code == 400
        assert "at most 5 files" in answer.text
        assert browser.get("/stories.json").json()["reports"] == 0


def test_connection_dropped_in_the_middle_of_an_upload_loses_nothing(bare: Desk) -> None:
    with browsing(bare) as browser:
        browser.get("/add")
        url = urlsplit(str(browser.base_url))
        assert url.port is not None
        with socket.create_connection((str(url.hostname), url.port)) as line:
            head = "POST /add HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 90000\r\n"
            head += "Content-Type: multipart/form-data; boundary=b\r\n\r\n"
            line.sendall(head.encode() + b'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\nThe bridge is')
        time.sleep(0.1)
        assert browser.get("/stories.json").json()["reports"] == 0
        answer = browser.fill_in("/add", "/add", text="The bridge is safe, the county's engineer said on Monday.")
        assert answer.status_code == 303
    assert bare.verify().whole
