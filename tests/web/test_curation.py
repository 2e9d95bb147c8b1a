"""The curation page: checks with counts and lists, and inputs that could not be used."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from kg.corpus import read_corpus
from kg.graph.store import Store
from kg.queries.catalogue import Catalogue
from kg.queries.free import Limits
from kg.queries.question import question_names
from tests.web.reading import element, plain, section
from web.app import create_app
from web.checks import CHECKS, THEMES
from web.service import Service

HOSTILE = ['"', "*", "NEAR(", "\x00", "😀", "倉庫", "<script>alert(1)</script>", "' OR 1=1 --", "../../etc/passwd", "%00", "a b", "é" * 200]


@pytest.fixture(scope="module")
def damaged(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A visitor of a store whose corpus has broken files."""
    folder = tmp_path_factory.mktemp("damaged")
    (folder / "corpus" / "records").mkdir(parents=True)
    good = Path(__file__).parent.parent / "corpus" / "records" / "okafor2021.yaml"
    (folder / "corpus" / "records" / "okafor2021.yaml").write_text(good.read_text("utf-8"), "utf-8")
    (folder / "corpus" / "records" / "broken.yaml").write_text("study: [<script>alert(1)</script>\n", "utf-8")
    (folder / "corpus" / "records" / "odd.yaml").write_text("record_format: 1\nstudy: {id: odd}\nclaims: maybe\n", "utf-8")
    (folder / "corpus" / "corpus.bib").write_text("@article{half, title = {Half of\n", "utf-8")
    store = Store(folder / "store")
    store.rebuild(read_corpus(folder / "corpus"))
    client = create_app(Service(store, Catalogue.load(), limits=Limits(seconds=2))).test_client()
    client.environ_base["HTTP_ACCEPT"] = "text/html"
    return client


def tally(html: str, name: str) -> int:
    """How much a check says that it finds."""
    found = re.search(rf'<details class="group check" id="{name}">\s*<summary><strong class="tally">(\d+)</strong>', html)
    assert found, name
    return int(found[1])


def test_every_curation_question_is_a_check_and_has_words(client: FlaskClient) -> None:
    shown = {check.question for theme in THEMES for check in theme.checks}
    assert shown == {name for name in question_names() if name.startswith("curation/")}
    for check in CHECKS.values():
        assert check.title and check.meaning.endswith(".") and check.step.endswith("."), check.name


def test_counts_on_the_page_are_those_of_the_lists(client: FlaskClient) -> None:
    html = client.get("/curation").text
    for theme in THEMES:
        for check in theme.checks:
            data = client.get(f"/curation/{check.name}.json").get_json()
            assert tally(html, check.name) == len(data["rows"]), check.name
            assert data["question"] == check.question
    assert tally(html, "claims-without-verdict") == 2 and tally(html, "measured-without-definition") == 0


def test_a_check_says_what_it_means_what_to_do_and_what_it_finds(client: FlaskClient) -> None:
    html = client.get("/curation").text
    found = element(html, "mentioned-ends", "details")
    assert "Ends that are only mentioned" in found and "Next: Add the construct" in found
    assert "P8" in found and "night shift premium" in found and "A premium for nights tires people." in found
    assert "case study" in found, "the design stands beside what a study claims"
    none = element(html, "measured-without-definition", "details")
    assert "None in this corpus." in none and "Next:" not in none


