"""What the tests of reading share: attributions marked by their words."""

from collections.abc import Callable

import pytest

from firsthand.model import Attribution, Spans

Marked = Callable[..., Attribution]


def spans_of(text: str, words: str | tuple[str, ...]) -> Spans:
    """The first place of each wording in the text."""
    wordings = (words,) if isinstance(words, str) else words
    return tuple((text.index(wording), text.index(wording) + len(wording)) for wording in wordings if wording)


@pytest.fixture
def marked() -> Marked:
    """Build an attribution from a text and the words of its source, cue and content."""

    def build(text: str, source: str, cue: str, content: str | tuple[str, ...]) -> Attribution:
        return Attribution(spans_of(text, source), spans_of(text, cue), spans_of(text, content))

    return build
