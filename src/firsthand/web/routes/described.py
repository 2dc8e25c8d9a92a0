"""How routes describe themselves in the OpenAPI description."""

from typing import Any

from pydantic import BaseModel
from starlette.responses import RedirectResponse


class ErrorTold(BaseModel):
    """What failed, on what, what to do."""

    status: int
    what: str
    where: str
    remedy: str


class ErrorAnswer(BaseModel):
    """The one shape of errors."""

    error: ErrorTold


_ERRORS = {
    400: "what was asked for cannot be",
    401: "nobody is signed in",
    403: "the role, the token or the form's key does not reach",
    404: "there is no such thing on the desk",
    409: "somebody else has judged it in the meantime",
    413: "the request is too large",
    422: "a field or report is not as it must be",
    429: "too many wrong passwords",
    503: "the desk is busy, read-only or away",
}
_HTML: dict[str, Any] = {"text/html": {"schema": {"type": "string"}}}


def described(page: type[Any], *also: int) -> dict[str, Any]:
    """What a route that shows a page is described with: the page as HTML and JSON, and the errors there may be."""
    shown = {"model": page, "description": (page.__doc__ or "").partition("\n")[0], "content": _HTML}
    return {"response_model": None, "responses": {200: shown, **_errors(401, 403, 422, 503, *also)}}


def changing(*also: int) -> dict[str, Any]:
    """What a route that changes something and then leads on to a page is described with."""
    onward = {"description": "done; the address of the page to go on to is in Location"}
    return {
        "response_model": None,
        "status_code": 303,
        "response_class": RedirectResponse,
        "responses": {303: onward, **_errors(401, 403, 409, 413, 422, 503, *also)},
    }


def plain(kind: str, what: str, *also: int) -> dict[str, Any]:
    """What a route that answers with something other than a page is described with: its media type, and what it is."""
    shown = {"description": what, "content": {kind: {"schema": {"type": "string"}}}}
    return {"response_model": None, "responses": {200: shown, **_errors(401, 403, 422, 503, *also)}}


def _errors(*statuses: int) -> dict[int | str, dict[str, Any]]:
    return {
        status: {"model": ErrorAnswer, "description": _ERRORS[status], "content": _HTML}
        for status in sorted(set(statuses))
    }
