from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from kg.graph.iris import Iris, digest, segment
from kg.records.model import Mention


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zhang2020", "zhang2020"),
        ("P1a.b_c-d:e", "P1a.b_c-d:e"),
        ("a/b", "a%2Fb"),
        ("../../etc", "..%2F..%2Fetc"),
        ("a b", "a%20b"),
        ("é", "%C3%A9"),
        ("x?y#z", "x%3Fy%23z"),
        ("<script>", "%3Cscript%3E"),
        ("a+b--via-c", "a+b--via-c"),
        ("100%", "100%25"),
    ],
)
def test_segment(text: str, expected: str) -> None:
    assert segment(text) == expected


@pytest.mark.parametrize("text", ["", ".", "..", "..."])
def test_segment_refuses_what_a_client_would_resolve(text: str) -> None:
    with pytest.raises(ValueError, match="cannot be a part of an address"):
        segment(text)


@given(st.text(min_size=1).filter(lambda t: t.strip(".") and t.isprintable()))
def test_segment_is_one_safe_part_and_can_be_undone(text: str) -> None:
    from urllib.parse import unquote

    encoded = segment(text)
    assert "/" not in encoded and encoded not in (".", "..") and encoded.isascii() and not set(encoded) & set('<>"{}|\\^` ?#')
    assert unquote(encoded) == text


@pytest.mark.parametrize(
    "base", ["", "w3id.org/nomnet/", "ftp://x/", "http://x y/", "http://x/<>", "https://x/#", "https://x/?q=", "http://", "http://x\n"]
)
def test_a_base_must_be_a_plain_web_address(base: str) -> None:
    with pytest.raises(ValueError, match="base IRI"):
        Iris(base)


def test_base_gets_its_slash() -> None:
    assert str(Iris("http://localhost:5000").study("a")) == "http://localhost:5000/studies/a"
    assert Iris("http://localhost:5000/").base == Iris("http://localhost:5000").base


def test_addresses_are_those_of_the_contract() -> None:
    iris = Iris("http://x/")
    claim = iris.claim("s", "H1")
    assert [
        str(i)
        for i in (
            iris.study_graph("s"),
            iris.graph("derived"),
            iris.source("s"),
            iris.part("s", "samples", "s1"),
            iris.construct("s", "robot-trust"),
            claim,
            iris.test("s", "H1", "influences--a--b"),
            iris.work("w"),
            iris.author("w", 2),
            iris.theory("Resource-Based View"),
            iris.concept("k"),
            iris.concept_relation("a", "close", "b"),
            iris.link("influences--a+b--c"),
            iris.link_state("influences--a--b", "s"),
            iris.under(claim, "sources", "r1"),
        )
    ] == [
        "http://x/graphs/studies/s",
        "http://x/graphs/derived",
        "http://x/studies/s/source",
        "http://x/studies/s/samples/s1",
        "http://x/studies/s/constructs/robot-trust",
        "http://x/studies/s/claims/H1",
        "http://x/studies/s/claims/H1/tests/influences--a--b",
        "http://x/works/w",
        "http://x/works/w/authors/2",
        "http://x/theories/resource-based-view",
        "http://x/constructs/k",
        "http://x/thesaurus/a--close--b",
        "http://x/links/influences--a+b--c",
        "http://x/links/influences--a--b/studies/s",
        "http://x/studies/s/claims/H1/sources/r1",
    ]
    assert iris.under(claim, "reliability", "..") == iris.by_content(claim, "reliability", "..")
    assert str(iris.by_content(claim, "evidence", {"a": 1})) == f"{claim}/evidence/{digest({'a': 1})}"


def test_digest_is_of_the_content_alone() -> None:
    mention = TypeAdapter(Mention)
    one = mention.validate_python({"text": "a", "where": "abstract"})
    same = mention.validate_python({"where": "abstract", "text": "a", "line": None})
    other = mention.validate_python({"text": "a", "where": "abstract", "line": 4})
    assert digest(one) == digest(same) == hashlib.sha256(b'{"text":"a","where":"abstract"}').hexdigest()[:8]
    assert digest(other) != digest(one)
    assert len(digest("")) == 8
