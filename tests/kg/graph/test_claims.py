from __future__ import annotations

from collections.abc import Callable

from rdflib import RDF, Graph, URIRef

from kg.corpus import Corpus
from kg.graph.build import build_dataset
from ontology.prefixes import BASE
from ontology.schemes import concept
from ontology.terms import DCTERMS, NN
from tests.kg.graph.conftest import Values, union_of
from tests.kg.records.invented import record

CLAIMS = "studies/lindqvist2019/claims/"
OWN = "studies/lindqvist2019/constructs/"


def of(scheme: str, notation: str) -> list[str]:
    return [str(concept(scheme, notation)).removeprefix(BASE)]


def test_a_claim(values: Values) -> None:
    h1 = CLAIMS + "H1"
    assert values(h1, RDF.type) == ["ontology/Claim", "ontology/Hypothesis"]
    assert values(h1, DCTERMS.identifier) == ["H1"]
    assert values(h1, NN.text) == ["More trust in robots goes with more adoption."]
    assert (values(h1, NN.kind), values(h1, NN.relation)) == (of("kind", "hypothesis"), of("relation", "influences"))
    assert (values(h1, NN.sign), values(h1, NN.verdict), values(h1, NN.basis)) == (
        of("sign", "positive"),
        of("verdict", "supported"),
        of("basis", "tested"),
    )
    assert (values(h1, NN.shape), values(h1, NN.verdictText), values(h1, NN.verdictImplied)) == (["linear"], ["H1 holds"], [False])
    assert (values(h1, NN.independent), values(h1, NN.dependent)) == ([OWN + "robot-trust"], [OWN + "robot-adoption"])
    assert (values(h1, NN.line), values(h1, NN.locator), values(h1, NN.wording)) == ([27], ["section 2"], ["retold"])
    assert h1 in values("studies/lindqvist2019", NN.hasClaim) and values(h1, NN.inStudy) == ["studies/lindqvist2019"]


def test_claims_by_kind(union: Graph) -> None:
    kinds = {
        c: len(set(union.subjects(RDF.type, NN[c])))
        for c in ("Claim", "Hypothesis", "ResearchProposition", "Practice", "FrameworkLink", "ModelPath", "Finding")
    }
    assert kinds == {
        "Claim": 32,
        "Hypothesis": 10,
        "ResearchProposition": 11,
        "Practice": 2,
        "FrameworkLink": 2,
        "ModelPath": 1,
        "Finding": 6,
    }


def test_signs(values: Values) -> None:
    assert values(CLAIMS + "H3", NN.sign) == of("sign", "negative")
    assert values(CLAIMS + "H6", NN.sign) == of("sign", "mixed")
    assert values("studies/okafor2021/claims/P4", NN.sign) == []


def test_role_takers(values: Values) -> None:
    assert values(CLAIMS + "H2", NN.mediator) == [OWN + "robot-adoption"]
    assert values(CLAIMS + "H2", NN.mediationKind) == ["partial"]
    assert values(CLAIMS + "H3", NN.moderator) == [OWN + "operator-fatigue"]


def test_mention(values: Values) -> None:
    (mention,) = values(CLAIMS + "H1", NN.hasMention)
    assert mention.startswith(CLAIMS + "H1/mentions/")
    assert (values(mention, RDF.value), values(mention, NN.where), values(mention, NN.line)) == (["trust breeds use"], ["abstract"], [3])


def test_tests(values: Values, union: Graph) -> None:
    h4 = values(CLAIMS + "H4", NN.hasTest)
    assert h4 == [
        CLAIMS + "H4/tests/influences--floor-layout-quality--picking-speed",
        CLAIMS + "H4/tests/influences--supervisor-support--picking-speed",
    ]
    assert [values(t, NN.verdict) for t in h4] == [of("verdict", "supported"), of("verdict", "not-supported")]
    assert (values(h4[0], NN.ofClaim), values(h4[0], NN.inStudy)) == ([CLAIMS + "H4"], ["studies/lindqvist2019"])
    assert values(h4[0], NN.independent) == [OWN + "floor-layout-quality"]
    assert values(CLAIMS + "H3", NN.hasTest) == [CLAIMS + "H3/tests/moderates--robot-trust--picking-speed--by-operator-fatigue"]
    tests = set(union.subjects(RDF.type, NN.Test))
    assert len(tests) == 36
    assert sum(bool(union.value(t, NN.counted)) for t in tests) == 32


def test_a_parent_is_not_counted_beside_its_parts(values: Values) -> None:
    assert [values(t, NN.counted) for t in values(CLAIMS + "H5", NN.hasTest)] == [[False], [False]]
    assert values(CLAIMS + "H5a", NN.partOfClaim) == [CLAIMS + "H5"]
    assert [values(t, NN.counted) for t in values(CLAIMS + "H5a", NN.hasTest)] == [[True]]


