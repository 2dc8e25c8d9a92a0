"""The page of search."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import UTC, datetime, time, timedelta
from typing import TypeVar

from firsthand.desk import Desk, Filters, Hit, Kind
from firsthand.errors import RequestError
from firsthand.model import Act, Standing
from firsthand.showing.claim_wording import moment_words
from firsthand.showing.plain import one_line, visible
from firsthand.web.addresses import address, with_query
from firsthand.web.contexts.desk import Filter, Found, Lit, SearchPage
from firsthand.web.contexts.parts import Pager
from firsthand.web.pages.subjects import ref_of, statement_address

_SHOWN = 20
_Choice = TypeVar("_Choice", Kind, Standing, Act)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of search, as it was written in the address; "" for what was not."""

    q: str = ""
    kind: str = "reports"
    speaker: str = ""
    publisher: str = ""
    act: str = ""
    standing: str = ""
    since: str = ""
    until: str = ""
    story: str = ""


_LABELS = {
    "speaker": ("Speaker", "text", ()),
    "publisher": ("Publisher", "text", ()),
    "act": ("Act", "text", tuple(Act)),
    "standing": ("Standing", "text", tuple(Standing)),
    "since": ("From", "date", ()),
    "until": ("To", "date", ()),
    "story": ("Story", "text", ()),
}


def search_page(desk: Desk, asked: Asked, start: int) -> SearchPage:
    """What a search found, from the `start`th on. Without words but with filters, claims and reports are listed by time.

    Raises RequestError for a filter that cannot be.
    """
    kind, filters = _one_of(Kind, asked.kind, "kind"), _filters(asked)
    asks = bool(asked.q.strip()) or any(getattr(asked, name) for name in _LABELS)
    hits = desk.search(asked.q, kind, filters, limit=_SHOWN + 1, offset=start) if asks else []
    return SearchPage(
        query=visible(asked.q),
        kind=str(kind),
        filters=tuple(
            Filter(name, label, getattr(asked, name), input_kind, tuple(map(str, choices)))
            for name, (label, input_kind, choices) in _LABELS.items()
        ),
        asked=asks,
        found=tuple(_found(hit) for hit in hits[:_SHOWN]),
        pager=_pager(asked, start, len(hits)),
    )


def _filters(asked: Asked) -> Filters:
    return Filters(
        story=asked.story or None,
        standing=_one_of(Standing, asked.standing, "standing") if asked.standing else None,
        speaker=asked.speaker or None,
        publisher=asked.publisher or None,
        act=_one_of(Act, asked.act, "act") if asked.act else None,
        since=_day(asked.since, "since"),
        until=_end_of(_day(asked.until, "until")),
    )


def _one_of(choices: type[_Choice], written: str, field: str) -> _Choice:
    try:
        return choices(written)
    except ValueError as error:
        raise RequestError(f"there is no {field} {written[:40]!r}", remedy=f"one of: {', '.join(choices)}") from error


def _day(written: str, field: str) -> datetime | None:
    if not written:
        return None
    try:
        day = datetime.fromisoformat(written)
    except ValueError as error:
        raise RequestError(
            f'the field "{field}" is no day: {written[:40]!r}', remedy="write it like 2025-11-06"
        ) from error
    return day if day.tzinfo else day.replace(tzinfo=UTC)


def _end_of(day: datetime | None) -> datetime | None:
    """The last moment of a day that was named without a time."""
    if day is None or day.time() != time():
        return day
    return day + timedelta(days=1) - timedelta(microseconds=1) if day.date() != datetime.max.date() else day


def _found(hit: Hit) -> Found:
    return Found(
        href=_address(hit),
        title=one_line(hit.title or "") or one_line(hit.text[:120]),
        pieces=tuple(_lit(hit)),
        about=tuple(part for part in _about(hit) if part),
        standing=str(hit.standing or ""),
    )


def _address(hit: Hit) -> str:
    if hit.kind is Kind.CLAIMS:
        return address("claims", hit.id)
    return address("reports", hit.id) if hit.kind is Kind.REPORTS else statement_address(ref_of(hit.id))


def _about(hit: Hit) -> Iterator[str]:
    yield one_line(hit.speaker or "")
    yield one_line(hit.publisher or "")
    yield moment_words(hit.at) if hit.at else ""


def _lit(hit: Hit) -> Iterator[Lit]:
    at = 0
    for start, end in hit.spans:
        if start > at:
            yield Lit(visible(hit.text[at:start]), lit=False)
        yield Lit(visible(hit.text[start:end]), lit=True)
        at = end
    if at < len(hit.text):
        yield Lit(visible(hit.text[at:]), lit=False)


def _pager(asked: Asked, start: int, found: int) -> Pager:
    kept = {field.name: getattr(asked, field.name) for field in fields(asked)}
    more = found > _SHOWN
    last = start + min(found, _SHOWN)
    shown = (
        "Nothing was found" if not found else f"{start + 1:,} to {last:,}" + (" of more" if more else f" of {last:,}")
    )
    earlier = with_query("/search", **kept, start=max(start - _SHOWN, 0) or None) if start else None
    later = with_query("/search", **kept, start=start + _SHOWN) if more else None
    return Pager(shown, earlier, later)
