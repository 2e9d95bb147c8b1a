"""The shapes refuse what they are meant to refuse, and nothing else.

The good examples are one invented study in pieces, a file for each class; together they break nothing. A file of bad examples holds,
for each rule of a shape, one node for each way to break it. Such a node is called ``bad-<rule>-<number>``; beside the good examples it
breaks that rule and no other.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from rdflib import RDF, SH, Graph, Literal, URIRef
from rdflib.term import Node

from ontology.checks import Violation, validate
from ontology.describe import describe
from ontology.prefixes import SHAPES
from ontology.resources import turtle

EXAMPLES = Path(__file__).parents[2] / "ontology" / "examples"
GOOD, BAD = (sorted((EXAMPLES / kind).glob("*.ttl")) for kind in ("good", "bad"))
SHAPES_GRAPH = turtle("shapes.ttl")
NAMED = sorted(str(s) for kind in (SH.NodeShape, SH.PropertyShape) for s in SHAPES_GRAPH.subjects(RDF.type, kind))
CLASSES = {n[len(SHAPES):]: SHAPES_GRAPH.value(URIRef(n), SH.targetClass) for n in NAMED if re.fullmatch(r"[A-Z]\w+", n[len(SHAPES):])}
RULES = {n.removeprefix(SHAPES) for n in NAMED if re.match(r"[A-Z]\w+-", n[len(SHAPES):])}
BAD_NODE = re.compile(r"/bad-([a-z0-9-]+)-\d+$")

NOT_A_CONSTRAINT = {SH.path, SH.message, SH.severity, SH.targetClass, SH.targetSubjectsOf, SH.qualifiedValueShape, SH.property}

# SHACL 1.0 (W3C Recommendation of 20 July 2017), core and SPARQL-based constraints: what a shapes graph may say.
SHACL_TERMS = frozenset(re.findall(r"\w+", """
    NodeShape PropertyShape property path alternativePath inversePath zeroOrMorePath oneOrMorePath zeroOrOnePath
    targetClass targetNode targetObjectsOf targetSubjectsOf severity message deactivated Info Warning Violation
    class datatype nodeKind minCount maxCount minExclusive minInclusive maxExclusive maxInclusive minLength maxLength pattern flags
    languageIn uniqueLang equals disjoint lessThan lessThanOrEquals not and or xone node qualifiedValueShape qualifiedMinCount
    qualifiedMaxCount qualifiedValueShapesDisjoint closed ignoredProperties hasValue in
    BlankNode IRI Literal BlankNodeOrIRI BlankNodeOrLiteral IRIOrLiteral name description order group defaultValue
    sparql select ask prefixes declare prefix namespace SPARQLConstraint
    """))


@cache
def world() -> Graph:
    graph = Graph()
    for path in GOOD:
        graph.parse(path)
    return graph


@cache
def refused(path: Path) -> tuple[Violation, ...]:
    return tuple(validate(world() + Graph().parse(path)))


def test_the_good_examples_break_nothing() -> None:
    assert [str(v) for v in validate(world())] == []


@pytest.mark.parametrize("path", BAD, ids=lambda p: p.stem)
def test_every_bad_node_breaks_its_own_rule_and_nothing_else_is_broken(path: Path) -> None:
    nodes = {str(s) for s in Graph().parse(path).subjects(RDF.type)}
    meant = {(node, f"{path.stem}-{found[1]}") for node in nodes if (found := BAD_NODE.search(node))}
    assert {(v.focus, v.shape) for v in refused(path)} == meant


def test_every_constraint_of_every_rule_refuses_something() -> None:
    # A constraint that cannot fail says nothing: SHACL engines ignore what they do not know, silently.
    said = {(rule, str(p).removeprefix(str(SH)).lower()) for rule in RULES for p in SHAPES_GRAPH.predicates(URIRef(SHAPES + rule))
            if str(p).startswith(str(SH)) and p not in NOT_A_CONSTRAINT}
    shown = {(v.shape, v.constraint.lower()) for path in BAD for v in refused(path)}
    assert len(said) > 400
    assert said - shown == set(), "add a node to examples/bad/<Class>.ttl that breaks it"


def test_every_shape_has_its_examples() -> None:
    groups = {rule.split("-", 1)[0] for rule in RULES}
    assert {p.stem for p in BAD} == groups
    assert {p.stem for p in GOOD} == set(CLASSES)
    assert groups - {"Any"} == set(CLASSES), "a shape without a rule, or a rule without a shape"


@pytest.mark.parametrize("path", GOOD, ids=lambda p: p.stem)
def test_a_good_example_holds_its_class(path: Path) -> None:
    assert list(Graph().parse(path).subjects(RDF.type, CLASSES[path.stem]))


def test_every_class_of_the_contract_has_a_shape() -> None:
    text = (Path(__file__).parents[2] / "docs" / "graph.md").read_text("utf-8")
    named = set(re.findall(r"`((?:nn|biro|doco|oa):[A-Z]\w+)`", text)) - {"biro:references"}
    assert {describe(str(c)).name for c in CLASSES.values()} == named


def test_every_rule_is_reached() -> None:
    # A property shape counts only where a node shape holds it or it has a target of its own.
    held = set(SHAPES_GRAPH.objects(None, SH.property))
    for rule in RULES:
        node = URIRef(SHAPES + rule)
        aims = any(SHAPES_GRAPH.value(node, target) for target in (SH.targetClass, SH.targetSubjectsOf))
        assert aims != (node in held), rule
    for name in CLASSES:
        assert all(str(r).startswith(f"{SHAPES}{name}-") for r in SHAPES_GRAPH.objects(URIRef(SHAPES + name), SH.property))


@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_rule_says_what_is_wrong(rule: str) -> None:
    (message,) = SHAPES_GRAPH.objects(URIRef(SHAPES + rule), SH.message)
    assert isinstance(message, Literal)
    assert re.fullmatch(r"[A-Z].{15,}\.", str(message))


def test_shapes_use_only_terms_of_shacl() -> None:
    used = {t for triple in SHAPES_GRAPH for t in triple if isinstance(t, URIRef) and str(t).startswith(str(SH))}
    assert {str(t).removeprefix(str(SH)) for t in used} - SHACL_TERMS == set()


def test_nothing_but_shacl_and_rdf_is_said_of_a_shape() -> None:
    said_by = {RDF.type, RDF.first, RDF.rest}
    system = {URIRef("http://www.w3.org/2002/07/owl#Class"), URIRef("http://www.w3.org/2002/07/owl#DatatypeProperty")}  # pySHACL adds two
    odd = {p for s, p, _ in SHAPES_GRAPH if p not in said_by and not str(p).startswith(str(SH)) and s not in system}
    assert odd == set()


def test_a_term_of_shacl_that_does_not_exist_would_be_found() -> None:
    wrong: list[Node] = [SH.minCount, URIRef(f"{SH}minValue"), URIRef(f"{SH}classIn")]
    assert [str(t)[len(str(SH)):] for t in wrong if str(t).removeprefix(str(SH)) not in SHACL_TERMS] == ["minValue", "classIn"]


def test_schemes_are_named_where_a_value_must_be_of_one() -> None:
    named = {n.removeprefix(SHAPES) for n in NAMED if n.startswith(SHAPES + "of-")}
    used = {str(o).removeprefix(SHAPES) for o in SHAPES_GRAPH.objects(None, SH.node)}
    assert named | {"exists"} == used
