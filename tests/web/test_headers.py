"""Security headers: on every answer, whatever made it."""

import asyncio

import httpx
import pytest
from fastapi import FastAPI

from firsthand.desk import Desk
from firsthand.web.app import create_app
from firsthand.web.headers import HEADERS
from tests.web.conftest import Browser

ADDRESSES = ("/", "/stories.json", "/static/desk.css", "/nothing", "/search?kind=nothing", "/openapi.json", "/raw/r01")


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_carries_them(looker: Browser, address: str) -> None:
    answer = looker.get(address)
    assert all(answer.headers[name] for name in HEADERS)


def test_policy_allows_nothing_inline_and_nothing_from_elsewhere(looker: Browser) -> None:
    policy = looker.get("/").headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "http" not in policy


def test_pages_hold_nothing_that_the_policy_would_refuse(looker: Browser) -> None:
    for address in ("/", f"/stories/{story(looker)}", f"/claims/{claim(looker)}", "/reports/r03", "/review", "/add"):
        html = looker.get(address).text
        assert "style=" not in html
        assert "<style" not in html
        assert "<script>" not in html
        assert " onclick" not in html


def test_pages_stay_out_of_shared_caches(looker: Browser) -> None:
    assert "private" in looker.get("/").headers["cache-control"]


async def headers_over(scheme: str, app: FastAPI) -> httpx.Headers:
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url=f"{scheme}://127.0.0.1") as client:
        return (await client.get("/static/desk.css")).headers


def test_https_is_asked_for_only_on_https(bare: Desk) -> None:
    app = create_app(bare)
    assert "strict-transport-security" not in asyncio.run(headers_over("http", app))
    assert "strict-transport-security" in asyncio.run(headers_over("https", app))


def test_a_fault_of_the_desk_carries_them_too_and_tells_nothing_of_its_inside(bare: Desk) -> None:
    app = create_app(bare)
    app.state.house = None

    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return await client.get("/")

    answer = asyncio.run(asked())
    assert answer.status_code == 500
    assert "Traceback" not in answer.text
    assert all(answer.headers[name] for name in HEADERS)


def story(browser: Browser) -> str:
    return str(browser.get("/stories.json").json()["stories"][0]["id"])


def claim(browser: Browser) -> str:
    return str(browser.get(f"/stories/{story(browser)}.json").json()["claims"][0]["id"])
