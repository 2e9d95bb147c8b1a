"""The page of paths: the state of every step, the weakest one named, what is wrong with a question."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from tests.web.test_graph import drawn


def path_titles(html: str) -> list[str]:
    """The paths in words, e.g. ``robot trust > picking speed``."""
    heads = re.findall(r"<h3>(\d+\. .*?)</h3>", html, re.DOTALL)
    return [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", h).replace("→ to", ">")).strip() for h in heads]


def test_every_step_has_its_studies_and_the_weakest_is_named(client: FlaskClient) -> None:
    html = client.get("/paths?from=RT&to=picking+speed&steps=3").text
    assert path_titles(html)[0].startswith("1. robot trust > ")
    through_fatigue = next(block for block in html.split('<li class="evidence"') if 'operator fatigue <span class="arrow"' in block)
    steps = through_fatigue.split('<p><a href="/constructs/')
    first = next(s for s in steps if "influences--robot-trust--operator-fatigue" in s)
    weakest = next(s for s in steps if "influences--operator-fatigue--picking-speed" in s)
    assert 'class="state supported"' in first and "weakest step" not in first
    assert "weakest step" in weakest and 'class="state mixed"' in weakest and "212 × individual" in weakest
    assert "weakest: operator fatigue" in " ".join(re.sub(r"<[^>]+>", "", through_fatigue).split())


def test_where_no_step_is_weaker_none_is_called_so(client: FlaskClient) -> None:
    html = client.get("/paths?from=robot-trust&to=operator-fatigue&steps=1").text
    assert "weakest" not in html[html.index('id="paths"'):] and 'class="state supported"' in html


def test_a_step_against_which_the_corpus_speaks_is_never_left_out(client: FlaskClient) -> None:
    html = client.get("/paths?from=supervisor+support&to=picking-speed&steps=1").text
    assert 'class="state not-supported"' in html and path_titles(html) == ["1. supervisor support > picking speed"]


def test_second_hand_steps_only_when_asked(client: FlaskClient) -> None:
    address = "/paths?from=cobot-training&to=picking-speed&steps=1"
    without, with_them = client.get(address).text, client.get(f"{address}&second-hand=1").text
    assert "/links/influences--cobot-training--picking-speed" not in without
    assert "/links/influences--cobot-training--picking-speed" in with_them and 'class="state second-hand"' in with_them


def test_a_joint_step_names_what_it_needs(client: FlaskClient) -> None:
    html = client.get("/paths?from=cobot-training&to=picking-speed&steps=1").text
    assert re.search(r'only together with <a href="/constructs/handover-routines">', html)


def test_where_no_chain_leads_the_page_offers_ways_on(client: FlaskClient) -> None:
    html = client.get("/paths?from=picking-speed&to=robot-trust&steps=2").text
    assert "No chain of at most 2 steps" in html and "gap in these papers, not in the literature" in html
    for wanted in ("steps=3", "second-hand=1", "from=robot-trust&amp;to=picking-speed"):
        assert re.search(rf'href="/paths\?[^"]*{re.escape(wanted)}', html)
    assert 'href="/constructs/robot-trust#antecedents"' in html and 'href="/constructs/picking-speed#outcomes"' in html


def test_associations_are_no_steps(client: FlaskClient) -> None:
    assert "No chain" in client.get("/paths?from=naive-optimism&to=picking-speed&steps=6").text


def test_the_drawing_marks_all_paths_or_one(client: FlaskClient) -> None:
    everything = drawn(client.get("/paths?from=robot-trust&to=picking-speed").text)
    marked = {(e["from"], e["to"]) for e in everything["edges"] if e["marked"]}
    assert ("robot-trust", "operator-fatigue") in marked and ("operator-fatigue", "picking-speed") in marked
    assert all(e["role"] == "ends" for e in everything["edges"] if e["marked"])
    one = drawn(client.get("/paths?from=robot-trust&to=picking-speed&path=1").text)
    assert 0 < len({(e["from"], e["to"]) for e in one["edges"] if e["marked"]}) <= len(marked)
    assert {n["id"] for n in one["nodes"] if n["centre"]} == {"robot-trust", "picking-speed"}


def test_before_anything_is_asked(client: FlaskClient) -> None:
    html = client.get("/paths").text
    assert "Name two constructs" in html and '<option value="robot trust">' in html and "drawing-data" not in html
    half = client.get("/paths?from=robot-trust")
    assert half.status_code == 200 and 'value="robot trust"' in half.text


@pytest.mark.parametrize(("query", "status", "words"), [
    ("from=robot-trst&to=picking-speed", 404, "robot trust"),
    ("from=robot-trust&to=robot-trust", 400, "Both ends are the same"),
    ("from=RT&to=trust+in+the+robot", 400, "Both ends are the same"),
    ("from=robot-trust&to=picking-speed&steps=7", 400, "steps"),
    ("from=robot-trust&to=picking-speed&path=999", 400, "path"),
])
def test_a_wrong_question_is_answered_clearly(client: FlaskClient, query: str, status: int, words: str) -> None:
    response = client.get(f"/paths?{query}")
    assert response.status_code == status and words in response.text and "Traceback" not in response.text


def test_a_strange_name_is_text(client: FlaskClient) -> None:
    html = client.get("/paths?from=%3Cscript%3Ealert(1)&to=picking-speed").text
    assert "<script>alert" not in html and "&lt;script&gt;alert" in html


def test_where_no_path_leads_other_links_and_near_constructs_are_offered(client: FlaskClient) -> None:
    page = client.get("/paths", query_string={"from": "naive optimism", "to": "picking speed"}).text
    assert "No chain of at most" in page
    assert "/links/associated-with--naive-optimism--picking-speed" in page
    assert "/paths?from=naive-optimism&amp;to=order-picking-performance" in page
