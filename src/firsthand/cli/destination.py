"""A file that results will be written to."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from firsthand.errors import OutputError

_REMEDY = "name a file in a folder that can be written to"


@dataclass(frozen=True, slots=True)
class Destination:
    """A place that was found writable before the work began; what stands there stays until the work is done."""

    path: Path

    @classmethod
    def at(cls, name: str) -> Self:
        """The destination with this name. Raises OutputError when it cannot be written to."""
        path = Path(name)
        folder = path.parent
        if path.is_dir():
            raise OutputError("it is a folder", name, _REMEDY)
        if not folder.is_dir():
            raise OutputError(f"there is no folder {str(folder)!r} to write it to", name, _REMEDY)
        if not os.access(path if path.exists() else folder, os.W_OK):
            raise OutputError("it cannot be written to", name, _REMEDY)
        return cls(path)

    def write(self, text: str) -> None:
        """Put a text there, as UTF-8. Raises OutputError when that fails after all."""
        try:
            self.path.write_text(text, encoding="utf-8", errors="replace")
        except OSError as error:
            raise OutputError(f"it cannot be written ({error.strerror or error})", str(self.path), _REMEDY) from error
