from __future__ import annotations

from collections.abc import Callable

from rdflib import RDF, RDFS, Graph, URIRef

from ontology.prefixes import BASE
from ontology.schemes import concept
from ontology.terms import NN
from tests.kg.graph.conftest import Values

OKAFOR = "studies/okafor2021"


def of(scheme: str, notation: str) -> list[str]:
    return [str(concept(scheme, notation)).removeprefix(BASE)]


def statement(values: Values, study: str, text: str) -> str:
    return next(s for s in values(study, NN.hasSecondHandStatement) if values(s, NN.text) == [text])


def test_a_statement(values: Values, counted: Callable[[URIRef], int]) -> None:
    node = statement(values, OKAFOR, "Two works disagree on trust and adoption.")
    assert node.startswith(OKAFOR + "/attributed/")
    assert (values(node, NN.relation), values(node, NN.sign), values(node, NN.result)) == (
        of("relation", "influences"),
        of("sign", "mixed"),
        of("result", "mixed"),
    )
    assert values(node, NN.attributedTo) == ["works/lindqvist2019", "works/ndiaye2016"]
    assert values(node, NN.independent) == [OKAFOR + "/constructs/trust-in-the-robot"]
    assert (values(node, NN.hedged), values(node, NN.inStudy), values(node, NN.line)) == ([False], [OKAFOR], [14])
    assert counted(NN.SecondHandStatement) == 9


def test_its_sources(values: Values) -> None:
    node = statement(values, OKAFOR, "Two works disagree on trust and adoption.")
    assert values(node, NN.hasSourceMention) == [node + "/sources/r1", node + "/sources/r3"]
    assert values(node + "/sources/r3", NN.reference) == [OKAFOR + "/references/r3"]
    assert values(node + "/sources/r3", NN.stance) == of("result", "found-none")


def test_by_way_of_another_work_and_from_a_work_that_is_not_listed(values: Values) -> None:
    node = statement(values, "studies/lindqvist2019", "A memo doubted that layout matters.")
    assert values(node, NN.viaReference) == ["studies/lindqvist2019/references/r2"]
    assert values(node, NN.hedged) == [True]
    assert values(node, NN.attributedTo) == ["works/quist1999"]
    assert values(node + "/sources/w1", NN.reference) == []
    assert values(node + "/sources/w1", NN.attributedTo) == ["works/quist1999"]
    tired = statement(values, "studies/lindqvist2019", "Tired hands pick more slowly.")
    assert values(tired + "/sources/r1", NN.locator) == ["chapter 3"]


def test_a_source_without_a_work_is_a_stub_of_its_own(values: Values) -> None:
    node = statement(values, OKAFOR, "A leaflet says that routines matter.")
    assert values(node, NN.attributedTo) == ["works/okafor2021.r4"]


def test_rows_of_a_literature_table(values: Values) -> None:
    study = "studies/src-7c0ffee5"
    one, two = values(study, NN.hasSynthesisRow)
    assert (one, two) == (study + "/synthesis/1", study + "/synthesis/2")
    assert (values(one, RDFS.label), values(one, NN.attributedTo)) == (["Petersen & O'Neill (2014)"], ["works/petersen2014"])
    assert (values(one, NN.findings), values(one, NN.wording)) == (["more nights and more fatigue"], ["retold"])
    assert {values(c, NN.columnName)[0]: values(c, RDF.value)[0] for c in values(one, NN.hasCell)} == {"IV": "night shift", "DV": "fatigue"}
    assert (values(two, NN.attributedTo), values(two, NN.moderator)) == ([], [study + "/constructs/cognitive-load"])


def test_only_what_the_findings_cell_states_is_a_statement(values: Values, union: Graph) -> None:
    found = list(union.subjects(NN.fromRow, None))
    assert len(found) == 1
    node = str(found[0]).removeprefix(BASE)
    assert node.startswith("studies/src-7c0ffee5/synthesis/1/statements/")
    assert node in values("studies/src-7c0ffee5", NN.hasSecondHandStatement)
    assert values(node, NN.attributedTo) == ["works/petersen2014"]
    assert values(node, NN.dependent) == ["studies/src-7c0ffee5/constructs/operator-fatigue"]
