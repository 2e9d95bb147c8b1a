"""The lists of constructs, links, studies, claims and works: filters, other forms, pages, faults."""

from __future__ import annotations

import csv
import io
import re

import pytest
from flask.testing import FlaskClient

LISTS = ["/constructs", "/links", "/studies", "/claims", "/works"]


def rows(client: FlaskClient, path: str) -> list[dict[str, str]]:
    """The rows of a list as CSV."""
    response = client.get(path)
    assert response.status_code == 200 and response.mimetype == "text/csv", response.text
    return list(csv.DictReader(io.StringIO(response.text)))


def keys(found: list[dict[str, str]], column: str) -> set[str]:
    """The last parts of the addresses in a column."""
    return {row[column].rsplit("/", 1)[-1] for row in found}


@pytest.mark.parametrize(("path", "column", "n"), [
    ("/constructs.csv", "concept", 20), ("/links.csv", "link", 29), ("/studies.csv", "study", 3), ("/claims.csv", "claim", 32),
    ("/works.csv", "work", 7)])
def test_a_list_as_csv_has_every_thing_once(client: FlaskClient, path: str, column: str, n: int) -> None:
    found = rows(client, path)
    assert len(found) == n == len({row[column] for row in found})


@pytest.mark.parametrize("path", LISTS)
def test_page_csv_and_json_are_one_list(client: FlaskClient, path: str) -> None:
    page, data = client.get(path), client.get(f"{path}.json").get_json()
    assert page.mimetype == "text/html" and re.search(rf"<p>{len(data['rows'])} ", page.text)
    assert data["columns"] == next(csv.reader(io.StringIO(client.get(f"{path}.csv").text)))
    assert client.get(path, headers={"Accept": "text/csv"}).text == client.get(f"{path}.csv").text
    assert client.get(path, headers={"Accept": "application/json"}).get_json() == data


@pytest.mark.parametrize("path", LISTS)
def test_other_forms_are_refused(client: FlaskClient, path: str) -> None:
    response = client.get(path, headers={"Accept": "image/png"})
    assert response.status_code == 406 and "text/csv" in response.text


def test_json_has_numbers_truth_values_and_lists(client: FlaskClient) -> None:
    row = next(r for r in client.get("/links.json?contested=1").get_json()["rows"])
    assert row["studies"] == 3 and row["contested"] is True and row["mediators"] == []
    assert [iri.rsplit("/", 1)[-1] for iri in row["dependents"]] == ["robot-adoption"]


@pytest.mark.parametrize(("query", "expected"), [
    ("contested=1", {"influences--robot-trust--robot-adoption"}),
    ("state=illustrated-against", {"influences--robot-trust--robot-adoption"}),
    ("state=not-supported", {"influences--robot-trust--robot-adoption", "moderates--robot-trust--picking-speed--by-operator-fatigue",
                             "influences--supervisor-support--picking-speed"}),
    ("state=mixed&study=src-7c0ffee5", {"influences--operator-fatigue--picking-speed"}),
    ("relation=mediates", {"mediates--robot-trust--picking-speed--via-robot-adoption",
                           "mediates--robot-trust--order-accuracy--via-picking-speed+robot-adoption"}),
    ("text=naive+speed", {"associated-with--naive-optimism--picking-speed"}),
    ("relation=part-of&text=TALK", {"part-of--safety-talk--workplace-safety-climate"}),
    ("study=src-7c0ffee5&state=supported", {"mediates--robot-trust--order-accuracy--via-picking-speed+robot-adoption"}),
])
def test_links_are_filtered(client: FlaskClient, query: str, expected: set[str]) -> None:
    assert keys(rows(client, f"/links.csv?{query}"), "link") == expected


def test_second_hand_only_is_a_filter_of_its_own(client: FlaskClient) -> None:
    found = rows(client, "/links.csv?state=second-hand")
    assert keys(found, "link") == {"influences--cobot-training--picking-speed", "enables--handover-routines--picking-speed"}
    assert {row["studies"] for row in found} == {"0"}


def test_a_link_stands_with_each_study_under_its_own_state(client: FlaskClient) -> None:
    html = client.get("/links?contested=1").text
    row = html[html.index("<tbody>"):html.index("</tbody>")]
    said = {state: study for state, study in re.findall(r'class="state ([\w-]+)".*?<a href="/studies/([\w-]+)"', row, re.DOTALL)}
    assert said == {"supported": "lindqvist2019", "not-supported": "src-7c0ffee5", "illustrated-against": "okafor2021"}
    assert "contested in this corpus" in row and "second-hand" in row and "212 × individual" in row


@pytest.mark.parametrize(("query", "expected"), [
    ("text=trust+in+robots", {"robot-trust"}),
    ("text=PS", {"picking-speed"}),
    ("is=measured", {"robot-trust"}),
    ("study=lindqvist2019&is=defined", {"robot-trust", "robot-adoption"}),
])
def test_constructs_are_filtered_by_any_of_their_names(client: FlaskClient, query: str, expected: set[str]) -> None:
    assert keys(rows(client, f"/constructs.csv?{query}"), "concept") == expected


