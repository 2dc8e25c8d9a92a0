"""The report's own voice: its publisher, its author's signature, the body that a release speaks for."""

import re

from firsthand.model import Kind, Report, Span
from firsthand.reading.entities import Draft, Registry
from firsthand.reading.names import kind_of_name
from firsthand.reading.naming import register
from firsthand.reading.phrases import Form, Phrase, parse
from firsthand.text.gazetteer import gazetteer

_SIGNED = re.compile(r"(?:^|[\s.!?”\"])[-–—]{1,2} ?([^\n\-–—.!?]{3,60})\.?$")
_HANDLE = re.compile(r"(?:From |Post by |Posted by )?(@\w{2,40})\s?:")
_BODIES = (Kind.ORGANISATION, Kind.GOVERNMENT, Kind.MEDIA)


class Voices:
    """Who "we", "I" and "this newspaper" are where the report itself speaks."""

    def __init__(self, report: Report, text: str, lines: list[Span], registry: Registry) -> None:
        """Takes the report, its full text and paragraphs, and the registry that its names stand in."""
        self._report = report
        self._text = text
        self._lines = lines
        self._registry = registry

    def own(self, phrase: Phrase) -> Draft | None:
        """The publisher, where a description names it as "this newspaper" or "our correspondent"; else None."""
        folded = phrase.text.casefold()
        if not folded.startswith("this ") or not gazetteer().listed("media_heads", phrase.head):
            return None
        publisher = self._publisher()
        if publisher is not None:
            return publisher
        known = self._registry.exact(folded)
        return known or self._registry.new(folded, Kind.MEDIA)

    def first_person(self, word: str) -> Draft | None:
        """Who "I" or "we" is outside quotation marks: the signature, the publisher, or the releasing body."""
        signed = self._signature()
        if signed is not None:
            return signed
        publisher = self._publisher()
        if publisher is not None:
            return publisher
        if word in ("i", "me", "my", "myself"):
            return self._registry.exact("the author") or self._registry.new("the author", Kind.UNNAMED)
        known = [d for d in self._registry.drafts if d.kind in _BODIES and d.named and d.sure and d.mentions]
        return min(known, key=lambda draft: min(draft.mentions), default=None)

    def _publisher(self) -> Draft | None:
        name = (self._report.publisher or "").strip()
        if not name:
            return None
        phrase = parse(name)
        if phrase.form is Form.NAME:
            return register(self._registry, phrase, speaks=True)
        known = self._registry.exact(name)
        return known or self._registry.new(name, kind_of_name(name) or Kind.MEDIA)

    def _signature(self) -> Draft | None:
        """The name after a dash at the end, or alone on the last line."""
        if not self._lines:
            return None
        handle = _HANDLE.match(self._text, self._lines[0][0], self._lines[0][1])
        if handle is not None:
            return self._registry.exact(handle.group(1)) or self._registry.new(handle.group(1), Kind.PERSON)
        start, end = self._lines[-1]
        line = self._text[max(start, end - 80) : end]
        match = _SIGNED.search(line)
        candidate = match.group(1) if match else (line if len(self._lines) > 1 and end - start < 60 else "")
        phrase = parse(candidate) if candidate else None
        if phrase is None or phrase.form is not Form.NAME or phrase.kind is Kind.PLACE or phrase.tail:
            return None
        return register(self._registry, phrase, speaks=True)
