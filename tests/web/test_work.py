"""The page of a work, and works to take away."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
import rispy
from flask.testing import FlaskClient

from bib import parse_bibtex
from tests.web.reading import plain


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


def test_where_it_is_cited_for_what_and_what_is_said_there(client: FlaskClient) -> None:
    citing = section(client.get("/works/petersen2014").text, "citing")
    row = plain(re.findall(r"<tr>.*?</tr>", citing, re.DOTALL)[1])
    assert row.startswith("1 Introduction Petersen & O'Neill, 2014 p. 203 of it printed without a page in the list definition, as an")
    assert row.endswith("authority how far a picker relies on a robot 21"), "the definition that the same line takes from it"
    assert "The places in its text are not recorded." in citing and "In its list: [2] Petersen" in citing
    stub = plain(section(client.get("/works/quist1999").text, "citing"))
    assert "Closing words Quist (1999) disagrees with" in stub and "at 1 place of its text that is recorded" in stub
    assert "not judged" in section(client.get("/works/lindqvist2019").text, "citing")


def test_it_is_cited_in_the_style_that_is_asked_for(client: FlaskClient) -> None:
    cite = section(client.get("/works/ndiaye2016").text, "cite")
    assert "<li>Ndiaye, A., de la Cruz, B., Smith, C., &amp; Wu, D. (2016). Shelf geometry. <i>Invented Journal" in cite
    assert "of Warehousing</i>, <i>4</i>, 1–9. https://example.org" in cite
    assert 'href="/works.ris?work=ndiaye2016"' in cite and '<option value="ieee">' in cite
    ieee = section(client.get("/works/lindqvist2019?style=IEEE").text, "cite")
    assert "[1] Å. Lindqvist and Z. Ñandú, “Robots among shelves: trust, &lt;script&gt;alert(1)&lt;/script&gt; and pick rates,” <i>" in ieee
    assert "<script>alert" not in ieee and 'value="ieee"' in ieee
    refused = client.get("/works/lindqvist2019?style=iee")
    assert refused.status_code == 400 and "no citation style &#39;iee&#39;. Close to it: ieee" in refused.text


def test_works_are_taken_away_in_every_form_with_the_filters_of_the_list(client: FlaskClient) -> None:
    library = parse_bibtex(client.get("/works.bib?cited-by=lindqvist2019").text)
    assert [w.key for w in library] == ["ndiaye2016", "petersen2014", "quist1999"] and library["ndiaye2016"].author[1].particle == "de la"
    assert [e["id"] for e in rispy.loads(client.get("/works.ris?work=petersen2014&work=ndiaye2016").text)] == ["ndiaye2016", "petersen2014"]
    response = client.get("/works.csl.json?text=tired")
    assert response.mimetype == "application/vnd.citationstyles.csl+json" and "works.csl.json" in response.headers["Content-Disposition"]
    assert [(item["id"], item["publisher"]) for item in json.loads(response.text)] == [("petersen2014", "Invented Press")]
    assert len(list(parse_bibtex(client.get("/works.bib").text))) == 7
    assert client.get("/works.bib?text=nothing+fits").text == ""


def test_works_as_a_list_of_references(client: FlaskClient) -> None:
    html = client.get("/works?style=apa&cited-by=lindqvist2019").text
    entries = [unescape(re.sub("<[^>]+>", "", e)) for e in re.findall(r"<li>(.*?)</li>", section(html, "references"), re.DOTALL)]
    assert [e[:12] for e in entries] == ["Ndiaye, A., ", "Petersen, J.", "Quist, P. (1"] and "APA, 7th edition" in html
    assert client.get("/works.txt?style=apa&cited-by=lindqvist2019").text.splitlines() == entries
    assert re.search(r'href="/works\.txt\?[^"]*style=apa[^"]*">Plain text', html)
    assert client.get("/works?style=nosuch&text=tired").status_code == 400
    assert client.get("/works.txt?style=agora").status_code == 400, "a style that only cites in notes"


def test_ticked_works_and_unknown_ones(client: FlaskClient) -> None:
    html = client.get("/works?work=petersen2014").text
    assert re.findall(r'name="work" value="([\w-]+)" aria-label="[^"]*"( checked)?', html) == [("petersen2014", " checked")]
    assert 'formaction="/works.ris"' in html
    assert client.get("/works.bib?work=nobody1900").status_code == 404
    assert client.get("/works.bib?wrok=petersen2014").status_code == 400, "a misspelt filter does not answer for everything"


def test_too_many_works_are_not_formatted(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.references.MOST", 3)
    response = client.get("/works.txt")
    assert response.status_code == 400 and "7 works; at most 3" in response.text
    monkeypatch.setattr("web.references.BY_NAME", 1)
    assert len(list(parse_bibtex(client.get("/works.bib?cited-by=lindqvist2019").text))) == 3, "asked for all, the others left out"


def test_other_forms_and_faults(client: FlaskClient) -> None:
    assert client.get("/works/petersen2014.ttl").mimetype == "text/turtle"
    assert client.get("/works/petersen2014.jsonld").mimetype == "application/ld+json"
    assert client.get("/works/nobody1900").status_code == 404
    assert client.get("/works/petersen2014", headers={"Accept": "text/csv"}).status_code == 406
    assert client.get("/works/okafor2021.r4").status_code == 200, "a key with a dot is no suffix"
