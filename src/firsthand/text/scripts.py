"""The writing systems of a text, and what they alone say about its language."""

from collections import Counter

_RANGES: tuple[tuple[int, int, str], ...] = (
    (0x0041, 0x024F, "Latin"),
    (0x0370, 0x03FF, "Greek"),
    (0x0400, 0x052F, "Cyrillic"),
    (0x0531, 0x058F, "Armenian"),
    (0x0590, 0x05FF, "Hebrew"),
    (0x0600, 0x077F, "Arabic"),
    (0x08A0, 0x08FF, "Arabic"),
    (0x0900, 0x097F, "Devanagari"),
    (0x0980, 0x09FF, "Bengali"),
    (0x0A00, 0x0A7F, "Gurmukhi"),
    (0x0A80, 0x0AFF, "Gujarati"),
    (0x0B00, 0x0B7F, "Odia"),
    (0x0B80, 0x0BFF, "Tamil"),
    (0x0C00, 0x0C7F, "Telugu"),
    (0x0C80, 0x0CFF, "Kannada"),
    (0x0D00, 0x0D7F, "Malayalam"),
    (0x0D80, 0x0DFF, "Sinhala"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x0E80, 0x0EFF, "Lao"),
    (0x1000, 0x109F, "Burmese"),
    (0x10A0, 0x10FF, "Georgian"),
    (0x1100, 0x11FF, "Hangul"),
    (0x1200, 0x137F, "Ethiopic"),
    (0x1780, 0x17FF, "Khmer"),
    (0x1E00, 0x1EFF, "Latin"),
    (0x3040, 0x30FF, "Kana"),
    (0x3400, 0x9FFF, "Han"),
    (0xAC00, 0xD7AF, "Hangul"),
    (0xFB50, 0xFDFF, "Arabic"),
    (0xFE70, 0xFEFC, "Arabic"),
)

LANGUAGES: dict[str, tuple[str, ...]] = {
    "Greek": ("el",),
    "Cyrillic": ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg", "tt", "ba"),
    "Armenian": ("hy",),
    "Hebrew": ("he",),
    "Arabic": ("ar", "fa", "ur", "ps", "ug", "sdh"),
    "Devanagari": ("hi", "mr", "ne", "sa"),
    "Bengali": ("bn", "as"),
    "Gurmukhi": ("pa",),
    "Gujarati": ("gu",),
    "Odia": ("or",),
    "Tamil": ("ta",),
    "Telugu": ("te",),
    "Kannada": ("kn",),
    "Malayalam": ("ml",),
    "Sinhala": ("si",),
    "Thai": ("th",),
    "Lao": ("lo",),
    "Burmese": ("my",),
    "Georgian": ("ka",),
    "Hangul": ("ko",),
    "Ethiopic": ("am",),
    "Khmer": ("km",),
    "Kana": ("ja",),
    "Han": ("zh",),
}
"""The languages (ISO 639 codes) that news in a script is written in, commonest first; Latin is left to the words."""

# A character of these stands for a syllable or a word, so it weighs as several letters of a Latin name beside it.
_DENSE = {"Han": 3, "Kana": 2, "Hangul": 2}


def script_of_character(character: str) -> str | None:
    """The script that a letter belongs to, or None for digits, marks, signs and scripts that are not listed."""
    if not character.isalpha():
        return None
    code = ord(character)
    for first, last, script in _RANGES:
        if first <= code <= last:
            return script
    return None


def main_script(text: str) -> str | None:
    """The script that carries most of a text, or None where it holds no letter of a listed one.

    Kana decides against Han, because Japanese is written in both.
    """
    weights: Counter[str] = Counter()
    for character, count in Counter(text).items():
        if script := script_of_character(character):
            weights[script] += count * _DENSE.get(script, 1)
    if weights["Kana"]:
        weights["Kana"] += weights.pop("Han", 0)
    return max(weights, key=lambda script: weights[script]) if weights else None
