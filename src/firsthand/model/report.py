"""A report: one published item, immutable, and the spans that index its text."""

from dataclasses import dataclass
from datetime import datetime

Span = tuple[int, int]
"""Half-open [start, end) in code points of a report's full text."""

Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """One published item: an article, agency copy, a release, a post.

    `text` is the body as it came in. Every offset in Firsthand indexes `full_text`, which is the title, a blank line
    and the body where there is a title, and the body alone where there is none (a plain text file, to the character).
    `published` is timezone-aware or None: an unknown time is never guessed. `sha256` is the hash of the raw bytes.
    """

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: datetime | None = None
    language: str | None = None
    sha256: str | None = None

    @property
    def full_text(self) -> str:
        """The text that spans index."""
        return f"{self.title}\n\n{self.text}" if self.title else self.text
