"""How large a request may be: refused before it is read where it says so itself, while it is read where it does not."""

from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from firsthand.web.refusals import refuse

Allowed = Callable[[str], int]
"""Bytes that the body of a request to a path may have."""


class BodyTooLarge(Exception):
    """A body that went over its limit while it was read; `allowed` is the limit in bytes."""

    def __init__(self, allowed: int) -> None:
        super().__init__(f"the request is larger than {allowed / 1_000_000:g} MB")
        self.allowed = allowed


class BodyLimit:
    """Middleware that answers 413 to a body over the limit of its path; it reads no more of it than the limit."""

    def __init__(self, app: ASGIApp, allowed: Allowed) -> None:
        self._app = app
        self._allowed = allowed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on when it is small enough, or does not say how large it is."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        allowed = self._allowed(scope["path"])
        if _announced(scope) > allowed:
            await refuse(scope, receive, send, 413, _sentence(allowed))
            return
        await self._app(scope, _counting(receive, allowed), send)


def _announced(scope: Scope) -> int:
    written = next((value for key, value in scope["headers"] if key == b"content-length"), b"0")
    return int(written) if written.isdigit() else 0


def _counting(receive: Receive, allowed: int) -> Receive:
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > allowed:
            raise BodyTooLarge(allowed)
        return message

    return counted


def _sentence(allowed: int) -> str:
    limit = f"{allowed / 1_000_000:g} MB"
    return f"the request is larger than the {limit} that one may have, and nothing of it was kept; send less at once"
