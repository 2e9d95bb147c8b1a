"""The only place that knows pyvis: a network of concepts as data for the drawing library that pyvis brings.

pyvis 0.3.2 writes whole pages that load parts from other hosts. Here it only collects nodes, edges and options; the page is ours, and the
drawing library (vis-network 9.1.2, Apache-2.0 or MIT, inside the pyvis package) is served by this application.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import TypedDict

LIBRARY = ("lib", "vis-9.1.2", "vis-network.min.js")

OPTIONS = {
    "nodes": {"shape": "dot", "borderWidth": 1.5},
    "edges": {"smooth": {"type": "dynamic"}, "arrows": {"to": {"enabled": True, "scaleFactor": 0.55}}, "selectionWidth": 1},
    "physics": {"solver": "forceAtlas2Based", "forceAtlas2Based": {"gravitationalConstant": -60, "springLength": 110, "avoidOverlap": 0.6},
                "stabilization": {"iterations": 250, "fit": True}, "maxVelocity": 40},
    "layout": {"randomSeed": 7, "improvedLayout": True},
    "interaction": {"hover": True, "tooltipDelay": 150, "navigationButtons": False, "keyboard": {"enabled": False}, "zoomSpeed": 0.6},
}
"""Force-directed, so that no position means more than nearness (decision 15); the seed keeps a drawing the same on every visit."""


class Node(TypedDict):
    """A concept to draw."""

    id: str
    label: str
    href: str
    links: int
    centre: bool


class Edge(TypedDict):
    """A link to draw; ``state`` is a notation of the state scheme, ``studies`` how many say something of it."""

    source: str
    target: str
    href: str
    state: str
    studies: int
    contested: bool
    directed: bool
    title: str


def drawing(nodes: Iterable[Node], edges: Iterable[Edge]) -> str:
    """JSON ``{nodes, edges, options}`` for ``static/graph.js``; safe inside a ``<script type="application/json">``."""
    from pyvis.network import Network

    network = Network(directed=True)
    for node in nodes:
        network.add_node(node["id"], label=node["label"], title=node["label"], href=node["href"], size=8 + 3 * min(node["links"], 12) ** 0.7,
                         centre=node["centre"])
    known = set(network.get_nodes())
    for edge in edges:
        if edge["source"] in known and edge["target"] in known:
            network.add_edge(edge["source"], edge["target"], title=edge["title"], href=edge["href"], width=1 + 1.6 * max(edge["studies"] - 1, 0),
                             state=edge["state"], contested=edge["contested"], directed=edge["directed"])
    network.set_options(json.dumps(OPTIONS))
    drawn_nodes, drawn_edges, _, _, _, options = network.get_network_data()
    for item in (*drawn_nodes, *drawn_edges):
        item.pop("color", None)  # colours come from the page's style, light or dark
    text = json.dumps({"nodes": drawn_nodes, "edges": drawn_edges, "options": json.loads(options)}, ensure_ascii=False, sort_keys=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def library() -> Path:
    """The file of the drawing library inside the installed pyvis package."""
    return Path(str(files("pyvis").joinpath(*LIBRARY)))
