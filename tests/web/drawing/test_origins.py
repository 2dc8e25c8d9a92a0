"""The origin graph drawn: every node a box, every edge a curve, nothing unescaped, text alternatives throughout."""

import xml.etree.ElementTree as ET
from itertools import pairwise

from firsthand.web.drawing.graph import Edge, Node, NodeKind, OriginGraph
from firsthand.web.drawing.layers import lay_out
from firsthand.web.drawing.origins import draw_origins

SVG = "{http://www.w3.org/2000/svg}"

GRAPH = OriginGraph(
    nodes=(
        Node("u", NodeKind.UNNAMED, 0, "a partner's service", "unnamed"),
        Node("o", NodeKind.ORIGIN, 1, "Water Inspectorate", "", "/reports/r1#r1s1"),
        Node("p", NodeKind.ORIGIN, 1, "Calfu Valley Watch", "", "/reports/r2#r1s1"),
        Node("m", NodeKind.RELAY, 2, "Meridian Wire", "", "/sources/Meridian%20Wire"),
        Node("r", NodeKind.REPORT, 3, "La Estepa", "2025-03-12 11:20", "/reports/r3"),
        Node("q", NodeKind.REPORT, 3, 'Harbour & "Post" <b>', "", "/reports/r4"),
        Node("c", NodeKind.COPIES, 4, "7 copies", "Portal, Radio", "/reports/r3#copies", 7),
    ),
    edges=(
        Edge("u", "o"),
        Edge("o", "m"),
        Edge("m", "r"),
        Edge("p", "q"),
        Edge("r", "c", copied=True),
    ),
    columns=("rests on", "origins", "relays", "reports", "copies"),
    summary="2 origins.",
)


def drawn(graph: OriginGraph = GRAPH) -> ET.Element:
    return ET.fromstring(draw_origins(graph))


def test_every_node_is_a_box_and_those_that_lead_somewhere_are_links() -> None:
    svg = drawn()
    assert len(svg.findall(f".//{SVG}rect")) == len(GRAPH.nodes)
    assert {link.get("href") for link in svg.iter(f"{SVG}a")} == {node.href for node in GRAPH.nodes if node.href}


def test_every_edge_is_a_curve() -> None:
    kinds = [path.get("class") for path in drawn().findall(f".//{SVG}g[@class='edges']/{SVG}path")]
    assert len(kinds) == len(GRAPH.edges)
    assert kinds.count("edge copied") == 1


def test_drawing_says_in_words_what_it_shows() -> None:
    svg = drawn()
    assert svg.findtext(f"{SVG}desc") == "2 origins."
    assert all(link.findtext(f"{SVG}title") for link in svg.iter(f"{SVG}a"))
    assert "7 copies, copies, Portal, Radio" in [link.findtext(f"{SVG}title") for link in svg.iter(f"{SVG}a")]


def test_hostile_words_stay_words() -> None:
    assert "<b>" not in draw_origins(GRAPH)
    assert any('"Post"' in (text.text or "") for text in drawn().iter(f"{SVG}text"))


def test_no_inline_style_or_script_which_the_policy_would_refuse() -> None:
    attributes = {name for element in drawn().iter() for name in element.attrib}
    assert not any(name == "style" or name.startswith("on") for name in attributes)
    assert not list(drawn().iter(f"{SVG}script"))


def test_boxes_of_a_column_do_not_overlap() -> None:
    layout = lay_out(GRAPH)
    for column in layout.columns:
        spans = sorted((layout.places[slot.id][1], layout.places[slot.id][1] + slot.height) for slot in column)
        assert all(end < start for (_, end), (start, _) in pairwise(spans))


def test_long_edge_gets_a_passage_so_that_it_crosses_no_box() -> None:
    layout = lay_out(GRAPH)
    assert [slot.id for slot in layout.columns[2] if slot.passes] == ["p>2"]


def test_empty_graph_is_an_empty_drawing() -> None:
    assert not drawn(OriginGraph((), (), (), "no origin affirms it.")).findall(f".//{SVG}rect")
