"""A trace in the terminal."""

import io
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from firsthand.model import Claim, Origins, Standing, StatementRef, Trace
from firsthand.showing.trace_table import print_trace


def printed(trace: Trace, width: int = 140, color: bool = False) -> str:
    out = io.StringIO()
    system = "truecolor" if color else None
    print_trace(trace, Console(file=out, width=width, force_terminal=color, color_system=system))  # type: ignore[arg-type]
    return out.getvalue()


def words(trace: Trace, width: int = 140) -> str:
    return " ".join(printed(trace, width).split())


@pytest.mark.parametrize("width", [60, 80, 140, 200])
def test_it_keeps_within_the_terminal_and_loses_no_claim(calfu: Trace, width: int) -> None:
    shown = printed(calfu, width)
    assert max(cell_len(line) for line in shown.splitlines()) <= width
    flat = " ".join(shown.split())
    for claim in calfu.claims:
        assert str(claim.standing).upper() in flat and claim.id in flat
    assert "Dam at Los Hielos fails" in flat and "7 reports from 6 publishers" in flat


def test_a_claim_says_where_it_stands_on_whose_word_and_since_when(calfu: Trace) -> None:
    shown = words(calfu)
    assert "DISPUTED Cyanide from the collapsed dam has reached the Calfu river" in shown
    assert "The National Water Inspectorate affirms it; Minera Quillay denies it." in shown
    assert "a single origin • National Water Inspectorate, rests on a laboratory in a neighbouring country" in shown
    assert "denies Minera Quillay since 2025-03-12 11:20" in shown and "silent Argentine government" in shown


def test_a_count_that_is_not_sure_says_why(calfu: Trace) -> None:
    shown = words(calfu)
    assert "2 origins, of which 1 surely independent" in shown
    assert "they may be the same source" in shown and "origins 1–2" in shown


def test_what_changed_stands_in_order_with_the_report_that_changed_it(calfu: Trace) -> None:
    shown = words(calfu)
    steps = ["reported, origins 1", "disputed, origins 1", "retracted, origins 0", "Cauce withdraws it."]
    places = [shown.index(step, shown.index("2025-03-12 16:00")) for step in steps]
    assert places == sorted(places) and "portal-retraction" in shown
    assert "two people familiar with the emergency plan, withdrawn" in shown


def test_figures_are_a_series_and_copies_are_named(calfu: Trace) -> None:
    shown = words(calfu)
    assert "people killed at Los Hielos 2025-03-12 11:20 at least 9 Provincial Civil Protection Office" in shown
    assert "Valley Post [valley-post] repeats Meridian Wire [agency-nine-dead] (verbatim, 100% shared)" in shown
    assert "Note: radio-live: it has no statements" in shown


def test_a_claim_made_once_takes_a_line_and_is_not_left_out(calfu: Trace) -> None:
    ref = StatementRef("agency-nine-dead", "s3")
    once = Claim("c-once", "Cracks were seen", (ref,), Origins(1, 1), (), Standing.REPORTED, "", ())
    shown = words(replace(calfu, claims=(*calfu.claims, once)))
    assert "Outside any story" in shown
    assert "reported Cracks were seen a shift supervisor Meridian Wire, c-once" in shown


def test_words_alone_carry_what_colour_shows(calfu: Trace) -> None:
    assert "\x1b[" in printed(calfu, color=True) and "\x1b" not in printed(calfu)


def test_hostile_words_can_neither_steer_the_terminal_nor_use_markup(calfu: Trace) -> None:
    evil = "[red]\x1b]0;owned\x07\u202eyes[/red] :bomb:"
    claim = replace(calfu.claims[0], gist=evil, because=evil, id=evil)
    story = replace(calfu.stories[0], title=evil, claims=(evil,))
    shown = printed(Trace(claims=(claim,), stories=(story,), notes=(evil,)))
    assert not set(shown) & {"\x1b", "\x07", "\u202e"} and "[red]␛]0;owned" in shown and ":bomb:" in shown


def test_an_empty_trace_says_that_nothing_was_found() -> None:
    assert "No claim was found" in printed(Trace())


def test_a_long_history_shows_its_latest_changes(calfu: Trace) -> None:
    claim = calfu.claims[0]
    long = replace(claim, history=claim.history[:1] * 40 + claim.history)
    shown = words(Trace(claims=(long,)))
    assert "31 earlier changes" in shown and "Cauce withdraws it." in shown


def test_many_notes_are_counted() -> None:
    shown = words(Trace(notes=tuple(f"r{number}: it has no time" for number in range(500))))
    assert "Note: r11: it has no time Note: and 488 more notes like these" in shown
