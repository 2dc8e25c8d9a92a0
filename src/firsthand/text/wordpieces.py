"""Words of a text and their word pieces, as the uncased BERT vocabulary cuts them.

WordPiece is greedy longest-match-first (Schuster and Nakajima 2012; Wu et al. 2016). It stands here, in some forty lines,
because spans must stay on whole words of the report's own text, and because the usual library brings a model-hub client
and its network code into every plain install.
"""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from firsthand.model import Span

VOCABULARY = Path(__file__).with_name("vocab.txt")
"""The uncased vocabulary of BERT base, which every encoder of the package was trained with."""

_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_LONGEST_WORD = 100  # BERT's own limit: a longer word is unknown
_CACHE = 200_000  # words remembered; a few tens of megabytes at the most


def word_spans(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The words of text[start:end] as spans of the text: runs of letters and digits, and each other mark by itself."""
    return [match.span() for match in _WORD.finditer(text, start, len(text) if end is None else end)]


class WordPieces:
    """Cuts a word into the ids of its pieces; knows the ids of the marks [CLS], [SEP], [UNK] and [PAD]."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self._cache: dict[str, tuple[int, ...]] = {}
        self.cls, self.sep = self._ids["[CLS]"], self._ids["[SEP]"]
        self.unknown, self.pad = self._ids["[UNK]"], self._ids["[PAD]"]

    @classmethod
    def load(cls, path: Path = VOCABULARY) -> "WordPieces":
        """From a vocabulary file, one piece a line: the package's own unless another is named. Raises OSError."""
        return cls(path.read_text(encoding="utf-8").split("\n"))

    def pieces(self, word: str) -> tuple[int, ...]:
        """The ids of a word's pieces, at least one."""
        found = self._cache.get(word)
        if found is None:
            if len(self._cache) >= _CACHE:
                self._cache.clear()
            found = self._cache[word] = self._cut(_plain(word))
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        if not word or len(word) > _LONGEST_WORD:
            return (self.unknown,)
        ids, start = [], 0
        while start < len(word):
            for end in range(len(word), start, -1):
                number = self._ids.get(("##" if start else "") + word[start:end])
                if number is not None:
                    break
            else:
                return (self.unknown,)
            ids.append(number)
            start = end
        return tuple(ids)


def _plain(word: str) -> str:
    """Lower case without accents, as the vocabulary was made."""
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
