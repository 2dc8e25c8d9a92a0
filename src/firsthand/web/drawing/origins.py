"""The origin graph drawn: boxes in columns, curves between them."""

from itertools import pairwise

from markupsafe import Markup

from firsthand.web.drawing.graph import Edge, Node, NodeKind, OriginGraph
from firsthand.web.drawing.layers import ACROSS, BOX_HEIGHT, BOX_WIDTH, Layout, lay_out, route, x_of
from firsthand.web.drawing.svg import element, fitted, link, picture, text, together, wrapped

_SIZE, _SMALL = 14.8, 11.4  # pixels; a little more than the style sheet sets, since some typefaces are wide
_PADDING = 9.0

_SPOKEN = {
    NodeKind.UPSTREAM: "rested on",
    NodeKind.UNNAMED: "unnamed, rested on",
    NodeKind.ORIGIN: "origin",
    NodeKind.WITHDRAWN: "origin, withdrawn",
    NodeKind.AGAINST: "does not affirm it",
    NodeKind.NARRATOR: "no source named",
    NodeKind.RELAY: "relay",
    NodeKind.REPORT: "report",
    NodeKind.COPIES: "copies",
}


def draw_origins(graph: OriginGraph, key: str = "origins") -> Markup:
    """The graph as SVG. Every box that leads somewhere is a link that the keyboard reaches, in the order of reading."""
    layout = lay_out(graph)
    where = {node.id: node.column for node in graph.nodes}
    nodes = {node.id: node for node in graph.nodes}
    names = (text(x_of(i), 14, name, "column") for i, name in enumerate(graph.columns))
    edges = (_edge(edge, where, layout) for edge in graph.edges)
    boxes = (_box(nodes[slot.id], *layout.places[slot.id]) for slot in layout.slots.values() if slot.passes is None)
    body = (together(names), element("g", *edges, class_="edges"), together(boxes))
    title = "Where this claim comes from"
    return picture(layout.width, layout.height, title, graph.summary, *body, key=key, kind="origin-graph")


def _edge(edge: Edge, where: dict[str, int], layout: Layout) -> Markup:
    """A curve from box to box, straight through the passages between."""
    way = [layout.middle(id) for id in route(edge, where)]
    path = f"M{way[0][1]:.1f} {way[0][2]:.1f}"
    for (_, x, y), (x2, right, y2) in pairwise(way):
        bend = ACROSS / 2
        path += f"C{x + bend:.1f} {y:.1f} {x2 - bend:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
        if (x2, y2) != (way[-1][0], way[-1][2]):
            path += f"H{right:.1f}"
    return element("path", d=path, class_="edge" + " against" * edge.against + " copied" * edge.copied)


def _box(node: Node, x: float, y: float) -> Markup:
    inner = BOX_WIDTH - 2 * _PADDING
    lines = wrapped(node.label, inner, _SIZE, 1 if node.note else 2)
    top = y + (19 if node.note or len(lines) > 1 else 27)
    words = [text(x + _PADDING, top + 15 * i, line, "label") for i, line in enumerate(lines)]
    if node.note:
        words.append(text(x + _PADDING, top + 16, fitted(node.note, inner, _SMALL), "small"))
    shape = element("rect", x=x, y=y, width=BOX_WIDTH, height=BOX_HEIGHT, rx=3.0)
    stack = (_behind(x, y),) if node.kind is NodeKind.COPIES or node.count > 1 else ()
    spoken = ", ".join(part for part in (node.label, _SPOKEN[node.kind], node.note) if part)
    return link(node.href, spoken, *stack, shape, *words, kind=f"node {node.kind}")


def _behind(x: float, y: float) -> Markup:
    """The edges of further sheets behind a box that stands for several things."""
    path = f"M{x + 3:.1f} {y + BOX_HEIGHT:.1f}v3h{BOX_WIDTH:.1f}v-{BOX_HEIGHT:.1f}h-3"
    return element("path", d=path, class_="behind")
