"""The page of a link: every study under its state with its evidence, nothing second-hand counted, nothing hidden."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.web.reading import element, plain, section

TRUST = "/links/influences--robot-trust--robot-adoption"
FATIGUE = "/links/influences--operator-fatigue--picking-speed"


def test_each_study_stands_under_its_state(client: FlaskClient) -> None:
    page = client.get(TRUST).text
    assert "Lindqvist and Ñandú (2019)" in section(page, "supported") and "A field experiment" in section(page, "not-supported")
    assert "Okafor, Żółw, and Ahn (2021)" in section(page, "illustrated-against")
    for state in ("supported", "not-supported", "illustrated-against"):
        assert "1 study in this corpus" in section(page, state)
    assert not section(page, "mixed") and not section(page, "proposed")


def test_the_summary_counts_in_this_corpus_and_contradictions_come_first(client: FlaskClient) -> None:
    page = client.get(TRUST).text
    assert "In this corpus (3 studies) 3 studies speak to this link: 1 supported 1 not supported 1 illustrated against" in plain(page)
    assert "1 second-hand (works outside the corpus, not counted)" in plain(page) and "Contested." in page
    assert page.index('id="not-supported"') < page.index('id="illustrated-against"') < page.index('id="supported"')


def test_an_uncontested_link_shows_support_first(client: FlaskClient) -> None:
    page = client.get("/links/influences--floor-layout-quality--picking-speed").text
    assert "Contested" not in page and "H4" in section(page, "supported")


def test_the_design_stands_beside_the_verb(client: FlaskClient) -> None:
    found = element(client.get(TRUST).text, "lindqvist2019", "article")
    assert "survey, PLS-SEM, Harman's single-factor test, sociometric badge reading" in found
    assert "212 × individual (Sweden, Peru) · 2019" in found


def test_estimates_keep_their_model_and_misprints_their_printed_value(client: FlaskClient) -> None:
    found = element(client.get(TRUST).text, "lindqvist2019", "article")
    assert "path coefficient β = 0.20 0.05 4.00 (210) < 0.001 95% [0.10, 0.30] bias-corrected bootstrap 212" in found
    assert "model of Table 1 (PLS-SEM, main model)" in found and "Table 1, line 62" in found
    assert "β = 0.21 2.10" in found and "Printed 2.10, read as 0.21 by the curator: decimal point misplaced." in found


def test_an_issue_stands_with_its_claim(client: FlaskClient) -> None:
    found = element(client.get(TRUST).text, "lindqvist2019", "article")
    issue = found.index("Verdict against p. called supported although the printed p is above .05")
    assert found.index("H1 (hypothesis)") < issue < found.index("β = 0.20")


def test_words_bear_their_respondent_and_bearing_and_only_verbatim_ones_are_quoted(client: FlaskClient) -> None:
    page = client.get(TRUST).text
    case = element(page, "okafor2021", "article")
    assert "adoption came by decree contradicts · M2 (manager), depot B · line 44" in case
    assert "“Robot trust increases robot adoption.”" in page and "“adoption came by decree" not in page


def test_the_stronger_claim_of_a_study_comes_first(client: FlaskClient) -> None:
    case = element(client.get(TRUST).text, "okafor2021", "article")
    assert case.index("P2") < case.index("FL2") and "Argued, without material of its own." in case


def test_what_is_said_of_a_study_of_the_corpus_stands_under_it_and_not_among_the_sources(client: FlaskClient) -> None:
    page = client.get(TRUST).text
    assert "Lindqvist and Ñandú saw trust raise adoption." in element(page, "lindqvist2019", "article")
    outside = section(page, "second-hand")
    assert "Ndiaye et al. (2016)" in outside and "this source found none" in outside and "saw trust raise" not in outside


def test_papers_that_repeat_one_source_are_one(client: FlaskClient) -> None:
    found = section(client.get(FATIGUE).text, "second-hand")
    assert found.count("Petersen and O'Neill (2014)") == 1 and "told by 3 papers of this corpus: still one source" in found
    assert "citing its chapter 3" in found


def test_a_null_result_is_part_of_a_mixed_study(client: FlaskClient) -> None:
    found = section(client.get(FATIGUE).text, "mixed")
    assert "H2 (hypothesis)" in found and "F1 (finding)" in found and "verdict of the study: not supported" in found


def test_evidence_without_a_claim_of_its_own_is_shown_and_not_counted(client: FlaskClient) -> None:
    page = client.get("/links/influences--robot-trust--picking-speed").text
    found = section(page, "evidence")
    assert "no study tests, illustrates or proposes this link" in plain(page)
    assert "not counted" in found and "direct effect β = −0.02 n.s." in found and "H2" in found


def test_other_forms_of_the_pair_are_links_of_their_own(client: FlaskClient) -> None:
    found = section(client.get("/links/influences--robot-trust--picking-speed").text, "variants")
    assert "Mediated robot adoption mediates robot trust → picking speed 1 mixed" in found
    assert "Moderated operator fatigue moderates robot trust → picking speed 1 not supported" in found


def test_a_correlation_of_the_same_pair_stands_apart(client: FlaskClient) -> None:
    found = section(client.get("/links/associated-with--naive-optimism--picking-speed").text, "no-verdict")
    assert "Correlation of the same pair: an association, not a test of the direction" in found and "r = 0.11" in found


def test_near_links_stand_apart_with_the_reason(client: FlaskClient) -> None:
    page = client.get(FATIGUE).text
    near = section(page, "near")
    assert "never counted above" in near and "both weary the picker" in near
    assert "cognitive load influences order-picking performance" in near
    assert "cognitive load" not in section(page, "mixed")


@pytest.mark.parametrize("key", ["influences--robot-trust--nothing", "nonsense", "..%2F..%2Fetc%2Fpasswd"])
def test_an_unknown_link_is_a_404(client: FlaskClient, key: str) -> None:
    assert client.get(f"/links/{key}").status_code == 404


def test_a_link_comes_as_turtle_and_json_ld_and_in_nothing_else(client: FlaskClient) -> None:
    assert "nn:Link" in client.get(f"{TRUST}.ttl").text
    assert client.get(TRUST, headers={"Accept": "application/ld+json"}).content_type.startswith("application/ld+json")
    assert client.get(TRUST, headers={"Accept": "image/png"}).status_code == 406


def test_the_page_shows_its_queries(client: FlaskClient) -> None:
    page = client.get(TRUST).text
    assert "links/evidence" in page
    assert "VALUES ?link { &lt;https://w3id.org/nomnet/links/influences--robot-trust--robot-adoption&gt; }" in page
