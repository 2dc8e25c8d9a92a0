"""Paragraphs of a text: the lines that hold something, as spans."""

import re

from firsthand.model import Span

_LINE = re.compile(r"[^\r\n]+")


def paragraphs(text: str) -> list[Span]:
    """The non-blank lines of a text, without surrounding white space, in order."""
    found = []
    for match in _LINE.finditer(text):
        line = match.group()
        left, right = len(line) - len(line.lstrip()), len(line.rstrip())
        if left < right:
            found.append((match.start() + left, match.start() + right))
    return found
