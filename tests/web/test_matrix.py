"""The evidence matrix: each study under its own state, filters that hide nothing of what they show, the same cells to take away."""

from __future__ import annotations

import csv
import io
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook

from tests.web.reading import plain
from web import matrix_choice, matrix_view
from web.pages import matrix as page_module

TRUST = "robot trust influences robot adoption"
SURVEY, CASES, EXPERIMENT = "Lindqvist and Ñandú (2019)", "Okafor, Żółw, and Ahn (2021)", "“A field experiment in a …” (n.d.)"


def rows(client: FlaskClient, query: str = "") -> dict[str, dict[str, str]]:
    """The rows of the CSV by link."""
    response = client.get(f"/matrix.csv{query}")
    assert response.status_code == 200 and response.mimetype == "text/csv", response.text
    return {row["Link"]: row for row in csv.DictReader(io.StringIO(response.text))}


def cells(html: str) -> dict[str, list[str]]:
    """The cells of the table on the page by the link's name, as a screen reader would read them."""
    found = {}
    for row in re.findall(r"<tr><th scope=\"row\">.*?</tr>", html[html.index("<tbody>"):html.index("</tbody>")], re.DOTALL):
        row = re.sub(r'<(\w+)[^>]*aria-hidden="true".*?</\1>', " ", row, flags=re.DOTALL)
        first, *others = re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)
        found[re.search(r"\((.*)\)", plain(first))[1]] = [plain(cell) for cell in others]
    return found


def test_each_study_stands_under_its_own_state_by_shape_letter_and_word(client: FlaskClient) -> None:
    html = client.get("/matrix").text
    total, *by_study = cells(html)[TRUST]
    assert total == "3 1 supported 1 not supported 1 illustrated against"
    assert [re.findall(r"<th scope=\"col\"><a href=\"/studies/([^\"]+)\"", html)] == [["src-7c0ffee5", "lindqvist2019", "okafor2021"]]
    experiment, survey, depots = by_study
    assert experiment.startswith("not supported, positive, estimate") and "0.03" in experiment and experiment.endswith(": H1")
    assert survey.startswith("supported, positive, estimate β = 0.20, path coefficient, main model (Table 1), n = 212, p < 0.001, "
                             "the strongest of 2: H1")
    assert depots.startswith("illustrated against, positive:")
    for state, letter in (("not-supported", "N"), ("illustrated-against", "Ia")):
        assert f'<use href="#s-{state}"></use></svg>{letter}</span>' in html


def test_a_cell_leads_to_its_claims(client: FlaskClient) -> None:
    html = client.get("/matrix").text
    assert 'href="/studies/lindqvist2019/claims/H1"' in html
    row = html[html.index(f"({TRUST})"):]
    row = row[:row.index("</tr>")]
    assert {"/studies/okafor2021/claims/P2", "/studies/okafor2021/claims/FL2"} <= set(re.findall(r'href="([^"]+)"', row))
    assert "/links/influences--robot-trust--robot-adoption#okafor2021" in row


def test_the_page_has_every_link_with_a_cell_and_says_of_how_many_studies(client: FlaskClient) -> None:
    html = client.get("/matrix").text
    assert len(cells(html)) == 27  # 26 links with a state in some study, and one with an estimate only
    assert "27 links of which something is said by the 3 studies of this corpus." in plain(html)
    assert "27 links in this corpus" in plain(html)


def test_an_estimate_without_a_test_is_shown_and_not_counted(client: FlaskClient) -> None:
    total, _, survey, _ = cells(client.get("/matrix").text)["robot trust influences picking speed"]
    assert total == "0" and survey.startswith("estimate only, estimate β = −0.02") and survey.endswith("H2")


def test_columns_have_their_design_and_their_totals(client: FlaskClient) -> None:
    html = client.get("/matrix").text
    head = plain(html[html.index("<thead>"):html.index("</thead>")])
    assert "Lindqvist and Ñandú (2019) survey, 212 × individual" in head and "13 links" not in head and "12 links" in head
    foot = plain(html[html.index("<tfoot>"):html.index("</tfoot>")])
    experiment, survey, depots = ("1 supported 1 not supported 1 mixed 1 tested, no verdict 1 proposed",
                                  "6 supported 2 not supported 3 mixed 1 tested, no verdict",
                                  "2 illustrated 2 illustrated, mixed 1 illustrated against 7 proposed")
    assert foot.endswith(f"of the 3 studies of this corpus {experiment} {survey} {depots}")


