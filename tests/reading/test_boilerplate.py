"""Appeals, links, credits and bios are boilerplate; news is not."""

import pytest

from firsthand.reading.boilerplate import boilerplate
from firsthand.text.paragraphs import paragraphs

NEWS = [
    "Dam breaks at Vell",
    "The dam broke on Friday, the board said.",
    "Forty people left their homes.",
    "Rain goes on.",
]


def flagged(*lines: str) -> list[str]:
    text = "\n\n".join(lines)
    return [text[start:end] for start, end in boilerplate(text, paragraphs(text))]


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Who built the dam? | Inside the gorge",
        "Sign up for our evening letter and never miss a flood.",
        "© Vell Courier 2031. All rights reserved.",
        "Enjoying our coverage? Become a member today.",
        "Reporting by Ada Marn; editing by Rolf Amt",
        "Lena Orth covers rivers for the Vell Courier.",
        "Editor's note: this text was changed at noon.",
    ],
)
def test_closing_lines_are_boilerplate(line: str) -> None:
    assert flagged(*NEWS, line) == [line]


@pytest.mark.parametrize("heading", ["Support our newsroom", "Help us stay on the river"])
def test_what_follows_an_appeals_heading_is_boilerplate(heading: str) -> None:
    tail = (heading, "We answer to nobody.", "Facts come first, always.")
    assert flagged(*NEWS, *tail) == list(tail)


def test_news_is_left_alone() -> None:
    assert (
        flagged(*NEWS, "The board supports our farmers, Amt said.", "Subscribers of the gas network were cut off.")
        == []
    )