def test_constructs_of_most_studies_come_first_when_asked(client: FlaskClient) -> None:
    html = client.get("/constructs?sort=studies").text
    first = re.findall(r'<th scope="row"><a href="/constructs/([\w-]+)">', html)[:4]
    assert set(first) == {"robot-trust", "robot-adoption", "operator-fatigue", "picking-speed"}


@pytest.mark.parametrize(("query", "expected"), [
    ("verdict=not-supported", {"H3", "P2", "H1", "F1"}),
    ("kind=practice", {"PR1", "PR2"}),
    ("basis=illustrated&study=okafor2021&verdict=supported", {"P1", "P3", "P6", "PR1"}),
    ("text=tired+operators", {"H3"}),
])
def test_claims_are_filtered(client: FlaskClient, query: str, expected: set[str]) -> None:
    assert {row["claimLabel"] for row in rows(client, f"/claims.csv?{query}")} == expected


def test_a_null_result_is_as_visible_as_any_other(client: FlaskClient) -> None:
    html = client.get("/claims?verdict=not-supported").text
    assert html.count('class="state not-supported"') == 3 and html.count('class="state illustrated-against"') == 1


@pytest.mark.parametrize(("query", "expected"), [
    ("shared=1", {"petersen2014", "ndiaye2016"}),
    ("cited-by=okafor2021", {"lindqvist2019", "petersen2014", "ndiaye2016", "okafor2021.r4"}),
    ("text=nandu", {"lindqvist2019"}),
    ("text=de+la+cruz", {"ndiaye2016"}),
])
def test_works_are_filtered(client: FlaskClient, query: str, expected: set[str]) -> None:
    assert keys(rows(client, f"/works.csv?{query}"), "work") == expected


def test_the_works_of_the_corpus_and_the_stubs_are_marked(client: FlaskClient) -> None:
    html = client.get("/works").text
    assert '<a class="chip" href="/studies/lindqvist2019">a study of this corpus</a>' in html
    assert html.count("not in the bibliography") == 2


def test_studies_are_found_by_country_and_method(client: FlaskClient) -> None:
    assert keys(rows(client, "/studies.csv?text=poland"), "study") == {"okafor2021"}
    assert keys(rows(client, "/studies.csv?text=experiment"), "study") == {"src-7c0ffee5"}


@pytest.mark.parametrize("path", ["/links?state=maybe", "/claims?kind=guess", "/constructs?is=odd", "/links?page=-1", "/links?page=x",
                                  "/works?shared=perhaps", "/claims?text=" + "x" * 301])
def test_a_wrong_filter_is_a_clear_400(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 400
    assert path.split("?")[1].split("=")[0] in response.text and "Traceback" not in response.text


@pytest.mark.parametrize("path", ["/constructs?study=nobody", "/links?study=nobody", "/claims?study=nobody", "/works?cited-by=nobody"])
def test_a_study_that_is_not_there_is_a_404(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404 and "nobody" in response.text


@pytest.mark.parametrize("path", ["/constructs?text=zzz", "/links?text=zzz", "/studies?text=zzz", "/claims?text=zzz", "/works?text=zzz"])
def test_an_empty_list_says_what_to_do(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200 and 'class="empty"' in response.text and "Show all" in response.text


def test_what_is_looked_for_is_text_and_is_marked(client: FlaskClient) -> None:
    assert "<mark>na" not in client.get("/constructs").text
    assert "<mark>naïve</mark>" in client.get("/constructs?text=NAIVE").text
    html = client.get("/works?text=%3Cscript%3E").text
    assert "&lt;<mark>script</mark>&gt;" in html and "<script>alert" not in html and 'value="&lt;script&gt;"' in html


def test_the_filters_of_an_address_are_in_the_form(client: FlaskClient) -> None:
    html = client.get("/links?relation=mediates&state=supported&study=okafor2021").text
    for value in ("mediates", "supported", "okafor2021"):
        assert re.search(rf'<option value="{value}" selected>', html)


def test_csv_guards_against_formulas(client: FlaskClient) -> None:
    for path in LISTS:
        assert not re.search(r"(^|,)[=@]", client.get(f"{path}.csv").text, re.MULTILINE)


MISSPELT = ["/links.csv?status=supported", "/claims.json?verdct=supported", "/works.csv?shard=1", "/constructs.csv?q=x"]


@pytest.mark.parametrize("path", MISSPELT)
def test_a_misspelt_filter_does_not_answer_for_everything(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 400 and "is no parameter of this address; it takes" in response.text


@pytest.mark.parametrize("path", ["/links.csv?state=supported&text=robot&page=1", "/claims.json?verdict=supported", "/works.csv?shared=1"])
def test_known_filters_are_taken(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 200
