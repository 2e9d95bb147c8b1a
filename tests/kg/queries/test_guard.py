"""The guard: what of a stranger's SPARQL may run, and that guard and engine read every text alike."""

from __future__ import annotations

import re

import pyoxigraph
import pytest

from kg.queries.errors import QueryError, QueryRefusedError, QuerySyntaxError, QueryTooLargeError
from kg.queries.guard import engine_syntax_error, guard, parse, plain
from kg.queries.limits import Limits

ELSEWHERE = "<http://localhost:1/>"


@pytest.mark.parametrize(("text", "kind"), [
    ("SELECT * { ?s ?p ?o }", "SELECT"), ("select ?s where {}", "SELECT"), ("ASK {}", "ASK"),
    ("PREFIX a: <http://x/> BASE <http://y/>\n# SELECT\nPREFIX : <http://z/> CONSTRUCT WHERE { ?s a:p ?o }", "CONSTRUCT"),
    ("PREFIX select: <http://x/> DESCRIBE select:x", "DESCRIBE"), ("\ufeff  ASK{}", "ASK")])
def test_the_kind_of_a_query(text: str, kind: str) -> None:
    assert guard(text).kind == kind
    assert parse(text).kind == kind


@pytest.mark.parametrize("text", [
    "DESCRIBE * { ?s ?p ?o }", "DESCRIBE*{}", "DESCRIBE * WHERE { ?s ?p ?o } ORDER BY ?s LIMIT 2", "DESCRIBE ?x WHERE { ?x ?p ?o }",
    "DESCRIBE <http://x/a> $y { ?x ?p ?y } OFFSET 1", "PREFIX x: <http://x/> DESCRIBE x:a", "DESCRIBE ?x { } VALUES ?x { <http://x/a> }",
    "DESCRIBE ?x { { SELECT ?x { ?x ?p ?o } LIMIT 1 } }", "ASK { ?s ?p -1.5 }", "ASK { ?s ?p -1.50 , -0.1 FILTER(?s > -1.5) }"])
def test_what_is_legal_passes(text: str) -> None:
    assert parse(text).text == text
    pyoxigraph.Store().query(text)  # the engine finds no fault either


def test_a_description_of_everything_names_its_graphs() -> None:
    query = parse("DESCRIBE * FROM <g> FROM NAMED <file:///etc/passwd> { ?s ?p ?o }", base="http://x/sparql")
    assert query.graphs == ("http://x/g", "file:///etc/passwd")
    with pytest.raises(QueryRefusedError, match="SERVICE"):
        parse(f"DESCRIBE * {{ SERVICE {ELSEWHERE} {{ ?s ?p ?o }} }}")
    with pytest.raises(QuerySyntaxError, match="ex"):
        parse("DESCRIBE * { ?s ex:p ?o }")


@pytest.mark.parametrize("text", [
    f"SELECT * {{ SERVICE {ELSEWHERE} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ OPTIONAL {{ ?a ?b ?c OPTIONAL {{ service silent {ELSEWHERE} {{ ?s ?p ?o }} }} }} }}",
    f"SELECT * {{ {{ SELECT ?s {{ SERVICE {ELSEWHERE} {{ ?s ?p ?o }} }} }} }}",
    f"SELECT * {{ ?s ?p ?o FILTER EXISTS {{ SERVICE {ELSEWHERE} {{ ?s ?p ?o }} }} }}",
    f"SELECT * {{ ?s ?p ?o FILTER NOT EXISTS {{ GRAPH ?g {{ SERVICE {ELSEWHERE} {{ ?s ?p ?o }} }} }} }}",
    "SELECT * { ?s ?p ?o MINUS { SERVICE ?where { ?s ?p ?o } } }",
    f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {{}} UNION {{ SERVICE {ELSEWHERE} {{ ?s ?p ?o }} }} }}",
    f"DESCRIBE ?s {{ SERVICE{ELSEWHERE}{{ ?s ?p ?o }} }}",
    "PREFIX : <http://localhost:1/> ASK { SERVICE:x { ?s ?p ?o } }",
    f"ASK {{ ?s ?p 1SERVICE{ELSEWHERE}{{ ?s ?p ?o }} }}",
    f"ASK {{ ?s ?p trueSERVICE{ELSEWHERE}{{ ?s ?p ?o }} }}",
    # A bare carriage return ends a comment for the engine, and not for rdflib.
    f"ASK {{ # nothing here\rSERVICE {ELSEWHERE} {{ ?s ?p ?o }}\n}}",
    f"ASK {{ ?s ?p '''a ' b''' . SERVICE {ELSEWHERE} {{ ?s ?p '''x''' }} }}",
    f"ASK {{ ?s ?p ?o FILTER(?o <3) SERVICE {ELSEWHERE} {{ ?s ?p ?o FILTER(?o >3) }} }}"])
