"""The SPARQL endpoint as a service (SPARQL 1.1 Service Description): its language, its forms of answers, its graphs.

``service_description(Site(base, address), ask).text("ttl")``
"""

from __future__ import annotations

from kg.descriptions.document import Document
from kg.descriptions.site import Ask, Site, value, whole
from kg.queries.forms import FORMS

RESULT_FORMATS = {"json": "formats:SPARQL_Results_JSON", "xml": "formats:SPARQL_Results_XML", "csv": "formats:SPARQL_Results_CSV",
                  "tsv": "formats:SPARQL_Results_TSV", "ttl": "formats:Turtle", "nt": "formats:N-Triples", "jsonld": "formats:JSON-LD",
                  "rdf": "formats:RDF_XML"}
"""The forms of answers, as the W3C names them."""


def service_description(site: Site, ask: Ask) -> Document:
    """The description of the endpoint: FROM may name each of its graphs, and without FROM a query is asked of their union."""
    document = Document()
    dataset, union = f"{site.base}sparql#dataset", f"{site.base}sparql#default-graph"
    document.say(site.service, "a", "sd:Service")
    document.say(site.service, "sd:endpoint", site.endpoint)
    document.say(site.service, "sd:supportedLanguage", "sd:SPARQL11Query")
    document.say(site.service, "sd:resultFormat", *(RESULT_FORMATS[form] for forms in FORMS.values() for form in forms))
    document.say(site.service, "sd:feature", "sd:UnionDefaultGraph")
    document.say(site.service, "sd:defaultDataset", dataset)
    document.say(site.service, "sd:availableGraphs", dataset)
    document.say(dataset, "a", "sd:Dataset", "sd:GraphCollection")
    document.say(dataset, "sd:defaultGraph", union)
    document.say(union, "a", "sd:Graph", "void:Dataset")
    graphs = ask("corpus/graphs").rows
    document.count(union, "void:triples", sum(whole(row, "triples") for row in graphs))  # a triple is in one graph only
    for row in graphs:
        graph = value(row, "graph")
        named = f"{site.base}sparql#{graph.removeprefix(site.base)}"
        document.say(dataset, "sd:namedGraph", named)
        document.say(named, "a", "sd:NamedGraph")
        document.say(named, "sd:name", graph)
        document.say(named, "sd:graph", site.subset(graph))
        document.say(site.subset(graph), "a", "sd:Graph", "void:Dataset")
        document.count(site.subset(graph), "void:triples", whole(row, "triples"))
    return document
