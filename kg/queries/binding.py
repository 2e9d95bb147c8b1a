"""Values of parameters as SPARQL terms: each by its type, never by pasting text."""

from __future__ import annotations

from typing import Any

import pyoxigraph

from kg.queries.errors import QueryParameterError
from kg.queries.resolve import resolve
from ontology.errors import OntologyError
from ontology.prefixes import PREFIXES
from ontology.schemes import concept, notations

THINGS = ("construct", "link", "study", "claim", "work", "study construct")


def bind(reader: pyoxigraph.Store, name: str, kind: str, value: Any) -> str:
    """The SPARQL term of a value, e.g. ``<https://w3id.org/nomnet/constructs/crm-performance>`` or ``"text"``; a wrong one is an error."""
    if kind in THINGS:
        return str(pyoxigraph.NamedNode(resolve(reader, kind, str(value))))
    if kind.startswith("notation of "):
        scheme = kind.removeprefix("notation of ")
        try:
            return str(pyoxigraph.NamedNode(concept(scheme, str(value))))
        except OntologyError:
            raise QueryParameterError(f"{name}={value!r} is not one of {', '.join(notations(scheme))}.") from None
    if kind == "boolean":
        known = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
        if str(value).lower() not in known:
            raise QueryParameterError(f"{name}={value!r} is not true or false.")
        return "true" if known[str(value).lower()] else "false"
    if kind == "integer":
        try:
            return str(int(str(value)))
        except ValueError:
            raise QueryParameterError(f"{name}={value!r} is not a whole number.") from None
    if kind == "iri":
        try:
            return str(pyoxigraph.NamedNode(str(value)))
        except ValueError as error:
            raise QueryParameterError(f"{name}={value!r} is not an IRI ({error}).") from None
    if kind == "text":
        return str(pyoxigraph.Literal(str(value)))
    raise QueryParameterError(f"The type {kind!r} of {name} is not known; the types are {', '.join(THINGS)}, notation of <scheme>, "
                              f"boolean, integer, iri and text, and the prefixes {', '.join(list(PREFIXES)[:3])} ...")
