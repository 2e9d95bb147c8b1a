"""What the questions answer of the invented literature, against the counts by hand in tests/corpus/README.md."""

from __future__ import annotations

import pytest

from tests.kg.queries.conftest import Ask

TRUST_ADOPTION = "influences--robot-trust--robot-adoption"


def test_evidence_stands_under_the_state_of_its_study(rows: Ask) -> None:
    found = rows("links/evidence", link=TRUST_ADOPTION)
    own = [row for row in found if row["itemKind"] != "second-hand"]
    assert {(row["study"], row["state"]) for row in own} == {
        ("lindqvist2019", "supported"), ("src-7c0ffee5", "not-supported"), ("okafor2021", "illustrated-against")}
    assert [row["state"] for row in found] == sorted((row["state"] for row in found), key=[
        "supported", "not-supported", "illustrated-against", "second-hand"].index), "what is tested comes first, what is second-hand last"
    assert {row["counted"] for row in own} == {"true"}
    assert {row["group"] for row in found} == {"this link"}


def test_estimates_have_their_model_interval_and_correction(rows: Ask) -> None:
    h1 = [row for row in rows("links/evidence", link=TRUST_ADOPTION) if row["study"] == "lindqvist2019" and row["itemKind"] == "evidence"]
    main, other = h1
    assert [main[c] for c in ("estimate", "modelLabel", "mainModel", "n", "degreesOfFreedom")] == ["0.2", "Table 1", "true", "212", "210"]
    assert (main["ciLow"], main["ciHigh"], main["ciLevel"], main["ciMethod"]) == ("0.1", "0.3", "95", "bias-corrected bootstrap")
    assert [main[c] for c in ("pOperator", "pValue", "verdict", "basis", "claimLabel")] == ["<", "0.001", "supported", "tested", "H1"]
    assert set(main["printedSource"].split("; ")) == {"Table 1, line 62", "line 64"}
    assert (other["estimate"], other["correctedValue"], other["correctionReason"], other["correctedBy"]) == (
        "2.1", "0.21", "decimal point misplaced", "curator")
    assert "sociometric badge reading" in main["methods"].split("; ")


def test_a_test_without_evidence_is_a_row_of_its_own(rows: Ask) -> None:
    found = rows("links/evidence", link="influences--supervisor-support--picking-speed")
    assert [(row["itemKind"], row["verdict"], row["state"], row["claimLabel"]) for row in found] == [
        ("test", "not-supported", "not-supported", "H4")]
    assert "estimate" not in found[0]


def test_evidence_for_a_link_that_nobody_tests_is_shown_and_not_counted(rows: Ask) -> None:
    found = rows("links/evidence", link="influences--robot-trust--picking-speed")
    assert [(row["itemKind"], row["evidenceKind"], row["estimate"], row["counted"], row["claimLabel"]) for row in found] == [
        ("evidence", "direct", "-0.02", "false", "H2")]
    assert "state" not in found[0] and "test" not in found[0]


def test_a_parent_is_not_counted_beside_its_parts(rows: Ask) -> None:
    found = rows("links/evidence", link="influences--robot-trust--operator-fatigue")
    assert {(row["claimLabel"], row["counted"]) for row in found if row["itemKind"] == "test"} == {("H5", "false"), ("H5a", "true")}


def test_second_hand_words_are_in_their_own_state(rows: Ask) -> None:
    found = [row for row in rows("links/evidence", link="influences--operator-fatigue--picking-speed") if row["itemKind"] == "second-hand"]
    assert len(found) == 3
    assert {(row["state"], row["counted"]) for row in found} == {("second-hand", "false")}
    assert {row["sources"] for row in found} == {"petersen2014"}


def test_near_links_stand_apart_and_never_count(rows: Ask) -> None:
    link = "influences--operator-fatigue--picking-speed"
    alone, near = rows("links/evidence", link=link), rows("links/evidence", link=link, near=True)
    apart = [row for row in near if row["group"] == "near links"]
    assert [row for row in near if row["group"] == "this link"] == alone
    assert {(row["onLink"], row["nearness"]) for row in apart} == {
        ("influences--cognitive-load--order-picking-performance", "independent close, dependent broader")}
    assert {row["counted"] for row in apart} == {"false"}
    assert near[: len(alone)] == alone
    back = rows("links/near", link="influences--cognitive-load--order-picking-performance")
    assert [(row["near"], row["nearness"]) for row in back] == [(link, "independent close, dependent narrower")]


def test_second_hand_sources_one_by_one(rows: Ask) -> None:
    found = rows("links/second-hand", link=TRUST_ADOPTION)
    assert {(row["work"], row.get("inCorpus")) for row in found} >= {("ndiaye2016", None)}
    own = [row for row in found if "inCorpus" in row]
    assert {row["inCorpus"] for row in own} == {"lindqvist2019"}
    assert {row["study"] for row in own} == {"okafor2021"}


