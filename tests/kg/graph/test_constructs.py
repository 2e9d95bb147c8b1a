from __future__ import annotations

from collections.abc import Callable

from rdflib import RDF, RDFS, URIRef

from kg.corpus import Corpus
from kg.graph.build import build_dataset
from ontology.prefixes import BASE
from ontology.terms import NN
from tests.kg.graph.conftest import Values, union_of

TRUST = "studies/lindqvist2019/constructs/robot-trust"


def test_names_and_kinds(values: Values, counted: Callable[[URIRef], int]) -> None:
    assert values(TRUST, RDFS.label) == ["robot trust"]
    assert (values(TRUST, NN.abbreviation), values(TRUST, NN.alias)) == (["RT"], ["trust in robots"])
    assert (values(TRUST, NN.role), values(TRUST, NN.level), values(TRUST, NN.measurement)) == (
        ["independent"],
        ["individual"],
        ["reflective"],
    )
    assert (values(TRUST, NN.inStudy), values(TRUST, NN.line)) == (["studies/lindqvist2019"], [21])
    assert counted(NN.Construct) == 29


def test_definitions_with_their_sources(values: Values, counted: Callable[[URIRef], int]) -> None:
    definitions = values(TRUST, NN.hasDefinition)
    assert {values(d, RDF.value)[0]: values(d, NN.definitionFrom) for d in definitions} == {
        "how far a picker relies on a robot": ["works/petersen2014"],
        "belief that a robot will not hurt": ["works/ndiaye2016"],
    }
    assert sorted(values(d, NN.line)[0] for d in definitions) == [21, 25]
    assert {values(d, NN.wording)[0] for d in definitions} == {"retold"}
    assert counted(NN.Definition) == 7


def test_scale(values: Values) -> None:
    scale = TRUST + "/scale"
    assert values(TRUST, NN.hasScale) == [scale]
    assert values(scale, NN.adaptedFrom) == ["works/ndiaye2016"]
    items = values(scale, NN.hasItem)
    assert items == [f"{scale}/items/{n}" for n in (1, 2, 3)]
    assert [(values(i, NN.position)[0], str(values(i, NN.loading)[0]), values(i, RDF.value)[0]) for i in items] == [
        (1, "0.81", "relies on robot"),
        (2, "0.7", "robot keeps promises"),
        (3, "0.65", "robot feels safe"),
    ]
    assert values(items[2], NN.note) == ["dropped in the second round"]
    assert {values(r, NN.coefficient)[0]: str(values(r, NN.value)[0]) for r in values(scale, NN.hasReliability)} == {
        "CR": "0.86",
        "AVE": "0.55",
        "alpha": "0.8",
    }
    assert values("studies/lindqvist2019/constructs/picking-speed", NN.hasScale) == []


def test_components(values: Values) -> None:
    own = "studies/lindqvist2019/constructs/"
    assert values(own + "workplace-safety-climate", NN.hasComponent) == [own + "safety-rules", own + "safety-talk"]


def test_an_end_that_no_entry_names_is_mentioned_only(values: Values) -> None:
    premium = "studies/okafor2021/constructs/night-shift-premium"
    assert values(premium, NN.mentionedOnly) == [True]
    assert values(premium, RDFS.label) == ["night shift premium"]
    assert premium in values("studies/okafor2021", NN.hasConstruct)
    assert values(TRUST, NN.mentionedOnly) == []


def test_names_without_latin_letters_have_addresses(values: Values) -> None:
    assert values("studies/okafor2021/constructs/9bbd11c9", RDFS.label) == ["人機協調"]
    assert values("studies/lindqvist2019/constructs/naive-optimism", RDFS.label) == ["naïve optimism"]


def test_names_that_would_break_an_address_do_not(own_corpus: Callable[..., Corpus]) -> None:
    dataset = union_of(
        build_dataset(
            own_corpus(constructs=[{"name": "../../etc/passwd", "reliability": {"..": 0.5, "a/b <c>": 0.6}}, {"name": 'x\ny " < > {} \\'}])
        )
    )
    subjects = {str(s) for s in dataset.subjects() if str(s).startswith(BASE + "studies/own2020")}
    assert BASE + "studies/own2020/constructs/etc-passwd" in subjects
    assert BASE + "studies/own2020/constructs/etc-passwd/scale/reliability/a%2Fb%20%3Cc%3E" in subjects
    assert not any(part in (".", "..") or set(part) & set('<>"{}|\\^` \n') for s in subjects for part in s.split("/"))