def test_it_is_in_the_footer_and_shows_its_queries(client: FlaskClient) -> None:
    assert re.search(r'<footer>.*<a href="/curation">Curation</a>.*</footer>', client.get("/").text, re.DOTALL)
    assert "curation/same-name-joins" in client.get("/curation").text


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_each_list_as_page_csv_and_json(client: FlaskClient, name: str) -> None:
    response = client.get(f"/curation/{name}")
    assert response.status_code == 200 and CHECKS[name].title in plain(response.text)
    rows = client.get(f"/curation/{name}.json").get_json()["rows"]
    read = list(csv.DictReader(io.StringIO(client.get(f"/curation/{name}.csv").text)))
    assert len(read) == len(rows) and (not rows or list(read[0]) == list(rows[0]) or set(read[0]) == set(rows[0]))
    assert client.get(f"/curation/{name}", headers={"Accept": "text/csv"}).mimetype == "text/csv"
    assert client.get(f"/curation/{name}", headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_what_is_linked_is_there(client: FlaskClient, name: str) -> None:
    html = client.get(f"/curation/{name}").text
    table = html[html.index("<tbody>"):html.index("</tbody>")] if "<tbody>" in html else ""
    for href in set(re.findall(r'href="(/[^"]+)"', table)):
        assert client.get(href.replace("&amp;", "&")).status_code == 200, href


def test_lists_are_filtered_by_words_and_by_the_question_s_own_parameters(client: FlaskClient) -> None:
    def found(address: str) -> list[dict[str, object]]:
        rows: list[dict[str, object]] = client.get(address).get_json()["rows"]
        return rows

    assert [row["match"] for row in found("/curation/near-concepts.json?match=broader")] == ["broader"]
    assert len(found("/curation/linked-without-definition.json?links=1")) > len(found("/curation/linked-without-definition.json"))
    assert [row["claimLabel"] for row in found("/curation/supported-without-evidence.json?text=LAYOUT+supervisors")] == ["H4"]
    assert len(found("/curation/issues.json?check=page-missing")) == 1
    html = client.get("/curation/near-concepts?match=broader").text
    assert re.search(r'<option value="broader" selected>', html) and "Show all" in html
    assert 'href="/curation/issues?check=page-missing"' in client.get("/curation/issues-by-kind").text
    assert "Take a filter away" in client.get("/curation/stub-works?text=zzz").text


@pytest.mark.parametrize("address", ["/curation/near-concepts?match=odd", "/curation/linked-without-definition?links=many",
                                     "/curation/issues?text=" + "x" * 10_000, "/curation/stub-works?page=0"])
def test_a_wrong_filter_is_a_clear_400(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 400 and "Traceback" not in response.text


def test_an_unknown_check_is_a_404_with_those_like_it(client: FlaskClient) -> None:
    response = client.get("/curation/estimates-without-sample")
    assert response.status_code == 404 and "estimates-without-n" in response.text
    assert client.get("/curation/nothing.csv").status_code == 404


@pytest.mark.parametrize("text", HOSTILE, ids=repr)
def test_hostile_filters_are_text(client: FlaskClient, text: str) -> None:
    for name in ("issues", "failures", "near-concepts"):
        response = client.get(f"/curation/{name}", query_string={"text": text})
        assert response.status_code == 200 and "<script>alert" not in response.text
    assert client.get("/curation/issues", query_string={"check": text}).status_code == 200
    assert client.get("/curation/linked-without-definition", query_string={"links": text}).status_code == 400


def test_doubts_of_the_last_build_are_shown(client: FlaskClient) -> None:
    found = section(client.get("/curation").text, "inputs")
    assert "doubtful records/okafor2021.yaml , line 94" in found and "no construct bears the name 'night shift premium'" in found
    assert "Next: List it under constructs." in found and "left out" not in found
    assert [f["severity"] for f in client.get("/curation/failures.json").get_json()["rows"]] == ["warning"] * 3


def test_failed_inputs_come_first_with_place_reason_and_next_step(damaged: FlaskClient) -> None:
    html = damaged.get("/curation").text
    found = section(html, "inputs")
    assert "could not be used" in found and "left out records/broken.yaml" in found and "left out records/odd.yaml" in found
    assert "claims" in found and "corpus.bib" in found and "Next:" in found
    assert found.index("left out records") < found.index("doubtful records")
    assert "<script>alert" not in html and "/tmp/" not in found, "no path of this machine"
    rows = damaged.get("/curation/failures.json").get_json()["rows"]
    assert {row["source"] for row in rows} == {"records/broken.yaml", "records/odd.yaml", "records/okafor2021.yaml", "corpus.bib"}
    assert all(row["reason"] for row in rows) and rows[0]["severity"] == "error"


def test_failures_as_page_and_csv_with_a_filter(damaged: FlaskClient) -> None:
    page = damaged.get("/curation/failures?text=broken").text
    assert "records/broken.yaml" in page and "records/odd.yaml" not in page
    read = list(csv.DictReader(io.StringIO(damaged.get("/curation/failures.csv").text)))
    assert {"source", "line", "severity", "key", "reason", "step", "raw"} == set(read[0])
    assert "No failure fits" in damaged.get("/curation/failures?text=zzz").text


def test_an_empty_corpus_has_nothing_to_mend(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    (tmp_path / "corpus").mkdir()
    store.rebuild(read_corpus(tmp_path / "corpus"))
    client = create_app(Service(store, Catalogue.load(), limits=Limits(seconds=2))).test_client()
    html = client.get("/curation", headers={"Accept": "text/html"}).text
    assert "read whole" in section(html, "inputs") and all(tally(html, c.name) == 0 for t in THEMES for c in t.checks)
    assert "Give words" in client.get("/search", headers={"Accept": "text/html"}).text
    assert "Nothing in this corpus" in client.get("/search?q=robot", headers={"Accept": "text/html"}).text
