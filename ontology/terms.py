"""Closed access to the terms of ``vocab.ttl``: a term that is not declared there is an error, not a new term.

>>> from ontology.terms import NN, CITO
>>> NN.Claim.rsplit("/", 1)[1]
'Claim'
>>> "from" in NN and CITO.cites.endswith("cito/cites")
True

Own terms are attributes of ``NN``; terms of other vocabularies are attributes of the object named like their prefix, and only
those that ``vocab.ttl`` declares as reused. The concepts of the schemes (verdicts, relations ...) are in :mod:`ontology.schemes`.
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import OWL, RDF, URIRef

from ontology.errors import UnknownTermError
from ontology.prefixes import PREFIXES
from ontology.resources import turtle

KINDS: tuple[URIRef, ...] = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
"""What a term can be; each term of ``vocab.ttl`` is exactly one of them."""


class ClosedNamespace:
    """The declared terms of one namespace, as attributes or, where a name is a word of Python, as items (``NN["from"]``)."""

    def __init__(self, prefix: str) -> None:
        """Take the terms of the namespace of this prefix out of ``vocab.ttl``."""
        self._prefix = prefix
        self._base = PREFIXES[prefix]
        vocabulary = turtle("vocab.ttl")
        declared = (str(term) for kind in KINDS for term in vocabulary.subjects(RDF.type, kind))
        self._terms = {iri[len(self._base):]: URIRef(iri) for iri in sorted(declared) if iri.startswith(self._base)}

    def __getitem__(self, name: str) -> URIRef:
        """The IRI of the term; UnknownTermError with close matches where there is none."""
        try:
            return self._terms[name]
        except KeyError:
            raise UnknownTermError(f"the vocabulary {self._prefix}:", name, self._terms, "ontology/vocab.ttl") from None

    def __getattr__(self, name: str) -> URIRef:
        """The same as an attribute, e.g. ``NN.Claim``."""
        if name.startswith("_"):
            raise AttributeError(name)
        return self[name]

    def __contains__(self, name: object) -> bool:
        """Whether the namespace has a term of this local name."""
        return name in self._terms

    def __iter__(self) -> Iterator[str]:
        """The local names in alphabetical order."""
        return iter(self._terms)

    def __len__(self) -> int:
        """How many terms are declared."""
        return len(self._terms)

    def __repr__(self) -> str:
        """The prefix, the namespace and the number of terms."""
        return f"<{self._prefix}: {self._base}, {len(self)} terms>"


NN = ClosedNamespace("nn")
BIRO = ClosedNamespace("biro")
C4O = ClosedNamespace("c4o")
CITO = ClosedNamespace("cito")
DCTERMS = ClosedNamespace("dcterms")
DOCO = ClosedNamespace("doco")
FABIO = ClosedNamespace("fabio")
FOAF = ClosedNamespace("foaf")
OA = ClosedNamespace("oa")
PROV = ClosedNamespace("prov")
SCHEMA = ClosedNamespace("schema")
SKOS = ClosedNamespace("skos")
