"""What is code in a SPARQL text, and what is not."""

from __future__ import annotations

import pytest

from kg.queries.sparql_text import brackets, masked, place, without_names


@pytest.mark.parametrize("opaque", [
    "# a comment with } and SERVICE", "<http://example.org/a#SERVICE>", '"a } string"', "'it \\' is'", '"""three " quotes \n and lines"""',
    "'''also ' so'''", '"\\\\"'])
def test_comments_strings_and_iris_are_blanked(opaque: str) -> None:
    code = masked(f"ASK {opaque}\n{{}}")
    assert code.replace("\n", "").split() == ["ASK", "{}"]
    assert len(code) == len(f"ASK {opaque}\n{{}}")
    assert code.count("\n") == opaque.count("\n") + 1


def test_a_quote_that_is_never_closed_hides_nothing() -> None:
    assert "SERVICE" in masked('ASK { ?a ?b " SERVICE <http://x> { }')
    assert "SERVICE" in masked("ASK { ?a ?b 'x\n' SERVICE <http://x> { }")


def test_a_comparison_is_no_iri() -> None:
    assert masked("FILTER(?a < ?b && ?c > 1)") == "FILTER(?a < ?b && ?c > 1)"


def test_names_are_no_keywords_but_what_stands_before_a_colon_may_be() -> None:
    assert "SERVICE" not in without_names("?SERVICE $SERVICE ex:SERVICE @service")
    assert "SERVICE" in without_names("SERVICE:foo")
    assert "SERVICE" in without_names("1SERVICE")


def test_places_count_from_one() -> None:
    assert place("ab\ncd", 0) == (1, 1)
    assert place("ab\ncd", 4) == (2, 2)


def test_brackets_come_with_their_places() -> None:
    assert list(brackets("{ ( ] ")) == [(0, "{"), (2, "("), (4, "]")]