def test_counts_of_a_link(rows: Ask) -> None:
    about = rows("links/about", link=TRUST_ADOPTION)[0]
    columns = ("studies", "supported", "notSupported", "illustratedAgainst", "proposed", "secondHandSources", "contested")
    assert [about[c] for c in columns] == ["3", "1", "1", "1", "0", "1", "true"]
    assert (about["independents"], about["dependents"], about["mediators"]) == ("robot-trust", "robot-adoption", "")


def test_a_report_of_a_study_of_the_corpus_is_no_second_source(rows: Ask) -> None:
    found = {row["link"]: row for row in rows("links/independent-sources")}
    trust = found[TRUST_ADOPTION]
    columns = ("sources", "studies", "secondHandSources", "records")
    assert [trust[c] for c in columns] == ["4", "3", "1", "3"], "three studies and ndiaye2016, not what is told of lindqvist2019"
    assert "influences--cobot-training--picking-speed" not in found, "one work told of once"
    assert {row["link"] for row in rows("links/independent-sources", least="4")} == {TRUST_ADOPTION}


def test_contested_and_untested_links(rows: Ask) -> None:
    assert {row["link"] for row in rows("links/contested")} == {TRUST_ADOPTION}
    untested = {row["link"] for row in rows("links/untested")}
    assert {"precedes--cobot-training--robot-adoption", "enables--robot-trust--robot-adoption", "influences--robot-trust--picking-speed",
            "influences--cobot-training--picking-speed"} <= untested
    assert not any(link.startswith(("part-of", "compares", "recommends")) or link == TRUST_ADOPTION for link in untested)


def test_every_link_has_its_states(rows: Ask) -> None:
    found = rows("graph/links")
    assert len({row["link"] for row in found}) == 29
    assert sum("state" in row for row in found) == 29
    assert {row["state"] for row in found if row["link"] == "influences--operator-fatigue--picking-speed"} == {"mixed"}
    by_link = {row["link"]: row for row in found}
    assert by_link["influences--robot-trust--picking-speed"]["estimates"] == "1"
    joint = by_link["influences--cobot-training+handover-routines--picking-speed"]
    assert set(joint["independents"].split()) == {"cobot-training", "handover-routines"}


def test_the_most_studied_link_comes_first(rows: Ask) -> None:
    found = rows("links/most-studied")
    assert [row["link"] for row in found[:3]] == [TRUST_ADOPTION] * 3
    assert {row["state"] for row in found[:3]} == {"supported", "not-supported", "illustrated-against"}


def test_variants_of_a_link(rows: Ask) -> None:
    found = {row["variant"]: row["how"] for row in rows("links/variants", link="influences--robot-trust--picking-speed")}
    assert found["mediates--robot-trust--picking-speed--via-robot-adoption"] == "mediated"
    assert found["moderates--robot-trust--picking-speed--by-operator-fatigue"] == "moderated"


def test_what_leads_to_a_construct_and_where_it_leads(rows: Ask) -> None:
    into = rows("constructs/antecedents", construct="robot adoption")
    assert {(row["link"], row.get("study"), row.get("state")) for row in into} >= {
        (TRUST_ADOPTION, "lindqvist2019", "supported"), (TRUST_ADOPTION, "src-7c0ffee5", "not-supported"),
        ("enables--robot-trust--robot-adoption", "okafor2021", "illustrated"),
        ("precedes--cobot-training--robot-adoption", "okafor2021", "proposed")}
    out = rows("constructs/outcomes", construct="robot trust")
    evidence_only = [row for row in out if row["link"] == "influences--robot-trust--picking-speed"]
    assert len(evidence_only) == 1 and "study" not in evidence_only[0]
    assert not any(row["link"].startswith(("part-of", "mediates", "moderates", "associated")) for row in into + out)


def test_roles_in_mediation_and_moderation(rows: Ask) -> None:
    mediated = rows("constructs/mediators", construct="robot adoption")
    assert {(row["role"], row["mediator"], row["dependent"]) for row in mediated} >= {("mediator", "robot-adoption", "picking-speed")}
    moderated = rows("constructs/moderators", construct="operator fatigue")
    assert [(row["role"], row["independent"], row["dependent"], row["state"]) for row in moderated] == [
        ("moderator", "robot-trust", "picking-speed", "not-supported")]


def test_parts_associations_and_relatives(rows: Ask) -> None:
    assert {(row["side"], row["other"]) for row in rows("constructs/parts", construct="workplace-safety-climate")} == {
        ("part", "safety-rules"), ("part", "safety-talk")}
    assert {row["other"] for row in rows("constructs/associations", construct="picking-speed")} == {"naive-optimism", "order-accuracy"}
    assert {(row["related"], row["how"]) for row in rows("constructs/related", construct="picking-speed")} == {
        ("order-picking-performance", "broader")}
    assert {row["how"] for row in rows("constructs/related", construct="order-picking-performance")} == {"narrower"}
    assert {row["how"] for row in rows("constructs/related", construct="handover-routines")} == {"same name, another thing"}


