"""One thing as linked data: its own triples and parts, and no more."""

from __future__ import annotations

import pyoxigraph
import pytest

from kg.graph.store import Store
from kg.queries.errors import UnknownNameError
from kg.queries.resource import FORMATS, resource
from ontology.prefixes import BASE, NN

CLAIM = f"{BASE}studies/lindqvist2019/claims/H1"
STUDY = f"{BASE}studies/lindqvist2019"


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_says_the_same(store: Store, form: str) -> None:
    plain = set(pyoxigraph.parse(resource(store.reader(), CLAIM, "nt"), format=FORMATS["nt"]))
    assert set(pyoxigraph.parse(resource(store.reader(), CLAIM, form), format=FORMATS[form])) == plain


def test_a_claim_comes_with_its_tests_and_evidence_and_the_labels_of_what_they_name(store: Store) -> None:
    text = resource(store.reader(), CLAIM, "nt").decode()
    assert f"<{CLAIM}> <{NN}verdict> <{NN}verdict-supported>" in text
    assert f"<{CLAIM}/tests/" in text and f"<{CLAIM}/evidence/" in text
    assert '"robot trust"' in text


def test_a_study_leaves_its_claims_and_constructs_to_be_followed(store: Store) -> None:
    text = resource(store.reader(), STUDY, "nt").decode()
    assert f"<{NN}hasClaim> <{CLAIM}>" in text and f"<{STUDY}/samples/" in text
    assert f"\n<{CLAIM}> <{NN}verdict>" not in text
    assert "<script>alert(1)</script>" in text  # a title is text, here as everywhere


@pytest.mark.parametrize("iri", [f"{BASE}constructs/no-such-thing", "not an iri >", f"{BASE}studies/../../etc/passwd", ""])
def test_what_is_not_there_is_said(store: Store, iri: str) -> None:
    with pytest.raises(UnknownNameError):
        resource(store.reader(), iri, "ttl")
