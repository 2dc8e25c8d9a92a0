"""When a web page says that it was published."""

import re
from collections.abc import Iterator
from datetime import datetime

from firsthand.intake.times import published_from

_TAG = re.compile(r"<(?:meta|time)\b[^<>]{1,1000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:-]{1,30})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))")
_LINKED_DATA = re.compile(r"\"datePublished\"\s{0,9}:\s{0,9}\"([^\"]{4,40})\"")

_NAMES = """
    article:published_time og:article:published_time og:published_time datepublished pubdate publishdate publish-date
    publication_date published_time date dc.date dc.date.issued dcterms.created dcterms.date dcterms.issued
    sailthru.date parsely-pub-date
"""
_PROPERTIES = frozenset(_NAMES.split())


def published_on(page: str) -> datetime | None:
    """The time of publication that a page's HTML states, or None: nothing is guessed from copyright lines or addresses.

    Looked for, in this order: the meta elements of publication, linked data (schema.org datePublished), a `time`
    element marked as publication. What cannot be read as a time is passed over.
    """
    for written in (*_in_meta(page), *_LINKED_DATA.findall(page), *_in_time(page)):
        try:
            return published_from(written)
        except ValueError:
            continue
    return None


def _elements(page: str, name: str) -> Iterator[dict[str, str]]:
    for tag in _TAG.finditer(page):
        if tag.group()[1:5].lower() == name:
            found = _ATTRIBUTE.findall(tag.group())
            yield {key.lower(): double or single or bare for key, double, single, bare in found}


def _in_meta(page: str) -> list[str]:
    names = ("property", "name", "itemprop")
    return [
        element["content"]
        for element in _elements(page, "meta")
        if "content" in element and any(element.get(name, "").lower() in _PROPERTIES for name in names)
    ]


def _in_time(page: str) -> list[str]:
    return [
        element["datetime"]
        for element in _elements(page, "time")
        if "datetime" in element and ("pubdate" in element or element.get("itemprop") == "datePublished")
    ]
