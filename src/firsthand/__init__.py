"""Firsthand reads news and says where each claim really comes from.

    import firsthand

    for reading in firsthand.read_all(reports):
        for statement in reading.statements:
            ...

Everything named here is loaded when it is first used, so that importing the package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from firsthand.model import Reading, Report, Trace
    from firsthand.pipeline import read, read_all, trace

__version__ = "0.1.0"

__all__ = ["Reading", "Report", "Trace", "__version__", "read", "read_all", "trace"]

_ROOMS = {
    "Reading": "firsthand.model",
    "Report": "firsthand.model",
    "Trace": "firsthand.model",
    "read": "firsthand.pipeline",
    "read_all": "firsthand.pipeline",
    "trace": "firsthand.pipeline",
}


def __getattr__(name: str) -> Any:
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_ROOMS[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
