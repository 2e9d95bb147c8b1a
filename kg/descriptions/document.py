"""A document of triples without blank nodes, written in the forms that graphs come in; the same triples always give the same bytes."""

from __future__ import annotations

import pyoxigraph

from kg.queries.forms import GRAPHS
from ontology.prefixes import PREFIXES

FORMATS = {"ttl": pyoxigraph.RdfFormat.TURTLE, "nt": pyoxigraph.RdfFormat.N_TRIPLES, "jsonld": pyoxigraph.RdfFormat.JSON_LD,
           "rdf": pyoxigraph.RdfFormat.RDF_XML}
assert FORMATS.keys() == GRAPHS.keys(), "a description comes in every form that a graph comes in"

_TYPE = PREFIXES["rdf"] + "type"


class Document:
    r"""Triples, of each subject together, in the order in which they are said.

    >>> document = Document()
    >>> document.say("https://w3id.org/nomnet/void#corpus", "a", "void:Dataset")
    >>> document.count("https://w3id.org/nomnet/void#corpus", "void:triples", 7)
    >>> document.text("ttl").decode().splitlines()[-1]
    '\tvoid:triples 7 .'
    """

    def __init__(self) -> None:
        self._triples: dict[pyoxigraph.Triple, None] = {}

    def say(self, subject: str, property_: str, *things: str) -> None:
        """Say that the subject has the property with each of these things; ``a`` is its class. Names are IRIs or prefixed names."""
        for thing in things:
            self._add(subject, property_, _node(thing))

    def name(self, subject: str, property_: str, text: str) -> None:
        """Say that the subject has the property with this text in English."""
        self._add(subject, property_, pyoxigraph.Literal(text, language="en"))

    def write(self, subject: str, property_: str, text: str) -> None:
        """Say that the subject has the property with this text, which is in no language."""
        self._add(subject, property_, pyoxigraph.Literal(text))

    def count(self, subject: str, property_: str, number: int) -> None:
        """Say that the subject has the property with this whole number."""
        self._add(subject, property_, pyoxigraph.Literal(number))

    def text(self, form: str) -> bytes:
        """The document in a form: ``ttl``, ``nt``, ``jsonld`` or ``rdf``; with the prefixes that it uses, where the form has such."""
        used = {iri for triple in self._triples for iri in _iris(triple)}
        prefixes = {prefix: namespace for prefix, namespace in PREFIXES.items() if any(iri.startswith(namespace) for iri in used)}
        place: dict[object, int] = {}
        for triple in self._triples:
            place.setdefault(triple.subject, len(place))
        triples = sorted(self._triples, key=lambda triple: place[triple.subject])
        return pyoxigraph.serialize(triples, format=FORMATS[form], prefixes=prefixes if form in {"ttl", "rdf"} else None) or b""

    def _add(self, subject: str, property_: str, object_: pyoxigraph.NamedNode | pyoxigraph.Literal) -> None:
        said = pyoxigraph.NamedNode(_TYPE) if property_ == "a" else _node(property_)
        self._triples[pyoxigraph.Triple(_node(subject), said, object_)] = None


def _node(name: str) -> pyoxigraph.NamedNode:
    """The node of an IRI or a prefixed name; a prefix that nobody knows is a KeyError."""
    prefix, _, local = name.partition(":")
    return pyoxigraph.NamedNode(name if local.startswith("//") else PREFIXES[prefix] + local)


def _iris(triple: pyoxigraph.Triple) -> list[str]:
    """The IRIs of a triple."""
    return [part.value for part in triple if isinstance(part, pyoxigraph.NamedNode)]