def test_names_and_mappings_of_a_construct(rows: Ask) -> None:
    found = {row["study"]: row for row in rows("constructs/names", construct="robot-trust")}
    assert set(found) == {"lindqvist2019", "okafor2021", "src-7c0ffee5"}
    assert (found["okafor2021"]["memberLabel"], found["okafor2021"]["method"], found["okafor2021"]["reason"]) == (
        "trust in the robot", "thesaurus", "defined alike")
    assert found["src-7c0ffee5"]["method"] == "same-name"


def test_scales_and_items(rows: Ask) -> None:
    scale = rows("constructs/scales", construct="robot-trust")[0]
    columns = ("items", "compositeReliability", "averageVarianceExtracted", "cronbachsAlpha")
    assert [scale[c] for c in columns] == ["3", "0.86", "0.55", "0.8"]
    items = rows("constructs/items", construct="robot-trust")
    assert [(row["position"], row["loading"]) for row in items] == [("1", "0.81"), ("2", "0.7"), ("3", "0.65")]


def test_the_corpus_in_figures(rows: Ask) -> None:
    figures = {row["what"]: int(row["number"]) for row in rows("corpus/figures")}
    assert figures | {
        "studies": 3, "constructs": 20, "sharedConstructs": 5, "definitions": 7, "links": 29, "contestedLinks": 1, "claims": 32,
        "tests": 36, "secondHandStatements": 9, "works": 7, "worksInBibliography": 5, "sharedWorks": 2, "references": 7,
        "issues": 4} == figures
    assert figures["estimates"] + figures["quotations"] == 11


def test_each_study_in_figures(rows: Ask) -> None:
    figures = {(row["study"], row["what"]): int(row["number"]) for row in rows("corpus/figures-by-study")}
    assert [figures[study, "claims"] for study in ("lindqvist2019", "okafor2021", "src-7c0ffee5")] == [11, 15, 6]
    assert figures["lindqvist2019", "constructs"] == 10
    assert figures["lindqvist2019", "estimates"] == 7
    assert figures["lindqvist2019", "definitions"] == 3
    assert figures["okafor2021", "secondHandStatements"] == 5
    assert ("src-7c0ffee5", "issues") not in figures
    listed = {row["key"]: row for row in rows("studies/list")}
    assert [listed[study]["claims"] for study in ("lindqvist2019", "okafor2021", "src-7c0ffee5")] == ["11", "15", "6"]
    assert listed["okafor2021"]["tested"] == "0"


def test_claims_with_their_state_and_filters(rows: Ask) -> None:
    claims = {row["claim"]: row for row in rows("claims/list", study="lindqvist2019")}
    assert len(claims) == 11
    assert [claims[c]["state"] for c in ("H1", "H2", "H3", "H6")] == ["supported", "mixed", "not-supported", "no-verdict"]
    assert claims["H1"]["evidence"] == "2"
    assert set(claims["H4"]["independents"].split()) == {"floor-layout-quality", "supervisor-support"}
    assert len(rows("claims/list")) == 32
    assert {row["study"] for row in rows("claims/list", basis="illustrated")} == {"okafor2021"}
    assert {row["claim"] for row in rows("claims/list", verdict="not-supported", kind="hypothesis")} >= {"H3"}
    assert {row["kind"]: row["claims"] for row in rows("corpus/claims-by-kind")}["proposition"] == "11"


def test_works_and_who_cites_them(rows: Ask) -> None:
    assert {row["work"]: row["citations"] for row in rows("works/shared")} == {"petersen2014": "3", "ndiaye2016": "2"}
    works = {row["key"]: row for row in rows("works/list")}
    assert len(works) == 7
    assert works["quist1999"]["stub"] == "true"
    assert works["lindqvist2019"]["studiedAs"] == "lindqvist2019"
    assert {row["key"] for row in rows("works/list", shared=True)} == {"petersen2014", "ndiaye2016"}
    assert {row["study"] for row in rows("works/citing", work="quist1999")} == {"lindqvist2019"}
    assert {row["study"] for row in rows("works/second-hand", work="petersen2014")} == {"lindqvist2019", "okafor2021", "src-7c0ffee5"}
    assert {row["work"] for row in rows("studies/cited-works", study="lindqvist2019")} == {
        row["key"] for row in rows("works/list", citing="lindqvist2019")}
    assert [row["key"] for row in rows("works/list", work=["quist1999", "ndiaye2016"])] == ["ndiaye2016", "quist1999"]


