from __future__ import annotations

from rdflib import RDF

from ontology.terms import BIRO, C4O, NN
from tests.kg.graph.conftest import Values

LINDQVIST = "studies/lindqvist2019"


def test_the_printed_list(values: Values) -> None:
    assert values(LINDQVIST, NN.hasReference) == [LINDQVIST + "/references/r1", LINDQVIST + "/references/r2"]
    one = LINDQVIST + "/references/r1"
    assert values(one, NN.printedText) == ["Petersen, J., & O'Neill, M. (2014). Tired hands. Invented Press."]
    assert (values(one, BIRO.references), values(one, NN.position), values(one, NN.line)) == (["works/petersen2014"], [1], [120])
    assert values("studies/okafor2021/references/r4", BIRO.references) == ["works/okafor2021.r4"]


def test_citations_in_the_text(values: Values) -> None:
    resolved, stub, lost = values(LINDQVIST, NN.hasCitation)
    assert resolved == LINDQVIST + "/citations/1"
    assert values(resolved, RDF.type) == [str(C4O.InTextReferencePointer), "ontology/InTextCitation"]
    assert (values(resolved, NN.marker), values(resolved, NN.form)) == (["Petersen & O'Neill, 2014"], ["parenthetical"])
    assert values(resolved, C4O.denotes) == values(resolved, NN.candidate) == [LINDQVIST + "/references/r1"]
    assert (values(resolved, NN.method), values(resolved, NN.intent)) == (["exact"], ["citesAsAuthority"])
    assert (values(resolved, NN.section), values(resolved, NN.purpose), values(resolved, NN.line)) == (["1"], ["definition"], [21])
    assert values(resolved, NN.inSection) == [LINDQVIST + "/sections/1"] and values(stub, NN.inSection) == values(lost, NN.inSection) == []
    assert (values(resolved, NN.citedLocator), values(resolved, NN.locator)) == (["203"], []), "no place of the study itself"
    assert values(resolved, NN.note) == ["printed without a page in the list"]
    assert (values(stub, NN.section), values(stub, NN.purpose)) == (["Closing words"], [])
    assert (values(stub, C4O.denotes), values(stub, NN.attributedTo)) == ([], ["works/quist1999"])
    assert (values(lost, NN.marker), values(lost, C4O.denotes), values(lost, NN.line)) == (["[17]"], [], [24])
