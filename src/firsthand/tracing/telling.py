"""Names in sentences: the first few of them, and how many others there are."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import islice

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Names:
    """Some names in order, of which a sentence shows the first few; empty names are false."""

    first: tuple[str, ...] = ()
    count: int = 0

    @classmethod
    def of(cls, names: Collection[str]) -> "Names":
        """The first few of these names, and how many there are."""
        return cls(tuple(islice(names, _SHOWN)), len(names))

    def __bool__(self) -> bool:
        return self.count > 0

    def __str__(self) -> str:
        """The names as a sentence lists them: "A", "A and B", "A, B and 4 others"."""
        shown: Sequence[str] = self.first
        if self.count > len(shown):
            shown = (*shown[:-1], f"{self.count - len(shown) + 1} others")
        return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else "".join(shown)


NOBODY = Names()
"""No names at all."""


def together(names: Collection[str]) -> str:
    """Names as a sentence lists them."""
    return str(Names.of(names))
