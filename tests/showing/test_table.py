import io
from collections.abc import Iterator
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from firsthand.model import Act, Entity, Kind, Reading, Report, Statement
from firsthand.showing.table import print_readings


def _printed(*readings: Reading, width: int = 80, color: bool = False) -> str:
    out = io.StringIO()
    print_readings(
        readings, Console(file=out, width=width, force_terminal=color, color_system="truecolor" if color else None)
    )
    return out.getvalue()


def _words(printed: str) -> set[str]:
    return set(printed.split())


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_the_table_keeps_within_the_terminal_and_loses_no_statement(valley: Reading, width: int) -> None:
    printed = _printed(valley, width=width)
    assert max(cell_len(line) for line in printed.splitlines()) <= width
    words = _words(printed)
    assert {str(number) for number in range(1, 15)} <= words
    assert {"Inspectorate", "Orellana", "Quilodrán", "decline", "intend", "predict", "narrated", "nobody"} <= words


def test_it_says_who_through_whom_and_on_what_footing(valley: Reading) -> None:
    lines = _printed(valley, width=200).splitlines()
    confirmed = next(line for line in lines if line.strip().startswith("4 "))
    assert "in a short notice, Meridian" in confirmed
    assert "confirm" in confirmed and "direct quote; basis: a laboratory" in confirmed
    asked = next(line for line in lines if "nobody" in line)
    assert "open question" in asked and "still not known" in asked
    assert any("(the outlet itself)" in line and "narrated" in line for line in lines)


def test_the_heading_names_the_report(valley: Reading) -> None:
    report = replace(valley.report, title="Grey river", publisher="Southern Lakes Monitor", text="")
    printed = _printed(replace(valley, report=report, statements=(), entities=()), width=200)
    assert printed.splitlines()[0] == "Grey river"
    assert "Southern Lakes Monitor · 2025-03-14 06:30 UTC" in printed
    assert "language en" in printed and "model small-1" in printed


def test_words_alone_carry_what_colour_shows(valley: Reading) -> None:
    assert "\x1b[" in _printed(valley, color=True)
    assert "\x1b" not in _printed(valley)


def test_a_hostile_report_can_neither_steer_the_terminal_nor_use_markup() -> None:
    text = "[red]\x1b]0;owned\x07[link=https://bad.example]\u202eyes[/link] :bomb: " + "w" * 300
    statement = Statement(id="s1", content=((0, len(text)),), speaker="e1", act=Act.DENY)
    evil = Entity("e1", "[bold]\x1b[2JEve\x9b\r\nX", Kind.PERSON)
    reading = Reading(
        Report(id="\x1b[1m[blink]id", text=text, publisher="\x1bP", language="\x1b"), (), (evil,), (statement,)
    )
    printed = _printed(reading, width=200)
    assert not set(printed) & {"\x1b", "\x07", "\x9b", "\u202e", "\r"}
    assert "[red]␛]0;owned" in printed and "[bold]␛[2JEve" in printed and ":bomb:" in printed


def test_a_reading_that_could_not_be_made_says_why() -> None:
    printed = _printed(Reading(Report(id="b", text="…", language="uk"), reason="this language is not read yet"))
    assert "Not read: this language is not read yet" in printed


def test_an_empty_reading_says_that_nothing_was_found() -> None:
    assert "Nothing attributed was found" in _printed(Reading(Report(id="b", text="")))


def test_each_reading_is_printed_before_the_next_is_made(valley: Reading) -> None:
    out = io.StringIO()

    def slowly() -> Iterator[Reading]:
        yield valley
        assert "Quilodrán" in out.getvalue()
        yield valley

    print_readings(slowly(), Console(file=out, width=80))
