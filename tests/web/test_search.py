"""The search over constructs, links, claims, definitions, studies and works."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from tests.kg.search.test_search import HOSTILE
from tests.web.reading import plain


def group(html: str, anchor: str) -> str:
    """One group of the page."""
    found = re.search(rf'<section id="{anchor}">.*?</section>', html, re.DOTALL)
    return found[0] if found else ""


def entries(html: str, anchor: str) -> list[str]:
    """The entries of a group as text."""
    return [plain(entry) for entry in re.findall(r"<li>(.*?)</li>", group(html, anchor), re.DOTALL)]


def test_a_construct_is_found_by_its_abbreviation_before_others(client: FlaskClient) -> None:
    found = group(client.get("/search?q=rt").text, "constructs")
    assert re.findall(r'href="(/constructs/[\w-]+)"', found)[0] == "/constructs/robot-trust"
    assert "<mark>RT</mark>" in found


def test_accents_and_case_do_not_matter(client: FlaskClient) -> None:
    html = client.get("/search?q=nandu+ROBOTS").text
    assert "/works/lindqvist2019" in group(html, "works") and "/studies/lindqvist2019" in group(html, "studies")
    assert "<mark>Ñandú</mark>" in html


def test_every_word_must_occur(client: FlaskClient) -> None:
    html = client.get("/search?q=tired+trust").text
    assert re.findall(r'href="(/studies/[\w-]+/claims/[\w-]+)"', group(html, "claims")) == ["/studies/lindqvist2019/claims/H3"]
    assert not group(html, "works")


def test_a_claim_stands_with_its_state_its_study_and_its_design(client: FlaskClient) -> None:
    found = group(client.get("/search?q=tired+operators").text, "claims")
    assert 'class="state not-supported"' in found and 'href="/studies/lindqvist2019"' in found
    assert "survey, 212 × individual" in found, "the design stands beside every causal verb"


def test_a_link_stands_with_the_number_of_studies_in_each_state(client: FlaskClient) -> None:
    found = group(client.get("/search?q=robot+trust+robot+adoption").text, "links")
    first = found[:found.index("</li>")]
    assert 'href="/links/influences--robot-trust--robot-adoption"' in first and "contested in this corpus" in first
    assert re.findall(r'class="state ([\w-]+)"', first) == ["supported", "not-supported", "illustrated-against", "second-hand"]


def test_a_definition_leads_to_the_construct_of_its_study(client: FlaskClient) -> None:
    found = group(client.get("/search?q=robot+trust").text, "definitions")
    assert re.search(r'href="/studies/[\w-]+/constructs/robot-trust"', found)
    assert "/definitions/" not in found


def test_groups_are_counted_and_each_has_a_page_of_its_own(client: FlaskClient) -> None:
    html = client.get("/search?q=robot").text
    counted = {name: int(n) for name, n in re.findall(r'href="/search\?q=robot&amp;in=(\w+)">[A-Z][a-z]+ (\d+)</a>', html)}
    assert counted["constructs"] == len(entries(client.get("/search?q=robot&in=constructs").text, "constructs")) > 0
    assert sum(counted.values()) == int(re.search(r"All (\d+)</a>", html)[1]) == client.get("/search.json?q=robot").get_json()["total"]  # type: ignore[index]
    only = client.get("/search?q=robot&in=works").text
    assert group(only, "works") and not group(only, "constructs")
    assert re.search(r'href="/search\?q=robot&amp;in=works" aria-current="page"', only)


def test_a_page_beyond_the_last_says_so(client: FlaskClient) -> None:
    html = client.get("/search?q=robot&in=works&page=99").text
    assert "No more here" in html and "Show all kinds" in html
    assert "None of this kind" in client.get("/search?q=leaflet&in=links").text


def test_markup_in_titles_and_questions_is_text(client: FlaskClient) -> None:
    html = client.get("/search?q=%3Cscript%3Ealert").text
    assert "<script>alert" not in html
    assert "&lt;<mark>script</mark>&gt;<mark>alert</mark>(1)&lt;/<mark>script</mark>&gt;" in html


def test_a_slip_of_spelling_is_mended_and_said(client: FlaskClient) -> None:
    html = client.get("/search?q=robto+trsut").text
    assert "Nothing in this corpus holds “robto trsut”. Shown is what holds robot trust ." in plain(html)
    assert '<a href="/search?q=robot%20trust">robot trust</a>' in html
    assert "/constructs/robot-trust" in group(html, "constructs")


def test_what_stands_nowhere_is_named(client: FlaskClient) -> None:
    html = client.get("/search?q=robot+xylophone").text
    assert "nothing at all holds “xylophone”" in plain(html) and group(html, "constructs")


def test_nothing_found_and_nothing_asked_say_what_to_do(client: FlaskClient) -> None:
    html = client.get("/search?q=zzz").text
    assert "Nothing in this corpus" in html and "fewer words" in html and 'href="/constructs"' in html
    empty = client.get("/search").text
    assert "Give words" in empty and "fewer words" not in empty and re.search(r'e\.g\. <a href="/search\?q=', empty)
    assert "no letter and no figure" in client.get("/search?q=%3F%3F").text
    assert "no letter and no figure that must stand there" in client.get("/search?q=-robot").text


def test_a_question_that_is_too_long_is_a_clear_400(client: FlaskClient) -> None:
    response = client.get("/search?q=" + "x" * 10_000)
    assert response.status_code == 400 and "at most 300" in response.text
    assert client.get("/search?q=a&in=nothing").status_code == 400 and client.get("/search?q=a&page=0").status_code == 400


@pytest.mark.parametrize("text", [text for text in HOSTILE if len(text) <= 300], ids=lambda text: repr(text[:12]))
def test_hostile_questions_are_answered_and_escaped(client: FlaskClient, text: str) -> None:
    response = client.get("/search", query_string={"q": text.encode("utf-8", "replace").decode()})
    assert response.status_code == 200 and "Traceback" not in response.text and "<script>alert" not in response.text
    assert client.get("/search.json", query_string={"q": text.encode("utf-8", "replace").decode()}).status_code == 200


def test_the_same_as_json_with_places_of_the_words(client: FlaskClient) -> None:
    response = client.get("/search.json?q=ROBTO")
    found = response.get_json()
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert (found["query"], found["holding"], found["answered"], found["missing"]) == ("ROBTO", "mended", "robot", ["ROBTO"])
    hit = found["groups"][0]["hits"][0]
    assert found["groups"][0]["kind"] == "constructs" and hit["page"].startswith("/constructs/") and hit["iri"].endswith(hit["page"])
    start, end = hit["title"]["marks"][0]
    assert hit["title"]["text"][start:end].lower() == "robot"
    assert client.get("/search?q=robot", headers={"Accept": "application/json"}).get_json()["holding"] == "all"
    assert client.get("/search?q=robot", headers={"Accept": "image/png"}).status_code == 406
    one = client.get("/search.json?q=robot&in=claims").get_json()
    assert [g["kind"] for g in one["groups"] if g["hits"]] == ["claims"]


def test_every_address_that_is_found_is_there(client: FlaskClient) -> None:
    for kind in client.get("/search.json?q=robot").get_json()["groups"]:
        for hit in kind["hits"][:3]:
            assert client.get(hit["page"]).status_code == 200, hit["page"]


def test_a_claim_without_a_number_is_named_by_its_kind(client: FlaskClient) -> None:
    (found,) = [entry for entry in entries(client.get("/search?q=night+work+tires").text, "claims") if "Night work tires" in entry]
    assert "Proposition" in found and "L-1a2b3c4d" not in found