def test_other_services_are_never_asked(text: str) -> None:
    with pytest.raises(QueryRefusedError, match="SERVICE"):
        guard(text)
    with pytest.raises(QueryRefusedError, match="SERVICE"):
        parse(text)


@pytest.mark.parametrize("text", [
    'SELECT * { ?s ?p ?service FILTER(CONTAINS(?service, "SERVICE <http://x> {")) } # SERVICE',
    "PREFIX ex: <http://example.org/SERVICE#> SELECT ?SERVICE { ?SERVICE ex:service <http://example.org/SERVICE> }",
    'ASK { ?s ?p "x"@service-SERVICE }'])
def test_the_word_alone_does_no_harm(text: str) -> None:
    assert parse(text).text == text


def test_escapes_that_only_one_reader_would_follow_are_refused() -> None:
    # rdflib turns \u005C into a backslash first, so that the string goes on; for the engine it ends.
    for escape in (r"\u005C", r"\u0022", r"\u000A", r"\U00000053", r"\u", r"\uD800", r"\U00110000"):
        with pytest.raises(QuerySyntaxError, match="write the character itself"):
            guard(f'ASK {{ ?s ?p "{escape}" }}')
    assert plain(r'ASK { ?s ?p "\u00e9\U0001F600" }') == 'ASK { ?s ?p "é😀" }'


def test_line_ends_become_one() -> None:
    assert plain("ASK\r\n{\r}") == "ASK\n{\n}"


@pytest.mark.parametrize("text", [
    "INSERT DATA { <http://x/a> <http://x/b> 1 }", "PREFIX x: <http://x/> DELETE WHERE { ?s ?p ?o }", "LOAD <file:///etc/passwd>",
    "load silent <http://x/> INTO GRAPH <http://y/>", "CLEAR ALL", "DROP GRAPH <http://x/>", "COPY DEFAULT TO <http://x/>",
    "WITH <http://x/> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }"])
def test_updates_are_refused(text: str) -> None:
    with pytest.raises(QueryRefusedError, match="update"):
        guard(text)


def test_an_update_behind_a_query_is_a_fault() -> None:
    with pytest.raises(QuerySyntaxError):
        parse("ASK {} ; INSERT DATA { <http://x/a> <http://x/b> 1 }")


@pytest.mark.parametrize(("text", "line", "column"), [
    ("", 1, 1), ("hello", 1, 1), ("# only a comment", 1, 17), ("SELECT * {\n ?s ?p (?o }\n}", 2, 12), ("SELECT * { ?s ?p ?o", 1, 10),
    ("ASK { ?s ?p '\x00' }", 1, 14)])
def test_faults_that_the_text_alone_shows_have_a_place(text: str, line: int, column: int) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        guard(text)
    assert (caught.value.line, caught.value.column) == (line, column)


