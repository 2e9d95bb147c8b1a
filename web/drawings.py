"""The only place that knows pyvis: a network of concepts as data for the drawing library that pyvis brings.

pyvis 0.3.2 writes whole pages that load parts from other hosts. Here it only collects nodes, edges and options; the page is ours, and the
drawing library (vis-network 9.1.2, Apache-2.0 or MIT, inside the pyvis package) is served by this application.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any, TypedDict

from markupsafe import Markup

LIBRARY = ("lib", "vis-9.1.2", "vis-network.min.js")

LARGE = 120
"""From this many nodes on the drawing is arranged more cheaply: straight edges, no spacing of overlapping nodes, fewer rounds."""

OPTIONS: dict[str, Any] = {
    "nodes": {"shape": "dot", "borderWidth": 1.5, "widthConstraint": {"maximum": 170}, "scaling": {"label": {"drawThreshold": 7}}},
    "edges": {"smooth": {"type": "continuous", "roundness": 0.3}, "selectionWidth": 1, "hoverWidth": 1,
              "arrows": {"to": {"enabled": True, "scaleFactor": 0.55}}},
    "physics": {"solver": "forceAtlas2Based",
                "forceAtlas2Based": {"gravitationalConstant": -85, "centralGravity": 0.012, "springLength": 130, "springConstant": 0.06,
                                     "damping": 0.5, "avoidOverlap": 0.5},
                "stabilization": {"iterations": 300, "updateInterval": 15, "fit": True}, "maxVelocity": 45, "minVelocity": 0.6},
    "layout": {"randomSeed": 7, "improvedLayout": True},
    "interaction": {"hover": True, "tooltipDelay": 150, "navigationButtons": False, "keyboard": {"enabled": False}, "zoomSpeed": 0.6,
                    "hideEdgesOnDrag": False},
}
"""Force-directed, so that no position means more than nearness (decision 15); the seed keeps a drawing the same on every visit."""

OPTIONS_LARGE: dict[str, Any] = {
    "physics": {"forceAtlas2Based": {"gravitationalConstant": -60, "centralGravity": 0.015, "springLength": 90, "avoidOverlap": 0},
                "stabilization": {"iterations": 220, "updateInterval": 10}},
    "layout": {"improvedLayout": False},
    "interaction": {"hideEdgesOnDrag": True},
}


class Node(TypedDict):
    """A concept to draw; ``links`` is how many links it is part of, ``centre`` whether the drawing is about it."""

    id: str
    label: str
    href: str
    links: int
    centre: bool


class Edge(TypedDict):
    """A link, or a step of one, to draw.

    ``state`` is a notation of the state scheme, ``studies`` how many say something of it, ``role`` as what the source takes part in it
    (``ends``, ``mediator``, ``moderator``), ``marked`` whether it is to stand out (on a path).
    """

    source: str
    target: str
    href: str
    state: str
    studies: int
    contested: bool
    directed: bool
    role: str
    title: str
    marked: bool


def drawing(nodes: Iterable[Node], edges: Iterable[Edge]) -> Markup:
    """JSON ``{nodes, edges, options}`` for ``static/graph.js``, written so that it may stand in a ``<script type="application/json">``."""
    from pyvis.network import Network

    network = Network(directed=True)
    for node in nodes:
        network.add_node(node["id"], label=node["label"], title=node["label"], href=node["href"], links=node["links"],
                         centre=node["centre"], size=7 + 2.6 * min(node["links"], 40) ** 0.6)
    known = set(network.get_nodes())
    beside: Counter[frozenset[str]] = Counter()
    for edge in edges:
        ends = frozenset((edge["source"], edge["target"]))
        if ends <= known:
            network.add_edge(edge["source"], edge["target"], title=edge["title"], href=edge["href"], width=width(edge["studies"]),
                             state=edge["state"], contested=edge["contested"], arrow=edge["directed"], role=edge["role"],
                             marked=edge["marked"],
                             smooth=bend(beside[ends], edge["source"] < edge["target"]))
            beside[ends] += 1
    network.set_options(json.dumps(merged(OPTIONS, OPTIONS_LARGE) if len(known) > LARGE else OPTIONS))
    drawn_nodes, drawn_edges, _, _, _, options = network.get_network_data()
    for item in (*drawn_nodes, *drawn_edges):
        item.pop("color", None)  # colours come from the page's style, light or dark
        item.pop("font", None)
        item.pop("arrows", None)
    text = json.dumps({"nodes": drawn_nodes, "edges": drawn_edges, "options": json.loads(options)}, ensure_ascii=False, sort_keys=True)
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def width(studies: int) -> float:
    """The width of an edge by the number of studies behind it: 1 for none or one, wider for each further one, up to 9."""
    return min(1 + 1.6 * max(studies - 1, 0), 9.0)


def bend(beside: int, forward: bool) -> dict[str, Any]:
    """How an edge bends that has so many others between the same ends: each a little more, alternately to either side."""
    if not beside:
        return {"enabled": True, "type": "continuous", "roundness": 0.3}
    clockwise = (beside % 2 == 1) == forward  # the side is seen from the source: turned round for an edge that runs the other way
    return {"enabled": True, "type": "curvedCW" if clockwise else "curvedCCW", "roundness": 0.12 + 0.1 * ((beside + 1) // 2)}


def merged(options: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """The options with the changes in their places."""
    def change(key: str, value: Any) -> Any:
        return merged(options[key], value) if isinstance(value, dict) and isinstance(options.get(key), dict) else value

    return options | {key: change(key, value) for key, value in changes.items()}


def library() -> Path:
    """The file of the drawing library inside the installed pyvis package."""
    return Path(str(files("pyvis").joinpath(*LIBRARY)))
