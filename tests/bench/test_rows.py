from __future__ import annotations

import pyoxigraph as ox
from rdflib import Literal, URIRef

from bench.rows import XSD, Term, difference, multiset, of_json, of_oxigraph, of_rdflib

JOINED = 'SELECT (GROUP_CONCAT(?x; SEPARATOR="; ") AS ?xs) WHERE { ?s ?p ?x }'
PLAIN = "SELECT ?x WHERE { ?s ?p ?x }"


def test_a_term_is_the_same_from_every_engine() -> None:
    assert of_oxigraph(ox.NamedNode("http://x/a")) == of_json({"type": "uri", "value": "http://x/a"}) == of_rdflib(URIRef("http://x/a"))
    text = [of_oxigraph(ox.Literal("a")), of_json({"type": "literal", "value": "a"}), of_rdflib(Literal("a"))]
    number = [
        of_oxigraph(ox.Literal(2)),
        of_json({"type": "literal", "value": "2", "datatype": XSD + "integer"}),
        of_rdflib(Literal("2.0", datatype=XSD + "decimal", normalize=False)),
    ]
    tagged = [of_oxigraph(ox.Literal("a", language="en")), of_json({"type": "literal", "value": "a", "xml:lang": "en"})]
    for alike in (text, number, tagged, [of_oxigraph(None), of_json(None), of_rdflib(None)]):
        rows: list[list[Term]] = [[term] for term in alike]
        assert len(multiset(rows, PLAIN)) == 1
    assert len(multiset([[text[0]], [number[0]], [tagged[0]], [("uri", "a", "", "")]], PLAIN)) == 4


def test_joined_texts_have_no_order_and_others_have() -> None:
    one: list[list[Term]] = [[("literal", "b; a", "", "")]]
    other: list[list[Term]] = [[("literal", "a; b", "", "")]]
    assert multiset(one, JOINED) == multiset(other, JOINED)
    assert multiset(one, PLAIN) != multiset(other, PLAIN)


def test_how_often_a_row_comes_counts() -> None:
    row: list[Term] = [("literal", "a", "", "")]
    one, other = multiset([row, row], PLAIN), multiset([row], PLAIN)
    assert difference(one, one) == ""
    assert difference(one, other) == "1 rows only here, 0 only there"
