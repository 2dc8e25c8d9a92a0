"""The templates of pages that stand by themselves, and what is inlined in them."""

import base64
import hashlib
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from firsthand.showing.plain import one_line, visible


@dataclass(frozen=True, slots=True)
class Inline:
    """A style sheet or script that stands in a page, and the digest by which the page allows it alone."""

    text: Markup
    digest: str


@cache
def environment(*, html: bool = True) -> Environment:
    """The templates of this room; everything put into those of pages is escaped, and a name that is missing raises."""
    found = Environment(
        loader=PackageLoader("firsthand.showing"),
        autoescape=html,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.filters |= {"visible": visible, "one_line": one_line}
    return found


@cache
def inline(*names: str) -> Inline:
    """These style sheets or scripts one after another, as one that a page carries inside."""
    found = environment()
    assert found.loader is not None
    text = "".join(found.loader.get_source(found, name)[0] for name in names)
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Inline(Markup(text), f"sha256-{digest}")
