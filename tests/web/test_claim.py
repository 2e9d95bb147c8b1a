"""The page of a claim: its words, its verdict, its tests link by link, its evidence, its parts, what is odd about it."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.web.reading import plain, section


def test_a_claim_shows_words_verdict_roles_and_design(client: FlaskClient) -> None:
    page = plain(client.get("/studies/lindqvist2019/claims/H3").text)
    assert "H3 (hypothesis) Tired operators gain less speed from trust. In the curator's words · line 29" in page
    assert "not supported" in page and "Relation moderates, expected sign −" in page
    assert "Moderator operator fatigue (concept: operator fatigue )" in page and "212 × individual (Sweden, Peru)" in page


def test_printed_words_are_quoted(client: FlaskClient) -> None:
    page = plain(client.get("/studies/src-7c0ffee5/claims/H1").text)
    assert "“Robot trust increases robot adoption.”" in page and "In the curator's words" not in page


def test_each_test_of_a_claim_has_its_own_verdict(client: FlaskClient) -> None:
    found = section(client.get("/studies/lindqvist2019/claims/H4").text, "tests")
    assert "floor layout quality influences picking speed supported supported tested" in found
    assert "supervisor support influences picking speed not supported not supported tested" in found


def test_evidence_stands_under_the_link_that_it_is_about(client: FlaskClient) -> None:
    found = section(client.get("/studies/lindqvist2019/claims/H2").text, "evidence")
    mediated = found.index("robot adoption mediates robot trust → picking speed")
    direct = found.index("robot trust influences picking speed")
    assert mediated < found.index("β = 0.08") and direct < found.index("β = −0.02") and "[0.01, 0.15]" in found


def test_an_issue_and_a_mention_are_shown(client: FlaskClient) -> None:
    page = client.get("/studies/lindqvist2019/claims/H1").text
    assert "Verdict against p. called supported although the printed p is above .05" in plain(page)
    assert "abstract: trust breeds use line 3" in section(page, "mentions")


def test_a_parent_says_that_its_parts_are_counted_and_a_part_leads_to_it(client: FlaskClient) -> None:
    parent = client.get("/studies/lindqvist2019/claims/H5").text
    assert "no: its parts are" in section(parent, "tests") and "H5a" in section(parent, "parts") and "H5b" in section(parent, "parts")
    assert "Part of H5" in plain(client.get("/studies/lindqvist2019/claims/H5a").text)


def test_a_claim_about_no_pair_says_so(client: FlaskClient) -> None:
    assert "it is about no link" in section(client.get("/studies/okafor2021/claims/PR1").text, "tests")


def test_a_claim_without_a_printed_label_is_called_by_its_kind(client: FlaskClient) -> None:
    page = client.get("/studies/src-7c0ffee5/claims/L-1a2b3c4d")
    assert page.status_code == 200 and "<h1>Proposition</h1>" in page.text


@pytest.mark.parametrize("path", ["lindqvist2019/claims/H99", "nobody1900/claims/H1", "okafor2021/claims/H1"])
def test_an_unknown_claim_is_a_404(client: FlaskClient, path: str) -> None:
    assert client.get(f"/studies/{path}").status_code == 404


def test_a_claim_comes_as_turtle_and_in_no_other_form(client: FlaskClient) -> None:
    assert "nn:Hypothesis" in client.get("/studies/lindqvist2019/claims/H1.ttl").text
    assert client.get("/studies/lindqvist2019/claims/H1", headers={"Accept": "text/csv"}).status_code == 406
