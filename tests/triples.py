"""Documents of any RDF form as graphs. JSON-LD is read by the engine: rdflib's own reader warns of what rdflib deprecates."""

from __future__ import annotations

import json
from typing import Any

import pyoxigraph
from rdflib import Graph

FORMS = {"text/turtle": pyoxigraph.RdfFormat.TURTLE, "application/n-triples": pyoxigraph.RdfFormat.N_TRIPLES,
         "application/ld+json": pyoxigraph.RdfFormat.JSON_LD, "application/rdf+xml": pyoxigraph.RdfFormat.RDF_XML}


def graph_of(document: bytes | str | dict[str, Any], media_type: str = "application/ld+json") -> Graph:
    """The triples of a document; a dictionary is JSON-LD whose context stands in it."""
    text = json.dumps(document) if isinstance(document, dict) else document
    triples = (quad.triple for quad in pyoxigraph.parse(text, format=FORMS[media_type]))
    return Graph().parse(data=pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.N_TRIPLES), format="nt")
