"""Tokens that numbers are read from: words, numbers and marks, with addresses, times and dates in one piece."""

import re
from dataclasses import dataclass

__all__ = ["Tokens", "tokens"]

# Every quantifier that could be retried is possessive or bounded, so a hostile line costs linear time. Addresses,
# handles, clock times, dates and telephone numbers become one token each, so that no number is read out of them.
_TOKEN = re.compile(
    r"""https?://\S++ | www\.\S++ | [@\#][^\W_]\w*+
      | [0-9]{1,4}(?:[/:][0-9]{1,4})++ | [0-9]++(?:[-.–][0-9]++){2,}+ | \+[0-9][0-9 ()-]{5,20}[0-9]
      | [AaPp]\.\s?[Mm]\b\.? | (?:[A-Z]\.){2,}+
      | [^\W\d_]++(?:['’][^\W\d_]++)? | [0-9]++(?:[.,\u00a0\u202f\u2009][0-9]++)*+ | \n++ | [^\s]""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words, numbers and marks of a stretch of text: as written, in lower case, and where each starts and ends."""

    text: str
    raw: list[str]
    low: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.raw)

    def word(self, index: int) -> str:
        """The token in lower case; "" outside the stretch."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def glued(self, index: int) -> bool:
        """Whether nothing stands between this token and the one before it."""
        return 0 < index < len(self.raw) and self.ends[index - 1] == self.starts[index]


def tokens(text: str, start: int, end: int) -> Tokens:
    """The tokens of text[start:end]; offsets index the whole text. White space is dropped, line ends are kept."""
    raw, starts, ends = [], [], []
    for match in _TOKEN.finditer(text, start, end):
        raw.append(match.group())
        starts.append(match.start())
        ends.append(match.end())
    return Tokens(text, raw, [word.lower() for word in raw], starts, ends)
