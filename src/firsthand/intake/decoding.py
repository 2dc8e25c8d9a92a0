"""Bytes to text, to the character."""

import codecs
import logging

from charset_normalizer import from_bytes

from firsthand.errors import InputError

logging.getLogger("charset_normalizer").addHandler(logging.NullHandler())

_SAVE = "save it as plain text in UTF-8"
_SAMPLE = 200_000  # bytes that a guess is made from

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins with the mark of UTF-16, so it is asked for first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_FORMATS = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a compressed file"),
)

# Encodings that news is still found in; the fewer there are to choose from, the better a guess from a short text.
_LEGACY = [
    "cp1252",
    "cp1251",
    "koi8_r",
    "cp1250",
    "cp1254",
    "cp1256",
    "shift_jis",
    "euc_jp",
    "euc_kr",
    "gb18030",
    "big5",
]

# They share most letters with cp1252; where few letters are beyond ASCII (Polish and Turkish have 6% and more), it is
# English with quotation marks and names, and cp1252 is what that was written in.
_NEAR_WESTERN = frozenset({"cp1250", "cp1254"})
_FEW = 0.04

_TEXT_CONTROLS = b"\t\n\r\f\x1b\x85"
_CONTROLS = bytes(code for code in range(32) if code not in _TEXT_CONTROLS)


def has_wide_mark(beginning: bytes) -> bool:
    """Whether bytes begin with the mark of UTF-16 or UTF-32, so that lines cannot be told apart before decoding."""
    return any(beginning.startswith(mark) for mark, encoding in _MARKS if encoding != "utf-8")


def decode(data: bytes, where: str) -> str:
    """The text that bytes hold, to the character and with its own line ends, without a byte order mark.

    UTF-8 first, UTF-16 and UTF-32 by their marks; UTF-8 with a few broken bytes keeps a replacement character (U+FFFD)
    for each; anything else by its likeliest older encoding. Raises InputError, naming `where`, for what is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding, where)
    _refuse_binary(data, where)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _repaired(data) or _guessed(data, where)


def _decode_marked(data: bytes, encoding: str, where: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8" and (text := _repaired(data) or ""):
            return text
        name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
        raise InputError(f"its {name} is broken at byte {error.start} behind its mark", where, _SAVE) from error
    if "\0" in text:
        raise InputError("it is no text: it holds NUL characters", where, _SAVE)
    return text


def _refuse_binary(data: bytes, where: str) -> None:
    for beginning, format_name in _FORMATS:
        if data.startswith(beginning):
            raise InputError(f"it is {format_name}, not text", where, _SAVE)
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if b"\0" in data or controls > len(sample) // 50:
        raise InputError("it is a binary file, not text", where, _SAVE)


def _repaired(data: bytes) -> str | None:
    """The text of UTF-8 in which fewer characters are broken than whole, or None when it is no UTF-8 at all."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd") - data.count("\ufffd".encode())
    beyond_ascii = sum(character > "\x7f" for character in text)
    return text if beyond_ascii - broken > broken else None


def _guessed(data: bytes, where: str) -> str:
    sample = data[:_SAMPLE]
    best = from_bytes(sample, cp_isolation=_LEGACY).best()
    encoding = best.encoding if best else ""
    if encoding in _NEAR_WESTERN and sum(byte > 127 for byte in sample) < _FEW * len(sample):
        encoding = "cp1252"
    try:
        if encoding:
            return data.decode(encoding)
    except UnicodeDecodeError:
        pass
    raise InputError("its character encoding cannot be told", where, _SAVE)
