"""The synthesis matrix: what each study does with each construct, filtered like the evidence matrix, and taken away."""

from __future__ import annotations

import csv
import io
import re

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from tests.web.reading import plain
from web import matrix_choice
from web.pages import construct_matrix as page_module

SURVEY, CASES, EXPERIMENT = "Lindqvist and Ñandú (2019)", "Okafor, Żółw, and Ahn (2021)", "“A field experiment in a …” (n.d.)"


def rows(client: FlaskClient, query: str = "") -> dict[str, dict[str, str]]:
    """The rows of the CSV by construct."""
    response = client.get(f"/matrix/constructs.csv{query}")
    assert response.status_code == 200 and response.mimetype == "text/csv", response.text
    return {row["Construct"]: row for row in csv.DictReader(io.StringIO(response.text))}


def cells(html: str) -> dict[str, list[str]]:
    """The cells of the table on the page by construct, as a screen reader would read them."""
    found = {}
    for row in re.findall(r"<tr><th scope=\"row\">.*?</tr>", html[html.index("<tbody>"):html.index("</tbody>")], re.DOTALL):
        row = re.sub(r'<(\w+)[^>]*aria-hidden="true".*?</\1>', " ", row, flags=re.DOTALL)
        first, *others = re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)
        found[plain(first)] = [plain(cell) for cell in others]
    return found


def test_a_cell_says_what_a_study_does_with_a_construct(client: FlaskClient) -> None:
    html = client.get("/matrix/constructs").text
    total, experiment, survey, depots = cells(html)["robot trust"]
    assert total.startswith("3 ") and survey == "independent variable (4 links), defined, 3 items"
    assert depots == "independent variable (2 links), defined" and experiment == "independent variable (2 links)"
    assert "IV 4, Def, 3 items" in plain(html)
    for address in ("lindqvist2019/constructs/robot-trust", "okafor2021/constructs/trust-in-the-robot"):
        assert f'href="/studies/{address}"' in html


def test_all_constructs_are_there_and_counts_say_where(client: FlaskClient) -> None:
    html = client.get("/matrix/constructs").text
    assert len(cells(html)) == 20 and "20 constructs named by the 3 studies of this corpus." in plain(html)
    foot = plain(html[html.index("<tfoot>"):])
    assert foot.startswith("The 20 constructs here, in this corpus of the 3 studies of this corpus")
    assert {"Def 2", "Part 2", "Whole 1"} <= set(re.findall(r"\w+ \d+", foot))


def test_csv_and_page_are_one_matrix(client: FlaskClient) -> None:
    found = rows(client)
    assert list(found) == list(cells(client.get("/matrix/constructs").text))
    assert (found["robot trust"]["Studies"], found["robot trust"][SURVEY]) == ("3", "independent variable (4 links), defined, 3 items")
    assert found["night shift premium"][CASES] == "independent variable (1 link)"


@pytest.mark.parametrize(("query", "expected"), [
    ("?construct=RT", {"robot trust"}),
    ("?construct=RT&construct=picking-speed", {"robot trust", "picking speed"}),
    ("?role=moderator", {"operator fatigue"}),
    ("?role=measured", {"robot trust"}),
    ("?role=whole", {"workplace safety climate"}),
    ("?relation=mediates", {"robot trust", "robot adoption", "picking speed", "order accuracy"}),
    ("?relation=mediates&role=mediator", {"robot adoption", "picking speed"}),
    ("?relation=mediates&role=mediator&study=lindqvist2019", {"robot adoption"}),
    ("?state=illustrated-against", {"robot trust", "robot adoption"}),
    ("?text=tiredness", {"operator fatigue"}),
    ("?country=Sweden&role=defined", {"robot trust", "robot adoption"}),
    ("?least=3", {"robot trust", "robot adoption", "operator fatigue", "picking speed"}),
    ("?method=experiment&text=load", {"cognitive load"}),
])
def test_constructs_are_filtered(client: FlaskClient, query: str, expected: set[str]) -> None:
    assert set(rows(client, query)) == expected
    assert set(cells(client.get(f"/matrix/constructs{query}").text)) == expected


def test_only_studies_that_fit_are_columns_and_are_counted(client: FlaskClient) -> None:
    found = rows(client, "?study=okafor2021")
    assert set(found["robot trust"]) == {"Construct", "Studies", CASES} and found["robot trust"]["Studies"] == "1" and len(found) == 10


@pytest.mark.parametrize(("query", "first"), [
    ("?sort=name", "cobot training"), ("?sort=studies&construct=robot-trust&construct=order-accuracy", "robot trust"),
    ("?sort=links", "picking speed")])
def test_constructs_are_sorted(client: FlaskClient, query: str, first: str) -> None:
    assert next(iter(rows(client, query))) == first


def test_it_is_taken_away_as_workbook_and_latex(client: FlaskClient) -> None:
    book = load_workbook(io.BytesIO(client.get("/matrix/constructs.xlsx?role=moderator").data))
    head, line = book["Matrix"].iter_rows(values_only=True)
    row = dict(zip(head, line, strict=True))
    assert (row["Construct"], row[SURVEY]) == ("operator fatigue", "IV 1, DV 2, Mod 1")
    text = client.get("/matrix/constructs.tex?construct=robot-trust").text
    assert "IV 4, Def, 3 items" in text and "Mod moderator" in text and r"\toprule" in text and "Filters: construct: robot-trust" in text


@pytest.mark.parametrize(("query", "status"), [
    ("role=hero", 400), ("sort=contested", 400), ("construct=nobody", 404), ("state=maybe", 400)])
def test_a_wrong_filter_is_a_clear_error(client: FlaskClient, query: str, status: int) -> None:
    assert client.get(f"/matrix/constructs?{query}").status_code == status


def test_a_misspelt_filter_does_not_answer_for_everything(client: FlaskClient) -> None:
    for query in ("rol=mediator", "second-hand=1", "contested=1"):
        assert client.get(f"/matrix/constructs.csv?{query}").status_code == 400


def test_an_empty_matrix_says_what_to_do(client: FlaskClient) -> None:
    assert "No construct fits" in client.get("/matrix/constructs?text=zzz").text
    assert "No study of this corpus fits" in client.get("/matrix/constructs?country=Atlantis").text


def test_many_constructs_come_in_pages(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_module, "PER_PAGE", 8)
    pages = [cells(client.get(f"/matrix/constructs?page={n}").text) for n in (1, 2, 3)]
    assert [len(page) for page in pages] == [8, 8, 4] and [name for page in pages for name in page] == list(rows(client))
    assert "The 8 constructs here" in plain(client.get("/matrix/constructs").text)


def test_a_large_corpus_starts_with_what_several_studies_name(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matrix_choice, "MANY", 2)
    monkeypatch.setattr(matrix_choice, "STEP", 1)
    html = client.get("/matrix/constructs").text
    assert "Here are those that at least 4 studies name" in plain(html) and "No construct fits" in html
    assert len(cells(client.get("/matrix/constructs?least=0").text)) == 20
