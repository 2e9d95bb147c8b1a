"""Cells of an answer: what they hold, and what people see."""

from __future__ import annotations

import pyoxigraph

from kg.queries.answer import Cell, run
from kg.queries.catalogue import ask
from kg.queries.question import parse_question

XSD = "http://www.w3.org/2001/XMLSchema#"


def asked(values: str, columns: str) -> list[dict[str, Cell | None]]:
    names = [part.split(" ")[0] for part in columns.split(", ")]
    variables = " ".join(f"?{name}" for name in names)
    query = f"SELECT {variables} WHERE {{ VALUES ({variables}) {{ {values} }} }}"
    question = parse_question("a/b", f"# summary: x\n# columns: {columns}\n{query}")
    return [dict(row) for row in run(pyoxigraph.Store(), question, {})]


def test_literals_are_python_values() -> None:
    row = asked('(3 0.20 true "x" UNDEF)', "a (integer), b (number), c (boolean), d (text), e (text)")[0]
    assert [cell.python if cell else None for cell in row.values()] == [3, 0.2, True, "x", None]
    assert row["b"] == Cell("0.2", "literal", datatype=XSD + "decimal")
    assert row["d"] == Cell("x", "literal")


def test_a_concept_of_a_scheme_is_its_notation() -> None:
    cell = asked("(<https://w3id.org/nomnet/ontology/verdict-not-supported>)", "v (notation of verdict)")[0]["v"]
    assert cell and (cell.value, cell.kind, cell.label) == ("not-supported", "notation", "not supported")
    assert cell.iri == "https://w3id.org/nomnet/ontology/verdict-not-supported"


def test_a_concept_that_this_version_does_not_know_is_shown_as_it_is() -> None:
    cell = asked("(<https://w3id.org/nomnet/ontology/verdict-perhaps>)", "v (notation of verdict)")[0]["v"]
    assert cell and (cell.value, cell.kind) == ("https://w3id.org/nomnet/ontology/verdict-perhaps", "iri")


def test_a_node_is_named_by_the_column_beside_it() -> None:
    row = asked('(<http://example.org/s> "Study")', "study (study), studyLabel (text)")[0]
    assert row["study"] and (row["study"].label, str(row["study"]), row["study"].value) == ("Study", "Study", "http://example.org/s")


def test_a_list_has_parts_and_an_empty_one_none() -> None:
    row = asked('("http://example.org/a http://example.org/b" "")', "x (list of work), y (list of work)")[0]
    assert row["x"] and [part.value for part in row["x"].parts] == ["http://example.org/a", "http://example.org/b"]
    assert row["y"] == Cell("", "list")


def test_labels_of_nodes_in_lists_come_from_the_graph(reader: pyoxigraph.Store) -> None:
    row = ask(reader, "links/about", link="influences--robot-trust--robot-adoption").rows[0]
    independents = row["independents"]
    assert independents and [str(part) for part in independents.parts] == ["robot trust"]
    assert str(independents) == "robot trust"


def test_columns_for_a_table_leave_out_those_that_name_others(reader: pyoxigraph.Store) -> None:
    answer = ask(reader, "links/contested")
    assert "linkLabel" in [column.name for column in answer.columns]
    assert "linkLabel" not in [column.name for column in answer.shown]
    assert len(answer) == len(list(answer)) == 3
