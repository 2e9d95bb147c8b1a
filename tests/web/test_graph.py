"""The graph page and the drawing's data."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from web import network_view
from web.drawings import Edge, Node, drawing, library, width


def drawn(html: str) -> dict[str, Any]:
    """The data of the drawing of a page."""
    found = re.search(r'<script type="application/json" id="drawing-data">(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found[1])  # type: ignore[no-any-return]


def links(html: str) -> set[str]:
    """The links in the table of a page."""
    return set(re.findall(r'href="/links/([^"]+)"', html[html.index('id="table"'):]))


def test_the_whole_corpus_is_drawn_and_listed_alike(client: FlaskClient) -> None:
    html = client.get("/graph").text
    data = drawn(html)
    assert links(html) == {e["href"].removeprefix("/links/") for e in data["edges"]}
    assert len(links(html)) == 29 and len(data["nodes"]) == 19
    assert data["options"]["physics"]["solver"] == "forceAtlas2Based" and "hierarchical" not in data["options"]["layout"]


def test_an_edge_tells_state_width_and_contest(client: FlaskClient) -> None:
    edges = {e["href"]: e for e in drawn(client.get("/graph").text)["edges"] if e["role"] == "ends"}
    contested = edges["/links/influences--robot-trust--robot-adoption"]
    assert contested["contested"] and contested["width"] == width(3) > width(1) and "3" not in contested["state"]
    assert "supported (1 study)" in contested["title"] and "not supported (1 study)" in contested["title"]
    assert edges["/links/precedes--cobot-training--robot-adoption"]["state"] == "proposed"
    assert edges["/links/associated-with--naive-optimism--picking-speed"]["arrow"] is False
    assert edges["/links/moderates--robot-trust--picking-speed--by-operator-fatigue"]["state"] == "not-supported"


def test_mediators_and_moderators_have_edges_of_their_own_kind(client: FlaskClient) -> None:
    edges = drawn(client.get("/graph?relation=moderates").text)["edges"]
    assert {(e["from"], e["to"], e["role"]) for e in edges} == {
        ("robot-trust", "picking-speed", "ends"), ("operator-fatigue", "picking-speed", "moderator")}


@pytest.mark.parametrize(("query", "expected"), [
    ("contested=1", {"influences--robot-trust--robot-adoption"}),
    ("studies=3", {"influences--robot-trust--robot-adoption"}),
    ("state=second-hand", {"influences--cobot-training--picking-speed", "enables--handover-routines--picking-speed"}),
    ("relation=part-of", {"part-of--safety-rules--workplace-safety-climate", "part-of--safety-talk--workplace-safety-climate"}),
    ("state=not-supported", {"moderates--robot-trust--picking-speed--by-operator-fatigue",
                             "influences--supervisor-support--picking-speed"}),
])
def test_filters(client: FlaskClient, query: str, expected: set[str]) -> None:
    assert links(client.get(f"/graph?{query}").text) == expected


def test_around_a_construct(client: FlaskClient) -> None:
    one, two = (client.get(f"/graph?around=RT&steps={n}").text for n in (1, 2))
    nodes = {n["id"]: n["centre"] for n in drawn(one)["nodes"]}
    assert nodes["robot-trust"] and "cobot-training" not in nodes and "robot-adoption" in nodes
    assert "cobot-training" in {n["id"] for n in drawn(two)["nodes"]}
    assert "<h1>Around robot trust</h1>" in one


def test_a_large_graph_leaves_weak_links_out_and_says_so(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.pages.graph.MANY", 5)
    html = client.get("/graph").text
    states = {e["state"] for e in drawn(html)["edges"]}
    assert states and states.isdisjoint({"proposed", "second-hand"})
    assert re.search(r"so \d+ links that are proposed only or known second-hand only are left out at first", " ".join(html.split()))
    everything = re.search(r'href="(/graph\?state=[^"]+)">show everything', html)
    assert everything and len(links(client.get(everything[1].replace("&amp;", "&")).text)) == 29


def test_a_very_large_graph_begins_with_links_of_several_studies(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.pages.graph.MANY", 5)
    monkeypatch.setattr("web.pages.graph.MOST_DRAWN", 3)
    html = client.get("/graph").text
    assert links(html) == {"influences--robot-trust--robot-adoption"}
    assert "or of fewer than" in html and re.search(r'name="studies"[^>]*value="3"', html)


def test_a_long_table_ends_and_says_where_the_rest_is(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.pages.graph.LISTED", 10)
    html = client.get("/graph").text
    assert len(links(html)) == 10 and "19 more are not listed here" in html and "29 links" in html


def test_a_drawing_has_a_limit_and_says_what_it_leaves_out(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network_view, "MOST_DRAWN", 4)
    html = client.get("/graph").text
    assert len(drawn(html)["nodes"]) == 4 and "15 constructs with the fewest links are left out of the drawing" in html
    assert len(links(html)) == 29, "the table has them all"


def test_nothing_that_fits_and_nothing_by_that_name(client: FlaskClient) -> None:
    html = client.get("/graph?studies=9").text
    assert "No link fits" in html and "Nothing to draw" in html and "drawing-data" not in html
    assert client.get("/graph?around=nothing-there").status_code == 404
    for query in ("steps=4", "steps=x", "state=odd", "studies=-1", "relation=likes"):
        assert client.get(f"/graph?{query}").status_code == 400


def test_the_filters_are_ticked_as_asked(client: FlaskClient) -> None:
    html = client.get("/graph?state=supported").text
    assert re.search(r'value="supported" data-state-filter="supported" checked', html)
    assert re.search(r'value="proposed" data-state-filter="proposed">', html)


def test_the_library_comes_from_the_installed_package(client: FlaskClient) -> None:
    with client.get("/graph/vis-network.js") as response:
        assert response.status_code == 200 and response.mimetype == "text/javascript" and response.data == library().read_bytes()
    html = client.get("/graph").text
    assert re.findall(r'<script src="([^"]+)"', html) == ["/graph/vis-network.js", "/static/graph.js"]
    assert "http" not in "".join(re.findall(r"<script[^>]*>", html))


def edge(source: str, target: str, title: str = "") -> Edge:
    """An edge to draw."""
    return Edge(source=source, target=target, href="/links/x", state="proposed", studies=1, contested=False, directed=True, role="ends",
                title=title, marked=False)


def test_names_in_a_drawing_are_never_markup() -> None:
    node = Node(id="a", label="</script><script>alert(1)</script>&", href="/constructs/a", links=1, centre=True)
    text = drawing([node], [edge("a", "a", "<b>")])
    assert "<" not in text and ">" not in text and "&" not in text
    assert json.loads(text)["nodes"][0]["label"] == node["label"]


def test_edges_between_the_same_ends_bend_apart_and_strange_ends_are_left_out() -> None:
    nodes = [Node(id=k, label=k, href="", links=1, centre=False) for k in "ab"]
    edges = json.loads(drawing(nodes, [edge("a", "b"), edge("a", "b"), edge("b", "a"), edge("a", "zzz")]))["edges"]
    assert len(edges) == 3
    bends = [(e["from"], e["smooth"]["type"], e["smooth"]["roundness"]) for e in edges]
    assert len(set(bends)) == 3
