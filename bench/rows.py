"""Rows of answers as plain texts, so that answers of different engines can be compared as multisets."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox
from rdflib import Literal, URIRef

XSD = "http://www.w3.org/2001/XMLSchema#"
NUMBERS = {XSD + name for name in ("integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger")}

_SEPARATOR = re.compile(r'SEPARATOR\s*=\s*"([^"]*)"', re.IGNORECASE)

Term = tuple[str, str, str, str] | None
"""Kind (``uri`` or ``literal``), value, datatype and language; None where unbound."""


def of_oxigraph(term: object) -> Term:
    """A term of pyoxigraph."""
    if isinstance(term, ox.NamedNode):
        return ("uri", term.value, "", "")
    if isinstance(term, ox.Literal):
        return ("literal", term.value, term.datatype.value, term.language or "")
    return None


def of_json(term: dict[str, str] | None) -> Term:
    """A term of SPARQL's JSON."""
    if term is None:
        return None
    return (term["type"], term["value"], "" if term["type"] == "uri" else term.get("datatype", ""), term.get("xml:lang", ""))


def of_rdflib(term: object) -> Term:
    """A term of rdflib."""
    if isinstance(term, URIRef):
        return ("uri", str(term), "", "")
    if isinstance(term, Literal):
        return ("literal", str(term), str(term.datatype or ""), term.language or "")
    return None


def multiset(rows: list[list[Term]], query: str) -> Counter[str]:
    """The rows as texts, each as often as it comes.

    Where the query joins texts (GROUP_CONCAT) their order is the engine's choice, so texts are taken apart at its separators.
    """
    separators = sorted(set(_SEPARATOR.findall(query)) | ({" "} if "GROUP_CONCAT" in query else set()), key=len, reverse=True)
    return Counter("\t".join(_text(term, separators) for term in row) for row in rows)


def _text(term: Term, separators: list[str]) -> str:
    """A term as text: numbers by their value, joined texts sorted, the empty text like none."""
    if term is None or term[1] == "":
        return ""
    kind, value, datatype, language = term
    if datatype in NUMBERS:
        try:
            number = Decimal(value)
            return f"number {number.quantize(Decimal('1e-9')).normalize()}"
        except InvalidOperation:
            return f"number {value}"
    plain = datatype in ("", XSD + "string") or language
    if plain and separators and kind == "literal":
        value = " ".join(sorted(re.split("|".join(map(re.escape, separators)), value)))
    return f"{kind} {value!r} {language or ('' if plain else datatype)}"


def difference(one: Counter[str], other: Counter[str]) -> str:
    """How two answers differ, e.g. ``"3 rows only here, 3 only there"``; the empty text where they are alike."""
    here, there = sum((one - other).values()), sum((other - one).values())
    return f"{here} rows only here, {there} only there" if here or there else ""
