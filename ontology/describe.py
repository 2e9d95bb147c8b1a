"""What a term means, as plain values for pages and documentation.

>>> from ontology.describe import describe
>>> claim = describe("nn:Claim")
>>> claim.label, claim.kind, "nn:verdict" in claim.used_with
('claim', 'class', True)
>>> describe("nn:verdict-supported").scheme
'verdict'
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from rdflib import OWL, RDF, RDFS, Graph, URIRef
from rdflib.term import Node

from ontology.errors import UnknownTermError
from ontology.prefixes import NN as BASE
from ontology.prefixes import ONTOLOGY, PREFIXES
from ontology.resources import turtle
from ontology.schemes import concept, name_of_scheme, notations, schemes
from ontology.terms import DCTERMS, KINDS, NN, SCHEMA, SKOS

Kind = Literal["class", "object property", "datatype property", "annotation property", "concept", "scheme"]

_NAMES: dict[URIRef, Kind] = dict(
    zip(KINDS, ("class", "object property", "datatype property", "annotation property"), strict=True))


@dataclass(frozen=True, slots=True)
class Term:
    """One term of the ontology; every reference to another term is a prefixed name such as ``nn:Claim``.

    Attributes:
        iri: the full IRI.
        name: the prefixed name, e.g. ``"nn:Claim"``.
        label: the name for people.
        definition: what it means; empty for a term of another vocabulary, whose owner defines it.
        kind: class, object property, datatype property, annotation property, concept or scheme.
        note: what to mind; empty where there is nothing.
        example: a value; empty where none is given.
        domain: the classes whose members alone have the property.
        range: the classes or datatypes of its values.
        used_with: of a property the classes that use it, of a class the properties that it uses.
        sub_class_of: the wider classes.
        see_also: terms of other vocabularies that say nearly the same.
        source: whose idea it is, as a citation; empty where it is nobody's in particular.
        scheme: of a concept its scheme, e.g. ``"verdict"``.
        notation: of a concept its notation, e.g. ``"supported"``.
        broader: of a concept the wider concept of its scheme.
    """

    iri: str
    name: str
    label: str
    definition: str
    kind: Kind
    note: str = ""
    example: str = ""
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    used_with: tuple[str, ...] = ()
    sub_class_of: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    source: str = ""
    scheme: str = ""
    notation: str = ""
    broader: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """What the ontology says of itself."""

    iri: str
    title: str
    description: str
    version: str
    licence: str


def about() -> About:
    """Title, description, version and licence of the ontology."""
    graph, iri = turtle("vocab.ttl"), URIRef(ONTOLOGY)
    return About(ONTOLOGY, _text(graph, iri, DCTERMS.title), _text(graph, iri, DCTERMS.description), _text(graph, iri, OWL.versionInfo),
                 _text(graph, iri, DCTERMS.license))


def describe(term: str) -> Term:
    """The description of a term, by IRI or prefixed name; UnknownTermError with close matches where there is none."""
    iri = expand(str(term))  # a term of rdflib equals only its like, not the same text
    try:
        return _descriptions()[iri]
    except KeyError:
        known = {t.name for t in _descriptions().values()}
        raise UnknownTermError("the ontology", curie(iri), known, "ontology/vocab.ttl and ontology/schemes.ttl") from None


def terms(kind: Kind | None = None) -> tuple[Term, ...]:
    """All terms, or those of one kind: own ones first, each group by name; the concepts of a scheme in reading order."""
    found = (t for t in _descriptions().values() if kind is None or t.kind == kind)
    return tuple(sorted(found, key=lambda t: (not t.iri.startswith(BASE), t.scheme, _position(t), t.name.casefold())))


def curie(iri: str) -> str:
    """The prefixed name of an IRI, e.g. ``"nn:Claim"``; the IRI itself where no prefix fits."""
    fitting = [(namespace, prefix) for prefix, namespace in PREFIXES.items() if iri.startswith(namespace)]
    if not fitting:
        return iri
    namespace, prefix = max(fitting, key=lambda pair: len(pair[0]))
    return f"{prefix}:{iri[len(namespace):]}"


def expand(name: str) -> str:
    """The IRI of a prefixed name, e.g. of ``"nn:Claim"``; what bears no known prefix is handed back."""
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local if prefix in PREFIXES and not local.startswith("//") else name


@cache
def _descriptions() -> dict[str, Term]:
    vocabulary = turtle("vocab.ttl")
    found = [_term(vocabulary, iri, kind) for type_, kind in _NAMES.items() for iri in vocabulary.subjects(RDF.type, type_)]
    return {t.iri: t for t in (*found, *_scheme_terms())}


def _term(graph: Graph, iri: Node, kind: Kind) -> Term:
    domain = _names(graph, iri, RDFS.domain)
    used = (*domain, *_names(graph, iri, SCHEMA.domainIncludes)) if kind != "class" else _properties_of(graph, iri)
    return Term(
        iri=str(iri), name=curie(str(iri)), label=_text(graph, iri, RDFS.label), definition=_text(graph, iri, SKOS.definition), kind=kind,
        note=_text(graph, iri, SKOS.scopeNote), example=_text(graph, iri, SKOS.example), domain=domain,
        range=_names(graph, iri, RDFS.range), used_with=used, sub_class_of=_names(graph, iri, RDFS.subClassOf),
        see_also=_names(graph, iri, RDFS.seeAlso), source=_text(graph, iri, DCTERMS.source))


def _properties_of(graph: Graph, iri: Node) -> tuple[str, ...]:
    """The properties that a class uses, its wider classes' among them."""
    classes = [c for c in graph.transitive_objects(iri, RDFS.subClassOf) if c is not None]
    uses = (p for c in classes for via in (RDFS.domain, SCHEMA.domainIncludes) for p in graph.subjects(via, c))
    return tuple(sorted({curie(str(p)) for p in uses}))


def _scheme_terms() -> list[Term]:
    found = [_entry(iri, "scheme", name_of_scheme(iri)) for iri in turtle("schemes.ttl").subjects(RDF.type, SKOS.ConceptScheme)]
    for name in schemes():
        found += [_entry(concept(name, notation), "concept", name, notation) for notation in notations(name)]
    return found


def _entry(iri: Node, kind: Kind, scheme: str, notation: str = "") -> Term:
    graph = turtle("schemes.ttl")
    return Term(
        iri=str(iri), name=curie(str(iri)), label=_text(graph, iri, SKOS.prefLabel), definition=_text(graph, iri, SKOS.definition),
        kind=kind, note=_flags(graph, iri), source=_text(graph, iri, DCTERMS.source), scheme=scheme, notation=notation,
        broader=_names(graph, iri, SKOS.broader))


def _flags(graph: Graph, iri: Node) -> str:
    """Of a relation, whether it has a direction and claims an effect, e.g. ``"directed, causal as claimed"``."""
    directed, causal = graph.value(iri, NN.directed), graph.value(iri, NN.causal)
    if directed is None:
        return ""
    return f"{'directed' if str(directed) == 'true' else 'undirected'}, {'causal as claimed' if str(causal) == 'true' else 'not causal'}"


def _position(term: Term) -> int:
    """The place of a concept in its scheme; 0 for the scheme itself and for every other term."""
    return notations(term.scheme).index(term.notation) + 1 if term.notation else 0


def _text(graph: Graph, subject: Node, predicate: Node) -> str:
    value = graph.value(subject, predicate)
    return "" if value is None else str(value)


def _names(graph: Graph, subject: Node, predicate: Node) -> tuple[str, ...]:
    return tuple(sorted(curie(str(o)) for o in graph.objects(subject, predicate)))
