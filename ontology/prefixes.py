"""The only place where a namespace is written: the base IRI, our own terms, and every vocabulary that nomnet reuses."""

from __future__ import annotations

BASE = "https://w3id.org/nomnet/"
"""The default base of everything nomnet names; a store may be built under another one, the terms stay here."""

NN = BASE + "ontology/"
"""The namespace of nomnet's own terms, e.g. ``nn:Claim``."""

ONTOLOGY = BASE + "ontology"
"""The ontology itself: what ``rdfs:isDefinedBy`` points to, and the address of its page."""

SHAPES = BASE + "shapes/"
"""The namespace of the SHACL shapes, e.g. ``nnsh:Claim-text``: rules, not terms."""

PREFIXES: dict[str, str] = {
    "nn": NN,
    "nnsh": SHAPES,
    "biro": "http://purl.org/spar/biro/",
    "c4o": "http://purl.org/spar/c4o/",
    "cito": "http://purl.org/spar/cito/",
    "datacite": "http://purl.org/spar/datacite/",
    "dcterms": "http://purl.org/dc/terms/",
    "deo": "http://purl.org/spar/deo/",
    "disco": "http://rdf-vocabulary.ddialliance.org/discovery#",
    "doco": "http://purl.org/spar/doco/",
    "fabio": "http://purl.org/spar/fabio/",
    "formats": "http://www.w3.org/ns/formats/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "obo": "http://purl.obolibrary.org/obo/",
    "obi": "http://purl.obolibrary.org/obo/OBI_",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "sepio": "http://purl.obolibrary.org/obo/SEPIO_",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "stato": "http://purl.obolibrary.org/obo/STATO_",
    "vann": "http://purl.org/vocab/vann/",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Every prefix with its namespace. SPAR namespaces end in a slash (CiTO's own example forgets it)."""


def sparql_prologue(*prefixes: str) -> str:
    r"""The PREFIX lines for these prefixes (all of them if none is named), one a line, ready to stand before a query.

    >>> sparql_prologue("nn")
    'PREFIX nn: <https://w3id.org/nomnet/ontology/>\n'
    """
    return "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in prefixes or PREFIXES)
