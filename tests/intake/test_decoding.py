"""Bytes to text."""

import pytest

from firsthand.errors import InputError
from firsthand.intake.decoding import decode

SENTENCE = (
    "“The café stays open,” said the owner, Zoë Müller-Åberg, on Friday; señor Núñez agreed. The harbour master said "
    "that the ferry would sail again on Monday, and nobody at the town hall expected it to be late."
)
POLISH = "Burmistrz powiedział, że most będzie zamknięty do wiosny, a prace potrwają jeszcze kilka tygodni."
UKRAINIAN = "Мер заявив, що міст буде закрито до весни, а роботи триватимуть кілька тижнів."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("text", [SENTENCE, UKRAINIAN, "two\r\nlines \U0001f600"])
def test_unicode_is_decoded_to_the_character(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


def test_both_byte_orders_of_utf16_are_told_by_their_mark() -> None:
    assert decode(b"\xfe\xff" + SENTENCE.encode("utf-16-be"), "a.txt") == SENTENCE


@pytest.mark.parametrize(("text", "encoding"), [(SENTENCE, "cp1252"), (UKRAINIAN, "cp1251"), (POLISH, "cp1250")])
def test_older_encodings_are_guessed(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


def test_broken_utf8_keeps_a_replacement_for_each_broken_piece() -> None:
    data = SENTENCE.encode()
    assert decode(data + b"\xe2\x80", "a.txt") == SENTENCE + "\ufffd"
    assert decode(b"\xef\xbb\xbf" + data[:20] + b"\xff" + data[20:], "a.txt").count("\ufffd") == 1


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%", "a PDF document"),
        (b"PK\x03\x04....", "a ZIP archive or an office document"),
        (b"\x89PNG\r\n", "an image"),
        (b"\x1f\x8b\x08", "a compressed file"),
        (b"abc\0def", "a binary file"),
        (bytes(range(1, 256)) * 4, "a binary file"),
    ],
)
def test_what_is_no_text_is_refused_by_what_it_is(data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=f"^a.txt: it is {what}, not text; save it as plain text in UTF-8$"):
        decode(data, "a.txt")


@pytest.mark.parametrize("data", [b"\xff\xfea", b"\xff\xfe\x00\xd8", b"\xff\xfea\x00\x00\x00"])
def test_broken_utf16_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"UTF-16 is broken|NUL"):
        decode(data, "a.txt")
