from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from rdflib import RDF, URIRef

from kg.corpus import Corpus
from kg.graph.build import build_dataset
from kg.graph.provenance import printed_source
from kg.records.model import PrintedAt
from ontology.prefixes import BASE
from ontology.terms import NN, OA
from tests.kg.graph.conftest import Values, union_of

PAPER = Path(__file__).parents[2] / "corpus" / "papers" / "cold-store.txt"
H1 = "studies/src-7c0ffee5/claims/H1"


def test_where_a_claim_was_read_and_by_which_rule(values: Values) -> None:
    assert (values(H1, NN.line), values(H1, NN.extractor), str(values(H1, NN.confidence)[0])) == ([10], ["hypotheses/labelled"], "0.95")
    assert values(H1, NN.hasPlace) == [H1 + "/place"]
    assert values(H1 + "/place", OA.hasSource) == ["studies/src-7c0ffee5/source"]
    assert values(H1 + "/place", OA.hasSelector) == [H1 + "/place/position", H1 + "/place/quote"]


def test_the_characters_are_those_of_the_paper(values: Values) -> None:
    text = PAPER.read_text(encoding="utf-8")
    (evidence,) = values(H1, NN.hasEvidence)
    for node in (H1, evidence, "studies/src-7c0ffee5/claims/H2"):
        (start,) = values(node + "/place/position", OA.start)
        (end,) = values(node + "/place/position", OA.end)
        assert values(node + "/place/quote", OA.exact) == [text[start:end]]
        assert values(node, NN.wording) == ["verbatim"]


def test_a_construct_has_a_place_but_no_quotation(values: Values) -> None:
    node = "studies/src-7c0ffee5/constructs/cognitive-load"
    assert values(node + "/place", OA.hasSelector) == [node + "/place/position"]


def test_whose_words_they_are_is_said_wherever_words_stand(values: Values) -> None:
    assert values("studies/src-7c0ffee5/claims/F1", NN.wording) == ["retold"]
    assert values("studies/lindqvist2019/claims/H1", NN.wording) == ["retold"]
    (handover,) = values("studies/src-7c0ffee5/constructs/handover-routines", NN.hasDefinition)
    assert values(handover, NN.wording) == ["retold"]  # as the construct's entry says, against the record's verbatim
    assert values("studies/lindqvist2019/constructs/robot-trust", NN.wording) == []


def test_retold_words_are_never_quoted(own_corpus: Callable[..., Corpus]) -> None:
    claim = {
        "id": "H1",
        "kind": "finding",
        "text": "own words",
        "relation": "influences",
        "independent": "a",
        "dependent": "b",
        "start": 3,
        "end": 9,
        "wording": "retold",
        "evidence": [
            {"kind": "qualitative", "gist": "own words too", "start": 4, "end": 8},
            {"kind": "qualitative", "quote": "their words", "wording": "verbatim", "start": 4, "end": 8},
        ],
    }
    dataset = union_of(build_dataset(own_corpus(claims=[claim], constructs=[{"name": "a"}, {"name": "b"}])))
    assert [str(o) for o in dataset.objects(None, OA.exact)] == ["their words"]
    assert len(set(dataset.subjects(RDF.type, OA.TextPositionSelector))) == 3
    evidence = {str(dataset.value(e, NN.wording)) for e in dataset.objects(URIRef(BASE + "studies/own2020/claims/H1"), NN.hasEvidence)}
    assert evidence == {"retold", "verbatim"}


def test_printed_places_in_words() -> None:
    places = [{"table": "3", "line": 244}, {"line": 207}, {"figure": "1", "section": "2.1"}, {}]
    assert printed_source([PrintedAt.model_validate(p) for p in places]) == ["Table 3, line 244", "line 207", "Figure 1, section 2.1"]
