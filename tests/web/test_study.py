"""The page of a study: everything that its record holds, with the study's own verdicts, misprints beside what is printed."""

from __future__ import annotations

import json
import re

import pytest
from flask.testing import FlaskClient

from tests.web.reading import plain, section
from web.pages.study import respondents_of

SURVEY = "/studies/lindqvist2019"


def test_the_head_is_a_bibliography_entry_and_markup_in_a_title_is_text(client: FlaskClient) -> None:
    page = client.get(SURVEY).text
    assert "<script>alert(1)" not in page and "&lt;script&gt;alert(1)&lt;/script&gt;" in page and "<b>bold" not in page
    assert "Lindqvist, Åsa; Ñandú, Zoë (2019). Invented Journal of Warehousing , 7(2), 101–120." in plain(page)
    assert 'href="https://doi.org/10.99999/ijw.2019.7"' in page


def test_the_design_is_told(client: FlaskClient) -> None:
    found = section(client.get(SURVEY).text, "design")
    assert "What makes pickers take robots up?" in found and "technology acceptance model" in found and "sociometric badge reading" in found
    assert "212 × individual (Sweden, Peru)" in found and "response rate 38.5" in found and "issued: publisher's page" in found


def test_claims_stand_by_kind_with_their_verdicts_and_parts_below_their_whole(client: FlaskClient) -> None:
    found = section(client.get(SURVEY).text, "claims")
    assert "Hypotheses 8" in found and "Paths of the model 1" in found and "Findings 2" in found
    assert "Tired operators gain less speed from trust. line 29 not supported" in found and "verdict against p" in found
    page = client.get(SURVEY).text
    assert re.search(r'<tr class="part"><th scope="row"><a href="/studies/lindqvist2019/claims/H5a">', page)
    assert page.index(">H5<") < page.index(">H5a<") < page.index(">H5b<")


def test_the_model_is_drawn_and_told_as_a_table(client: FlaskClient) -> None:
    page = client.get(SURVEY).text
    found = section(page, "model")
    assert '<svg xmlns="http://www.w3.org/2000/svg" class="path-diagram' in page
    assert "operator fatigue changes robot trust → to picking speed H3 not supported" in found
    assert "path beta = 0.20, p < 0.001" in found and "robot trust → to robot adoption → to picking speed (mediation) H2" in found
    assert "pd-not-supported" in page


def test_another_part_of_a_study_is_drawn_on_request(client: FlaskClient) -> None:
    first, other = client.get("/studies/okafor2021").text, client.get("/studies/okafor2021?model=links").text
    assert "propositions" in section(first, "model")
    assert "links of the conceptual framework" in section(other, "model") and "P2" not in section(other, "model")
    assert client.get("/studies/okafor2021?model=nonsense").status_code == 200


def test_models_hold_their_estimates_with_claims_and_links(client: FlaskClient) -> None:
    page = client.get(SURVEY).text
    assert 'id="model-m1"' in page and 'id="model-m2"' in page
    found = section(page, "models")
    assert "PLS-SEM, main model" in found and "controls: age; tenure" in found and "H1 robot trust influences robot adoption" in found


def test_scales_show_items_reliability_and_sources(client: FlaskClient) -> None:
    found = section(client.get(SURVEY).text, "scales")
    assert "CR = 0.86" in found and "AVE = 0.55" in found and "α = 0.8" in found and "3 items" in found
    assert "relies on robot loading 0.81" in found and "dropped in the second round" in found and "Ndiaye et al. (2016)" in found


def test_correlations_are_a_matrix_and_a_corrected_cell_keeps_what_is_printed(client: FlaskClient) -> None:
    page = client.get(SURVEY).text
    found = section(page, "correlations")
    assert "Table 2" in found and "zero-order correlations" in found and "−0.24" in found
    assert 'title="printed 34.10: decimal point misplaced">3.41</ins><s>34.10</s>' in page
    assert "1 cell read otherwise than printed" in found and "mean" not in section(page, "numbers")


def test_numbers_that_are_no_correlation_are_listed(client: FlaskClient) -> None:
    assert "model fit SRMR below .08 Table 1" in section(client.get(SURVEY).text, "numbers")


def test_constructs_lead_to_their_concepts(client: FlaskClient) -> None:
    found = section(client.get("/studies/okafor2021").text, "constructs")
    assert "trust in the robot robot trust" in found and "the picker's readiness to depend on a machine" in found and "人機協調" in found


def test_the_literature_table_is_second_hand(client: FlaskClient) -> None:
    found = section(client.get("/studies/src-7c0ffee5").text, "literature")
    assert "not counted" in found and "Petersen & O'Neill (2014)" in found and "Unlisted (2001)" in found
    assert "more nights and more fatigue" in found


def test_statements_about_others_name_their_sources_and_links(client: FlaskClient) -> None:
    found = section(client.get("/studies/okafor2021").text, "second-hand")
    assert "5 statements" in found and "Two works disagree on trust and adoption." in found
    assert "Lindqvist and Ñandú (2019) , Ndiaye et al. (2016) ; the study says they found mixed results" in found
    assert "handover routines enables picking speed" in found


def test_issues_are_listed_where_links_lead_to(client: FlaskClient) -> None:
    page = client.get(SURVEY).text
    links = set(re.findall(r'href="/studies/lindqvist2019(#issue-[0-9a-f]{8})"', page))
    assert links and all(f'id="{link[1:]}"' in page for link in links)
    assert 'href="/studies/lindqvist2019#reference-r1"' in page and 'id="reference-r1"' in page
    found = section(page, "issues")
    assert "verdict against p called supported although the printed p is above .05 H1 line 63" in found and "page 9 is blank" in found


def test_references_lead_to_works_and_to_studies_of_the_corpus(client: FlaskClient) -> None:
    found = section(client.get("/studies/okafor2021").text, "references")
    assert "4 printed references" in found and "its study is in the corpus" in found and "[4] Anon., a leaflet." in found


def test_a_study_without_author_and_year_has_a_page(client: FlaskClient) -> None:
    page = client.get("/studies/src-7c0ffee5")
    assert page.status_code == 200 and "<h1>A field experiment in a cold store</h1>" in page.text and "(n.d.)" in page.text


@pytest.mark.parametrize("key", ["nobody1900", "..%2Flindqvist2019", "%3Cscript%3E"])
def test_an_unknown_study_is_a_404_that_escapes_what_was_asked(client: FlaskClient, key: str) -> None:
    page = client.get(f"/studies/{key}")
    assert page.status_code == 404 and "<script>" not in page.text.replace('<script src="/static', "")


def test_a_study_comes_as_json_ld_and_in_no_other_form(client: FlaskClient) -> None:
    assert client.get(f"{SURVEY}.jsonld").get_json(force=True)
    assert client.get(SURVEY, headers={"Accept": "application/pdf"}).status_code == 406


def test_respondents_that_a_record_lists_are_told_one_by_one() -> None:
    listed = [{"code": "R1", "line": 12, "minutes": "44:26", "organization": "depot A", "role": "plans routes"}, {"role": "driver"}]
    assert respondents_of(json.dumps(listed)) == ("R1: plans routes, depot A, minutes 44:26 (line 12)", "driver")
    assert respondents_of("pickers and drivers") == ("pickers and drivers",) and respondents_of("") == ()
