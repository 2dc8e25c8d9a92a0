"""`firsthand serve`: opens the desk in a browser."""

import gc
import getpass
import socket
import sys
from argparse import Namespace
from contextlib import suppress

import uvicorn
from fastapi import FastAPI

from firsthand.desk import Desk, default_place
from firsthand.errors import SettingError
from firsthand.settings import Settings
from firsthand.web.app import create_app
from firsthand.web.hosts import is_loopback, names_for
from firsthand.web.house import Rules
from firsthand.web.templates_of import TEMPLATES
from firsthand.web.templating import environment
from firsthand.web.workshop import Beside

HOST, PORT = "127.0.0.1", 8421
"""Where a desk is served unless something else is asked for: to this machine alone."""

_LINGER = 3  # seconds that open connections get when the desk is closed
_TURN = 0.001  # seconds that a thread keeps the interpreter while others want it; a page takes a few of these
_BACKLOG = 128
_LAST_PORT = 65_535


def run(options: Namespace, settings: Settings) -> int:
    """Serve the desk until it is interrupted.

    `options` has host, port, name (further names the desk answers to), certificate and key. Raises SettingError for an
    address that cannot be used, and for one beyond this machine while the desk has no users.
    """
    rules = Rules(
        host=options.host,
        names=names_for(options.host, tuple(name.lower() for name in options.name)),
        local=local_name(),
        max_bytes=settings.max_bytes,
    )
    sys.setswitchinterval(_TURN)
    with Desk.open(settings.desk or default_place()) as desk:
        _let_nobody_in_unasked(desk, options.host)
        listening = _listen(options.host, options.port)
        _say(desk, listening, options)
        workshop = Beside(settings.desk or default_place())
        try:
            with suppress(KeyboardInterrupt):  # the way to close a desk
                server = _server(create_app(desk, rules, workshop), options)
                _prepare()
                server.run(sockets=[listening])
        finally:
            workshop.close()
    return 0


def _let_nobody_in_unasked(desk: Desk, host: str) -> None:
    if not is_loopback(host) and desk.users.count() == 0:
        remedy = "make one with `firsthand users add NAME`, or serve on 127.0.0.1"
        raise SettingError("others can reach this address, and the desk has no users to let in", host, remedy)


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens there; taken before anything is printed, so that what is printed is true."""
    if port > _LAST_PORT:
        raise SettingError(f"there is no port {port}", f"{host}:{port}", f"ports go up to {_LAST_PORT}")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host.strip("[]"), port), family=family, backlog=_BACKLOG)
    except OSError as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SettingError(
            f"it cannot be listened on ({reason})", f"{host}:{port}", "name another with --port"
        ) from error
    return listening


def _say(desk: Desk, listening: socket.socket, options: Namespace) -> None:
    scheme = "https" if options.certificate else "http"
    host = f"[{options.host}]" if ":" in options.host else options.host
    print(f"The desk {desk.where} is open at {scheme}://{host}:{listening.getsockname()[1]}/", flush=True)
    if not is_loopback(options.host) and not options.certificate:
        warning = (
            "passwords travel unencrypted; give --certificate and --key, or let a proxy with HTTPS stand before it"
        )
        print(f"firsthand: {options.host}: {warning}", file=sys.stderr)


def _server(app: FastAPI, options: Namespace) -> uvicorn.Server:
    config = uvicorn.Config(
        app,
        log_level="warning",
        server_header=False,
        date_header=True,
        timeout_graceful_shutdown=_LINGER,
        ssl_certfile=options.certificate,
        ssl_keyfile=options.key,
    )
    return uvicorn.Server(config)


def _prepare() -> None:
    """Compile the templates, and let all that is loaded by now be.

    It stays for as long as the desk is open; the collector of garbage would look through it again and again, and each time
    every page would wait for it, for a tenth of a second.
    """
    for template in TEMPLATES.values():
        environment().get_template(template)
    gc.collect()
    gc.freeze()


def local_name() -> str:
    """In whose name things are done by whoever has this machine: the machine's user."""
    try:
        return getpass.getuser() or "somebody"
    except (OSError, KeyError, ImportError):
        return "somebody"
