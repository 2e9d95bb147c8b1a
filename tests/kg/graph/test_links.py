from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.corpus import Corpus
from kg.graph.iris import Iris
from kg.graph.links import Link, LinkBook, StudyState
from kg.graph.pairing import Pair
from kg.records.model import Record
from kg.records.thesaurus import Thesaurus

README = Path(__file__).parents[2] / "corpus" / "README.md"
IDS = {"L": "lindqvist2019", "O": "okafor2021", "S": "src-7c0ffee5"}
NON_LATIN = {"(倉庫 rhythm)": "rhythm-f52b4349", "(人機協調)": "9bbd11c9"}


def book_of(corpus: Corpus) -> LinkBook:
    book = LinkBook(Iris(), corpus.thesaurus)
    for record in corpus.records:
        book.add(record)
    return book


def counted_by_hand() -> dict[str, tuple[dict[str, str], int, bool]]:
    """The table of links in the README: states by study, second-hand sources, contested."""
    rows = {}
    for line in README.read_text(encoding="utf-8").split("| link | states |")[1].splitlines()[2:]:
        link, states, sources = (cell.strip() for cell in line.strip("|").split("|"))
        key = link.removesuffix(" (contested)")
        for name, slug in NON_LATIN.items():
            key = key.replace(name, slug)
        if key.startswith("associated-with--rhythm"):
            key = "associated-with--9bbd11c9--rhythm-f52b4349"
        by_study = {} if states.startswith("none") else {IDS[s.split()[0]]: s.split()[1] for s in states.split(", ")}
        rows[key] = by_study, int(sources.split()[0]), link.endswith("(contested)")
    return rows


def test_links_of_the_invented_corpus_are_those_counted_by_hand(corpus: Corpus) -> None:
    book = book_of(corpus)
    found = {
        key: ({s: x.state for s, x in link.states.items()}, len(link.sources), link.contested)
        for key in book.links()
        for link in [book.link(key)]
    }
    assert found == counted_by_hand()
    assert len(found) == 29


def test_concepts_in_figures(corpus: Corpus) -> None:
    book = book_of(corpus)
    assert len(list(book.concepts())) == 20
    assert book.concept("robot-trust") == (2, 3, 7)  # defined by L and O, named by all three
    assert book.concept("handover-between-robots") == (1, 1, 0)
    assert book.concept("night-shift-premium") == (0, 1, 1)
    assert book.concept("never-heard-of") == (0, 0, 0)


def test_part_of_is_no_influence(corpus: Corpus) -> None:
    book = book_of(corpus)
    assert [k for k in book.links() if "workplace-safety-climate" in k] == [
        "part-of--safety-rules--workplace-safety-climate",
        "part-of--safety-talk--workplace-safety-climate",
    ]
    assert all(book.link(k).pair.relation == k.split("--")[0] for k in book.links())


def test_what_is_on_a_link(corpus: Corpus) -> None:
    nodes = [n.removeprefix(Iris().base + "studies/") for n in book_of(corpus).nodes_on("influences--robot-trust--robot-adoption")]
    assert sorted(n.rsplit("/", 1)[0] for n in nodes) == [
        "lindqvist2019/claims/H1/evidence",
        "lindqvist2019/claims/H1/evidence",
        "lindqvist2019/claims/H1/tests",
        "okafor2021/attributed",
        "okafor2021/attributed",
        "okafor2021/claims/FL2/tests",
        "okafor2021/claims/P2/evidence",
        "okafor2021/claims/P2/tests",
        "src-7c0ffee5/claims/H1/evidence",
        "src-7c0ffee5/claims/H1/tests",
    ]


def test_a_study_that_comes_in_takes_its_work_out_of_the_second_hand_sources(corpus: Corpus) -> None:
    book = LinkBook(Iris(), corpus.thesaurus)
    lindqvist, okafor, _ = corpus.records
    link = "influences--robot-trust--robot-adoption"
    book.add(okafor)
    assert book.link(link).sources == {"lindqvist2019", "ndiaye2016"}
    touched = book.add(lindqvist)
    assert link in touched.links
    assert book.link(link).sources == {"ndiaye2016"}
    # A link on which okafor2021 reports it would be touched even if lindqvist2019 itself had nothing there.
    assert link in book.remove("lindqvist2019").links
    assert book.link(link).sources == {"lindqvist2019", "ndiaye2016"}


def test_adding_a_study_touches_only_its_links(corpus: Corpus) -> None:
    book = LinkBook(Iris(), corpus.thesaurus)
    for record in corpus.records[:2]:
        book.add(record)
    before = picture(book)
    touched = book.add(corpus.records[2])
    after = picture(book)
    changed = {k for k in before[0].keys() | after[0].keys() if before[0].get(k) != after[0].get(k)}
    concepts = {k for k in before[1].keys() | after[1].keys() if before[1].get(k) != after[1].get(k)}
    assert changed <= touched.links and concepts <= touched.concepts
    assert len(touched.links) == 5 and len(after[0]) == 29


