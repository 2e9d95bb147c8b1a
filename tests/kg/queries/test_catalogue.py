"""The catalogue: every question that ships is right, and asking one checks what it is asked with."""

from __future__ import annotations

import re

import pyoxigraph
import pytest
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery

from kg.graph.store import Store
from kg.queries.catalogue import Catalogue, ask
from kg.queries.errors import QueryParameterError, UnknownNameError
from kg.queries.question import question_names, read_question
from kg.queries.sparql_text import masked
from ontology.prefixes import PREFIXES


@pytest.mark.parametrize("name", question_names())
def test_the_example_has_an_answer(name: str, shipped: Store, reader: pyoxigraph.Store) -> None:
    question = read_question(name)
    answers = [ask(shipped.reader(), question, **question.example)]
    if not question.example:
        answers.append(ask(reader, question))
    assert any(len(answer) for answer in answers), "the example call finds nothing"
    for column in question.columns:
        cells = [row[column.name] for answer in answers for row in answer if row[column.name] is not None]
        kinds = {cell.kind for cell in cells if cell}
        if column.many:
            assert kinds <= {"list"}
        elif column.scheme:
            assert kinds <= {"notation"}, f"{column.name} has values that are not of the scheme {column.scheme}"
        elif column.type in {"text", "integer", "number", "boolean"}:
            assert kinds <= {"literal"}
            wanted = {"integer": int, "number": (int, float), "boolean": bool}.get(column.type)
            assert not wanted or all(isinstance(cell.python, wanted) for cell in cells if cell)
        else:
            assert kinds <= {"iri"}


@pytest.mark.parametrize("name", question_names())
def test_the_query_is_sparql_for_both_engines_and_columns_are_its_variables(name: str) -> None:
    question = read_question(name)
    translateQuery(parseQuery(question.text))
    translateQuery(parseQuery(question.example_text))
    found = pyoxigraph.Store().query(question.example_text)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    assert [variable.value for variable in found.variables] == [column.name for column in question.columns]


@pytest.mark.parametrize("name", question_names())
def test_prefixes_are_spelled_out_and_all_are_used(name: str) -> None:
    text = read_question(name).text
    declared = dict(re.findall(r"^PREFIX (\w+): <([^>]*)>$", text, re.MULTILINE))
    assert declared == {prefix: PREFIXES[prefix] for prefix in declared}
    code = masked("\n".join(line for line in text.splitlines() if not line.startswith("PREFIX")))
    assert set(declared) == set(re.findall(r"(?<![\w:-])(\w+):[A-Za-z]", code))


def test_names_of_questions_are_their_files() -> None:
    catalogue = Catalogue.load()
    assert len(catalogue) == len(question_names()) > 50
    assert [question.name for question in catalogue] == question_names()
    assert catalogue.question("links/evidence").aspect == "links"


def test_an_unknown_question_names_those_like_it() -> None:
    with pytest.raises(UnknownNameError, match="links/evidence"):
        Catalogue.load().question("links/evidnce")
    with pytest.raises(UnknownNameError, match="links/near"):
        Catalogue.load().question("near")


LINK = "influences--robot-trust--robot-adoption"


@pytest.mark.parametrize(("parameters", "reason"), [
    ({}, "link is missing"),
    ({"link": LINK, "nearby": True}, "nearby is not a parameter of this question; it takes link, near"),
    ({"link": LINK, "near": "perhaps"}, "near is true or false, not 'perhaps'"),
    ({"link": [LINK, LINK]}, "link takes one value, not 2"),
    ({"link": []}, "link takes one value, not 0")])
def test_a_wrong_parameter_is_named_with_an_example(reader: pyoxigraph.Store, parameters: dict[str, object], reason: str) -> None:
    with pytest.raises(QueryParameterError, match=re.escape(reason)) as caught:
        ask(reader, "links/evidence", **parameters)  # type: ignore[arg-type]
    assert "Example: links/evidence --link" in str(caught.value)
    assert caught.value.question == "links/evidence"


def test_a_notation_is_one_of_its_scheme(reader: pyoxigraph.Store) -> None:
    with pytest.raises(QueryParameterError, match="kind is one of hypothesis, proposition"):
        ask(reader, "claims/list", kind="hypotheses")
    assert {row["kind"].value for row in ask(reader, "claims/list", kind="hypothesis") if row["kind"]} == {"hypothesis"}


def test_several_values_of_a_parameter(reader: pyoxigraph.Store) -> None:
    one = ask(reader, "claims/list", study="lindqvist2019")
    both = ask(reader, "claims/list", study=["lindqvist2019", "okafor2021"])
    assert (len(one), len(both)) == (11, 26)
    with pytest.raises(QueryParameterError, match="without a value"):
        ask(reader, "claims/list", study=[])


def test_a_cell_of_an_answer_is_a_parameter_of_the_next(reader: pyoxigraph.Store) -> None:
    row = ask(reader, "links/contested").rows[0]
    assert ask(reader, "links/about", link=row["link"]).rows[0]["contested"].python is True  # type: ignore[union-attr]
    assert ask(reader, "claims/list", verdict=ask(reader, "claims/list").rows[0]["verdict"]).rows


def test_the_shown_text_is_what_was_asked(reader: pyoxigraph.Store) -> None:
    answer = ask(reader, "constructs/antecedents", construct="PS")
    assert "VALUES ?construct { <https://w3id.org/nomnet/constructs/picking-speed> }" in answer.text
    found = reader.query(answer.text, use_default_graph_as_union=True)
    assert len(list(found)) == len(answer)  # type: ignore[arg-type]


def test_text_that_looks_like_sparql_is_text(reader: pyoxigraph.Store) -> None:
    assert len(ask(reader, "corpus/issues", check='" } SERVICE <http://localhost:1/> { #')) == 0
    assert len(ask(reader, "corpus/issues", check="page-missing")) == 1
    assert len(ask(reader, "corpus/issues", check="\ud800")) == 0
