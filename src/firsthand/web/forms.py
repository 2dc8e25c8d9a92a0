"""Every page also as JSON at the same address: the ending of a path, or the Accept header, says which.

An address that ends in .json or .html is the address without that ending, in that form. So an id that itself ends so is
linked with .html behind it, and no two pages share an address.
"""

from urllib.parse import quote

from starlette.types import ASGIApp, Receive, Scope, Send

FORMS = {".json": "json", ".html": "html"}
"""Endings, and the form of a page that each stands for."""

_UNTOUCHED = ("/static/", "/openapi.json")


class Endings:
    """Middleware that takes the ending off a path and notes the form it stands for in the scope, under "form"."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on under the address without its ending."""
        if scope["type"] == "http" and not scope["path"].startswith(_UNTOUCHED):
            for ending, form in FORMS.items():
                if scope["path"].endswith(ending) and len(scope["path"]) > len(ending) + 1:
                    path = scope["path"].removesuffix(ending)
                    scope = {**scope, "path": path, "raw_path": quote(path).encode(), "form": form}
                    break
        await self._app(scope, receive, send)
