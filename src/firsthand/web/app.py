"""The application: routes, the table of errors, and the middleware around them, from the outside in."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool

from firsthand import __version__
from firsthand.desk import Desk
from firsthand.web.bodies import BodyLimit
from firsthand.web.errors import install
from firsthand.web.forms import Endings
from firsthand.web.headers import SecurityHeaders
from firsthand.web.hosts import KnownHosts
from firsthand.web.house import MEGABYTE, House, Rules
from firsthand.web.kept import KeptPages
from firsthand.web.live import Feed
from firsthand.web.looks import Looks
from firsthand.web.routes import changing, looking, people, serving
from firsthand.web.tallies import Tallies
from firsthand.web.workshop import Here, Workshop

_ABOUT = "Every page of the desk is also JSON at the same address: with .json behind it, or by its Accept header."
_AT_ONCE = 4
"""Pages made at the same time. More would only take the interpreter from one another, at every row that the database gives."""

_WRITE_LOOKS = 3.0  # seconds between writing down who has seen what


def create_app(desk: Desk, rules: Rules | None = None, workshop: Workshop | None = None) -> FastAPI:
    """The web desk on an open desk, which stays the caller's to close, and so does the workshop.

    Without a workshop what takes the models is done where it is asked for.
    """
    rules = rules or Rules()
    house = House(desk, rules, Looks(desk), Feed(desk), KeptPages(desk), workshop or Here(desk), Tallies())
    app = FastAPI(
        title="Firsthand",
        version=__version__,
        description=_ABOUT,
        docs_url=None,
        redoc_url=None,
        lifespan=_life(house),
    )
    app.state.house = house
    install(app)
    for room in (looking, changing, people, serving):
        app.include_router(room.router)
    # The last one added stands outermost.
    app.add_middleware(BodyLimit, allowed=lambda path: rules.max_upload if path == "/add" else MEGABYTE)
    app.add_middleware(KnownHosts, names=rules.names)
    app.add_middleware(Endings)
    app.add_middleware(SecurityHeaders)
    return app


def _life(house: House) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """What runs beside the answering: watching the log for the feed, and writing down looks."""

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = _AT_ONCE
        tasks = [asyncio.create_task(house.feed.watch()), asyncio.create_task(_write_looks(house.looks))]
        yield
        await house.feed.close()
        for task in tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        await run_in_threadpool(house.looks.write_down)
        await run_in_threadpool(house.tallies.close)

    return life


async def _write_looks(looks: Looks) -> None:
    while True:
        await asyncio.sleep(_WRITE_LOOKS)
        await run_in_threadpool(looks.write_down)