def test_where_a_work_is_cited_in_texts(rows: Ask) -> None:
    (place,) = [row for row in rows("works/citations", work="petersen2014") if row["study"] == "lindqvist2019"]
    assert [place[c] for c in ("marker", "section", "sectionTitle", "purpose", "intent", "citedLocator", "line")] == [
        "Petersen & O'Neill, 2014", "1", "Introduction", "definition", "citesAsAuthority", "203", "21"]
    (stub,) = rows("works/citations", work="quist1999")
    assert (stub["marker"], stub["section"]) == ("Quist (1999)", "Closing words"), "no entry of the list denotes it"
    assert "sectionTitle" not in stub
    assert rows("works/citations", work="lindqvist2019")[0]["form"] == "parenthetical"
    used = {row["text"]: row for row in rows("works/uses", work="petersen2014") if row["what"] == "definition"}
    assert used["how far a picker relies on a robot"]["line"] == "21"


def test_correlations_and_issues(rows: Ask) -> None:
    found = rows("studies/correlations", study="lindqvist2019")
    assert [(row["rowConstruct"], row["columnConstruct"], row["value"]) for row in found] == [("robot-trust", "operator-fatigue", "-0.24")]
    issues = {row["check"]: row for row in rows("corpus/issues")}
    assert len(issues) == 4
    assert issues["verdict-against-p"]["aboutLabel"] == "H1"
    assert issues["item-count-differs"]["about"] == "robot-trust"
    assert "about" not in issues["page-missing"]


def test_shared_concepts_and_methods(rows: Ask) -> None:
    shared = {row["concept"]: row["number"] for row in rows("corpus/shared-concepts")}
    assert shared == {"robot-trust": "3", "robot-adoption": "3", "operator-fatigue": "3", "picking-speed": "3", "order-accuracy": "2"}
    methods = {row["methodLabel"]: row for row in rows("corpus/methods")}
    assert "method" not in methods["sociometric badge reading"]
    assert methods["survey"]["studies"] == "lindqvist2019"


def test_estimates_for_a_meta_analysis(rows: Ask) -> None:
    one = rows("links/estimates", link="influences--robot-trust--robot-adoption")
    everything, supported = rows("links/estimates"), rows("links/estimates", state="supported")
    assert {(r["estimate"], r["value"], r.get("correctedValue", "")) for r in one} >= {("2.1", "0.21", "0.21"), ("0.2", "0.2", "")}
    assert {r["link"] for r in one} == {"influences--robot-trust--robot-adoption"} and all(r["linkLabel"] for r in one)
    assert len(one) < len(supported) < len(everything) == 8
    assert {r["link"] for r in supported} <= {r["link"] for r in rows("links/list", state="supported")}
    assert len({r["study"] for r in one}) > 1, "a study that does not support the link has its estimates in it too"


def test_rows_for_a_related_work_table(rows: Ask) -> None:
    found = {row["claim"]: row for row in rows("tables/related-work", study=["lindqvist2019"])}
    assert len(found) == 11
    h2 = found["H2"]
    assert [h2[c] for c in ("independents", "mediators", "moderators", "dependents", "state", "workKey", "inParts")] == [
        "robot-trust", "robot-adoption", "", "picking-speed", "mixed", "lindqvist2019", "false"]
    assert found["H5"]["inParts"] == "true"
    assert len(rows("tables/related-work")) == 32


def test_the_named_graphs_of_the_store(rows: Ask) -> None:
    assert {row["graph"] for row in rows("corpus/graphs")} >= {"derived", "thesaurus", "bibliography", "ontology", "lindqvist2019"}


def test_the_store_in_figures(rows: Ask) -> None:
    subsets = {row["graph"]: row for row in rows("corpus/subsets")}
    assert {name: row["triples"] for name, row in subsets.items()} == {row["graph"]: row["triples"] for row in rows("corpus/graphs")}
    assert {row["study"] for row in subsets.values() if "study" in row} == {"lindqvist2019", "okafor2021", "src-7c0ffee5"}
    assert "study" not in subsets["derived"] and subsets["derived"]["classes"] == "2"
    classes = {row["class"]: row["entities"] for row in rows("corpus/classes")}
    assert [classes[name] for name in ("Study", "Claim", "Evidence", "Link", "Work")] == ["3", "32", "11", "29", "7"]
    properties = {row["property"]: row["triples"] for row in rows("corpus/properties")}
    assert [properties[name] for name in ("hasClaim", "hasConstruct")] == ["32", "29"]
    assert {row["kind"] for row in rows("corpus/examples")} == {"study", "construct", "study construct", "claim", "link", "work"}


@pytest.mark.parametrize("question", ["constructs/antecedents", "constructs/neighbours", "constructs/studies"])
def test_a_construct_that_is_only_mentioned_has_its_rows(rows: Ask, question: str) -> None:
    assert isinstance(rows(question, construct="night-shift-premium"), list)