@pytest.mark.parametrize("text", [
    "SELECT * { ?s ?p }", "SELECT * WHERE { ?s ex:p ?o }", "SELECT ?a (COUNT(?b) AS ?n) { ?a ?b ?c } GROUP BY ?x ?",
    "ASK { ?s ?p ?o FILTER }", "DESCRIBE", "CONSTRUCT { ?s ?p } WHERE {}", "ASK { ?s ?p ?o LATERAL { ?o ?q ?r } }",
    "ASK { ?s ?p << ?a ?b ?c >> }",
    "SELECT * { ?s ?p 'a\nb' }"])
def test_every_other_fault_is_a_syntax_error_with_a_reason(text: str) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        parse(text)
    message = str(caught.value)
    assert message.startswith("This is not a SPARQL 1.1 query")
    assert "Traceback" not in message and "\n" not in message and len(message) < 300


@pytest.mark.parametrize(("text", "place", "told"), [
    ("SELECT * { ?s a nn:Study }", (1, 17),
     "the prefix nn: is not declared; put PREFIX nn: <https://w3id.org/nomnet/ontology/> before the query"),
    ("ASK {\n  ?s ex:p (1 2) }", (2, 6), "the prefix ex: is not declared; declare it before the query: PREFIX ex: <...>"),
    ("ASK { ?s :p _:b }", (1, 10), "the prefix : is not declared"),
    ("PREFIX nn: <http://a/> ASK { ?s nn:p/ex:q 'ey:r' , <ez:s> }", (1, 38), "the prefix ex: is not declared")])
def test_an_undeclared_prefix_is_named_with_the_line_that_declares_it(text: str, place: tuple[int, int], told: str) -> None:
    with pytest.raises(QuerySyntaxError, match=re.escape(told)) as caught:
        parse(text)
    assert (caught.value.line, caught.value.column) == place


@pytest.mark.parametrize("word", ["a", "a-", "PREFIX", "PREFIX ", "é.", " "])
def test_the_look_for_prefixes_takes_long_words(word: str) -> None:
    with pytest.raises(QuerySyntaxError, match="query"):
        raise engine_syntax_error(SyntaxError("no query"), word * (99_000 // len(word)))


@pytest.mark.parametrize("text", [
    '"' + '\\"' * 49_000, "PREFIX" + " " * 99_000, "PREFIX a " * 11_000, "'''" + "'a" * 49_000, "<a" * 49_000, ":" * 99_000,
    "BASE " * 19_000, "@a" + "-a" * 49_000, "#\n" * 49_000], ids=lambda text: ascii(text[:8]))
def test_no_text_hangs_the_guard(text: str) -> None:
    with pytest.raises(QueryError):
        guard(text)


def test_large_and_deep_queries_are_refused_at_once() -> None:
    with pytest.raises(QueryTooLargeError, match="10,000,006 characters"):
        guard("ASK { " + " " * 10_000_000)
    for opening, closing in ("{}", "()", "[]"):
        with pytest.raises(QueryTooLargeError, match="nested more than 40 deep"):
            guard("SELECT * " + opening * 5000 + closing * 5000)
    with pytest.raises(QueryTooLargeError):
        guard("ASK { { } }", Limits(nesting=1))


@pytest.mark.parametrize("text", ["SELECT * { FILTER(" + "!" * 5000 + "?x) }", "ASK { ?s " + "^" * 3000 + "<http://x/> ?o }",
                                  "ASK { " + "?s ?p ?o . " * 5000 + "}", "ASK { FILTER(" + "-" * 9000 + "1 > 0) }"])
def test_what_goes_deep_without_brackets_is_an_error_too(text: str) -> None:
    with pytest.raises(QueryError):
        parse(text)


def test_the_graphs_of_from_are_named() -> None:
    query = parse("PREFIX g: <http://x/> SELECT * FROM g:a FROM NAMED <http://x/b> FROM <file:///etc/passwd> { ?s ?p ?o }")
    assert query.graphs == ("http://x/a", "http://x/b", "file:///etc/passwd")
    assert parse("ASK { GRAPH <http://x/a> { ?s ?p ?o } }").graphs == ()
