"""Answers given before any route is reached: one sentence in the form that was asked for."""

from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import Receive, Scope, Send


def wants_json(scope: Scope) -> bool:
    """Whether a request asks for JSON: by the ending .json of its path, else by an Accept header that prefers it."""
    form = scope.get("form")
    if form is not None:
        return bool(form == "json")
    accepts = b",".join(value for key, value in scope["headers"] if key == b"accept").decode("latin-1").lower()
    return "json" in accepts and "text/html" not in accepts


def shape_of_error(status: int, what: str, where: str = "", remedy: str = "") -> dict[str, dict[str, object]]:
    """The one shape of errors in JSON: what failed, on what, what to do."""
    return {"error": {"status": status, "what": what, "where": where, "remedy": remedy}}


async def refuse(scope: Scope, receive: Receive, send: Send, status: int, sentence: str) -> None:
    """Answer a request with one sentence, and close the connection, since its body may not have been read."""
    answer: Response
    headers = {"Connection": "close"}
    if wants_json(scope):
        answer = JSONResponse(shape_of_error(status, sentence), status, headers)
    else:
        answer = PlainTextResponse(f"{sentence}\n", status, headers)
    await answer(scope, receive, send)
