"""One JSON record {id, publisher, url, published, title, text} to a report."""

import re
from datetime import datetime

from firsthand.errors import InputError
from firsthand.intake.times import published_from
from firsthand.model import Report
from firsthand.text.hashing import id_of, sha256_of_text

# Half a surrogate pair (an emoji cut in two) and NUL cannot be stored or printed: a replacement of the same length can.
_UNPRINTABLE = re.compile("[\0\ud800-\udfff]")

_TYPES = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object", str: "a string"}


def report_from_record(record: object, raw: str, where: str) -> Report:
    """The report that a decoded JSON record describes; `raw` is the JSON it stood in, for its hash.

    Only "text" is needed. Fields of other names are passed over. Raises InputError that names `where` and the field.
    """
    if not isinstance(record, dict):
        raise InputError(f"it is {_type(record)}, not an object with a text", where, 'write {"id": ..., "text": ...}')
    text, title = _string(record, "text", where), _string(record, "title", where)
    if text is None:
        raise InputError('the field "text" is missing', where, "every report needs a text")
    if not text.strip():
        raise InputError('the field "text" is empty', where, "every report needs a text")
    publisher, url = _name(record, "publisher", where), _name(record, "url", where)
    published = _published(record, where)
    identity = (publisher, url, published.isoformat() if published else None, title, text)
    return Report(
        id=_id(record, where) or id_of("\x1f".join(part for part in identity if part)),
        text=text,
        title=title,
        publisher=publisher,
        url=url,
        published=published,
        sha256=sha256_of_text(raw),
    )


def _type(value: object) -> str:
    return _TYPES.get(type(value), "null")


def _string(record: dict[str, object], field: str, where: str) -> str | None:
    value = record.get(field)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(f'the field "{field}" is {_type(value)}, not a string', where)
    return _UNPRINTABLE.sub("\ufffd", value)


def _name(record: dict[str, object], field: str, where: str) -> str | None:
    return (_string(record, field, where) or "").strip() or None


def _id(record: dict[str, object], where: str) -> str | None:
    value = record.get("id")
    if type(value) is int:
        return str(value)
    return _name(record, "id", where)


def _published(record: dict[str, object], where: str) -> datetime | None:
    written = _name(record, "published", where)
    if written is None:
        return None
    try:
        return published_from(written)
    except ValueError as error:
        remedy = "write it like 2024-12-27 or 2024-12-27T03:10:00Z"
        raise InputError(f'the field "published" is no time: {written[:40]!r}', where, remedy) from error
