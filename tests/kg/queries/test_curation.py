"""What the curation questions find in the invented literature, against tests/corpus/README.md and the records."""

from __future__ import annotations

import pytest

from tests.kg.queries.conftest import Ask


def test_claims_without_a_verdict_though_tested(rows: Ask) -> None:
    found = {(row["study"], row["claimLabel"]): row for row in rows("curation/claims-without-verdict")}
    assert set(found) == {("lindqvist2019", "H6"), ("src-7c0ffee5", "F3")}
    assert found["lindqvist2019", "H6"]["basis"] == "tested" and found["lindqvist2019", "H6"]["evidence"] == "1"


def test_verdicts_that_are_implied(rows: Ask) -> None:
    assert [(row["claimLabel"], row["verdict"]) for row in rows("curation/implied-verdicts")] == [("M1", "supported")]


def test_supported_without_evidence_of_their_own_or_their_parts(rows: Ask) -> None:
    found = {(row["study"], row["claimLabel"]) for row in rows("curation/supported-without-evidence")}
    assert {("lindqvist2019", "H4"), ("lindqvist2019", "H5"), ("lindqvist2019", "H5a"), ("okafor2021", "P6")} <= found
    assert ("lindqvist2019", "H1") not in found, "it has two estimates"
    assert not {"P4", "P7", "H6"} & {label for _, label in found}, "proposed, or without verdict"


def test_estimates_without_n_name_the_size_of_their_sample(rows: Ask) -> None:
    found = rows("curation/estimates-without-n")
    assert len(found) == 5 and {row["sampleSizes"] for row in found if row["study"] == "lindqvist2019"} == {"212"}


def test_estimates_that_nothing_makes_sure(rows: Ask) -> None:
    assert {row["claimLabel"] for row in rows("curation/estimates-without-precision")} == {"H2", "H6"}


def test_corrected_values_of_claims_and_tables(rows: Ask) -> None:
    found = rows("curation/corrected-values")
    assert [(row.get("claimLabel"), row["printed"], row["corrected"], row["by"]) for row in found if "claim" in row] == [
        ("H1", "2.1", "0.21", "curator")]
    assert {row["value"] for row in found} == {"path coefficient", "mean: robot trust"}


def test_ends_that_no_construct_bears(rows: Ask) -> None:
    assert [(row["claimLabel"], row["memberLabel"]) for row in rows("curation/mentioned-ends")] == [("P8", "night shift premium")]


def test_much_linked_and_not_defined(rows: Ask) -> None:
    found = rows("curation/linked-without-definition")
    assert found[0]["concept"] == "picking-speed" and "robot-trust" not in {row["concept"] for row in found}
    counts = [int(row["linkCount"]) for row in found]
    assert counts == sorted(counts, reverse=True) and min(counts) >= 3
    assert len(rows("curation/linked-without-definition", links=1)) > len(found) > len(rows("curation/linked-without-definition", links=5))


def test_joined_by_name_alone(rows: Ask) -> None:
    found = {(row["concept"], row["study"]) for row in rows("curation/same-name-joins")}
    assert ("order-accuracy", "okafor2021") in found and ("robot-trust", "src-7c0ffee5") in found
    assert ("robot-trust", "okafor2021") not in found, "the thesaurus joins it"
    assert "naive-optimism" not in {concept for concept, _ in found}, "one study only"


def test_near_and_distinct_concepts_with_reasons(rows: Ask) -> None:
    found = {row["match"]: row for row in rows("curation/near-concepts")}
    assert set(found) == {"close", "broader", "same-name"} and all(row["reason"] for row in found.values())
    assert (found["broader"]["concept"], found["broader"]["other"]) == ("picking-speed", "order-picking-performance")
    assert [row["match"] for row in rows("curation/near-concepts", match="close")] == ["close"]


def test_works_that_are_not_known_well(rows: Ask) -> None:
    stubs = {row["work"]: row for row in rows("curation/stub-works")}
    assert set(stubs) == {"quist1999", "okafor2021.r4"}
    assert stubs["quist1999"]["study"] == "lindqvist2019" and "printedText" in stubs["okafor2021.r4"]
    assert [row["work"] for row in rows("curation/references-without-work")] == ["okafor2021.r4"]
    without = [row["work"] for row in rows("curation/works-without-identifier")]
    assert without[0] == "petersen2014" and not set(without) & set(stubs), "most cited first, stubs apart"


def test_studies(rows: Ask) -> None:
    assert [(row["study"], row["field"], row["source"]) for row in rows("curation/header-from-elsewhere")] == [
        ("lindqvist2019", "issued", "publisher's page")]
    assert [row["method"] for row in rows("curation/other-methods")] == ["sociometric badge reading"]
    kinds = {row["check"]: row for row in rows("curation/issues-by-kind")}
    assert len(kinds) == 4 and {row["issues"] for row in kinds.values()} == {"1"}
    assert kinds["page-missing"]["studies"] == "lindqvist2019" and kinds["page-missing"]["example"]


@pytest.mark.parametrize("question", ["measured-without-definition", "supported-without-evidence", "stub-works"])
def test_no_thing_stands_twice(rows: Ask, question: str) -> None:
    found = [tuple(sorted(row.items())) for row in rows(f"curation/{question}")]
    assert len(found) == len(set(found))
