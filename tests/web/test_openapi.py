"""The OpenAPI description: complete, true, and kept without a server error whatever is sent."""

from contextlib import suppress
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from firsthand.desk import Desk
from tests.web.conftest import Browser, browsing, serving

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
EXAMPLES = 4  # of a call and a way; more find nothing new and take longer than a test may
ENDLESS = {"/live"}  # its answers do not end


@pytest.fixture(scope="module")
def described(looker: Browser) -> Any:
    return looker.get("/openapi.json").json()


def test_every_call_says_what_it_does_and_what_may_go_wrong(described: Any) -> None:
    for path, calls in described["paths"].items():
        for method, call in calls.items():
            assert call["summary"], (method, path)
            assert {"401", "403", "422", "503"} <= call["responses"].keys(), (method, path)


def test_every_page_is_described_with_its_context(described: Any) -> None:
    shapes = described["components"]["schemas"]
    assert {"StoriesPage", "StoryPage", "ClaimPage", "ReportPage", "SearchPage", "AuditPage"} <= shapes.keys()
    told = described["paths"]["/claims/{id}"]["get"]["responses"]["200"]["content"]
    assert told.keys() == {"application/json", "text/html"}


def test_page_lists_what_can_be_asked_for(looker: Browser, described: Any) -> None:
    calls = {(call["method"], call["path"]) for call in looker.get("/api.json").json()["calls"]}
    assert calls == {(m.upper(), path) for path, told in described["paths"].items() for m in told}


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.name.lower())
def test_whatever_is_sent_is_answered_as_described(own: Desk, mode: GenerationMode) -> None:
    with serving(own) as address:
        schema = schemathesis.openapi.from_url(f"{address}/openapi.json")
        for operation in operations(schema):
            try_out(operation, mode)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.name.lower())
def test_whatever_is_sent_with_a_token_is_answered_as_described(staffed: Desk, mode: GenerationMode) -> None:
    with browsing(staffed) as browser:
        browser.enter(staffed, "ed")
        given = {"form_key": browser.key(), "name": "x", "scopes": ["read", "add", "judge"]}
        token = browser.post("/account/tokens.json", data=given).json()["fresh"]
        schema = schemathesis.openapi.from_url(str(browser.base_url) + "/openapi.json")
        for operation in operations(schema):
            if operation.method.upper() == "POST":
                try_out(operation, mode, {"Authorization": f"Bearer {token}", "Accept": "application/json"})


def operations(schema: Any) -> list[Any]:
    """All calls whose answers end."""
    return [each for found in schema.get_all_operations() if (each := found.ok()).path not in ENDLESS]


def try_out(operation: Any, mode: GenerationMode, headers: dict[str, str] | None = None) -> None:
    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def call(case: Any) -> None:
        case.call_and_validate(checks=CHECKS, headers=headers)

    with suppress(Unsatisfiable):  # a call that takes nothing cannot be given anything wrong
        call()
