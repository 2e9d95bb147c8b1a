"""The page of a study's own construct."""

from __future__ import annotations

import re

from flask.testing import FlaskClient


def test_all_that_the_study_says_of_it(client: FlaskClient) -> None:
    html = client.get("/studies/lindqvist2019/constructs/robot-trust").text
    assert "<h1>robot trust</h1>" in html and '<a href="/constructs/robot-trust">robot trust</a>' in html
    assert "the survey&#39;s own scale" in html
    assert "how far a picker relies on a robot" in html and "belief that a robot will not hurt" in html
    assert "readiness to depend" not in html, "another study's definition"
    assert "relies on robot" in html and "loading 0.65" in html and "= 0.86" in html and "reflective" in html and "individual" in html
    assert 'href="/studies/okafor2021/constructs/trust-in-the-robot"' in html and "212 × individual" in html


def test_its_part_in_the_claims_with_verdicts_and_links(client: FlaskClient) -> None:
    html = client.get("/studies/lindqvist2019/constructs/operator-fatigue").text
    claims = html[html.index('id="claims"'):]
    row = next(r for r in claims.split("<tr>") if ">H3<" in r)
    assert "moderator" in row and 'class="state not-supported"' in row
    assert "moderates--robot-trust--picking-speed--by-operator-fatigue" in row
    parent = next(r for r in claims.split("<tr>") if ">H5<" in r)
    assert "dependent" in parent and 'class="state mixed"' in parent
    assert "okafor2021" not in claims


def test_components_lead_both_ways(client: FlaskClient) -> None:
    whole = client.get("/studies/lindqvist2019/constructs/workplace-safety-climate").text
    assert re.search(r"Consists of</dt><dd>.*safety rules.*safety talk", whole) and "formative" in whole
    assert re.search(r"Part of</dt><dd>.*workplace safety climate", client.get("/studies/lindqvist2019/constructs/safety-talk").text)


def test_one_that_only_a_claim_names_says_so(client: FlaskClient) -> None:
    html = client.get("/studies/okafor2021/constructs/night-shift-premium").text
    assert "only as an end of a claim" in html and "The study gives no definition." in html and ">P8<" in html


def test_the_same_words_for_another_thing(client: FlaskClient) -> None:
    html = client.get("/studies/src-7c0ffee5/constructs/handover-routines").text
    assert 'href="/constructs/handover-between-robots"' in html and "robots hand over to robots" in html


def test_other_forms_and_faults(client: FlaskClient) -> None:
    assert client.get("/studies/lindqvist2019/constructs/robot-trust.ttl").mimetype == "text/turtle"
    for path in ("/studies/lindqvist2019/constructs/nothing", "/studies/nobody/constructs/robot-trust"):
        assert client.get(path).status_code == 404
    assert client.get("/studies/lindqvist2019/constructs/robot-trust", headers={"Accept": "text/csv"}).status_code == 406
