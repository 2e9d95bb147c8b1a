"""What lies within a few steps of a concept in the network.

Where its nodes are drawn is the browser's business: the drawing library there lays a network out by its forces, with a fixed seed
(networkx would need numpy for it).
"""

from __future__ import annotations

from kg.analysis.network import Network, all_ties

MOST_STEPS = 3


def neighbourhood(network: Network[str], concept: str, steps: int = 1) -> Network[str]:
    """The concepts within so many steps (1 to 3) of a concept, whatever the direction, and all edges between them.

    All that take part in one link are one step apart, a mediator too. A concept that is not in the network is a KeyError; nodes have
    ``distance``.
    """
    if concept not in network:
        raise KeyError(concept)
    if not 1 <= steps <= MOST_STEPS:
        raise ValueError(f"steps is {steps}; a neighbourhood has 1 to {MOST_STEPS} steps")
    together: dict[str, set[str]] = {}
    for tie in all_ties(network):
        for one in tie.link.concepts:
            together.setdefault(one, set()).update(tie.link.concepts)
    distance = {concept: 0}
    edge = {concept}
    for step in range(1, steps + 1):
        edge = {k for one in edge for k in together.get(one, ())} - distance.keys()
        distance.update(dict.fromkeys(edge, step))
    part: Network[str] = network.__class__()
    part.add_nodes_from((k, {**data, "distance": distance[k]}) for k, data in network.nodes(data=True) if k in distance)
    for x, y, key, data in network.edges(keys=True, data=True):
        if x in distance and y in distance:
            part.add_edge(x, y, key=key, **data)
    return part
