"""Style sheet, scripts and icon: a closed list of files that come with the package, so that no path can lead elsewhere."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from starlette.responses import Response

_OWN, _SHOWN = "firsthand.web", "firsthand.showing"

_MADE_OF = {
    "desk.css": ((_SHOWN, "templates/page.css"), (_SHOWN, "templates/trace.css"), (_OWN, "static/desk.css")),
    "desk.js": ((_OWN, "static/desk.js"),),
    "reading.js": ((_SHOWN, "templates/page.js"),),
    "review.js": ((_OWN, "static/review.js"),),
    "add.js": ((_OWN, "static/add.js"),),
    "icon.svg": ((_OWN, "static/icon.svg"),),
}
"""The files, and what each is put together of: the annotated page's own look comes first."""

_TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}
_FOREVER = "public, max-age=31536000, immutable"
_SHORT = "public, max-age=60"


@dataclass(frozen=True, slots=True)
class StaticFile:
    """One file: its bytes, its type, and the digest that its address carries, so that a new version is a new address."""

    data: bytes
    type: str
    digest: str


@cache
def static_file(name: str) -> StaticFile | None:
    """The file with this name, None when there is none."""
    if name not in _MADE_OF:
        return None
    data = b"".join(files(room).joinpath(path).read_bytes() for room, path in _MADE_OF[name])
    return StaticFile(data, _TYPES[name.rpartition(".")[2]], sha256(data).hexdigest()[:12])


def static_address(name: str) -> str:
    """Where a page finds this file. Raises KeyError for a file that there is not."""
    found = static_file(name)
    if found is None:
        raise KeyError(name)
    return f"/static/{name}?v={found.digest}"


def static_answer(name: str, version: str, known: str) -> Response | None:
    """The file as an answer, None when there is none; `known` is the digest that the browser holds already."""
    found = static_file(name)
    if found is None:
        return None
    headers = {"ETag": f'"{found.digest}"', "Cache-Control": _FOREVER if version == found.digest else _SHORT}
    if known.strip('W/"') == found.digest:
        return Response(status_code=304, headers=headers)
    return Response(found.data, media_type=found.type, headers=headers)
