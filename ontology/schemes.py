"""The concepts of ``schemes.ttl``: kinds, relations, signs, verdicts, bases and the other closed lists of values.

>>> from ontology.schemes import concept, label, notation_of, notations
>>> concept("verdict", "supported").rsplit("/", 1)[1]
'verdict-supported'
>>> notations("basis")
('tested', 'illustrated', 'proposed')
>>> notation_of(concept("state", "illustrated-against"))
'illustrated-against'

Notations stand in reading order (``nn:position``). An unknown scheme, notation or IRI is an UnknownTermError.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rdflib import RDF, URIRef

from ontology.errors import UnknownTermError
from ontology.prefixes import NN as BASE
from ontology.resources import turtle
from ontology.terms import NN, SKOS

_FILE = "ontology/schemes.ttl"


@dataclass(frozen=True, slots=True)
class _Entry:
    iri: URIRef
    notation: str
    label: str
    position: int


@cache
def _schemes() -> dict[str, dict[str, _Entry]]:
    """The entries by scheme and notation, in reading order."""
    graph = turtle("schemes.ttl")
    found: dict[str, list[_Entry]] = {name_of_scheme(s): [] for s in graph.subjects(RDF.type, SKOS.ConceptScheme)}
    for iri in graph.subjects(RDF.type, SKOS.Concept):
        position = graph.value(iri, NN.position)
        scheme = name_of_scheme(graph.value(iri, SKOS.inScheme))
        found[scheme].append(_Entry(URIRef(str(iri)), str(graph.value(iri, SKOS.notation)), str(graph.value(iri, SKOS.prefLabel)),
                                    int(str(position))))
    return {name: {e.notation: e for e in sorted(entries, key=lambda e: e.position)} for name, entries in sorted(found.items())}


@cache
def _entries() -> dict[str, _Entry]:
    return {str(e.iri): e for entries in _schemes().values() for e in entries.values()}


def name_of_scheme(iri: object) -> str:
    """The name of a scheme, e.g. ``"verdict"`` for ``nn:verdict-scheme``."""
    return str(iri).removeprefix(BASE).removesuffix("-scheme")


def schemes() -> tuple[str, ...]:
    """The names of all schemes, e.g. ``("basis", "bearing", ...)``."""
    return tuple(_schemes())


def scheme_iri(scheme: str) -> URIRef:
    """The IRI of a scheme, e.g. ``nn:verdict-scheme`` for ``"verdict"``."""
    _scheme(scheme)
    return URIRef(f"{BASE}{scheme}-scheme")


def concept(scheme: str, notation: str) -> URIRef:
    """The IRI of the concept with this notation, e.g. ``nn:verdict-supported``."""
    entries = _scheme(scheme)
    if notation not in entries:
        raise UnknownTermError(f"the scheme {scheme!r}", notation, entries, _FILE)
    return entries[notation].iri


def notations(scheme: str) -> tuple[str, ...]:
    """The notations of a scheme in reading order, e.g. ``("tested", "illustrated", "proposed")``."""
    return tuple(_scheme(scheme))


def label(iri: str) -> str:
    """The label of a concept for people, e.g. ``"not supported"``."""
    return _entry(iri).label


def notation_of(iri: str) -> str:
    """The notation of a concept, e.g. ``"not-supported"``."""
    return _entry(iri).notation


def _scheme(name: str) -> dict[str, _Entry]:
    known = _schemes()
    if name not in known:
        raise UnknownTermError("the ontology's list of schemes", name, known, _FILE)
    return known[name]


def _entry(iri: str) -> _Entry:
    known = _entries()
    if str(iri) not in known:
        raise UnknownTermError("the schemes", str(iri), known, _FILE)
    return known[str(iri)]
