"""A desk filled once by the real pipeline, copies of it for tests that change it, and clients that behave as browsers do."""

import json
import re
import shutil
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn

from firsthand.desk import Desk
from firsthand.desk.users import Session, User
from firsthand.model import Report, Role
from firsthand.pipeline import add_all
from firsthand.web.app import create_app
from firsthand.web.door import COOKIE, STAYS
from firsthand.web.hosts import names_for
from firsthand.web.house import Rules
from firsthand.web.keys import kept_of, new_key
from firsthand.web.passwords import hashed

ROOT = Path(__file__).parents[2]
PASSWORD = "correct horse battery"
Files = Sequence[tuple[str, tuple[str, bytes]]]
LOCAL = Rules(names=names_for("127.0.0.1"), local="ada", max_bytes=200_000, max_files=5)


def scenario(name: str) -> list[tuple[Report, bytes]]:
    """The reports of a scenario, each with its record as its bytes."""
    told = json.loads((ROOT / "tests" / "scenarios" / name / "scenario.json").read_text(encoding="utf-8"))
    return [(_report(each), json.dumps(each).encode()) for each in told["reports"]]


def _report(told: dict[str, str]) -> Report:
    published = datetime.fromisoformat(told["published"])
    return Report(told["id"], told["text"], told["title"], told["publisher"], told["url"], published)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a desk that holds the story of the ferry. Tests that change it take a copy."""
    place = tmp_path_factory.mktemp("desk") / "ferry.sqlite"
    with Desk.open(place) as desk:
        list(add_all(desk, scenario("ferry"), who="ada"))
    return place


@pytest.fixture
def own(filled: Path, tmp_path: Path) -> Iterator[Desk]:
    """A copy of the filled desk."""
    for part in filled.parent.glob(f"{filled.name}*"):
        shutil.copy(part, tmp_path / part.name)
    with Desk.open(tmp_path / filled.name) as desk:
        yield desk


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Desk]:
    """An empty desk."""
    with Desk.open(tmp_path / "bare.sqlite") as desk:
        yield desk


@pytest.fixture(scope="session")
def looker(filled: Path) -> Iterator["Browser"]:
    """A browser on the filled desk, for tests that only look."""
    with Desk.open(filled) as desk, browsing(desk) as browser:
        yield browser


class Browser(httpx.Client):
    """A client that keeps cookies and sends forms with the key of the page they are on."""

    def key(self, page: str = "") -> str:
        """The key that forms carry: those of a page, or of one that everybody has (of users, where there are none yet)."""
        for shown in [page] if page else ["/account", "/users"]:
            if found := re.search(r'name="form_key" value="([^"]+)"', self.get(shown).text):
                return found[1]
        raise AssertionError(f"no form on {page}")

    def fill_in(self, form: str, page: str = "", /, *, files: Files = (), **fields: Any) -> httpx.Response:
        """Send a form of the page, and stop at the answer."""
        return self.post(form, data={"form_key": self.key(page), **fields}, files=list(files) or None)

    def enter(self, desk: Desk, name: str) -> None:
        """Be signed in, without the cost of a password."""
        key, now = new_key(), datetime.now(UTC)
        desk.users.open(Session(kept_of(key), name, now, now + STAYS, new_key()))
        self.cookies.set(COOKIE, key)

    def sign_in(self, name: str, password: str = PASSWORD, to: str = "/") -> httpx.Response:
        """Sign in by the form."""
        return self.fill_in("/login", "/login", name=name, password=password, to=to)


@contextmanager
def browsing(desk: Desk, rules: Rules = LOCAL) -> Iterator[Browser]:
    """A browser on a desk."""
    with serving(desk, rules) as address, Browser(base_url=address) as browser:
        yield browser


@pytest.fixture
def browser(own: Desk) -> Iterator[Browser]:
    """A browser on a copy of the filled desk that asks nobody for a password."""
    with browsing(own) as found:
        yield found


def let_in(desk: Desk, **roles: Role) -> None:
    """Users with these roles, all with the same password."""
    password = hashed(PASSWORD)
    for name, role in roles.items():
        desk.users.put(User(name, role, password, datetime.now(UTC)), "test")


@pytest.fixture
def staffed(own: Desk) -> Desk:
    """A copy of the filled desk with one user of each role."""
    let_in(own, root=Role.ADMIN, ed=Role.EDITOR, ana=Role.ANALYST, rea=Role.READER)
    return own


@contextmanager
def serving(desk: Desk, rules: Rules = LOCAL) -> Iterator[str]:
    """A desk served on a port of this machine; gives its address."""
    config = uvicorn.Config(create_app(desk, rules), port=0, log_level="error", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.01)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