@pytest.mark.parametrize(("query", "n", "some"), [
    ("?construct=robot-adoption", 7, TRUST),
    ("?construct=RA", 7, TRUST),
    ("?construct=operator+fatigue&construct=cobot-training", 9, "operator fatigue influences picking speed"),
    ("?relation=mediates", 2, "robot adoption mediates robot trust → picking speed"),
    ("?state=not-supported", 3, TRUST),
    ("?method=experiment", 5, TRUST),
    ("?method=case-study", 12, TRUST),
    ("?country=Poland", 12, TRUST),
    ("?from=2019&to=2020", 13, TRUST),
    ("?study=src-7c0ffee5", 5, TRUST),
    ("?study=okafor2021&study=src-7c0ffee5", 16, TRUST),
    ("?text=naive+speed", 1, "naïve optimism is associated with picking speed"),
    ("?contested=1", 1, TRUST),
    ("?least=2", 2, TRUST),
    ("?construct=robot-trust&state=mixed&study=lindqvist2019", 1, "robot adoption mediates robot trust → picking speed"),
])
def test_links_are_filtered(client: FlaskClient, query: str, n: int, some: str) -> None:
    found = rows(client, query)
    assert len(found) == n and some in found
    assert set(cells(client.get(f"/matrix{query}").text)) == set(found)


def test_a_state_chooses_links_and_hides_no_study(client: FlaskClient) -> None:
    row = rows(client, "?state=illustrated-against")[TRUST]
    assert (row[SURVEY], row[CASES]) == ("supported (+) 0.20 [H1]", "illustrated against (+) [FL2; P2]")
    assert row[EXPERIMENT].startswith("not supported (+) 0.03")


def test_some_studies_are_counted_alone_and_the_page_says_so(client: FlaskClient) -> None:
    html = client.get("/matrix?method=survey").text
    assert "13 links that fit in this corpus of 1 of the 3 studies" in plain(html)
    assert cells(html)[TRUST][0] == "1 1 supported" and "1 of the 3 studies of this corpus" in plain(html)
    assert rows(client, "?method=survey")[TRUST]["Studies"] == "1"


@pytest.mark.parametrize(("query", "first"), [
    ("", TRUST), ("?sort=contested", TRUST), ("?sort=name", "cobot training + handover routines influences picking speed"),
    ("?sort=state", TRUST)])
def test_links_are_sorted(client: FlaskClient, query: str, first: str) -> None:
    assert next(iter(rows(client, query))) == first
    assert next(iter(cells(client.get(f"/matrix{query}").text))) == first


def test_orders_are_links_and_keep_the_filters(client: FlaskClient) -> None:
    html = client.get("/matrix?relation=influences&sort=name").text
    assert 'aria-sort="ascending"' in html and re.search(r'href="/matrix\?relation=influences&amp;sort=studies"', html)
    assert re.search(r'<option value="influences" selected>', html) and re.search(r'<option value="name" selected>', html)
    for suffix in ("csv", "xlsx", "tex"):
        assert f'href="/matrix.{suffix}?relation=influences&amp;sort=name"' in html


def test_what_is_second_hand_is_a_column_on_request_and_counts_for_nothing(client: FlaskClient) -> None:
    assert "Second-hand" not in client.get("/matrix.csv").text
    found = rows(client, "?second-hand=1")
    assert len(found) == 29 and found[TRUST]["Second-hand (not counted)"] == "1 work (found none 1)" and found[TRUST]["Studies"] == "3"
    html = client.get("/matrix?second-hand=1").text
    assert "works outside the corpus; not counted" in plain(html)
    only = cells(html)["handover routines enables picking speed"]
    assert only[0] == "0" and only[1].startswith("1 work") and set(only[2:]) == {""}
    assert set(rows(client, "?state=second-hand")) == {"handover routines enables picking speed", "cobot training influences picking speed"}


def test_the_workbook_has_the_same_cells(client: FlaskClient) -> None:
    response = client.get("/matrix.xlsx?state=not-supported")
    assert response.mimetype.endswith("spreadsheetml.sheet") and "evidence-matrix.xlsx" in response.headers["Content-Disposition"]
    book = load_workbook(io.BytesIO(response.data))
    head, *lines = book["Matrix"].iter_rows(values_only=True)
    found = [dict(zip(head, line, strict=True)) for line in lines]
    assert [row["Link"] for row in found] == list(rows(client, "?state=not-supported"))
    assert (found[0][SURVEY], found[0][EXPERIMENT], found[0][CASES]) == ("S+ 0.20", "N+ 0.03", "Ia+")
    about = [str(row[1]) for row in book["Key"].iter_rows(values_only=True)]
    assert "3 links, the 3 studies of this corpus" in about and "Filters: in some study: not supported" in about


