"""Both matrices to take away: the same cells in every form, and every form says what its signs mean."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from kg.tables import construct_matrix_forms, matrix_forms
from kg.tables.construct_matrix import Construct, ConstructMatrix, Member, rows_of
from kg.tables.formats import csv_text
from kg.tables.matrix import (
    Claim,
    Details,
    End,
    Estimate,
    EvidenceMatrix,
    Link,
    Said,
    Study,
    Told,
    evidence_matrix,
    lines_of,
    totals,
)
from kg.tables.matrix_sheets import headings

BERG = Study("https://e.org/studies/berg", "berg", "Berg (2020)", 2020, "survey, 147 × firm (Peru)", ("survey",), ("Peru",))
OTHER = Study("https://e.org/studies/berg2", "berg2", "Berg (2020)")
WU = Study("https://e.org/studies/wu", "wu", "Wu (2021)", 2021)
WARM = Link("https://e.org/links/warm", "=warmth influences R&D focus", "influences", True)
CALM = Link("https://e.org/links/calm", "calm mediates age → noise", "mediates")
CLAIM = Claim("https://e.org/claims/H1", "H1", "hypothesis")
SAID = [(WARM, BERG.iri, Said("supported", "positive")), (WARM, WU.iri, Said("not-supported")), (CALM, WU.iri, Said(""))]
DETAILS = Details(
    {WARM.iri: [End("independent", "x", "warmth"), End("dependent", "y", "R&D focus")],
     CALM.iri: [End(role, name, name) for role, name in (
         ("independent", "age"), ("dependent", "noise"), ("mediator", "calm"), ("mediator", "dusk"))]},
    {(WARM.iri, BERG.iri): [CLAIM]},
    {(WARM.iri, BERG.iri): [Estimate(0.31, "beta", "path", True, "Table 1", "", "147", "< 0.01"), Estimate(0.5, "b")],
     (CALM.iri, WU.iri): [Estimate(-0.02)]})


def matrix(told: bool = False, studies: tuple[Study, ...] = (BERG, WU)) -> EvidenceMatrix:
    lines = lines_of(SAID, [(CALM, Told(WU.iri, "w", "Xu (1999)", "found"))] if told else [])
    return evidence_matrix(lines, studies, DETAILS, totals(lines), told)


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    first, *others = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, first), row, strict=True)) for row in others]


def test_csv_has_a_row_a_link_and_cells_in_words() -> None:
    warm, calm = csv.DictReader(io.StringIO(csv_text(matrix_forms.evidence_table(matrix()))))
    assert warm == {"Link": "'=warmth influences R&D focus", "X": "warmth", "Relation": "influences", "Y": "R&D focus", "Via": "", "By": "",
                    "Studies": "2", "Contested": "yes", "Berg (2020)": "supported (+) 0.31 [H1]", "Wu (2021)": "not supported"}
    assert (calm["Via"], calm["Studies"], calm["Contested"], calm["Berg (2020)"], calm["Wu (2021)"]) == (
        "calm + dusk", "0", "no", "", "estimate only −0.02")


def test_what_is_second_hand_has_a_column_of_its_own_only_on_request() -> None:
    assert matrix_forms.TOLD not in matrix_forms.evidence_table(matrix()).headings
    warm, calm = csv.DictReader(io.StringIO(csv_text(matrix_forms.evidence_table(matrix(told=True)))))
    assert (warm[matrix_forms.TOLD], calm[matrix_forms.TOLD], calm["Studies"]) == ("", "1 work (found 1)", "0")


def test_studies_that_share_a_citation_are_told_apart() -> None:
    assert headings([BERG, OTHER, WU]) == ["Berg (2020) [berg]", "Berg (2020) [berg2]", "Wu (2021)"]
    assert matrix_forms.evidence_table(matrix(studies=(BERG, OTHER))).headings[-2:] == ("Berg (2020) [berg]", "Berg (2020) [berg2]")


def test_the_workbook_has_the_matrix_its_cells_the_studies_and_a_key() -> None:
    book = load_workbook(io.BytesIO(matrix_forms.evidence_workbook(matrix(told=True), ["2 links, the 2 studies of this corpus"])))
    assert book.sheetnames == ["Matrix", "Cells", "Studies", "Key"]
    warm, calm = rows(book["Matrix"])
    assert (warm["Link"], warm["Berg (2020)"], warm["Wu (2021)"], warm["Studies"]) == (WARM.name, "S+ 0.31", "N", 2)
    assert (calm["Wu (2021)"], calm["Berg (2020)"], calm[matrix_forms.TOLD]) == ("e −0.02", None, "1 work (found 1)")
    cells = rows(book["Cells"])
    assert [(c["Link"], c["Study"], c["State"]) for c in cells] == [
        (WARM.name, "Berg (2020)", "supported"), (WARM.name, "Wu (2021)", "not supported"), (CALM.name, "Wu (2021)", "estimate only")]
    first = cells[0]
    assert (first["Estimate"], first["Metric"], first["Main model"], first["n"], first["p"], first["Further estimates"]) == (
        0.31, "beta", "yes", 147, "< 0.01", 1)
    assert (first["Claims"], first["Claims (addresses)"], first["Link (address)"]) == ("H1", CLAIM.iri, WARM.iri)
    berg, wu = rows(book["Studies"])
    assert (berg["Year"], berg["Methods"], berg["Countries"], berg["Design"]) == (2020, "survey", "Peru", "survey, 147 × firm (Peru)")
    assert (berg["Links: supported"], berg["Links: not supported"], wu["Links: not supported"]) == (1, 0, 1)
    key = {str(row["Meaning"]): row["Sign"] for row in rows(book["Key"])}
    assert key["supported"] == "S" and key["not supported"] == "N" and key["estimate without a test of its own"] == "e"
    assert key["2 links, the 2 studies of this corpus"] == "About" and key[matrix_forms.NOT_COUNTED] == "Note" and "illustrated" not in key


def test_a_cell_of_the_workbook_leads_to_its_claim_and_is_coloured_by_its_state() -> None:
    sheet = load_workbook(io.BytesIO(matrix_forms.evidence_workbook(matrix(), [])))["Matrix"]
    supported, not_supported = sheet["I2"], sheet["J2"]
    assert supported.hyperlink.target == CLAIM.iri and not_supported.hyperlink is None
    assert supported.fill.fgColor.rgb != not_supported.fill.fgColor.rgb
    assert sheet["A2"].hyperlink.target == WARM.iri and sheet["A2"].data_type == "s" and sheet.freeze_panes == "B2"


def test_latex_has_letters_and_their_key_below() -> None:
    text = matrix_forms.evidence_latex(matrix(), "Evidence matrix (2 links)")
    assert r"=warmth influences R\&D focus \textdagger{} & 2 & S+ 0.31 & N \\" in text
    assert r"calm mediates age $\rightarrow$ noise & 0 &  & e $-$0.02 \\" in text
    assert "S supported; N not supported; e estimate without a test of its own" in text
    assert r"\textdagger{} contested in this corpus" in text
    assert r"\caption{Evidence matrix (2 links)}\label{tab:evidence-matrix}" in text and r"\toprule" in text
    assert "count for nothing" not in text and "it counts for nothing" in matrix_forms.evidence_latex(matrix(told=True), "x")


def constructs() -> ConstructMatrix:
    found = rows_of([Construct("https://e.org/constructs/warmth", "warmth", 2, 3), Construct("https://e.org/constructs/age", "age", 1, 0)],
                    [("https://e.org/constructs/warmth", BERG.iri, Member("https://e.org/m", "heat", frozenset({"control"}), 1, 7)),
                     ("https://e.org/constructs/age", WU.iri, Member("https://e.org/a", "age"))],
                    [("https://e.org/constructs/warmth", BERG.iri, "independent", 3)], {BERG.iri, WU.iri})
    return ConstructMatrix(tuple(found), (BERG, WU))


def test_the_synthesis_matrix_in_its_forms() -> None:
    warmth, age = csv.DictReader(io.StringIO(csv_text(construct_matrix_forms.construct_table(constructs()))))
    assert warmth == {"Construct": "warmth", "Studies": "2", "Wu (2021)": "",
                      "Berg (2020)": "independent variable (3 links), control variable, defined, 7 items"}
    assert age["Wu (2021)"] == "named only"
    text = construct_matrix_forms.construct_latex(constructs(), "Synthesis matrix")
    assert r"warmth & IV 3, Ctrl, Def, 7 items &  \\" in text and "IV independent variable; DV dependent variable" in text
    book = load_workbook(io.BytesIO(construct_matrix_forms.construct_workbook(constructs(), ["two constructs"])))
    assert rows(book["Matrix"])[0]["Berg (2020)"] == "IV 3, Ctrl, Def, 7 items"
    assert [(c["What it is there"], c["Links"], c["Items"], c["Called there"]) for c in rows(book["Cells"])] == [
        ("independent variable", 3, None, "heat"), ("control variable", None, None, "heat"), ("defined", None, None, "heat"),
        ("measured with items", None, 7, "heat"), ("named only", None, None, "age")]
    berg, wu = rows(book["Studies"])
    assert (berg["Constructs: defined"], wu["Constructs: defined"], wu["Constructs: named only"]) == (1, 0, 1)
    assert {row["Sign"] for row in rows(book["Key"])} >= {"IV", "DV", "Med", "Mod", "Ctrl", "Def", "About", "Note"}


def test_the_same_matrix_gives_the_same_bytes() -> None:
    assert matrix_forms.evidence_workbook(matrix(), ["x"]) == matrix_forms.evidence_workbook(matrix(), ["x"])
    assert matrix_forms.evidence_workbook(matrix(), ["x"]) != matrix_forms.evidence_workbook(replace(matrix(), second_hand=True), ["x"])
