"""From a path to the reports in it."""

import io
import os
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from io import BufferedReader
from pathlib import Path

from firsthand.errors import InputError
from firsthand.intake.decoding import decode, has_wide_mark
from firsthand.intake.jsons import read_json, read_json_lines
from firsthand.intake.plain import report_from_text
from firsthand.intake.rejection import Limits, Received, Rejection, too_large
from firsthand.model import Report

STANDARD_INPUT = "-"

SUFFIXES = {".txt": "text", ".html": "page", ".htm": "page", ".json": "json", ".jsonl": "lines"}
"""The endings of file names that are read from a folder, and how each is read."""

_PAGE_ROOM = "firsthand.intake.web"  # takes a quarter of a second to load, so it is loaded for the first page
_JSON = re.compile(rb"\s*(?:\{\s*(?:[\"}]|$)|\[\s*(?:[{\]]|$))")
_PAGE = re.compile(rb"\s*<[!?a-zA-Z]")

Taken = Iterator[Received | Rejection]


def load(path: str | Path, limits: Limits) -> Iterator[Report | Rejection]:
    """The reports that `receive` gives, without the bytes that they came as."""
    for taken in receive(path, limits):
        yield taken.report if isinstance(taken, Received) else taken


def receive_bytes(data: bytes, name: str, limits: Limits) -> Taken:
    """The reports in bytes that were handed over, as `receive` gives those of the file with this name.

    Use it for what is uploaded or pasted: only the name's ending counts, and nothing is read from the disk.
    """
    kind = SUFFIXES.get(Path(name).suffix.lower())
    return _guarded(lambda: _read(BufferedReader(io.BytesIO(data)), name, kind, limits), name)


def receive(path: str | Path, limits: Limits) -> Taken:
    """The reports in a file, in a folder with its folders, or on standard input ("-"), one after another.

    Files of a folder come sorted by name, those with the endings of `SUFFIXES`; hidden ones are passed over. A file
    named by itself may have any ending: what it is shows in its beginning. What cannot be read is a `Rejection` in its
    place, and raises nothing.
    """
    if str(path) == STANDARD_INPUT:
        yield from _guarded(lambda: _read(_standard_input(), "standard input", None, limits), "standard input")
    elif Path(path).is_dir():
        yield from _folder(Path(path), limits)
    else:
        yield from _file(Path(path), limits)


def _standard_input() -> BufferedReader:
    stream = sys.stdin.buffer
    if not isinstance(stream, BufferedReader):
        raise InputError("it cannot be read as bytes", "standard input")
    return stream


def _folder(folder: Path, limits: Limits) -> Taken:
    unreadable: list[OSError] = []
    found = False
    for parent, folders, names in os.walk(folder, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                found = True
                yield from _file(Path(parent) / name, limits)
    for error in unreadable:
        yield Rejection(str(error.filename), _reason(error))
    if not found and not unreadable:
        yield Rejection(str(folder), f"there is no report in this folder, no {', '.join(SUFFIXES)}")


def _file(path: Path, limits: Limits) -> Taken:
    def reports() -> Taken:
        with path.open("rb") as stream:
            yield from _read(stream, str(path), SUFFIXES.get(path.suffix.lower()), limits)

    return _guarded(reports, str(path))


def _guarded(reports: Callable[[], Taken], where: str) -> Taken:
    """Reports as they come; errors of input and of the system become rejections, and so does finding none at all."""
    found = False
    try:
        for found_one in reports():
            found = True
            yield found_one
    except InputError as error:
        found = True
        yield Rejection.of(error)
    except OSError as error:
        found = True
        yield Rejection(where, _reason(error), "check the name" if isinstance(error, FileNotFoundError) else "")
    if not found:
        yield Rejection(where, "there is no report in it")


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    return f"it cannot be read ({error.strerror or error})"


def _read(stream: BufferedReader, where: str, kind: str | None, limits: Limits) -> Taken:
    kind = kind or _kind(stream.peek(512))
    if kind in ("json", "lines"):
        if has_wide_mark(stream.peek(4)):
            stream = _as_utf8(stream, where, limits)
        reader = read_json_lines if kind == "lines" else read_json
        yield from reader(stream, where, limits)
        return
    data = _all(stream, where, limits)
    report = _page_reader()(data, where) if kind == "page" else report_from_text(data, where)
    yield Received(report, data)


def _kind(beginning: bytes) -> str:
    """What a stream without a telling name holds, by its first bytes: JSON, a page or text."""
    beginning = beginning.removeprefix(b"\xef\xbb\xbf")
    if _JSON.match(beginning):
        return "json"
    return "page" if _PAGE.match(beginning) else "text"


def _all(stream: BufferedReader, where: str, limits: Limits) -> bytes:
    data = stream.read(limits.max_bytes + 1)
    if len(data) > limits.max_bytes:
        raise too_large(where, limits)
    return data


def _as_utf8(stream: BufferedReader, where: str, limits: Limits) -> BufferedReader:
    text = decode(_all(stream, where, limits), where)
    return BufferedReader(io.BytesIO(text.encode()))


@cache
def _page_reader() -> Callable[[bytes, str], Report]:
    reader: Callable[[bytes, str], Report] = import_module(_PAGE_ROOM).report_from_page
    return reader
