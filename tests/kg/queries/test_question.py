"""Query files as questions: their headers, and binding their parameters."""

from __future__ import annotations

import pyoxigraph
import pytest

from kg.queries.errors import QuestionFileError
from kg.queries.question import Column, Parameter, parse_question, term_of_key

HEADER = """\
# summary: Links into a construct
# parameter: construct (construct) - what is influenced
# parameter: near (boolean, optional, default false) - add near links
# parameter: study (study, optional, many) - only of these
# columns: link (link), linkLabel (text),
#   count (integer), roles (list of concept)
# example: construct=crm-performance near=true
"""
QUERY = """\
PREFIX ex: <http://example.org/#x>
# VALUES ?construct { UNDEF } in a comment is left alone
SELECT ?link ?linkLabel (COUNT(DISTINCT STR(?a)) AS ?count) (GROUP_CONCAT(STR(?a); SEPARATOR=" ") AS ?roles)
WHERE {
  VALUES ?construct { UNDEF }
  VALUES ?near { UNDEF }
  VALUES  ?study {UNDEF}
  { SELECT ?a WHERE { VALUES ?construct { UNDEF } ?a ?b "VALUES ?near { UNDEF }" } }
}
"""
CONSTRUCT = pyoxigraph.NamedNode("https://w3id.org/nomnet/constructs/crm-performance")


def test_a_header_is_read() -> None:
    question = parse_question("constructs/links", HEADER + QUERY)
    assert question.aspect == "constructs"
    assert question.summary == "Links into a construct"
    assert question.parameters == (
        Parameter("construct", "construct", "what is influenced"),
        Parameter("near", "boolean", "add near links", optional=True, default="false"),
        Parameter("study", "study", "only of these", optional=True, many=True))
    assert question.columns == (Column("link", "link"), Column("linkLabel", "text", names="link"), Column("count", "integer"),
                                Column("roles", "concept", many=True))
    assert question.example == {"construct": "crm-performance", "near": "true"}
    assert question.example_call == "constructs/links --construct crm-performance --near"


def test_parameters_are_bound_wherever_the_query_says_so_and_nowhere_else() -> None:
    question = parse_question("constructs/links", HEADER + QUERY)
    text = question.bound({"construct": [CONSTRUCT], "study": [CONSTRUCT, CONSTRUCT]})
    assert text.count(f"VALUES ?construct {{ {CONSTRUCT} }}") == 2
    assert f"VALUES ?study {{ {CONSTRUCT} {CONSTRUCT} }}" in text
    assert "# VALUES ?construct { UNDEF } in a comment is left alone" in text
    assert '"VALUES ?near { UNDEF }"' in text
    assert text.count("VALUES ?near { UNDEF }") == 2
    with pytest.raises(KeyError, match="no parameter other"):
        question.bound({"other": [CONSTRUCT]})


def test_terms_are_written_so_that_no_text_becomes_code() -> None:
    text = '"} UNION { ?s ?p ?o } #\n\\'
    question = parse_question("a/b", "# summary: x\n# parameter: t (text) - x\n# columns: t (text)\n# example: t=x\n"
                                     "SELECT ?t WHERE { VALUES ?t { UNDEF } }")
    found = pyoxigraph.Store().query(question.bound({"t": [pyoxigraph.Literal(text)]}))
    assert isinstance(found, pyoxigraph.QuerySolutions)
    assert [solution["t"].value for solution in found] == [text]
    with pytest.raises(ValueError):
        pyoxigraph.NamedNode("http://example.org/> } INSERT {")


def test_the_example_is_ready_to_run() -> None:
    text = parse_question("constructs/links", HEADER + QUERY).example_text
    assert f"VALUES ?construct {{ {CONSTRUCT} }}" in text
    assert "VALUES ?near { true }" in text
    assert "VALUES  ?study {UNDEF}" in text


def test_defaults_are_part_of_the_example() -> None:
    question = parse_question("a/b", (HEADER + QUERY).replace(" near=true", ""))
    assert "VALUES ?near { false }" in question.example_text


@pytest.mark.parametrize(("kind", "key", "iri"), [
    ("construct", "crm-performance", "https://example.org/k/constructs/crm-performance"),
    ("claim", "zhang2020/H1", "https://example.org/k/studies/zhang2020/claims/H1"),
    ("study construct", "zhang2020/x", "https://example.org/k/studies/zhang2020/constructs/x"),
    ("notation of verdict", "supported", "https://w3id.org/nomnet/ontology/verdict-supported")])
def test_keys_become_iris_under_the_base(kind: str, key: str, iri: str) -> None:
    assert term_of_key(kind, key, "https://example.org/k/") == pyoxigraph.NamedNode(iri)


@pytest.mark.parametrize(("change", "reason"), [
    (("# summary: Links into a construct\n", ""), "needs a summary and columns"),
    (("# parameter: near (boolean", "# parameter: near (bool"), "'bool' is no type of a parameter"),
    (("optional, many", "optional, several"), "can be optional, many"),
    (("(boolean, optional, default false)", "(boolean, default false)"), "and then have a default"),
    (("# parameter: construct (construct) - what", "# parameter: construct what"), "a parameter is written 'name \\(type\\)"),
    (("linkLabel (text)", "linkLabel (texts)"), "'texts' is no type of a column"),
    (("roles (list of concept)", "roles (list of number)"), "'list of number' is no type of a column"),
    (("linkLabel (text)", "label (text)"), "other columns than the header names: label, linkLabel|linkLabel, label"),
    (("# example: construct=crm-performance near=true", "# example: near=true"), "the example call lacks construct"),
    (("near=true", "x=1"), "has x, which is no parameter"),
    (("VALUES  ?study {UNDEF}", ""), "the parameter study would do nothing"),
    (("VALUES ?near { UNDEF }\n  VALUES", "VALUES ?far { UNDEF } VALUES ?near { UNDEF } VALUES"), "VALUES \\?far"),
    (("# example", "# exampel"), "no field of the header"),
    (("# example", "# summary: again\n# example"), "a second summary")])
def test_a_wrong_header_is_refused(change: tuple[str, str], reason: str) -> None:
    assert change[0] in HEADER + QUERY
    with pytest.raises(QuestionFileError, match=reason) as caught:
        parse_question("constructs/links", (HEADER + QUERY).replace(*change, 1))
    assert caught.value.file == "constructs/links.rq"
