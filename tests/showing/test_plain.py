from hypothesis import given
from hypothesis import strategies as st

from firsthand.showing.plain import one_line, visible


def test_escape_sequences_become_pictures_of_themselves() -> None:
    assert visible("\x1b[31mred\x07") == "␛[31mred␇"


def test_direction_overrides_and_lone_surrogates_are_replaced() -> None:
    assert visible("a\u202eb\u2066c\ud800") == "a\ufffdb\ufffdc\ufffd"


def test_ordinary_writing_stays_as_it_is() -> None:
    assert visible("Über “Łódź”\n\t– 北京, שלום, مرحبا 👍🏽") == "Über “Łódź”\n\t– 北京, שלום, مرحبا 👍🏽"


@given(st.text(st.characters(exclude_categories=())))
def test_whatever_comes_in_can_be_written_to_a_file_and_keeps_its_length(text: str) -> None:
    assert len(visible(text)) == len(text)
    visible(text).encode("utf-8")


@given(st.text())
def test_one_line_has_no_line_break_and_no_escape(text: str) -> None:
    assert not set(one_line(text)) & set("\n\r\t\x0b\x0c\x1b\x85")
