"""The page of a work."""

from __future__ import annotations

import re

from flask.testing import FlaskClient


def section(html: str, anchor: str) -> str:
    found = re.search(rf'<section id="{anchor}">.*?</section>', html, re.DOTALL)
    return found[0] if found else ""


def test_the_entry_who_cites_it_and_how_each_prints_it(client: FlaskClient) -> None:
    html = client.get("/works/petersen2014").text
    assert "Petersen, Jon; O&#39;Neill, Maeve (2014). <cite>Tired hands</cite>" in html
    citing = section(html, "citing")
    assert "3 studies of this corpus" in citing and "[2] Petersen and O&#39;Neill, Tired hands, 2014." in citing
    assert {"lindqvist2019", "okafor2021", "src-7c0ffee5"} == set(re.findall(r'href="/studies/([\w-]+)"', citing))


def test_what_is_said_of_it_is_second_hand_with_its_links(client: FlaskClient) -> None:
    said = section(client.get("/works/petersen2014").text, "second-hand")
    assert said.count('class="state second-hand"') == 4 and "never counted as support" in said
    assert 'href="/links/influences--operator-fatigue--picking-speed"' in said and "(literature table)" in said
    assert "“Tired hands are slow hands, as one book has it.”" not in said, "retold words are not in quotation marks"


def test_hedged_and_argued_are_named(client: FlaskClient) -> None:
    html = client.get("/works/quist1999").text
    assert "says they argued, hedged:" in html and "Not in the bibliography" in html


def test_what_was_taken_from_it(client: FlaskClient) -> None:
    uses = section(client.get("/works/ndiaye2016").text, "uses")
    assert re.search(r"scale of.*robot trust", uses) and "belief that a robot will not hurt" in uses and "order accuracy" in uses


def test_a_work_that_is_itself_a_study_leads_to_it(client: FlaskClient) -> None:
    html = client.get("/works/lindqvist2019").text
    assert "itself a study of this corpus" in html and 'href="/studies/lindqvist2019"' in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html and "<script>alert" not in html
    assert 'href="https://doi.org/10.99999/ijw.2019.7"' in html


def test_other_forms_and_faults(client: FlaskClient) -> None:
    assert client.get("/works/petersen2014.ttl").mimetype == "text/turtle"
    assert client.get("/works/petersen2014.jsonld").mimetype == "application/ld+json"
    assert client.get("/works/nobody1900").status_code == 404
    assert client.get("/works/petersen2014", headers={"Accept": "text/csv"}).status_code == 406
    assert client.get("/works/okafor2021.r4").status_code == 200, "a key with a dot is no suffix"
