"""Words of reports put into Markdown, so that they stay words."""

import re
from urllib.parse import quote

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&$^])")
_OPENING = re.compile(r"^(\d{1,9})([.)])|^([-+=:])")


def escaped(text: str) -> str:
    """One line of text with everything escaped that Markdown or HTML in it could be taken for."""
    line = _SPECIAL.sub(r"\\\1", text)
    return _OPENING.sub(lambda match: f"{match[1] or ''}\\{match[2] or match[3]}", line)


def link(text: str, address: str | None) -> str:
    """A link to an address of the web, or the text alone where there is none."""
    if address is None:
        return escaped(text)
    return f"[{escaped(text)}](<{quote(address, safe=':/?#@!$&*+,;=%~-._')}>)"
