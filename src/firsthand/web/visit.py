"""One request by one visitor: what routes are given, and how they answer."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace
from functools import wraps
from secrets import token_hex
from typing import Any, ParamSpec, cast

from markupsafe import escape
from pydantic import TypeAdapter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from firsthand.desk import Desk
from firsthand.web.access import Deed, Visitor
from firsthand.web.addresses import inside
from firsthand.web.door import COOKIE, STAYS, Door, prove
from firsthand.web.house import House
from firsthand.web.kept import KeptPage
from firsthand.web.keys import form_key, new_key
from firsthand.web.refusals import wants_json
from firsthand.web.shell import Shell
from firsthand.web.templates_of import TEMPLATES
from firsthand.web.templating import environment

Asked = ParamSpec("Asked")
Made = tuple[Any, Iterable[str]]
"""A page, and the names of what it shows."""


@dataclass(slots=True)
class Visit:
    """A request, the house it is made in, and who makes it (None before signing in)."""

    request: Request
    house: House
    visitor: Visitor | None
    _cookie: str | None = None
    _seq: int | None = None

    @classmethod
    def begin(cls, request: Request, deed: Deed = Deed.LOOK) -> "Visit":
        """The visit of somebody who may do this. Raises NotSignedIn or NotAllowed."""
        house = house_of(request)
        visitor = Door(house.desk, house.rules.local).visitor(request)
        visitor.must(deed)
        return cls(request, house, visitor)

    @classmethod
    def to_change(cls, request: Request, deed: Deed, sent: str) -> "Visit":
        """The same for a form: `sent` is the key that it carries. Raises NotAllowed when it was sent from elsewhere."""
        visit = cls.begin(request, deed)
        prove(request, visit.who, sent)
        return visit

    @classmethod
    def of_anybody(cls, request: Request) -> "Visit":
        """The visit of somebody who need not be known: for signing in, and for errors."""
        return cls(request, house_of(request), None)

    @property
    def desk(self) -> Desk:
        """The desk."""
        return self.house.desk

    @property
    def who(self) -> Visitor:
        """The visitor, where there must be one."""
        assert self.visitor is not None
        return self.visitor

    @property
    def seq(self) -> int:
        """The number of the log's last entry when it was first asked for in this visit."""
        if self._seq is None:
            self._seq = self.desk.seq()
        return self._seq

    def form_key(self) -> str:
        """What forms of the answer must carry: the session's key, or one that goes with a cookie, made where there is none."""
        if self.visitor is not None and (self.visitor.form_key or self.visitor.scopes is not None):
            return self.visitor.form_key
        cookie = self.request.cookies.get(COOKIE) or self._cookie
        if not cookie:
            cookie = self._cookie = new_key()
        return form_key(cookie)

    def show(self, page: Any, status: int = 200) -> Response:
        """A page as HTML, or as JSON where that was asked for."""
        if wants_json(self.request.scope):
            return Response(_ADAPTERS[type(page)].dump_json(page), status, _VARY, "application/json")
        return self._html(
            _render(page, self._shell(self.visitor, self.form_key(), self.seq if self.visitor else 0)), status
        )

    def show_kept(self, make: Callable[[], Made], *variant: Hashable) -> Response:
        """A page that many ask for: the one that was made before, if it would be made the same now.

        `make` gives the page and the names of what it shows; `variant` holds whatever it depends on beside its address
        and who looks.
        """
        if wants_json(self.request.scope):
            return self.show(make()[0])
        key = (self.request.url.path, self.request.url.query, self._audience(), *variant)
        body = self.house.kept.get(key, self.seq)
        if body is None:
            page, shows = make()
            body = _render(page, self._shell(replace(self.who, name=_NAME), _KEY, _SEQ)).encode()
            self.house.kept.put(key, KeptPage(body, frozenset(shows), self.seq))
        own = ((_NAME, escape(self.who.name)), (_KEY, escape(self.form_key())), (str(_SEQ), str(self.seq)))
        for placeholder, value in own:
            body = body.replace(placeholder.encode(), value.encode())
        return self._html(body)

    def _audience(self) -> Hashable:
        """Those for whom pages look the same: readers of one role; whoever may judge has judgements to take back."""
        return (self.who.role, self.who.name if self.who.may(Deed.JUDGE) else "", self.who.scopes)

    def _html(self, body: str | bytes, status: int = 200) -> Response:
        answer = Response(body, status, _VARY, "text/html; charset=utf-8")
        if self._cookie:
            self.give_cookie(answer, self._cookie, stays=False)
        return answer

    def give_cookie(self, answer: Response, key: str, *, stays: bool) -> None:
        """Let the browser keep a key: until it is closed, or for as long as one stays signed in."""
        age = int(STAYS.total_seconds()) if stays else None
        secure = self.request.url.scheme == "https"
        answer.set_cookie(COOKIE, key, max_age=age, httponly=True, samesite="lax", secure=secure)

    def onward(self, address: str) -> Response:
        """Go on to another page of the desk after a change; an address of elsewhere leads to the stories."""
        return RedirectResponse(inside(address), status_code=303)

    def _shell(self, visitor: Visitor | None, key: str, seq: int) -> Shell:
        url = self.request.url
        query = f"?{url.query}" if url.query else ""
        path = url.path
        return Shell(
            visitor=visitor,
            form_key=key,
            seq=seq,
            address=f"{path}{query}",
            json=f"{'/stories' if path == '/' else path}.json{query}",
            active="/" if path.startswith("/stories") else f"/{path.split('/')[1]}",
            query=self.request.query_params.get("q", "") if path == "/search" else "",
        )


def _render(page: Any, shell: Shell) -> str:
    return environment().get_template(TEMPLATES[type(page)]).render(page=page, shell=shell)


def at_one_moment(route: Callable[Asked, Response]) -> Callable[Asked, Response]:
    """A route whose first argument is the request, with everything that it asks of the desk answered as of one moment."""

    @wraps(route)
    def asked(*given: Asked.args, **named: Asked.kwargs) -> Response:
        request = named.get("request") or given[0]
        with house_of(cast(Request, request)).desk.at_once():
            return route(*given, **named)

    return asked


def house_of(request: Request) -> House:
    """The house that a request is made in."""
    return cast(House, request.app.state.house)


_VARY = {"Vary": "Accept, Cookie"}
_NAME, _KEY = token_hex(16), token_hex(16)
_SEQ = int(token_hex(12), 16)
"""Stand in a kept page for what is another's each time: nobody can guess them, so no report can hold them."""

_ADAPTERS = {page: TypeAdapter(page) for page in TEMPLATES}
"""What turns each page into JSON; made once, since that takes longer than a request may."""
