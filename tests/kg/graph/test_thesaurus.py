from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from rdflib import RDF, Graph, URIRef

from kg.corpus import Corpus
from kg.graph.build import build_dataset
from ontology.prefixes import BASE
from ontology.schemes import concept, notation_of
from ontology.terms import NN, SKOS
from tests.kg.graph.conftest import Values, union_of


def test_concepts(values: Values, counted: Callable[[URIRef], int]) -> None:
    node = "constructs/robot-trust"
    assert values(node, RDF.type) == [str(SKOS.Concept), "ontology/Concept"]
    assert (values(node, SKOS.prefLabel), values(node, SKOS.altLabel), values(node, SKOS.notation)) == (
        ["robot trust"],
        ["trust in the robot"],
        ["robot-trust"],
    )
    assert values(node, SKOS.scopeNote) == ["how far people rely on a robot"]
    assert values(node, SKOS.inScheme) == ["ontology/constructs-scheme"]
    assert values("constructs/naive-optimism", SKOS.prefLabel) == ["naïve optimism"]
    assert counted(NN.Concept) == 20


def test_every_construct_denotes_exactly_one_concept_and_says_why(values: Values, union: Graph) -> None:
    constructs = list(union.subjects(RDF.type, NN.Construct))
    assert {len(list(union.objects(c, NN.denotes))) for c in constructs} == {1}
    methods = Counter(notation_of(str(m)) for m in union.objects(None, NN.mappingMethod))
    assert methods == {"thesaurus": 5, "same-name": 24}
    mapping = "studies/okafor2021/constructs/trust-in-the-robot/mapping"
    assert (values(mapping, NN.to), values(mapping, NN.reason)) == (["constructs/robot-trust"], ["defined alike"])
    assert values(mapping, NN.ofConstruct) == ["studies/okafor2021/constructs/trust-in-the-robot"]
    assert str(values("studies/lindqvist2019/constructs/robot-trust/mapping", NN.confidence)[0]) == "0.9"


def test_one_name_for_two_things(values: Values) -> None:
    assert values("studies/okafor2021/constructs/handover-routines", NN.denotes) == ["constructs/handover-routines"]
    assert values("studies/src-7c0ffee5/constructs/handover-routines", NN.denotes) == ["constructs/handover-between-robots"]


def test_relations_between_concepts(values: Values, counted: Callable[[URIRef], int]) -> None:
    assert values("constructs/operator-fatigue", SKOS.closeMatch) == ["constructs/cognitive-load"]
    assert values("constructs/cognitive-load", SKOS.closeMatch) == ["constructs/operator-fatigue"]
    assert values("constructs/picking-speed", SKOS.broader) == ["constructs/order-picking-performance"]
    assert values("constructs/order-picking-performance", SKOS.broader) == []
    assert values("constructs/handover-routines", NN.distinctFrom) == ["constructs/handover-between-robots"]
    relation = "thesaurus/operator-fatigue--close--cognitive-load"
    assert (values(relation, NN["from"]), values(relation, NN.to)) == (["constructs/operator-fatigue"], ["constructs/cognitive-load"])
    assert (values(relation, NN.match), values(relation, NN.reason)) == (
        [str(concept("match", "close")).removeprefix(BASE)],
        ["both weary the picker"],
    )
    assert values("thesaurus/handover-between-robots--same-name--handover-routines", NN.match)
    assert counted(NN.ConceptRelation) == 3


def test_a_concept_that_nobody_named_yet_is_there(own_corpus: Callable[..., Corpus]) -> None:
    graph = union_of(
        build_dataset(own_corpus(constructs=[{"name": "Trust"}], thesaurus={"concepts": [{"key": "empty", "label": "an empty concept"}]}))
    )
    assert str(graph.value(URIRef(BASE + "constructs/empty"), SKOS.prefLabel)) == "an empty concept"
    assert str(graph.value(URIRef(BASE + "constructs/trust"), SKOS.prefLabel)) == "Trust"
