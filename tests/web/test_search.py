"""The search over constructs, studies, claims and works."""

from __future__ import annotations

import re

from flask.testing import FlaskClient


def group(html: str, anchor: str) -> str:
    """One group of the page."""
    found = re.search(rf'<section id="{anchor}">.*?</section>', html, re.DOTALL)
    return found[0] if found else ""


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


def test_a_claim_is_found_with_its_state_and_study(client: FlaskClient) -> None:
    found = group(client.get("/search?q=tired+operators").text, "claims")
    assert 'class="state not-supported"' in found and 'href="/studies/lindqvist2019"' in found


def test_markup_in_titles_and_questions_is_text(client: FlaskClient) -> None:
    html = client.get("/search?q=%3Cscript%3Ealert").text
    assert "<script>alert" not in html
    assert "&lt;<mark>script</mark>&gt;<mark>alert</mark>(1)&lt;/<mark>script</mark>&gt;" in html


def test_nothing_found_and_nothing_asked_say_what_to_do(client: FlaskClient) -> None:
    html = client.get("/search?q=zzz").text
    assert "Nothing in this corpus" in html and "fewer words" in html
    assert "Give words" in client.get("/search").text
    assert "Nothing in this corpus" in client.get("/search?q=%3F%3F").text
    assert client.get("/search?q=" + "x" * 400).status_code == 400
