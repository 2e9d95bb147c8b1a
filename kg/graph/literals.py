"""Values as RDF literals in one canonical form, so that equal values are equal terms and a store gives back what was put in."""

from __future__ import annotations

import math
from decimal import Decimal

from rdflib import XSD, Literal, URIRef

Value = URIRef | str | bool | int | float
"""What stands behind a property: a node, or a plain value that becomes a literal."""


def term(value: Value) -> URIRef | Literal:
    """The RDF term of a value: IRIs stay, numbers become xsd:decimal or xsd:integer, texts plain literals.

    >>> term(0.20).n3(), term(2020).n3()
    ('"0.2"^^<http://www.w3.org/2001/XMLSchema#decimal>', '"2020"^^<http://www.w3.org/2001/XMLSchema#integer>')
    """
    if isinstance(value, URIRef):
        return value
    if isinstance(value, bool):
        return Literal("true" if value else "false", datatype=XSD.boolean)
    if isinstance(value, int):
        return Literal(str(value), datatype=XSD.integer)
    if isinstance(value, float) and math.isfinite(value):
        return Literal(decimal_text(value), datatype=XSD.decimal, normalize=False)
    # A lone surrogate (possible in YAML) has no UTF-8 form: it becomes a question mark, as in every other writer.
    return Literal(str(value).encode("utf-8", "replace").decode("utf-8"))


def decimal_text(value: float) -> str:
    """The canonical decimal of XSD 1.1: no exponent, no superfluous zeros, e.g. ``0.20`` -> ``"0.2"``, ``1e-05`` -> ``"0.00001"``."""
    text = format(Decimal(repr(value)), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def number(value: object) -> float | None:
    """The number that a value is or that its text prints, e.g. ``"38.5"`` -> 38.5; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        found = float(value)
    except ValueError:
        return None
    return found if math.isfinite(found) and not (isinstance(value, str) and "_" in value) else None
