"""Which names a request may call the desk by: the guard against DNS rebinding.

A page of a hostile site can point its own name at 127.0.0.1 and so reach a desk that asks for no password. Its requests
carry that name in the Host header, which is why a desk on a loopback address answers to loopback names only.
"""

import ipaddress

from starlette.types import ASGIApp, Receive, Scope, Send

from firsthand.web.refusals import refuse

_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


def is_loopback(host: str) -> bool:
    """Whether an address to listen on is reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def names_for(host: str, more: tuple[str, ...] = ()) -> frozenset[str]:
    """The names that a desk listening on `host` answers to; empty means any. `more` are those it is also known by."""
    if is_loopback(host):
        return _LOCAL | {host.strip("[]").lower()} | set(more)
    return frozenset({*more, *_LOCAL, host.lower()}) if more else frozenset()


class KnownHosts:
    """Middleware that answers 421 to a request that calls the desk by a name it does not answer to."""

    def __init__(self, app: ASGIApp, names: frozenset[str]) -> None:
        self._app = app
        self._names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on when its one Host header is known."""
        if scope["type"] == "http" and self._names and (name := _called(scope)) not in self._names:
            sentence = f"this desk does not answer to the name {name[:80]!r}; open it by the address it printed when it started"
            await refuse(scope, receive, send, 421, sentence)
            return
        await self._app(scope, receive, send)


def _called(scope: Scope) -> str:
    """The host that the request names, without its port, in lower case; "" for none or several."""
    named = [value.decode("latin-1") for key, value in scope["headers"] if key == b"host"]
    if len(named) != 1:
        return ""
    host: str = named[0].strip().lower()
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.rpartition(":")[0] if host.count(":") == 1 else host
