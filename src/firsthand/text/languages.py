"""The language of a text: its script first, English function words next, py3langid for the rest."""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

from firsthand.text.scripts import LANGUAGES, main_script

_SAMPLE = 3000
"""Characters looked at from the beginning and from the middle: enough for certainty, and 50 MB cost what 6 kB do."""

_NOT_LANGUAGE = re.compile(r"https?://\S+|www\.\S+|[@#]\w+|<[^<>]*>")
_WORD = re.compile(r"[^\W\d_]+")

# Function words that few other languages write the same way; between them they make up a third of running English.
_ONLY_ENGLISH_WORDS = "the and that with which they said were would this from their when there could"
_MORE_WORDS = """
    his have has been what will about after it its is are of to was for by on as not but he she we you who had be an
"""
_ONLY_ENGLISH = frozenset(_ONLY_ENGLISH_WORDS.split())
_ENGLISH = _ONLY_ENGLISH.union(_MORE_WORDS.split())

# Calibrated on some 6,000 sentences of English news: none of three words or more reached 0.6 for another language.
_LEAST_PROBABILITY = 0.6
_LEAST_WORDS = 3
_LONG = 20  # words from which a few names do not decide any more
_NO_LANGUAGE = "zxx"

_SAME_AS = {"arz": "ar", "ary": "ar", "wuu": "zh", "yue": "zh", "pcm": "en"}

# Letters of the Cyrillic alphabets of news languages: one letter outside rules a language out.
_ALPHABETS: dict[str, frozenset[str]] = {
    "ru": frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
    "uk": frozenset("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
    "be": frozenset("абвгґдеёжзійклмнопрстуўфхцчшыьэюя"),
    "bg": frozenset("абвгдежзийклмнопрстуфхцчшщъьюя"),
    "sr": frozenset("абвгдђежзијклљмнњопрстћуфхцчџш"),
    "mk": frozenset("абвгдѓежзѕијклљмнњопрстќуфхцчџш"),
}
# Half of what a short text could be by its letters alone is Russian or Ukrainian in the news that is watched.
_PRIOR = {"ru": 4.0, "uk": 4.0, "ar": 4.0, "fa": 2.0, "hi": 4.0, "bn": 4.0}


@cache
def _identifier() -> LanguageIdentifier:
    """The identifier of py3langid; loading takes most of a second, so it happens at the first text that needs it."""
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _probabilities(text: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for label, probability in _identifier().rank(text):
        language = _SAME_AS.get(label, label)
        found[language] = found.get(language, 0.0) + probability
    return found


def _sample(text: str) -> str:
    if len(text) > 2 * _SAMPLE:
        middle = len(text) // 2
        text = f"{text[:_SAMPLE]} {text[middle : middle + _SAMPLE]}"
    return _NOT_LANGUAGE.sub(" ", text)


def _reads_as_english(words: list[str]) -> bool:
    """Whether function words alone show English; three of only English keep Dutch and Danish out."""
    share = sum(word in _ENGLISH for word in words) / max(len(words), 1)
    return share >= 0.2 and len(_ONLY_ENGLISH.intersection(words)) >= 3


def _within_script(script: str, text: str) -> str:
    candidates = LANGUAGES[script]
    if len(candidates) == 1:
        return candidates[0]
    if script == "Cyrillic":
        letters = {letter for letter in text.lower() if "\u0400" <= letter <= "\u052f"}
        fitting = tuple(c for c in candidates if c not in _ALPHABETS or letters <= _ALPHABETS[c])
        candidates = fitting or candidates
    probabilities = _probabilities(text)
    return max(candidates, key=lambda language: probabilities.get(language, 0.0) * _PRIOR.get(language, 1.0))


def language_of(text: str) -> str | None:
    """The ISO 639 code of the language a text is written in, or None where it says too little to tell.

    Use it to decide whether a report can be read. It errs towards None: a short English text with foreign names is
    never called something else, while a script of its own (Cyrillic, Hangul, Arabic) is enough however short the text
    is. Takes a millisecond for a text of any length, but for the first call that needs the identifier (0.7 s).
    """
    sample = _sample(text)
    script = main_script(sample)
    if script is None:
        return None
    if script != "Latin":
        return _within_script(script, sample)
    words = _WORD.findall(sample)
    if _reads_as_english([word.lower() for word in words]):
        return "en"
    if len(words) < _LEAST_WORDS:
        return None
    language, probability = _best(sample)
    if language == "en" or probability < _LEAST_PROBABILITY or not _without_names(words, language):
        return "en" if language == "en" else None
    return language


def _best(text: str) -> tuple[str | None, float]:
    """The likeliest language and its probability; None for what is no language at all."""
    probabilities = _probabilities(text)
    best = max(probabilities, key=lambda language: probabilities[language])
    return (None if best == _NO_LANGUAGE else best), probabilities[best]


def _without_names(words: list[str], language: str | None) -> bool:
    """Whether a short text is in a language for its own words too: names of a language do not make a text one of it."""
    if len(words) >= _LONG or language is None:
        return language is not None
    plain = [word for word in words if not word[0].isupper()]
    return len(plain) >= 2 and _best(" ".join(plain))[0] == language
