"""A text cut into windows of whole paragraphs, as the tagger's encoder takes them.

A window is [CLS] paragraph [SEP] paragraph [SEP] ...; a paragraph too long for one window is cut after a sentence's end
where there is one. Beside its piece, every position carries a feature that an uncased vocabulary loses: the word's shape
(lower, Capitalised, CAPITALS, digits, mark, mixed) and whether it stands inside double quotation marks.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.model import Span
from firsthand.text.wordpieces import WordPieces, word_spans

SHAPES = 6
FEATURES = 1 + 2 * SHAPES  # 0 for [CLS], [SEP] and padding


@dataclass(frozen=True, slots=True)
class Window:
    """One input of the encoder. `pieces` and `features` are parallel; `starts` gives for each word the position of its first
    piece, `words` its span in the text, `paragraph` the number of its paragraph in the text."""

    pieces: list[int]
    features: list[int]
    starts: list[int]
    words: list[Span]
    paragraph: list[int]


@dataclass(frozen=True, slots=True)
class _Paragraph:
    number: int
    words: list[Span]
    pieces: list[tuple[int, ...]]
    features: list[int]
    size: int


def windows(text: str, paragraphs: list[Span], vocabulary: WordPieces, limit: int) -> Iterator[Window]:
    """The windows of a text, each of at most `limit` pieces, in order; every word of every paragraph stands in exactly one."""
    held: list[_Paragraph] = []
    size = 1
    for number, span in enumerate(paragraphs):
        for part in _parts(_encode(text, number, span, vocabulary), limit - 2):
            if held and size + part.size + 1 > limit:
                yield _window(held, vocabulary)
                held, size = [], 1
            held.append(part)
            size += part.size + 1
    if held:
        yield _window(held, vocabulary)


def _encode(text: str, number: int, span: Span, vocabulary: WordPieces) -> _Paragraph:
    words = word_spans(text, *span)
    forms = [text[start:end] for start, end in words]
    pieces = [vocabulary.pieces(form) for form in forms]
    return _Paragraph(number, words, pieces, list(_features(forms)), sum(map(len, pieces)))


def _features(forms: list[str]) -> Iterator[int]:
    inside = False
    for form in forms:
        opens = form == "“" or (form == '"' and not inside)
        closes = inside and form in '"”'
        yield 1 + _shape(form) + SHAPES * (inside or opens)
        inside = (inside or opens) and not closes


def _shape(form: str) -> int:
    if not form.isalnum():
        return 4
    if form.islower():
        return 0
    if form.isdigit():
        return 3
    if form.isupper():
        return 2 if len(form) > 1 else 1
    return 1 if form.istitle() else 5


def _parts(paragraph: _Paragraph, limit: int) -> Iterator[_Paragraph]:
    """The paragraph, or its parts when it has more pieces than a window holds."""
    if paragraph.size <= limit:
        if paragraph.words:
            yield paragraph
        return
    start = size = 0
    sentence_end = 0
    for i, pieces in enumerate(paragraph.pieces):
        if size + len(pieces) > limit and i > start:
            end = sentence_end if sentence_end > start else i
            yield _slice(paragraph, start, end)
            size = sum(map(len, paragraph.pieces[end:i]))
            start = end
        size += len(pieces)
        if paragraph.features[i] in (5, 5 + SHAPES) and pieces and _ends_sentence(paragraph, i):
            sentence_end = i + 1
    yield _slice(paragraph, start, len(paragraph.words))


def _ends_sentence(paragraph: _Paragraph, i: int) -> bool:
    return i + 1 < len(paragraph.words) and paragraph.words[i + 1][0] > paragraph.words[i][1]


def _slice(paragraph: _Paragraph, start: int, end: int) -> _Paragraph:
    pieces = paragraph.pieces[start:end]
    return _Paragraph(
        paragraph.number, paragraph.words[start:end], pieces, paragraph.features[start:end], sum(map(len, pieces))
    )


def _window(paragraphs: list[_Paragraph], vocabulary: WordPieces) -> Window:
    window = Window([vocabulary.cls], [0], [], [], [])
    for paragraph in paragraphs:
        for span, pieces, feature in zip(paragraph.words, paragraph.pieces, paragraph.features, strict=True):
            window.starts.append(len(window.pieces))
            window.words.append(span)
            window.paragraph.append(paragraph.number)
            window.pieces.extend(pieces)
            window.features.extend([feature] * len(pieces))
        window.pieces.append(vocabulary.sep)
        window.features.append(0)
    return window
