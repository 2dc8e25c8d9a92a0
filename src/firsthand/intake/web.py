"""Web pages: the main text, and what the page says of itself."""

import logging
import re

from trafilatura import bare_extraction
from trafilatura.settings import Document

from firsthand.errors import InputError
from firsthand.intake.decoding import decode
from firsthand.intake.page_times import published_on
from firsthand.model import Report
from firsthand.text.hashing import id_of, sha256

for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).addHandler(logging.NullHandler())

_CHARSET = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_CHARSET_WITHIN = 4096  # bytes; the HTML standard asks for it within 1024, real pages are later

_MOST_TAGS = 100_000
"""Opening and closing tags of a page: long news pages stay below 30,000; beyond, finding the text takes minutes."""

# What belongs to the site and not to the report, where the page marks it so.
_FURNITURE_PLACES = [
    "//nav",
    "//footer",
    "//*[@role='navigation' or @role='menu' or @role='contentinfo']",
    "//li[count(a) = 1 and normalize-space(.) = normalize-space(a)]",
]

_SENTENCE_END = re.compile(r"[.!?…。！？؟।]['\"”’»)]*\s*$")
_FURNITURE = re.compile(
    r"cookies?\b|all rights reserved|privacy policy|terms of (?:use|service)|newsletter|javascript|subscribe"
    r"|sign (?:in|up)|log ?in\b|©",
    re.IGNORECASE,
)


def report_from_page(data: bytes, where: str) -> Report:
    """The report on a web page: its main text in paragraphs, title, publisher, time and address as it states them.

    The hash is that of the raw bytes. A time is taken only where the page states one. Raises InputError when the page
    holds menus only, or nothing.
    """
    page = _decoded(data, where)
    if page.count("<") > _MOST_TAGS:
        raise InputError(f"this page has more than {_MOST_TAGS} tags", where, "save the article itself as .txt")
    document = _extracted(page)
    text = _main_text(document) if document else ""
    if document is None or not text:
        raise InputError("there is no main text on this page, only menus", where, "save the article itself as .txt")
    return Report(
        id=id_of(text),
        text=text,
        title=document.title or None,
        publisher=document.sitename or document.hostname or None,
        url=document.url or None,
        published=published_on(page),
        sha256=sha256(data),
    )


def _decoded(data: bytes, where: str) -> str:
    """The page's text: as UTF-8 where it is that, else as the page says of itself, else as any bytes."""
    stated = _CHARSET.search(data, 0, _CHARSET_WITHIN)
    if stated and not _is_utf8(data):
        try:
            return data.decode(stated.group(1).decode("ascii", "replace"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, where)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _extracted(page: str) -> Document | None:
    if "<html" not in page[:2000].lower():
        page = f"<html><body>{page}</body></html>"
    found = bare_extraction(
        page,
        include_comments=False,
        with_metadata=True,
        prune_xpath=_FURNITURE_PLACES,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    return found if isinstance(found, Document) else None


def _main_text(document: Document) -> str:
    """The paragraphs without a repeated title, or "" where none of them is a sentence of the report's own."""
    lines = [line for line in (document.text or "").split("\n") if line.strip()]
    if lines and document.title and lines[0].strip() == document.title.strip():
        lines = lines[1:]
    return "\n".join(lines) if any(_is_sentence(line) for line in lines) else ""


def _is_sentence(line: str) -> bool:
    long_enough = len(line.split()) >= 4 or sum(character > "\u2e80" for character in line) >= 8
    return long_enough and bool(_SENTENCE_END.search(line[-12:])) and not _FURNITURE.search(line)
