"""The ontology as programs load it: Turtle, JSON-LD, and the JSON-LD context in which terms go by their names alone.

>>> context()["@context"]["hasClaim"]
{'@id': 'nn:hasClaim', '@type': '@id'}
>>> json_ld(NN + "Claim", "https://w3id.org/nomnet/context.jsonld")["@graph"][0]["id"]
'nn:Claim'
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from rdflib import OWL, RDF, RDFS, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from ontology.describe import curie, terms
from ontology.errors import UnknownTermError
from ontology.prefixes import NN, ONTOLOGY, PREFIXES
from ontology.resources import turtle
from ontology.terms import DCTERMS, SKOS

FILES = ("vocab.ttl", "schemes.ttl")

_LINKS = (RDFS.domain, RDFS.range, RDFS.subClassOf, RDFS.seeAlso, RDFS.isDefinedBy, OWL.disjointWith, OWL.versionIRI, DCTERMS.license)
"""Properties between things that belong to languages rather than to our vocabulary."""


def turtle_text() -> str:
    """The whole ontology as Turtle: its files as they are written, in sections and with their comments."""
    return "\n\n".join(files("ontology").joinpath(name).read_text("utf-8").strip() for name in FILES) + "\n"


def context() -> dict[str, Any]:
    """The JSON-LD context: own classes and properties by their names alone, with the types of their values; others by prefixed names."""
    words: dict[str, Any] = {"@version": 1.1, "id": "@id", "type": "@type"}
    # A prefix that ends in a letter or "_" has to be marked as one (JSON-LD 1.1, section 4.1).
    words |= {p: n if n.endswith(("/", "#")) else {"@id": n, "@prefix": True} for p, n in sorted(PREFIXES.items())}
    for term in terms():
        if term.kind in {"concept", "scheme"}:
            continue
        name = term.name.removeprefix("nn:")
        if term.kind == "object property":
            words[name] = {"@id": term.name, "@type": "@id"}
        elif term.kind == "datatype property" and term.range and term.range != ("xsd:string",):
            words[name] = {"@id": term.name, "@type": term.range[0]}
        elif term.iri.startswith(NN):
            words[name] = term.name
    words |= {curie(iri): {"@id": curie(iri), "@type": "@id"} for iri in map(str, _LINKS)}
    return {"@context": words}


def json_ld(term: str | None, context_address: str) -> dict[str, Any]:
    """A term, with the labels of what it points to, or the whole ontology (None) as JSON-LD that names its context by this address.

    An unknown IRI is an UnknownTermError.
    """
    graph = _ontology()
    if term is None:
        first, order = URIRef(ONTOLOGY), [URIRef(t.iri) for t in terms()]
        return {"@context": context_address, "@graph": [_thing(graph, subject) for subject in dict.fromkeys((first, *order))]}
    subject = URIRef(term)
    if (subject, None, None) not in graph:
        raise UnknownTermError("the ontology", curie(term), {t.name for t in terms()}, "ontology/vocab.ttl and ontology/schemes.ttl")
    ends = sorted({o for o in graph.objects(subject) if isinstance(o, URIRef) and o != subject}, key=str)
    named = [_labels(graph, end) for end in ends]
    return {"@context": context_address, "@graph": [_thing(graph, subject), *(n for n in named if len(n) > 1)]}


@cache
def _ontology() -> Graph:
    graph = Graph()
    for name in FILES:
        graph += turtle(name)
    return graph


def _thing(graph: Graph, subject: URIRef) -> dict[str, Any]:
    """All that the graph says of a subject."""
    said: dict[str, Any] = {"id": curie(str(subject))}
    kinds = sorted(map(_short, graph.objects(subject, RDF.type)))
    if kinds:
        said["type"] = kinds[0] if len(kinds) == 1 else kinds
    for predicate in sorted(set(graph.predicates(subject)) - {RDF.type}, key=str):
        values = [_value(predicate, o) for o in sorted(graph.objects(subject, predicate), key=str)]
        said[_short(predicate)] = values[0] if len(values) == 1 else values
    return said


def _labels(graph: Graph, subject: URIRef) -> dict[str, Any]:
    """The labels of a thing that is pointed to."""
    return {"id": curie(str(subject))} | {_short(p): _value(p, o) for p in (RDFS.label, SKOS.prefLabel) for o in graph.objects(subject, p)}


def _short(iri: Node) -> str:
    """The name of a term in the context."""
    return curie(str(iri)).removeprefix("nn:")


def _value(predicate: Node, value: Node) -> Any:
    """A value as the context reads it back: an IRI as a prefixed name, a coerced literal by its text alone."""
    if isinstance(value, Literal):
        if value.language:
            return {"@value": str(value), "@language": value.language}
        return str(value) if value.datatype in (None, XSD.string, _coerced().get(_short(predicate))) else {
            "@value": str(value), "@type": curie(str(value.datatype))}
    name = curie(str(value))
    return name if _coerced().get(_short(predicate)) == "@id" else {"@id": name}


@cache
def _coerced() -> dict[str, Any]:
    """The type that the context gives to the values of a property, by its name; an IRI for a datatype."""
    typed = {name: said["@type"] for name, said in context()["@context"].items() if isinstance(said, dict) and "@type" in said}
    return {name: kind if kind.startswith("@") else URIRef(PREFIXES["xsd"] + kind.removeprefix("xsd:")) for name, kind in typed.items()}
