"""From answers to the two matrices, of the invented corpus, against the table of links in tests/corpus/README.md."""

from __future__ import annotations

import pyoxigraph
import pytest

from kg.graph.store import Store
from kg.queries.answer import Cell
from kg.queries.catalogue import ask
from kg.tables.construct_matrix import rows_of
from kg.tables.matrix import Details, Line, Said, Study, fitting, lines_of
from kg.tables.matrix_answers import constructs_of, details_of, members_of, roles_of, said_of, studies_of, told_of

TRUST = "influences--robot-trust--robot-adoption"


@pytest.fixture(scope="module")
def reader(store: Store) -> pyoxigraph.Store:
    return store.reader()


@pytest.fixture(scope="module")
def studies(reader: pyoxigraph.Store) -> list[Study]:
    return studies_of(ask(reader, "matrix/studies"), {})


@pytest.fixture(scope="module")
def lines(reader: pyoxigraph.Store) -> dict[str, Line]:
    said = [*said_of(ask(reader, "matrix/states")), *said_of(ask(reader, "matrix/printed"))]
    found = lines_of(said, told_of(ask(reader, "matrix/second-hand")))
    return {line.link.iri.rsplit("/", 1)[-1]: line for line in found}


@pytest.fixture(scope="module")
def details(reader: pyoxigraph.Store) -> Details:
    return details_of(*(ask(reader, f"matrix/{name}") for name in ("ends", "claims", "estimates")))


def key(study: str) -> str:
    return study.rsplit("/", 1)[-1]


def test_studies_have_their_year_methods_and_countries(studies: list[Study]) -> None:
    survey = next(s for s in studies if s.key == "lindqvist2019")
    assert (survey.name, survey.year, survey.countries) == ("Lindqvist and Ñandú (2019)", 2019, ("Peru", "Sweden"))
    assert set(survey.methods) == {"survey", "PLS-SEM", "Harman's single-factor test", "sociometric badge reading"}
    assert next(s for s in studies if s.key == "src-7c0ffee5").year is None


def test_every_link_is_a_line_and_every_state_a_cell(lines: dict[str, Line]) -> None:
    assert len(lines) == 29
    assert sum(line.studies for line in lines.values()) == 29  # 12 + 12 + 5 links with a state, counted by hand
    assert {key(s): said.state for s, said in lines[TRUST].said.items()} == {
        "lindqvist2019": "supported", "src-7c0ffee5": "not-supported", "okafor2021": "illustrated-against"}
    assert [name for name, line in lines.items() if line.link.contested] == [TRUST]


def test_an_estimate_without_a_test_is_a_cell_without_a_state(lines: dict[str, Line]) -> None:
    line = lines["influences--robot-trust--picking-speed"]
    assert {key(s): said for s, said in line.said.items()} == {"lindqvist2019": Said("")} and line.studies == 0


def test_second_hand_works_are_those_of_the_table(lines: dict[str, Line]) -> None:
    told = {name: line.works for name, line in lines.items() if line.works}
    assert told == {TRUST: 1, "influences--floor-layout-quality--picking-speed": 1, "influences--operator-fatigue--picking-speed": 1,
                    "influences--cobot-training--picking-speed": 1, "influences--cobot-training--order-accuracy": 1,
                    "influences--night-shift--operator-fatigue": 1, "enables--handover-routines--picking-speed": 1}
    assert lines[TRUST].results == {"found-none": 1}, "what is said of this very work, not of both together"
    only = fitting(lines.values(), [t.study for line in lines.values() for t in line.told], "second-hand")
    assert {line.link.iri.rsplit("/", 1)[-1] for line in only} == {
        "influences--cobot-training--picking-speed", "enables--handover-routines--picking-speed"}


def test_behind_a_cell_stand_its_claims_and_estimates(lines: dict[str, Line], details: Details) -> None:
    link = lines[TRUST].link.iri
    survey, experiment, cases = (next(study for study in lines[TRUST].said if key(study) == name)
                                 for name in ("lindqvist2019", "src-7c0ffee5", "okafor2021"))
    first, second = sorted(details.estimates[link, survey], key=lambda e: e.value)
    assert (first.value, first.main, first.n, first.p, first.printed) == (0.2, True, "212", "< 0.001", None)
    assert (second.value, second.printed, second.main) == (0.21, 2.1, False), "a misprint counts as the curator reads it"
    assert [e.value for e in details.estimates[link, experiment]] == [0.03]
    assert {c.name for c in details.claims[link, cases]} == {"P2", "FL2"}
    assert {(e.role, e.name) for e in details.ends[link]} == {("independent", "robot trust"), ("dependent", "robot adoption")}


def test_a_parent_is_behind_its_cell_but_comes_last(lines: dict[str, Line], details: Details) -> None:
    link = lines["influences--robot-trust--operator-fatigue"].link.iri
    (found,) = (claims for (on, _), claims in details.claims.items() if on == link)
    assert [(c.label, c.counted) for c in found] == [("H5a", True), ("H5", False)]


def test_the_claim_of_an_estimate_without_a_test_stands_behind_its_cell(lines: dict[str, Line], details: Details) -> None:
    link = lines["influences--robot-trust--picking-speed"].link.iri
    (found,) = (claims for (on, _), claims in details.claims.items() if on == link)
    assert [(c.label, c.counted) for c in found] == [("H2", False)]


def test_constructs_have_roles_definitions_and_items(reader: pyoxigraph.Store, studies: list[Study]) -> None:
    rows = rows_of(constructs_of(ask(reader, "matrix/constructs")), members_of(ask(reader, "matrix/members")),
                   roles_of(ask(reader, "matrix/roles")), {s.iri for s in studies})
    assert len(rows) == 20
    cells = {(row.construct.iri.rsplit("/", 1)[-1], key(study)): cell for row in rows for study, cell in row.cells.items()}
    assert len([c for row in rows for c in row.cells.values()]) == sum(row.construct.studies for row in rows)
    trust = cells["robot-trust", "lindqvist2019"]
    assert trust.words == "independent variable (4 links), defined, 3 items"
    assert cells["operator-fatigue", "lindqvist2019"].short == "IV 1, DV 2, Mod 1"
    assert "Part 1" in cells["safety-rules", "lindqvist2019"].short
    assert "Whole 2" in cells["workplace-safety-climate", "lindqvist2019"].short
    assert cells["picking-speed", "src-7c0ffee5"].roles == (("dependent", 1), ("mediator", 1))
    assert cells["night-shift-premium", "okafor2021"].short == "IV 1"
    assert cells["handover-between-robots", "src-7c0ffee5"].short == "Def"


def test_a_control_is_one_by_its_model_or_by_its_name() -> None:
    row = {"concept": Cell("c", "iri"), "study": Cell("s", "iri"), "member": Cell("m", "iri"), "memberLabel": Cell("firm age", "literal"),
           "roles": Cell("marker variable; moderator", "literal"), "control": Cell("true", "literal"), "items": Cell("4", "literal")}
    ((concept, study, member),) = members_of([row])
    assert (concept, study, member.name, member.items, member.definitions) == ("c", "s", "firm age", 4, 0)
    assert member.roles == {"moderator", "control"}, "other words of the study are no roles"
    ((_, _, named),) = members_of([row | {"roles": Cell("control", "literal"), "control": Cell("false", "literal")}])
    assert named.roles == {"control"}
