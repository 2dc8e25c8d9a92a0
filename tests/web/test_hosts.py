"""A desk on a loopback address answers to loopback names only, so that no hostile site reaches it by a name of its own."""

import pytest

from firsthand.web.hosts import is_loopback, names_for
from tests.web.conftest import Browser


@pytest.mark.parametrize(
    "name", ["evil.example", "127.0.0.1.evil.example", "evil.example:8421", "", "localhost.evil.example"]
)
def test_unknown_names_are_refused(looker: Browser, name: str) -> None:
    answer = looker.get("/", headers={"Host": name})
    assert answer.status_code in (400, 421)
    assert "Stories" not in answer.text


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "LOCALHOST:99", "[::1]:8421"])
def test_loopback_names_are_answered(looker: Browser, name: str) -> None:
    assert looker.get("/api", headers={"Host": name}).status_code == 200


def test_programs_are_told_in_json(looker: Browser) -> None:
    answer = looker.get("/stories.json", headers={"Host": "evil.example"})
    assert answer.json()["error"]["status"] == 421


def test_what_is_reached_from_this_machine_alone() -> None:
    assert all(is_loopback(host) for host in ("localhost", "127.0.0.1", "127.8.8.8", "::1", "[::1]"))
    assert not any(is_loopback(host) for host in ("0.0.0.0", "::", "192.168.1.4", "desk.example", ""))


def test_further_names_can_be_given() -> None:
    assert "desk.example" in names_for("127.0.0.1", ("desk.example",))
    assert not names_for("0.0.0.0")
    assert "desk.example" in names_for("0.0.0.0", ("desk.example",))
