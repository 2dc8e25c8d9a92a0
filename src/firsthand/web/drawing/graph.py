"""What an origin graph holds, before it is drawn: nodes in columns and the edges between them."""

from dataclasses import dataclass
from enum import StrEnum


class NodeKind(StrEnum):
    """What a node stands for."""

    UPSTREAM = "upstream"
    UNNAMED = "unnamed"
    ORIGIN = "origin"
    WITHDRAWN = "withdrawn"
    AGAINST = "against"
    NARRATOR = "narrator"
    RELAY = "relay"
    REPORT = "report"
    COPIES = "copies"


@dataclass(frozen=True, slots=True)
class Node:
    """One box: its column (0 the leftmost), the line in it, the small line under it, where it leads, and how many things
    are folded into it."""

    id: str
    kind: NodeKind
    column: int
    label: str
    note: str = ""
    href: str | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class Edge:
    """From a node to one further right; `against` says that what travels along it speaks against the claim, `copied` that
    it is the text itself."""

    tail: str
    head: str
    against: bool = False
    copied: bool = False


@dataclass(frozen=True, slots=True)
class OriginGraph:
    """Where a claim comes from: upstreams and origins at the left, relays, reports at the right, copies folded.

    `columns` names the columns that are in use, from left to right; `summary` says in a sentence what it shows.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    columns: tuple[str, ...]
    summary: str
