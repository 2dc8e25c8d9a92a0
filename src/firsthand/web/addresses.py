"""The addresses of the desk's pages: stable, so that they can be put into a message."""

from urllib.parse import quote, urlencode

from firsthand.web.forms import FORMS


def address(*parts: str, fragment: str = "") -> str:
    """The address of a page by its parts ("stories", an id); ids are escaped, slashes in them too."""
    path = "/" + "/".join(quote(part, safe="") for part in parts)
    if path.endswith(tuple(FORMS)):
        path += ".html"
    return f"{path}#{quote(fragment, safe='')}" if fragment else path


def inside(address: str) -> str:
    """The address if it is one of this desk, else that of the stories: nobody is led elsewhere by a form."""
    plain = (
        address.startswith("/")
        and not address.startswith(("//", "/\\"))
        and address.isprintable()
        and "\\" not in address
    )
    return address if plain else "/"


def with_query(path: str, **values: str | int | None) -> str:
    """An address with a query; values that are None or "" are left out."""
    given = {name: value for name, value in values.items() if value not in (None, "")}
    return f"{path}?{urlencode(given)}" if given else path
