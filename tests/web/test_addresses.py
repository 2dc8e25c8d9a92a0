"""Addresses: stable, unambiguous whatever an id holds, and never leading elsewhere."""

import pytest

from firsthand.web.addresses import address, inside, with_query


def test_ids_are_escaped() -> None:
    assert address("reports", "a/b ?#%") == "/reports/a%2Fb%20%3F%23%25"


@pytest.mark.parametrize("id", ["page.json", "page.html"])
def test_id_that_ends_like_a_form_gets_one_of_its_own(id: str) -> None:
    assert address("reports", id) == f"/reports/{id}.html"


def test_statement_is_named_behind_the_address() -> None:
    assert address("reports", "r1", fragment="r1s3") == "/reports/r1#r1s3"


def test_empty_values_are_left_out_of_a_query() -> None:
    assert with_query("/search", q="a b", act="", start=None) == "/search?q=a+b"
    assert with_query("/search") == "/search"


ELSEWHERE = (
    "//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "", "/a\r\nSet-Cookie: x",
)  # fmt: skip


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_nobody_is_led_elsewhere(elsewhere: str) -> None:
    assert inside(elsewhere) == "/"


def test_one_s_own_pages_are_led_to() -> None:
    assert inside("/stories/s1?claims=40#claims") == "/stories/s1?claims=40#claims"
