"""The evidence matrix: filters choose lines and studies, never what stands in a cell; every sum is a sum of cells."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.tables.matrix import (
    LETTERS,
    ORDERS,
    STATES,
    Cell,
    Claim,
    Details,
    End,
    Estimate,
    Line,
    Link,
    Said,
    Study,
    Told,
    columns,
    evidence_matrix,
    fitting,
    lines_of,
    ordered,
    strongest,
    totals,
)
from ontology.schemes import notations

LINKS = [Link(f"links/{n}", name, "influences", n % 3 == 0) for n, name in enumerate(
    ["warmth influences focus", "Warmth influences recall", "noise influences focus", "naïve hope influences focus", "age influences age"])]
STUDIES = [Study(f"studies/s{n}", f"s{n}", f"Berg ({2010 + n})", 2010 + n) for n in range(4)]
IRIS = [s.iri for s in STUDIES]
SAID = st.builds(Said, st.sampled_from([*STATES, ""]), st.sampled_from(["", *notations("sign")]))
CELLS = st.dictionaries(st.tuples(st.sampled_from(LINKS), st.sampled_from(IRIS)), SAID, max_size=20)
WORDS = st.builds(Told, st.sampled_from(IRIS), st.sampled_from(["w1", "w2"]), st.just("Wu (2001)"), st.sampled_from(notations("result")))
TOLD = st.lists(st.tuples(st.sampled_from(LINKS), WORDS), max_size=5)
CHOSEN = st.sets(st.sampled_from(IRIS))


def lines(cells: dict[tuple[Link, str], Said], told: list[tuple[Link, Told]] | None = None) -> list[Line]:
    return lines_of(((link, study, said) for (link, study), said in cells.items()), told or [])


def cells_of(found: list[Line]) -> dict[tuple[str, str], Said]:
    return {(line.link.iri, study): said for line in found for study, said in line.said.items()}


@given(CELLS, TOLD)
def test_every_cell_stands_in_one_place_and_no_other_does(cells: dict[tuple[Link, str], Said], told: list[tuple[Link, Told]]) -> None:
    found = lines(cells, told)
    assert cells_of(found) == {(link.iri, study): said for (link, study), said in cells.items()}
    assert Counter((line.link.iri, t) for line in found for t in line.told) == Counter((link.iri, t) for link, t in told)
    assert len({line.link.iri for line in found}) == len(found)


@given(CELLS, CHOSEN, st.sampled_from(["", *STATES]))
def test_a_filter_changes_no_cell(cells: dict[tuple[Link, str], Said], studies: set[str], state: str) -> None:
    kept = fitting(lines(cells), studies, state)
    wanted = {iri: {study for (link, study) in cells if link.iri == iri and study in studies} for iri in {link.iri for link, _ in cells}}
    for iri, present in wanted.items():
        line = next((line for line in kept if line.link.iri == iri), None)
        states = {cells[link, study].state for (link, study) in cells if link.iri == iri and study in present}
        assert (line is not None) == bool(present and (not state or state in states))
        assert line is None or set(line.said) == present  # also what speaks against the state that was looked for


@given(CELLS, CHOSEN)
def test_sums_of_lines_and_of_studies_are_sums_of_the_same_cells(cells: dict[tuple[Link, str], Said], studies: set[str]) -> None:
    kept = fitting(lines(cells), studies)
    given_states = Counter(said.state for said in cells_of(kept).values() if said.state)
    by_line, by_study = Counter[str](), Counter[str]()
    for line in kept:
        by_line.update(line.counts)
        assert line.studies == sum(line.counts.values())
    for counts in totals(kept).values():
        by_study.update(counts)
    assert by_line == by_study == given_states


@given(CELLS, TOLD, st.sampled_from(ORDERS), st.randoms())
def test_an_order_loses_nothing_and_does_not_depend_on_what_was_before(cells: dict[tuple[Link, str], Said], told: list[tuple[Link, Told]],
                                                                       order: str, random: st.DataObject) -> None:
    found = lines(cells, told)
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert ordered(shuffled, order) == ordered(found, order)
    assert Counter(line.link.iri for line in ordered(found, order)) == Counter(line.link.iri for line in found)


def test_the_orders() -> None:
    supported, against, proposed = Said("supported"), Said("not-supported"), Said("proposed")
    found = lines({(LINKS[1], IRIS[0]): proposed, (LINKS[1], IRIS[1]): proposed, (LINKS[2], IRIS[0]): supported,
                   (LINKS[0], IRIS[0]): against, (LINKS[3], IRIS[2]): Said("")}, [(LINKS[4], Told(IRIS[0], "w", "Wu (2001)", "found"))])
    named = {order: [LINKS.index(line.link) for line in ordered(found, order)] for order in ORDERS}
    assert named["studies"] == [1, 2, 0, 3, 4]  # two studies, one that supports, one that does not, an estimate only, second-hand only
    assert named["contested"] == [0, 3, 1, 2, 4]
    assert named["state"] == [2, 0, 1, 3, 4]
    assert named["name"] == [4, 3, 2, 0, 1]


def test_words_are_looked_for_without_accents_and_second_hand_is_a_choice_of_its_own() -> None:
    found = lines({(LINKS[3], IRIS[0]): Said("mixed"), (LINKS[0], IRIS[0]): Said("mixed")}, [
        (LINKS[4], Told(IRIS[0], "w1", "Wu (2001)", "found")), (LINKS[0], Told(IRIS[1], "w1", "Wu (2001)", "found"))])
    assert [line.link for line in fitting(found, IRIS, words=("naive", "focus"))] == [LINKS[3]]
    assert [line.link for line in fitting(found, IRIS, "second-hand")] == [LINKS[4]]
    assert fitting(found, [IRIS[1]]) == [Line(LINKS[0], {}, (Told(IRIS[1], "w1", "Wu (2001)", "found"),))]
    assert fitting(found, [IRIS[2]]) == []


def test_works_are_counted_once_however_often_they_are_told_of() -> None:
    told = [Told(IRIS[0], "w1", "Wu (2001)", "found"), Told(IRIS[1], "w1", "Wu (2001)", "found"),
            Told(IRIS[1], "w1", "Wu (2001)", "found-none"), Told(IRIS[1], "w2", "Xu (2002)", "found")]
    line = Line(LINKS[0], {}, tuple(told))
    assert (line.works, line.results, line.studies, line.counts) == (2, {"found": 2, "found-none": 1}, 0, {})
    assert line.told_words.startswith("2 works (") and Line(LINKS[0], {}).told_words == ""


ESTIMATES = st.lists(st.builds(
    Estimate, st.floats(-3, 3, allow_nan=False), st.sampled_from(["beta", "b", "r", ""]), st.sampled_from(notations("evidence")),
    st.booleans()), min_size=1, max_size=6)


@given(ESTIMATES)
def test_the_strongest_estimate_is_the_largest_among_its_equals(estimates: list[Estimate]) -> None:
    best = strongest(estimates)
    assert best in estimates
    assert best.kind != "correlation" or all(e.kind == "correlation" for e in estimates)
    rivals = [e for e in estimates if (e.kind == "correlation") == (best.kind == "correlation")]
    assert best.main or not any(e.main for e in rivals)
    same = [e for e in rivals if e.main == best.main and (e.metric in {"beta", "r"}) == (best.metric in {"beta", "r"})]
    assert all(abs(e.value) <= abs(best.value) for e in same)
    assert strongest(reversed(estimates)).value == best.value


def test_without_an_estimate_there_is_no_strongest() -> None:
    assert strongest([]) is None and Cell(Said("supported")).estimate is None


@pytest.mark.parametrize(("cell", "short", "words"), [
    (Cell(Said("supported", "positive"), (Claim("c/1", "H1", "hypothesis"),), (Estimate(0.31, "beta"),)), "S+ 0.31",
     "supported (+) 0.31 [H1]"),
    (Cell(Said("not-supported", "negative"), (Claim("c/1", "H1", "hypothesis"), Claim("c/2", "L-1a", "model-path"))), "N−",
     "not supported (−) [H1; model path]"),
    (Cell(Said("illustrated-against", "none")), "Ia", "illustrated against"),
    (Cell(Said(""), (), (Estimate(-0.02),)), "e −0.02", "estimate only −0.02"),
])
def test_a_cell_in_signs_and_in_words(cell: Cell, short: str, words: str) -> None:
    assert (cell.short, cell.words) == (short, words)


def test_letters_tell_all_states_apart() -> None:
    assert set(LETTERS) == {*notations("state"), ""} and len(set(LETTERS.values())) == len(LETTERS)


def test_an_estimate_says_all_about_itself() -> None:
    told = Estimate(0.21, "beta", "path", False, "Table 1", "c/1", "212", "< 0.05", 2.1).words
    assert told == "β = 0.21, path coefficient, model (Table 1), n = 212, p < 0.05, printed as 2.10"


@given(CELLS, st.integers(1, 4))
def test_of_too_many_studies_those_that_speak_are_columns(cells: dict[tuple[Link, str], Said], most: int) -> None:
    found = lines(cells)
    shown = columns(found, STUDIES, most)
    said = Counter(study for line in found for study in line.said)
    if len(STUDIES) <= most:
        assert shown == STUDIES
    else:
        assert {s.iri for s in shown} == set(said)
        assert [said[s.iri] for s in shown] == sorted(said.values(), reverse=True)


def test_the_matrix_has_what_stands_behind_its_cells() -> None:
    claim, estimate, end = Claim("c/1", "H1", "hypothesis"), Estimate(0.3), End("independent", "x", "warmth")
    details = Details({LINKS[0].iri: [end]}, {(LINKS[0].iri, IRIS[0]): [claim]}, {(LINKS[0].iri, IRIS[0]): [estimate]})
    found = lines({(LINKS[0], IRIS[0]): Said("supported"), (LINKS[0], IRIS[1]): Said("mixed")})
    matrix = evidence_matrix(found, STUDIES[:1], details, totals(found))
    (row,) = matrix.rows
    assert row.names("independent") == ("warmth",) and row.names("mediator") == ()
    assert row.cells == {IRIS[0]: Cell(Said("supported"), (claim,), (estimate,))}
    assert row.studies == 2, "what has no column here is counted all the same"
    assert matrix.totals == {IRIS[0]: {"supported": 1}, IRIS[1]: {"mixed": 1}}
