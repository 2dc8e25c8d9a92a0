"""The form of a statement: whether its content stands in quotation marks."""

import re

from firsthand.model import Form, Spans
from firsthand.text.quotes import inside

# Words that introduce a content without being said: "that", an ellipsis, punctuation between two quoted pieces.
_LEAD_IN = re.compile(r"\W*(?:that|how|and|but)?\b\W*", re.IGNORECASE)
_LEAD_IN_MOST = 24
# Shares of the characters: below the first the marks only set off a word, above the second all of it is quoted.
_SET_OFF, _ALL = 0.08, 0.95


def form_of(text: str, content: Spans, quotes: Spans) -> Form:
    """Direct when all of the content is in quotation marks, indirect when none of it is, mixed in between.

    `quotes` are the quotations of the text (`firsthand.text.quotes.quoted`). A leading "that" does not count, nor does
    a single word set off by marks in a long content.
    """
    letters = marked = 0
    for start, end in content:
        lead_in = _LEAD_IN.match(text, start, min(end, start + _LEAD_IN_MOST))
        start = lead_in.end() if lead_in else start
        letters += end - start
        marked += inside(quotes, start, end)
    if not letters or marked < _SET_OFF * letters:
        return Form.INDIRECT
    return Form.DIRECT if marked >= _ALL * letters else Form.MIXED
