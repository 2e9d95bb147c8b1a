"""From answers to links, networks and models: of the invented corpus, and of the study that the acceptance names."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest

from kg.analysis.answers import concept_labels, estimate_of, key_of, keys_in, links_of, number_in, study_model, study_scopes, text_in
from kg.analysis.network import Link, causal, concept_network
from kg.analysis.path_model import PathModel
from kg.analysis.paths import paths
from kg.corpus import Corpus, shipped_corpus
from kg.graph.store import Store
from kg.queries.catalogue import ask
from kg.records.read import read_record


def model_of(reader: pyoxigraph.Store, study: str, scope: str | None = None) -> PathModel:
    tests, estimates, issues = (ask(reader, f"studies/{name}", study=study).rows for name in ("tests", "estimates", "issues"))
    return study_model(study, tests, estimates, issues, scope)


@pytest.fixture(scope="module")
def reader(store: Store) -> pyoxigraph.Store:
    return store.reader()


@pytest.fixture(scope="module")
def links(reader: pyoxigraph.Store) -> dict[str, Link]:
    return {link.key: link for link in links_of(ask(reader, "graph/links").rows)}


def test_a_link_has_the_state_of_every_study(links: dict[str, Link]) -> None:
    link = links["influences--robot-trust--robot-adoption"]
    assert link.states == {"lindqvist2019": "supported", "src-7c0ffee5": "not-supported", "okafor2021": "illustrated-against"}
    assert (link.state, link.contested, link.second_hand) == ("mixed", True, 1)


def test_every_link_of_the_corpus_is_there_once(links: dict[str, Link], reader: pyoxigraph.Store) -> None:
    assert len(links) == len(ask(reader, "links/list").rows)


def test_a_link_with_estimates_only_is_tested_without_a_verdict(links: dict[str, Link]) -> None:
    link = links["influences--robot-trust--picking-speed"]
    assert (link.states, link.state) == ({}, "no-verdict")
    assert link.estimates > 0


def test_mediators_moderators_and_joint_causes_are_read(links: dict[str, Link]) -> None:
    assert links["mediates--robot-trust--picking-speed--via-robot-adoption"].mediators == ("robot-adoption",)
    assert links["moderates--robot-trust--picking-speed--by-operator-fatigue"].moderators == ("operator-fatigue",)
    assert links["influences--cobot-training+handover-routines--picking-speed"].independent == ("cobot-training", "handover-routines")


def test_names_beyond_latin_are_keys_and_labels(reader: pyoxigraph.Store) -> None:
    rows = ask(reader, "graph/links").rows
    labels = concept_labels(rows)
    assert "人機協調" in labels.values()
    assert all("%" not in key for key in labels)


def test_paths_run_over_the_links_of_several_studies(reader: pyoxigraph.Store, links: dict[str, Link]) -> None:
    network = concept_network(links.values(), concept_labels(ask(reader, "graph/links").rows))
    found = paths(network, "robot-trust", "order-accuracy", 3)
    assert ("robot-trust", "robot-adoption", "order-accuracy") in {p.concepts for p in found.paths}
    path = next(p for p in found.paths if len(p.steps) == 2)
    assert (path.weakest.target, path.weakest.state) == ("order-accuracy", "proposed")
    assert path.studies_of_all == ("okafor2021",)
    assert not {"part-of", "precedes", "associated-with"} & {data["relation"] for *_, data in causal(network).edges(data=True)}


def test_cells_are_read_as_what_they_are(reader: pyoxigraph.Store) -> None:
    row = next(r for r in ask(reader, "studies/estimates", study="lindqvist2019").rows if text_in(r, "correctedValue"))
    assert number_in(row, "estimate") == 2.1
    assert number_in(row, "ciLow") is None
    assert text_in(row, "no such column") == ""
    assert keys_in(row, "no such column") == ()
    assert key_of("https://w3id.org/nomnet/constructs/%E5%80%89%E5%BA%AB") == "倉庫"
    assert (estimate_of(row).short, estimate_of(row).corrected) == ("0.21*", 0.21)


def test_the_model_of_an_invented_study(reader: pyoxigraph.Store) -> None:
    model = model_of(reader, "lindqvist2019")
    states = {(a.source, a.target): a.state for a in model.arrows}
    assert states["robot-trust", "robot-adoption"] == "supported"
    assert states["supervisor-support", "picking-speed"] == "not-supported"
    assert states["robot-trust", "picking-speed"] == "estimated", "the direct effect that H2 prints"
    assert states["robot-adoption", "picking-speed"] == "mixed", "a leg of H2"
    assert [(m.source, m.onto, m.state) for m in model.moderations] == [
        ("operator-fatigue", ("robot-trust", "picking-speed"), "not-supported")]
    assert [o.claim for o in model.left_out] == ["H5"]
    assert next(a for a in model.arrows if a.target == "robot-adoption" and a.source == "robot-trust").issues == (
        "called supported although the printed p is above .05",)


def test_a_study_can_be_drawn_by_what_it_has(reader: pyoxigraph.Store) -> None:
    scopes = study_scopes(ask(reader, "studies/tests", study="okafor2021").rows)
    assert scopes[0] == "propositions"
    assert "hypotheses and paths of the estimated model" not in scopes
    assert {p.claim for a in model_of(reader, "okafor2021", "links of the conceptual framework").arrows for p in a.parts} == {"FL1", "FL2"}


@pytest.fixture(scope="module")
def zhang(tmp_path_factory: pytest.TempPathFactory) -> PathModel:
    """The model of the survey in the shipped corpus."""
    store = Store(tmp_path_factory.mktemp("zhang"))
    store.rebuild(Corpus(records=(read_record(Path(shipped_corpus()) / "records" / "zhang2020.yaml"),)))
    return model_of(store.reader(), "zhang2020")


def test_the_diagram_of_the_survey_shows_its_hypotheses_with_printed_coefficients(zhang: PathModel) -> None:
    shown = {p.name: (a.state, a.estimates[0].short) for a in (*zhang.arrows, *zhang.moderations) for p in a.parts if p.name and p.state}
    assert shown == {"H1": ("supported", "0.31**"), "H2": ("supported", "0.20***"), "H4": ("not-supported", "−0.12 n.s."),
                     "H5": ("supported", "−0.22*"), "H6": ("supported", "0.17†")}
    (mediation,) = zhang.mediations
    assert (mediation.part.name, mediation.part.state) == ("H3", "supported")
    assert [e.short for e in mediation.part.estimates] == ["0.07 [0.01, 0.14]"]


def test_its_h6_carries_the_issue_with_its_p(zhang: PathModel) -> None:
    h6 = next(m for m in zhang.moderations if any(p.claim == "H6" for p in m.parts))
    assert any("0.07" in issue for issue in h6.issues)


def test_its_direct_path_is_not_supported_and_every_estimate_is_there(zhang: PathModel) -> None:
    direct = next(a for a in zhang.arrows if a.state == "not-supported")
    assert [(e.kind, e.value, e.printed, e.main) for e in direct.estimates[:3]] == [
        ("path", 0.16, "Table 3", True), ("direct", 0.15, "Table 4", False), ("total", 0.21, "Table 4", False)]


def test_the_path_with_two_estimates_has_both_with_their_models(zhang: PathModel) -> None:
    arrow = next(a for a in zhang.arrows if any(e.value == 0.44 for e in a.estimates))
    assert [(e.value, e.printed, e.p_value) for e in arrow.estimates[:2]] == [(0.44, "Table 3", None), (0.13, "Table 5", 0.09)]
