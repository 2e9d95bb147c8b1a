from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDFS, XSD, Literal

from kg.graph.literals import decimal_text, number, term


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.20, "0.2"),
        (0.0, "0"),
        (-0.0, "0"),
        (2.0, "2"),
        (100.0, "100"),
        (1e-05, "0.00001"),
        (-1.5e22, "-15000000000000000000000"),
        (34.10, "34.1"),
        (0.1 + 0.2, "0.30000000000000004"),
    ],
)
def test_decimal_text(value: float, text: str) -> None:
    assert decimal_text(value) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_decimal_is_the_number_it_was(value: float) -> None:
    assert float(decimal_text(value)) == value
    assert "e" not in decimal_text(value).lower()


@pytest.mark.parametrize(
    ("value", "lexical", "datatype"),
    [
        (True, "true", XSD.boolean),
        (False, "false", XSD.boolean),
        (2020, "2020", XSD.integer),
        (0.31, "0.31", XSD.decimal),
        ("0.31", "0.31", None),
        (math.nan, "nan", None),
        (math.inf, "inf", None),
        ("a\ud800b", "a?b", None),
    ],
)
def test_term(value: str | float, lexical: str, datatype: object) -> None:
    found = term(value)
    assert isinstance(found, Literal)
    assert (str(found), found.datatype) == (lexical, datatype)


def test_an_iri_stays() -> None:
    assert term(RDFS.label) is RDFS.label


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (3, 3.0),
        (0.5, 0.5),
        ("38.5", 38.5),
        ("below .08", None),
        ("1_000", None),
        ("nan", None),
        (True, None),
        (None, None),
        ([1], None),
        ("", None),
    ],
)
def test_number(value: object, found: float | None) -> None:
    assert number(value) == found
