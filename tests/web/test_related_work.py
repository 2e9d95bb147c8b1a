"""The related-work table: the rows chosen, on screen and to take away, and the bibliography of exactly these."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from kg import cli
from kg.commands.place import Place
from kg.graph.store import Store
from tests.web.reading import plain

TABLE = "/tables/related-work"


def rows(client: FlaskClient, query: str = "") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(f"{TABLE}.csv{query}").text)))


def test_the_csv_has_the_columns_of_the_field_and_a_row_a_study(client: FlaskClient) -> None:
    found = rows(client)
    assert list(found[0]) == ["Citation", "IV", "Mediator", "Moderator", "DV", "Key findings", "Method", "Sample"]
    assert len(found) == 3
    survey = next(r for r in found if r["Citation"] == "Lindqvist and Ñandú (2019)")
    assert "robot trust" in survey["IV"] and survey["Mediator"] == "robot adoption" and survey["Moderator"] == "operator fatigue"
    assert "H3 (not supported): Tired operators gain less speed from trust." in survey["Key findings"]
    assert survey["Method"].startswith("survey; PLS-SEM") and "212 × individual" in survey["Sample"]


def test_studies_and_columns_are_chosen_by_the_address(client: FlaskClient) -> None:
    found = rows(client, "?study=okafor2021&column=dv&column=citation")
    assert [list(r) for r in found] == [["DV", "Citation"]] and found[0]["Citation"] == "Okafor, Żółw, and Ahn (2021)"
    page = client.get(f"{TABLE}?study=okafor2021&column=dv&column=citation").text
    assert 'value="okafor2021" checked' in page and "Key findings</th>" not in page
    assert "/tables/related-work.csv?study=okafor2021&amp;column=dv&amp;column=citation" in page


def test_a_row_a_claim(client: FlaskClient) -> None:
    found = rows(client, "?study=lindqvist2019&rows=claim")
    assert len(found) == 11  # all of its claims are tested
    stated, everything = (len(rows(client, f"?study=okafor2021&rows=claim{more}")) for more in ("", "&claims=all"))
    assert (stated, everything) == (12, 15)


def test_how_many_claims_are_left_out_is_said_with_the_way_to_them(client: FlaskClient) -> None:
    page = client.get(f"{TABLE}?study=okafor2021").text
    assert "3 further claims left out" in plain(page) and f'href="{TABLE}?study=okafor2021&amp;claims=all"' in page
    assert "left out" not in client.get(f"{TABLE}?claims=all").text


def test_a_construct_of_any_name_chooses_the_claims(client: FlaskClient) -> None:
    found = rows(client, "?dv=robotics+adoption&rows=claim")
    assert found and all("adoption" in r["DV"] for r in found)
    page = client.get("/constructs/robot-adoption").text
    assert 'href="/tables/related-work?dv=robot-adoption"' in page and 'href="/tables/related-work?iv=robot-adoption"' in page
    assert client.get(f"{TABLE}?iv=nosuch").status_code == 404


@pytest.mark.parametrize(("query", "options"), [
    ("", ()),
    ("?literature=1", ("--literature",)),
    ("?claims=all&rows=claim&near=1&iv=robot+trust", ("--claims", "all", "--rows", "claim", "--near", "--iv", "robot trust")),
    ("?study=okafor2021&study=lindqvist2019&column=dv&column=citation&cite=1",
     ("--study", "lindqvist2019", "--study", "okafor2021", "--column", "dv", "--column", "citation", "--cite")),
])
def test_the_command_gives_the_same_table_and_bibliography(
        query: str, options: tuple[str, ...], client: FlaskClient, store: Store, tmp_path: Path, capfd: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Place, "built", lambda self: store)
    bib = tmp_path / "rows.bib"
    for form, suffix in (("csv", "csv"), ("latex", "tex"), ("md", "md")):
        capfd.readouterr()
        with pytest.raises(SystemExit, match="0"):
            cli.main(["table", "related-work", *options, "--format", form, "--bib", str(bib)])
        assert capfd.readouterr().out == client.get(f"{TABLE}.{suffix}{query}").get_data(as_text=True), form
    assert bib.read_text(encoding="utf-8") == client.get(f"{TABLE}.bib{query}").text


def test_findings_on_screen_bear_marks_and_lead_to_their_claims(client: FlaskClient) -> None:
    page = client.get(f"{TABLE}?study=lindqvist2019").text
    assert 'href="/studies/lindqvist2019/claims/H3"' in page
    assert "not supported H3 Tired operators gain less speed from trust." in plain(page)
    assert "1 row in this corpus (3 studies)" in plain(page)


def test_rows_of_literature_tables_are_marked_second_hand_and_only_on_request(client: FlaskClient) -> None:
    assert "Petersen" not in client.get(f"{TABLE}.csv").text
    found = rows(client, "?study=src-7c0ffee5&literature=1")
    assert [r["Citation"] for r in found] == ["“A field experiment in a …” (n.d.)", "Petersen & O'Neill (2014) [second-hand]",
                                              "Unlisted (2001) [second-hand]"]
    assert found[1]["Key findings"].startswith("(second-hand, Table 1 of “A field experiment in a …” (n.d.)): more nights and more fatigue")
    assert "as “A field experiment in a …” (n.d.) tells it" in plain(client.get(f"{TABLE}?study=src-7c0ffee5&literature=1").text)


def test_the_bibliography_holds_exactly_the_works_of_the_rows(client: FlaskClient) -> None:
    one = client.get(f"{TABLE}.bib?study=lindqvist2019")
    assert one.text.count("@") == 1 and "@article{lindqvist2019," in one.text
    assert "author       = {Lindqvist, Åsa and Ñandú, Zoë}" in one.text
    assert "attachment" in one.headers["Content-Disposition"] and one.mimetype == "application/x-bibtex"
    told = client.get(f"{TABLE}.bib?study=src-7c0ffee5&literature=1").text
    assert "{petersen2014," in told and "lindqvist2019" not in told


def test_latex_is_booktabs_and_cites_by_key_on_request(client: FlaskClient) -> None:
    plainly = client.get(f"{TABLE}.tex?study=lindqvist2019").text
    assert r"\toprule" in plainly and r"\begin{longtable}" in plainly and "\\citet" not in plainly
    assert r"\citet{lindqvist2019}" in client.get(f"{TABLE}.tex?study=lindqvist2019&cite=1").text


def test_markdown_is_a_table(client: FlaskClient) -> None:
    lines = client.get(f"{TABLE}.md?study=okafor2021&column=citation&column=iv").text.splitlines()
    assert "| Citation | IV |" in lines and "| --- | --- |" in lines


def test_a_choice_that_does_not_exist_is_a_400_that_says_what_does(client: FlaskClient) -> None:
    for query, hint in (("?study=nobody", "lindqvist2019"), ("?column=colour", "citation"), ("?rows=word", "claim")):
        answer = client.get(f"{TABLE}{query}")
        assert answer.status_code == 400 and hint in answer.text


def test_a_form_that_is_not_offered_is_a_404(client: FlaskClient) -> None:
    assert client.get(f"{TABLE}.docx").status_code == 404


def test_the_table_is_taken_to_excel_and_as_json(client: FlaskClient) -> None:
    page = client.get(f"{TABLE}?study=okafor2021").text
    for suffix in ("xlsx", "json"):
        assert f'href="{TABLE}.{suffix}?study=okafor2021"' in page
    response = client.get(f"{TABLE}.xlsx?study=okafor2021")
    assert response.mimetype.endswith("spreadsheetml.sheet") and "related-work.xlsx" in response.headers["Content-Disposition"]
    assert load_workbook(io.BytesIO(response.data))["Related work"]["A2"].value == "Okafor, Żółw, and Ahn (2021)"
    (row,) = client.get(f"{TABLE}.json?study=okafor2021&column=citation").get_json()
    assert row == {"citation": "Okafor, Żółw, and Ahn (2021)"}


def test_where_every_claim_stands_is_shown_on_request(client: FlaskClient) -> None:
    assert "Where it stands</th>" not in client.get(TABLE).text
    page = plain(client.get(f"{TABLE}?study=lindqvist2019&column=citation&column=place").text)
    assert re.search(r"H3: [^;]*line \d+; evidence in ", page)
