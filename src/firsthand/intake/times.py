"""Times of publication as feeds, pages and people write them."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def published_from(written: str) -> datetime:
    """The timezone-aware time that ISO 8601 ("2024-12-27", "2024-12-27T03:10:00+09:00") or RFC 5322 text stands for.

    A date alone is its midnight in UTC, and a time without a zone is in UTC. The zone is kept, because days that a
    report names ("on Thursday") are days where it was published. Raises ValueError when the text is neither.
    """
    written = written.strip()
    try:
        time = datetime.fromisoformat(written)
    except ValueError:
        time = parsedate_to_datetime(written)
    if time.tzinfo is None:
        time = time.replace(tzinfo=UTC)
    try:
        time.astimezone(UTC)
    except OverflowError as error:
        raise ValueError(f"{written} lies outside the calendar") from error
    return time
