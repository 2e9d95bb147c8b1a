"""The page of a concept: names, definitions, scales, links with each study under its state, near constructs, neighbourhood."""

from __future__ import annotations

import json
import re

import pytest
from flask.testing import FlaskClient


def section(html: str, anchor: str) -> str:
    """One section of a page; empty where there is none."""
    found = re.search(rf'<section id="{anchor}">.*?</section>', html, re.DOTALL)
    return found[0] if found else ""


@pytest.fixture
def trust(client: FlaskClient) -> str:
    return client.get("/constructs/robot-trust").text


def test_the_head_counts_in_this_corpus(trust: str) -> None:
    assert "<h1>robot trust</h1>" in trust and "how far people rely on a robot" in trust
    assert re.search(r"In this corpus: named in 3 studies, defined in 2, part of \d+ links", trust)


def test_each_study_has_its_name_and_the_reason_for_joining(trust: str) -> None:
    names = section(trust, "names")
    assert 'href="/studies/okafor2021/constructs/trust-in-the-robot"' in names and "defined alike" in names
    assert "the survey&#39;s own scale" in names and "confidence 0.9" in names and "RT; trust in robots" in names


def test_definitions_stand_side_by_side_with_their_sources(trust: str) -> None:
    cards = section(trust, "definitions").split('<li class="card">')[1:]
    assert len(cards) == 3
    by_text = {key: next(c for c in cards if key in c) for key in ("how far a picker relies", "will not hurt", "readiness to depend")}
    assert 'href="/works/petersen2014"' in by_text["how far a picker relies"] and "line 21" in by_text["how far a picker relies"]
    assert 'href="/works/ndiaye2016"' in by_text["will not hurt"]
    assert "section 1" in by_text["readiness to depend"] and 'href="/studies/okafor2021"' in by_text["readiness to depend"]


def test_the_scale_shows_items_reliability_and_origin(trust: str) -> None:
    scale = section(trust, "scales")
    assert "= 0.86" in scale and "= 0.55" in scale and "= 0.8" in scale and "3 items" in scale
    assert "loading 0.81" in scale and "dropped in the second round" in scale and "reflective" in scale
    assert 'href="/works/ndiaye2016"' in scale


def test_what_it_leads_to_has_every_study_under_its_own_state(trust: str) -> None:
    out = section(trust, "outcomes")
    row = next(r for r in out.split("<tr>") if "influences--robot-trust--robot-adoption" in r)
    said = re.findall(r'class="state ([\w-]+)".*?href="/studies/([\w-]+)"', row, re.DOTALL)
    assert said[:3] == [("supported", "lindqvist2019"), ("not-supported", "src-7c0ffee5"), ("illustrated-against", "okafor2021")]
    assert "contested in this corpus" in row and "212 × individual (Sweden, Peru)" in row and "64 × individual" in row
    fatigue = next(r for r in out.split("<tr>") if "influences--robot-trust--operator-fatigue" in r)
    assert 'class="state supported"' in fatigue and "okafor2021" not in fatigue


def test_mediation_and_moderation_stand_by_role(client: FlaskClient, trust: str) -> None:
    mediated, moderated = section(trust, "mediated"), section(trust, "moderated")
    assert 'href="/links/mediates--robot-trust--picking-speed--via-robot-adoption"' in mediated and 'class="state mixed"' in mediated
    assert 'href="/links/moderates--robot-trust--picking-speed--by-operator-fatigue"' in moderated
    assert 'class="state not-supported"' in moderated
    adoption = client.get("/constructs/robot-adoption").text
    assert "mediates--robot-trust--picking-speed--via-robot-adoption" in section(adoption, "mediates")
    assert "moderates--robot-trust" in section(client.get("/constructs/operator-fatigue").text, "moderates")


def test_links_known_second_hand_only_are_folded_and_said_so(client: FlaskClient) -> None:
    speed = section(client.get("/constructs/picking-speed").text, "antecedents")
    shown, folded = speed.split("known second-hand only")
    assert "influences--cobot-training--picking-speed" not in shown and "influences--cobot-training--picking-speed" in folded
    assert "Not counted as support" in folded and "influences--operator-fatigue--picking-speed" in shown


def test_parts_are_shown_with_their_states(client: FlaskClient) -> None:
    climate = section(client.get("/constructs/workplace-safety-climate").text, "parts")
    assert "safety talk" in climate and climate.count('class="state supported"') == 2
    assert "workplace safety climate" in section(client.get("/constructs/safety-talk").text, "wholes")


def test_near_constructs_come_with_reasons_and_the_others_name(client: FlaskClient) -> None:
    speed, performance = (section(client.get(f"/constructs/{key}").text, "near") for key in ("picking-speed", "order-picking-performance"))
    assert "broader than this one" in speed and "speed is one side of performance" in speed
    assert "narrower than this one" in performance
    handover = section(client.get("/constructs/handover-routines").text, "near")
    assert "same name, another thing" in handover and "one is between robots and one between people" in handover


def test_a_practice_is_found_with_what_it_is_recommended_for(client: FlaskClient) -> None:
    assert "recommends--handover-routines--order-accuracy" in section(client.get("/constructs/order-accuracy").text, "recommendations")


def test_the_neighbourhood_is_drawn_from_data_that_is_no_markup(trust: str) -> None:
    data = re.search(r'<script type="application/json" id="drawing-data">(.*?)</script>', trust, re.DOTALL)
    assert data and "<" not in data[1]
    nodes = json.loads(data[1])["nodes"]
    assert {n["id"] for n in nodes if n["centre"]} == {"robot-trust"}
    assert {"robot-adoption", "operator-fatigue", "picking-speed"} <= {n["id"] for n in nodes}
    assert 'href="/graph?around=robot-trust&amp;steps=2"' in trust


def test_a_construct_without_links_says_so(client: FlaskClient) -> None:
    html = client.get("/constructs/handover-between-robots").text
    assert "No study of this corpus says what leads to it." in html and "Nothing to draw" in html
    assert "how robots pass goods to each other" in html


def test_other_forms_and_faults(client: FlaskClient) -> None:
    turtle = client.get("/constructs/robot-trust.ttl")
    assert turtle.mimetype == "text/turtle" and "robot trust" in turtle.text
    assert client.get("/constructs/robot-trust", headers={"Accept": "application/ld+json"}).mimetype == "application/ld+json"
    assert client.get("/constructs/robot-trust", headers={"Accept": "image/png"}).status_code == 406
    missing = client.get("/constructs/robot-trst")
    assert missing.status_code == 404 and "Did you mean robot-trust?" in missing.text
    assert client.get("/constructs/..%2f..%2fetc%2fpasswd").status_code == 404


def test_claims_without_a_number_are_named_by_their_kind(client: FlaskClient) -> None:
    page = client.get("/constructs/night-shift").text
    assert '/claims/L-1a2b3c4d"><strong>Proposition</strong>' in page and ">L-1a2b3c4d<" not in page
