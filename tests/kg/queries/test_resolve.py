"""Names as people write them, as things of the graph."""

from __future__ import annotations

import pyoxigraph
import pytest

from kg.queries.errors import AmbiguousNameError, UnknownNameError
from kg.queries.resolve import (
    find_claim,
    find_link,
    find_study_construct,
    find_work,
    resolve_construct,
    resolve_study,
)

BASE = "https://w3id.org/nomnet/"


@pytest.mark.parametrize("name", [
    "robot-trust", "robot trust", "Robot Trust", "trust in the robot", "RT", "  rt ", f"{BASE}constructs/robot-trust"])
def test_a_construct_by_key_label_alias_abbreviation_or_iri(reader: pyoxigraph.Store, name: str) -> None:
    assert resolve_construct(reader, name) == "robot-trust"


def test_accents_and_hyphens_make_no_difference(reader: pyoxigraph.Store) -> None:
    assert resolve_construct(reader, "Naive  Optimism") == "naive-optimism"
    assert resolve_construct(reader, "order picking performance") == "order-picking-performance"


def test_a_label_comes_before_what_a_study_calls_another_concept(reader: pyoxigraph.Store) -> None:
    # src-7c0ffee5 calls handover between robots "handover routines" too.
    assert resolve_construct(reader, "handover routines") == "handover-routines"


@pytest.mark.parametrize("name", ["", "robot rust", "<script>", "../../etc/passwd", "x" * 10_000, "supported", f"{BASE}studies/okafor2021",
                                  "http://", "\ud800"])
def test_an_unknown_construct_is_an_error(reader: pyoxigraph.Store, name: str) -> None:
    with pytest.raises(UnknownNameError, match="There is no construct"):
        resolve_construct(reader, name)


def test_an_unknown_name_suggests_those_like_it(reader: pyoxigraph.Store) -> None:
    with pytest.raises(UnknownNameError) as caught:
        resolve_construct(reader, "robot trsut")
    assert "robot-trust" in caught.value.close
    assert "Did you mean robot-trust" in str(caught.value)


def test_an_ambiguous_name_lists_its_candidates() -> None:
    graph = pyoxigraph.Store()
    graph.load("".join(f"""
        <http://x/{key}> a nn:Concept ; skos:notation "{key}" ; skos:prefLabel "{key} concept" ; skos:altLabel "culture" .
        """ for key in ("a", "b")).join(["""@prefix nn: <https://w3id.org/nomnet/ontology/> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .""", ""]).encode(), format=pyoxigraph.RdfFormat.TURTLE)
    with pytest.raises(AmbiguousNameError) as caught:
        resolve_construct(graph, "Culture")
    assert caught.value.candidates == ("a", "b")


@pytest.mark.parametrize("name", ["lindqvist2019", "LINDQVIST2019", f"{BASE}studies/lindqvist2019"])
def test_a_study_by_id_or_iri(reader: pyoxigraph.Store, name: str) -> None:
    assert resolve_study(reader, name) == "lindqvist2019"


def test_a_study_by_its_citation_and_a_work_by_its_title(reader: pyoxigraph.Store, rows) -> None:  # type: ignore[no-untyped-def]
    study = rows("studies/list")[0]
    assert resolve_study(reader, study["studyLabel"]) == study["key"]
    work = next(w for w in rows("works/list") if w.get("title"))
    assert find_work(reader, work["title"].upper()).key == work["key"]
    assert find_work(reader, work["key"]).key == work["key"]


@pytest.mark.parametrize(("name", "key"), [
    ("influences--robot-trust--robot-adoption", "influences--robot-trust--robot-adoption"),
    ("robot trust -> RA", "influences--robot-trust--robot-adoption"),
    ("RT→robot adoption", "influences--robot-trust--robot-adoption"),
    ("robot trust -> robot adoption -> picking speed", "mediates--robot-trust--picking-speed--via-robot-adoption"),
    ("cobot training -> robot adoption", "precedes--cobot-training--robot-adoption"),
    ("order accuracy -> picking speed", "compares--order-accuracy--picking-speed")])
def test_a_link_by_key_or_by_its_ends(reader: pyoxigraph.Store, name: str, key: str) -> None:
    assert find_link(reader, name).key == key


def test_a_link_between_known_constructs_that_is_not_there(reader: pyoxigraph.Store) -> None:
    with pytest.raises(UnknownNameError, match="no link 'picking speed -> robot trust'"):
        find_link(reader, "PS -> RT")
    with pytest.raises(UnknownNameError, match="Did you mean influences--robot-trust--robot-adoption"):
        find_link(reader, "influences--robot-trst--robot-adoption")
    with pytest.raises(UnknownNameError, match="no construct 'nothing'"):
        find_link(reader, "nothing -> RT")


@pytest.mark.parametrize("name", ["lindqvist2019/H2", "lindqvist2019 h2", "lindqvist2019:H2", f"{BASE}studies/lindqvist2019/claims/H2"])
def test_a_claim_by_its_study_and_label(reader: pyoxigraph.Store, name: str) -> None:
    assert find_claim(reader, name).key == "lindqvist2019/H2"


def test_a_claim_without_its_study_says_how_to_name_it(reader: pyoxigraph.Store) -> None:
    with pytest.raises(UnknownNameError, match="Name it with its study, as in zhang2020/H1"):
        find_claim(reader, "H2")
    with pytest.raises(UnknownNameError, match="no claim 'lindqvist2019/H99'"):
        find_claim(reader, "lindqvist2019/H99")


@pytest.mark.parametrize("name", ["lindqvist2019/robot-trust", "lindqvist2019/RT", "lindqvist2019/Robot trust",
                                  f"{BASE}studies/lindqvist2019/constructs/robot-trust"])
def test_a_construct_of_a_study(reader: pyoxigraph.Store, name: str) -> None:
    found = find_study_construct(reader, name)
    assert (found.key, found.name) == ("lindqvist2019/robot-trust", "robot trust")
    with pytest.raises(UnknownNameError, match="lindqvist2019/robot-trust"):
        find_study_construct(reader, "lindqvist2019/robot trsut")