def link_with(**states: StudyState) -> Link:
    return Link(Pair.of("influences", ["a"], ["b"]), states, frozenset())


@pytest.mark.parametrize(
    ("states", "contested"),
    [
        ([("supported", "+"), ("not-supported", "+")], True),
        ([("illustrated", "+"), ("mixed", None)], True),
        ([("supported", "+"), ("illustrated-against", "+")], True),
        ([("supported", "+"), ("illustrated-mixed", "+")], True),
        ([("supported", "+"), ("supported", "-")], True),
        ([("supported", "+"), ("illustrated", "-")], True),
        ([("supported", "+"), ("supported", "+")], False),
        ([("supported", "+"), ("proposed", "-")], False),
        ([("supported", "+"), ("no-verdict", "-")], False),
        ([("mixed", "+"), ("not-supported", "+")], False),
        ([], False),
    ],
)
def test_contested(states: list[tuple[str, str | None]], contested: bool) -> None:
    assert link_with(**{f"s{i}": StudyState(*s) for i, s in enumerate(states)}).contested is contested


def picture(book: LinkBook) -> tuple[dict[str, Any], dict[str, Any]]:
    """All that a book says."""
    return ({k: (book.link(k), sorted(book.nodes_on(k))) for k in book.links()}, {k: book.concept(k) for k in book.concepts()})


# Random small literatures over few names, so that studies often meet on a link.
names = st.sampled_from(["a", "b", "c", "d"])
ends = st.fixed_dictionaries({"independent": st.lists(names, min_size=1, max_size=2), "dependent": st.lists(names, min_size=1, max_size=2)})
relations = st.sampled_from(["influences", "enables", "associated-with", "part-of"])


def claims_of(parts: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"id": f"H{i}", "kind": "hypothesis", "text": "t", **part} for i, part in enumerate(parts)]


studies = st.fixed_dictionaries(
    {
        "claims": st.lists(
            st.builds(
                lambda e, r, v, b, s, p: {**e, "relation": r, "verdict": v, "basis": b, "sign": s, "part_of": p},
                ends,
                relations,
                st.sampled_from(["supported", "not-supported", "mixed", "none"]),
                st.sampled_from(["tested", "illustrated", "proposed"]),
                st.sampled_from(["+", "-", None]),
                st.sampled_from([None, None, "H0"]),
            ),
            max_size=3,
        ).map(claims_of),
        "attributed": st.lists(
            st.builds(
                lambda e, r, s: {**e, "text": "t", "relation": r, "result": "found", "sources": [{"ref": x} for x in s]},
                ends,
                relations,
                st.lists(st.sampled_from(["r1", "r2", "r3"]), max_size=2, unique=True),
            ),
            max_size=3,
        ),
    }
)
REFERENCES = [{"id": "r1", "work": "s0"}, {"id": "r2", "work": "s1"}, {"id": "r3", "work": "other"}]


def records_of(parts: list[dict[str, Any]]) -> list[Record]:
    return [
        Record.model_validate({"record": 1, "source": {"path": "x"}, "study": {"id": f"s{i}"}, "references": REFERENCES, **part})
        for i, part in enumerate(parts)
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(studies, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_adding_does_not_matter(parts: list[dict[str, Any]], random: Any) -> None:
    records = records_of(parts)
    one, other = LinkBook(Iris(), Thesaurus()), LinkBook(Iris(), Thesaurus())
    for record in records:
        one.add(record)
    random.shuffle(records)
    for record in records:
        other.add(record)
    assert picture(one) == picture(other)


@settings(max_examples=60, deadline=None)
@given(st.lists(studies, min_size=2, max_size=4), st.integers(0, 3))
def test_adding_then_removing_restores(parts: list[dict[str, Any]], which: int) -> None:
    records = records_of(parts)
    extra = records.pop(which % len(records))
    book = LinkBook(Iris(), Thesaurus())
    for record in records:
        book.add(record)
    before = picture(book)
    added = book.add(extra)
    assert book.remove(extra.id) == added
    assert picture(book) == before
    for record in records:
        book.add(record)  # again: nothing changes
    assert picture(book) == before
    for record in records:
        book.remove(record.id)
    assert picture(book) == ({}, {})
    assert not any((book._studies_of_link, book._studies_of_concept, book._links_of_concept, book._links_of_source, book._reports))


@settings(max_examples=40, deadline=None)
@given(st.lists(studies, min_size=1, max_size=4))
def test_counts_add_up(parts: list[dict[str, Any]]) -> None:
    records = records_of(parts)
    book = LinkBook(Iris(), Thesaurus())
    for record in records:
        book.add(record)
    ids = {r.id for r in records}
    for key in book.links():
        link = book.link(key)
        assert sum(link.counts.values()) == len(link.states) <= len(records)
        assert not link.sources & ids


def test_asking_for_what_is_not_there() -> None:
    book = LinkBook(Iris(), Thesaurus())
    with pytest.raises(KeyError, match="no link 'influences--a--b'"):
        book.link("influences--a--b")
    with pytest.raises(KeyError):
        book.remove("nobody2000")
