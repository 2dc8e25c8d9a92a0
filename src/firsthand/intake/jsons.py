"""JSON: a report on each line, an array of reports, or one report."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader

from firsthand.errors import InputError
from firsthand.intake.decoding import decode
from firsthand.intake.records import report_from_record
from firsthand.intake.rejection import Limits, Received, Rejection, too_large

_BLANK = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()
_TOO_DEEP = "its JSON is nested too deeply or holds too long a number"
_SKIP = 1 << 20  # bytes passed over at a time behind a line that is too long


def read_json_lines(
    stream: BufferedReader, where: str, limits: Limits, after: int = 0
) -> Iterator[Received | Rejection]:
    """Reports from a stream with one JSON record a line; lines are taken one at a time, and a bad one stops no other.

    `after` is the number of lines already taken from the stream. Blank lines are passed over.
    """
    number = after
    while line := stream.readline(limits.max_bytes + 1):
        number += 1
        place = f"{where}, line {number}"
        if len(line) > limits.max_bytes:
            _skip_line(line, stream)
            yield Rejection.of(too_large(place, limits))
        elif line.strip():
            yield _line(line, place)


def read_json(stream: BufferedReader, where: str, limits: Limits) -> Iterator[Received | Rejection]:
    """Reports from a stream of JSON: an array, one object over several lines, or objects on a line each.

    A bad report in an array stops no other; broken JSON ends it, since what follows cannot be told apart.
    """
    first = stream.readline(limits.max_bytes + 1)
    if _stands_alone(first):
        yield _line(first, f"{where}, line 1")
        yield from read_json_lines(stream, where, limits, after=1)
        return
    data = first + stream.read(max(limits.max_bytes + 1 - len(first), 0))
    if len(data) > limits.max_bytes:
        error = too_large(where, limits)
        yield Rejection(where, error.what, "write one report a line (.jsonl), or raise the limit with --max-megabytes")
        return
    try:
        yield from _document(decode(data, where), where)
    except InputError as error:
        yield Rejection.of(error)


def _skip_line(beginning: bytes, stream: BufferedReader) -> None:
    while beginning and not beginning.endswith(b"\n"):
        beginning = stream.readline(_SKIP)


def _stands_alone(line: bytes) -> bool:
    """Whether a first line is a record of its own, or a broken one: not when the JSON only ends on a later line."""
    text = line.decode("utf-8-sig", "replace").strip()
    if not text.startswith("{"):
        return False
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return error.pos < len(text)
    except (RecursionError, ValueError):
        return True
    return True


def _line(line: bytes, where: str) -> Received | Rejection:
    try:
        text = decode(line.strip(b" \t\r\n"), where)
        return Received(report_from_record(_parse(text, where), text, where), _bytes(text))
    except InputError as error:
        return Rejection.of(error)


def _bytes(raw: str) -> bytes:
    """The bytes of a record that its hash is made from."""
    return raw.encode("utf-8", "surrogatepass")


def _parse(text: str, where: str) -> object:
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"it is not JSON: {error.msg} at character {error.pos + 1}", where) from error
    except (RecursionError, ValueError) as error:
        raise InputError(_TOO_DEEP, where) from error
    return value


@dataclass(frozen=True, slots=True)
class _Element:
    """One JSON value of a document: what it is, the JSON it stood in, the place to name and where it ends."""

    value: object
    raw: str
    place: str
    end: int


def _document(text: str, where: str) -> Iterator[Received | Rejection]:
    for element in _elements(text, where):
        try:
            yield Received(report_from_record(element.value, element.raw, element.place), _bytes(element.raw))
        except InputError as error:
            yield Rejection.of(error)


def _elements(text: str, where: str) -> Iterator[_Element]:
    """The values of an array, or those that follow one another without one; raises InputError where JSON breaks off."""
    at, counted, line = _after_blank(text, 0), 0, 1
    in_array = text.startswith("[", at)
    at = _after_blank(text, at + 1) if in_array else at
    while at < len(text) and not (in_array and text[at] == "]"):
        line, counted = line + text.count("\n", counted, at), at
        element = _element(text, at, line, where)
        yield element
        at = _after_blank(text, element.end)
        if in_array and text.startswith(",", at):
            at = _after_blank(text, at + 1)
        elif in_array and not text.startswith("]", at):
            raise InputError("it is not JSON: the array is broken behind this report", element.place)


def _element(text: str, start: int, line: int, where: str) -> _Element:
    try:
        value, end = _DECODER.raw_decode(text, start)
    except json.JSONDecodeError as error:
        raise InputError(f"it is not JSON: {error.msg}", f"{where}, line {error.lineno}") from error
    except (RecursionError, ValueError) as error:
        raise InputError(_TOO_DEEP, f"{where}, line {line}") from error
    return _Element(value, text[start:end], f"{where}, line {line}", end)


def _after_blank(text: str, start: int) -> int:
    found = _BLANK.match(text, start)
    return found.end() if found else start
