"""Hostile characters made visible: what reports may hold and no screen should obey.

A report can carry terminal escape sequences, characters that turn the direction of the text around them, and halves of
surrogate pairs that no file can hold. Everything shown passes through here first; offsets never do.
"""

_REPLACEMENT = "\ufffd"
_WHITE_SPACE = {"\t", "\n", "\r"}
_BIDI_CONTROLS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))


def _table() -> dict[int, str]:
    table = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in _WHITE_SPACE}
    table[0x7F] = "\u2421"
    table.update(dict.fromkeys(range(0x80, 0xA0), _REPLACEMENT))
    table.update(dict.fromkeys(_BIDI_CONTROLS, _REPLACEMENT))
    table.update(dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT))
    return table


_TABLE = _table()


def visible(text: str) -> str:
    """The same text, one character for one, with control characters shown as pictures of themselves.

    Escape becomes "␛" and so on; bidirectional overrides and lone surrogates become the replacement character. Tabs
    and line breaks stay. Use it on every piece of a report that a person is shown.
    """
    return text.translate(_TABLE)


def one_line(text: str) -> str:
    """The visible text on one line, every run of white space a single space."""
    return visible(" ".join(text.split()))
