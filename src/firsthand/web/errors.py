"""The one table from exceptions to HTTP, and the answers that are made of it."""

import logging
from collections.abc import Callable

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from firsthand.errors import (
    DeskBusy,
    DeskError,
    DeskFull,
    DeskReadOnly,
    FirsthandError,
    InputError,
    JudgementError,
    ModelError,
    NotAllowed,
    NotOnDesk,
    NotSignedIn,
    RequestError,
    TooManyTries,
)
from firsthand.web.addresses import with_query
from firsthand.web.bodies import BodyTooLarge
from firsthand.web.contexts.desk import ErrorPage
from firsthand.web.headers import HEADERS
from firsthand.web.refusals import shape_of_error, wants_json
from firsthand.web.visit import Visit

STATUSES: tuple[tuple[type[Exception], int], ...] = (
    (RequestError, 400),
    (NotSignedIn, 401),
    (NotAllowed, 403),
    (NotOnDesk, 404),
    (JudgementError, 409),
    (BodyTooLarge, 413),
    (InputError, 422),
    (TooManyTries, 429),
    (DeskReadOnly, 503),
    (DeskBusy, 503),
    (DeskFull, 507),
    (DeskError, 503),
    (ModelError, 500),
    (FirsthandError, 500),
)
"""What each exception becomes; the first that fits."""

_BUSY = 2  # seconds after which whoever found the desk busy may come again
_LOG = logging.getLogger("firsthand.web")

_SAID = {
    404: ("there is no such page", "go on from the stories"),
    405: ("this address does not take that method", "see /api for what each address takes"),
}

Handler = Callable[[Request, Exception], Response]


def install(app: FastAPI) -> None:
    """Let the application answer exceptions by the table."""
    handlers: dict[type[Exception], Handler] = {
        FirsthandError: _told,
        BodyTooLarge: _too_large,
        HTTPException: _http,
        RequestValidationError: _not_as_described,
        ClientDisconnect: _gone,
        Exception: _unforeseen,
    }
    for kind, handler in handlers.items():
        app.add_exception_handler(kind, handler)


def status_of(error: Exception) -> int:
    """The status that an exception becomes; 500 for one that the table does not know."""
    return next((status for kind, status in STATUSES if isinstance(error, kind)), 500)


def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, FirsthandError)
    status = status_of(error)
    if isinstance(error, NotSignedIn) and request.method == "GET" and not wants_json(request.scope):
        to = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(with_query("/login", to="" if to == "/" else to), status_code=303)
    answer = _answer(request, ErrorPage(status, error.what, error.where, error.remedy))
    if isinstance(error, NotSignedIn):
        answer.headers["WWW-Authenticate"] = "Bearer"
    if isinstance(error, TooManyTries):
        answer.headers["Retry-After"] = str(error.wait)
    if isinstance(error, DeskBusy):
        answer.headers["Retry-After"] = str(_BUSY)
    return answer


def _too_large(request: Request, error: Exception) -> Response:
    answer = _answer(request, ErrorPage(413, f"{error}; nothing of it was kept", "", "send less at once"))
    answer.headers["Connection"] = "close"
    return answer


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if isinstance(error.__cause__, BodyTooLarge):  # FastAPI wraps what is raised while a form is read
        return _too_large(request, error.__cause__)
    what, remedy = _SAID.get(error.status_code, (str(error.detail), ""))
    where = request.url.path[:200] if error.status_code in _SAID else ""
    answer = _answer(request, ErrorPage(error.status_code, what, where, remedy))
    answer.headers.update(error.headers or {})
    return answer


def _not_as_described(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])[:200]
    return _answer(request, ErrorPage(422, str(first["msg"]).lower(), where, "see /api for what it takes"))


def _gone(request: Request, error: Exception) -> Response:
    """Whoever asked has gone; nobody reads this."""
    return Response(status_code=400)


def _unforeseen(request: Request, error: Exception) -> Response:
    """A fault of the desk's own: told to its log in full, to the visitor without what is inside."""
    _LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
    page = ErrorPage(
        500, "something went wrong on the desk's side", "", "nothing was half done; the desk's log says what"
    )
    # This answer is made outside all middleware, so it brings the headers itself.
    return JSONResponse(shape_of_error(500, page.what, "", page.remedy), 500, HEADERS)


def _answer(request: Request, page: ErrorPage) -> Response:
    if wants_json(request.scope):
        return JSONResponse(shape_of_error(page.status, page.what, page.where, page.remedy), page.status)
    return Visit.of_anybody(request).show(page, page.status)
