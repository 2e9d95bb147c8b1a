"""The first page: figures of the invented corpus, ways in, links with their states."""

from __future__ import annotations

import re

from flask.testing import FlaskClient


def figures(html: str) -> dict[str, int]:
    """The figures of the page by their word."""
    return {word: int(n.replace(",", "")) for n, word in re.findall(r"<b>([\d,]+)</b><span>([^<]+)</span>", html)}


def test_the_figures_are_those_counted_by_hand(client: FlaskClient) -> None:
    found = figures(client.get("/").text)
    assert (found["studies"], found["claims"], found["second-hand statements"], found["works"]) == (3, 32, 9, 7)
    assert (found["constructs"], found["links"], found["estimates"]) == (20, 29, 8)
    assert "in the bibliography: 5, cited by several studies: 2" in client.get("/").text, "nomnet list tells the first of these"


def test_claims_are_counted_by_kind_with_a_way_to_each(client: FlaskClient) -> None:
    html = client.get("/").text
    assert re.search(r'<a href="/claims\?kind=hypothesis">hypothesis 10</a>', html)
    assert re.search(r'<a href="/claims\?kind=practice">practice 2</a>', html)


def test_the_contested_link_stands_with_each_study_under_its_state(client: FlaskClient) -> None:
    html = client.get("/").text
    contested = html[html.index('id="contested"'):html.index('id="studies"')]
    assert 'href="/links/influences--robot-trust--robot-adoption"' in contested
    states = re.findall(r'class="state ([\w-]+)"', contested)
    assert states[:3] == ["supported", "not-supported", "illustrated-against"]
    assert "212 × individual" in contested, "the design stands beside the causal verb"


def test_there_is_a_way_in_for_each_job(client: FlaskClient) -> None:
    html = client.get("/").text
    ways = html[html.index('id="ways"'):html.index('id="most-studied"')]
    for href in ("/tables/related-work", "/paths", "/links?contested=1", "/links?state=not-supported", "/sparql", "/queries"):
        assert f'href="{href}"' in ways
    assert html.count('action="/search"') == 2 and html.count("<h1>") == 1


def test_titles_are_text_never_markup(client: FlaskClient) -> None:
    html = client.get("/").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<script>alert" not in html