def test_a_claim_that_spells_out_its_tests_has_their_ends(own_corpus: Callable[..., Corpus]) -> None:
    dataset = union_of(
        build_dataset(
            own_corpus(
                constructs=[{"name": n} for n in "abc"],
                claims=[
                    {
                        "id": "H1",
                        "kind": "hypothesis",
                        "text": "t",
                        "relation": "influences",
                        "tests": [{"independent": "a", "dependent": "b"}, {"independent": "a", "dependent": "c"}],
                    }
                ],
            )
        )
    )
    node = URIRef(BASE + "studies/own2020/claims/H1")
    assert {str(o)[-1] for o in dataset.objects(node, NN.dependent)} == {"b", "c"}


def test_estimates(values: Values) -> None:
    model1, model2 = sorted(values(CLAIMS + "H1", NN.hasEvidence), key=lambda e: values(e, NN.onModel))
    assert values(model1, RDF.type) == ["ontology/Evidence", "ontology/QuantitativeEvidence"]
    numbers = {
        p: str(values(model1, NN[p])[0])
        for p in ("estimate", "standardError", "tValue", "degreesOfFreedom", "pValue", "ciLevel", "ciLow", "ciHigh", "n")
    }
    assert numbers == {
        "estimate": "0.2",
        "standardError": "0.05",
        "tValue": "4",
        "degreesOfFreedom": "210",
        "pValue": "0.001",
        "ciLevel": "95",
        "ciLow": "0.1",
        "ciHigh": "0.3",
        "n": "212",
    }
    assert (values(model1, NN.pOperator), values(model1, NN.metric), values(model1, NN.ciMethod)) == (
        ["<"],
        ["beta"],
        ["bias-corrected bootstrap"],
    )
    assert values(model1, NN.printedSource) == ["Table 1, line 62", "line 64"]
    assert (values(model1, NN.onModel), values(model1, NN.onSample)) == (
        ["studies/lindqvist2019/models/m1"],
        ["studies/lindqvist2019/samples/s1"],
    )
    assert (values(model1, NN.bearing), values(model1, NN.evidenceKind)) == (of("bearing", "supports"), of("evidence", "path"))
    assert (values(model2, NN.pOperator), str(values(model2, NN.pValue)[0])) == (["="], "0.04")
    assert values(model2, NN.note) == ["without the controls"]


def test_a_misprint_keeps_its_value_and_gets_a_correction(values: Values) -> None:
    model2 = max(values(CLAIMS + "H1", NN.hasEvidence), key=lambda e: values(e, NN.onModel))
    correction = model2 + "/correction"
    assert str(values(model2, NN.estimate)[0]) == "2.1"
    assert values(model2, NN.hasCorrection) == [correction]
    assert (str(values(correction, NN.correctedValue)[0]), values(correction, NN.reason), values(correction, NN.correctedBy)) == (
        "0.21",
        ["decimal point misplaced"],
        ["curator"],
    )


def test_p_values_without_a_number_and_text_degrees_of_freedom(values: Values) -> None:
    direct = next(e for e in values(CLAIMS + "H2", NN.hasEvidence) if values(e, NN.evidenceKind) == of("evidence", "direct"))
    assert (values(direct, NN.pOperator), values(direct, NN.pValue)) == (["ns"], [])
    (interaction,) = values(CLAIMS + "H3", NN.hasEvidence)
    assert values(interaction, NN.degreesOfFreedom) == ["2, 209"]


def test_qualitative_evidence(values: Values) -> None:
    evidence = values("studies/okafor2021/claims/P1", NN.hasEvidence)
    assert all(values(e, RDF.type) == ["ontology/Evidence", "ontology/QualitativeEvidence"] for e in evidence)
    assert {(values(e, NN.respondent)[0], values(e, NN.organization)[0], values(e, NN.bearing)[0]) for e in evidence} == {
        ("M1 (manager)", "depot A", *of("bearing", "supports")),
        ("P4 (picker)", "depot B", *of("bearing", "contradicts")),
    }
    assert all(values(e, NN.gist) and not values(e, NN.quote) for e in evidence)


def test_where_the_verdict_stands_and_what_evidence_is_taken_from() -> None:
    claim = "id: P1, kind: proposition, text: T, relation: influences, independent: RT, dependent: speed, verdict_line: 40"
    made = record(f"claims:\n- {{{claim}, evidence: [{{kind: qualitative, gist: short, material: interview}}]}}\n")
    graph = union_of(build_dataset(Corpus((made,))))
    node = URIRef(BASE + "studies/zed2020/claims/P1")
    assert str(graph.value(node, NN.verdictLine)) == "40"
    assert [str(graph.value(e, NN.material)) for e in graph.objects(node, NN.hasEvidence)] == ["interview"]
