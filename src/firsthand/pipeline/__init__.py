"""The stages in order; nothing else composes them.

`reading` takes reports to readings, `tracing` takes them on to a trace, `keeping` puts both on a desk. What is named here is
loaded when it is first used, so that a reading costs nothing of what a desk needs.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from firsthand.pipeline.keeping import Added, add, add_all, judge, reread, testimonies, undo
    from firsthand.pipeline.reading import default_reader, read, read_all
    from firsthand.pipeline.tracing import trace, trace_readings

__all__ = [
    "Added",
    "add",
    "add_all",
    "default_reader",
    "judge",
    "read",
    "read_all",
    "reread",
    "testimonies",
    "trace",
    "trace_readings",
    "undo",
]

_MODULES = {
    "reading": ("default_reader", "read", "read_all"),
    "tracing": ("trace", "trace_readings"),
    "keeping": ("Added", "add", "add_all", "judge", "reread", "testimonies", "undo"),
}
_HOMES = {name: f"{__name__}.{module}" for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
