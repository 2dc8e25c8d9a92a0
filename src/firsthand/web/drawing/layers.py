"""The layout of an origin graph: which box stands where, and which way its edges go.

A small version of the layered drawing of Sugiyama, Tagawa and Toda (1981): the columns are given, an edge over several
columns gets a passage of its own in those between, and each column is ordered by the mean position of its neighbours.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from firsthand.web.drawing.graph import Edge, OriginGraph

BOX_WIDTH = 176.0  # pixels
BOX_HEIGHT = 46.0
ACROSS = 52.0  # between columns
_DOWN = 12.0  # between boxes
_PASSAGE = 6.0  # height of a passage
_TOP = 26.0  # room for the columns' names
_MARGIN = 4.0  # around everything
_SWEEPS = 6  # times that the order is improved; more change nothing in graphs of this size


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a column: a node's box, or a passage for the edges of the node `passes` (None for a box)."""

    id: str
    column: int
    passes: str | None = None

    @property
    def height(self) -> float:
        """In pixels."""
        return BOX_HEIGHT if self.passes is None else _PASSAGE


@dataclass(frozen=True, slots=True)
class Layout:
    """All slots by id, those of each column from the top, where each stands (left, top), and the size of the whole."""

    slots: dict[str, Slot]
    columns: tuple[tuple[Slot, ...], ...]
    places: dict[str, tuple[float, float]]
    width: float
    height: float

    def middle(self, id: str) -> tuple[float, float, float]:
        """Of a slot: its left edge, its right edge, its middle height."""
        (x, y), slot = self.places[id], self.slots[id]
        return x, x + BOX_WIDTH, y + slot.height / 2


def route(edge: Edge, columns: dict[str, int]) -> list[str]:
    """The slots that an edge goes through, from its tail to its head; `columns` gives each node's column."""
    between = range(columns[edge.tail] + 1, columns[edge.head])
    return [edge.tail, *(f"{edge.tail}>{column}" for column in between), edge.head]


def lay_out(graph: OriginGraph) -> Layout:
    """Give every node a box and every long edge its passages."""
    columns = _ordered(_slots(graph), graph)
    heights = [sum(slot.height + _DOWN for slot in column) for column in columns]
    tallest = max(heights, default=0.0)
    places: dict[str, tuple[float, float]] = {}
    for i, column in enumerate(columns):
        y = _TOP + (tallest - heights[i]) / 2
        for slot in column:
            places[slot.id] = (x_of(i), y)
            y += slot.height + _DOWN
    width = x_of(len(columns)) - ACROSS + _MARGIN
    slots = {slot.id: slot for column in columns for slot in column}
    return Layout(slots, tuple(map(tuple, columns)), places, max(width, BOX_WIDTH), _TOP + tallest + _MARGIN)


def x_of(column: int) -> float:
    """The left edge of a column."""
    return _MARGIN + column * (BOX_WIDTH + ACROSS)


def _slots(graph: OriginGraph) -> list[list[Slot]]:
    columns: list[list[Slot]] = [[] for _ in graph.columns]
    where = {node.id: node.column for node in graph.nodes}
    for node in graph.nodes:
        columns[node.column].append(Slot(node.id, node.column))
    passages = {id for edge in graph.edges for id in route(edge, where)[1:-1]}
    for id in sorted(passages):
        tail, _, column = id.rpartition(">")
        columns[int(column)].append(Slot(id, int(column), passes=tail))
    return columns


def _ordered(columns: list[list[Slot]], graph: OriginGraph) -> list[list[Slot]]:
    neighbours = _neighbours(graph)
    heights = {slot.id: _share(i, len(column)) for column in columns for i, slot in enumerate(column)}
    for sweep in range(_SWEEPS):
        for column in columns if sweep % 2 == 0 else reversed(columns):
            column.sort(key=lambda slot: _mean([heights[id] for id in neighbours[slot.id]], heights[slot.id]))
            heights |= {slot.id: _share(i, len(column)) for i, slot in enumerate(column)}
    return columns


def _neighbours(graph: OriginGraph) -> dict[str, list[str]]:
    where = {node.id: node.column for node in graph.nodes}
    neighbours: dict[str, list[str]] = defaultdict(list)
    for edge in graph.edges:
        way = route(edge, where)
        for one, other in pairwise(way):
            neighbours[one].append(other)
            neighbours[other].append(one)
    return neighbours


def _share(position: int, length: int) -> float:
    return (position + 0.5) / length


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise
