"""The few pieces of SVG that the drawings are made of; everything that is put in is escaped."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from firsthand.showing.plain import one_line

_WIDE = frozenset("mwMWQGO@%—…")
_NARROW = frozenset("iljtfrI.,:;'|!()[] ")


def element(name: str, *children: Markup | str, **attributes: str | float | None) -> Markup:
    """An element; attributes that are None are left out, and an underscore in a name stands for a hyphen."""
    written = "".join(
        f' {key.strip("_").replace("_", "-")}="{escape(_value(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(escape(child) for child in children)
    return Markup(f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>")


def _value(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")


def picture(width: float, height: float, title: str, about: str, *children: Markup, key: str, kind: str) -> Markup:
    """A drawing with its text alternative: a title, and a description of what it shows.

    `key` tells the drawings of one page apart; `kind` is its class in the style sheet.
    """
    return element(
        "svg",
        element("title", one_line(title), id=f"{key}-title"),
        element("desc", one_line(about), id=f"{key}-about"),
        *children,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_value(width)} {_value(height)}",
        width=width,
        height=height,
        class_=f"drawing {kind}",
        role="group",
        aria_labelledby=f"{key}-title",
        aria_describedby=f"{key}-about",
    )


def link(href: str | None, label: str, *children: Markup, kind: str = "") -> Markup:
    """A focusable link around pieces of a drawing, read aloud as `label`; without an address, a labelled group."""
    title = element("title", one_line(label))
    if href is None:
        return element("g", title, *children, class_=kind or None, role="img")
    return element("a", title, *children, href=href, class_=kind or None)


def text(x: float, y: float, words: str, kind: str = "", anchor: str | None = None) -> Markup:
    """One line of text."""
    return element("text", one_line(words), x=x, y=y, class_=kind or None, text_anchor=anchor)


def width_of(words: str, size: float) -> float:
    """About how wide a line is, in pixels, in a sans-serif of `size` pixels: enough to decide where it is cut."""
    return size * sum(0.86 if c in _WIDE else 0.31 if c in _NARROW else 0.66 if c.isupper() else 0.545 for c in words)


def fitted(words: str, width: float, size: float) -> str:
    """The line, or as much of it as fits in `width` pixels, with an ellipsis."""
    line = one_line(words)
    if width_of(line, size) <= width:
        return line
    while line and width_of(line + "…", size) > width:
        line = line[:-1]
    return line.rstrip(" ,;:–—-") + "…"


def wrapped(words: str, width: float, size: float, most: int) -> list[str]:
    """The words on at most `most` lines of `width` pixels, the last one cut where they do not fit."""
    lines: list[str] = []
    rest = one_line(words).split(" ")
    while rest and len(lines) < most - 1:
        taken = 1
        while taken < len(rest) and width_of(" ".join(rest[: taken + 1]), size) <= width:
            taken += 1
        lines.append(fitted(" ".join(rest[:taken]), width, size))
        rest = rest[taken:]
    return [*lines, fitted(" ".join(rest), width, size)] if rest else lines


def together(pieces: Iterable[Markup]) -> Markup:
    """Pieces one after another."""
    return Markup("").join(pieces)