def test_latex_is_booktabs_with_letters_and_their_key(client: FlaskClient) -> None:
    text = client.get("/matrix.tex?state=not-supported").text
    assert r"robot trust influences robot adoption \textdagger{} & 3 & N+ 0.03 & S+ 0.20 & Ia+ \\" in text
    assert "N not supported" in text and r"\toprule" in text and "Filters: in some study: not supported" in text


def test_a_name_that_is_not_there_is_a_404_with_names_like_it(client: FlaskClient) -> None:
    response = client.get("/matrix?construct=robot+trusts")
    assert response.status_code == 404 and "robot-trust" in response.text
    assert client.get("/matrix.csv?study=nobody").status_code == 404


@pytest.mark.parametrize("query", ["state=maybe", "relation=likes", "method=guessing", "sort=colour", "from=soon", "page=0", "columns=x",
                                   "second-hand=perhaps", "least=-1"])
def test_a_wrong_filter_is_a_clear_400(client: FlaskClient, query: str) -> None:
    response = client.get(f"/matrix?{query}")
    assert response.status_code == 400 and query.partition("=")[0] in response.text


def test_a_misspelt_filter_does_not_answer_for_everything(client: FlaskClient) -> None:
    assert client.get("/matrix.csv?methd=survey").status_code == 400 and client.get("/matrix.csv?role=mediator").status_code == 400
    assert client.get("/matrix.pdf").status_code == 404


@pytest.mark.parametrize(("query", "hint"), [
    ("country=Atlantis", "No study of this corpus fits"), ("text=zzz", "No link fits"), ("from=2030", "No study of this corpus fits")])
def test_an_empty_matrix_says_what_to_do(client: FlaskClient, query: str, hint: str) -> None:
    html = client.get(f"/matrix?{query}").text
    assert hint in plain(html) and "Show all" in html
    assert len(client.get(f"/matrix.csv?{query}").text.splitlines()) == 1 and client.get(f"/matrix.xlsx?{query}").status_code == 200


def test_what_is_looked_for_is_text(client: FlaskClient) -> None:
    html = client.get("/matrix?text=%3Cscript%3Ealert(1)").text
    assert "<script>alert" not in html and 'value="&lt;script&gt;alert(1)"' in html


def test_many_links_and_studies_come_in_pages(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_module, "PER_PAGE", 10)
    for module in (page_module, matrix_view):
        monkeypatch.setattr(module, "WIDEST", 1)
    first, last = client.get("/matrix").text, client.get("/matrix?page=3&columns=2").text
    assert "1 to 10 here" in plain(first) and 'href="/matrix?page=3"' in first and len(cells(first)) == 10 and len(cells(last)) == 7
    assert "3 say something of these links; 1 to 1 are here" in plain(first) and 'href="/matrix?columns=2"' in first
    assert {len(row) for row in cells(first).values()} == {2}
    assert cells(first)[TRUST][0] == "3 1 supported 1 not supported 1 illustrated against", "what has no column here counts all the same"
    pages = [cells(client.get(f"/matrix?page={n}").text) for n in (1, 2, 3)]
    assert [name for page in pages for name in page] == list(rows(client))
    assert 'href="/matrix?columns=1&amp;page=3"' in last or 'href="/matrix?page=3"' in last


def test_a_large_corpus_starts_with_what_several_studies_speak_of(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matrix_choice, "MANY", 2)
    monkeypatch.setattr(matrix_choice, "STEP", 3)
    html = client.get("/matrix").text
    assert len(cells(html)) == 2 and "Here are those of which at least 2 studies say something" in plain(html)
    assert 'href="/matrix?least=0"' in html and len(cells(client.get("/matrix?least=0").text)) == 27
    assert len(cells(client.get("/matrix?construct=robot-adoption").text)) == 7, "a construct is narrow enough"
    assert "studies at least: 2" in client.get("/matrix.tex").text


def test_a_matrix_that_is_too_large_is_refused_with_what_to_do(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matrix_view, "MOST_CELLS", 50)
    response = client.get("/matrix.xlsx")
    assert response.status_code == 400 and "27 rows by 3 studies are too many" in response.text and "Filter first" in response.text
    html = client.get("/matrix").text
    assert "too many to take away" in html and 'href="/matrix.csv' not in html
    assert client.get("/matrix.xlsx?relation=mediates").status_code == 200


def test_the_matrix_is_in_the_bar_and_shows_its_queries(app: Flask, client: FlaskClient) -> None:
    html = client.get("/matrix").text
    assert re.search(r'<a href="/matrix" aria-current="page">Matrix</a>', html)
    assert {"matrix/states", "matrix/claims", "matrix/estimates", "matrix/ends"} <= set(re.findall(r"<summary>(matrix/[\w-]+):", html))
