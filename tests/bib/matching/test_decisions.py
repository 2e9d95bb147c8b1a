"""The file of decisions: append, read, undo, and what counts in the end."""

from __future__ import annotations

import json
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bib.errors import UnknownDecisionError
from bib.matching.decisions import Decision, Decisions, Subject, append_decisions, decided, read_decisions, undone
from bib.model import Work
from tests.bib.matching.works import PAPER, works

NOW = "2026-01-02T03:04:05Z"
A, B = PAPER.with_key("a"), replace(PAPER, key="b", title="How teams learn")
C = replace(PAPER, key="c", title="What managers make of numbers")
LIBRARY = {"a": A, "b": B, "c": C}


def same(*keys: str, by: str = "rules", when: str = NOW) -> Decision:
    return decided("same-work", [LIBRARY[k] for k in keys], by=by, when=when, reasons=["title: the same"], score=0.9)


def apart(*keys: str, by: str = "Ann") -> Decision:
    return decided("not-same-work", [LIBRARY[k] for k in keys], by=by, when=NOW)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    entries = (same("b", "a"), apart("a", "c"), undone(same("b", "a").id, by="Ann", when=NOW, reasons=["two – works"]))
    append_decisions(path, entries[:2])
    append_decisions(path, entries[2:])
    assert read_decisions(path) == Decisions(entries, (), str(path))
    assert [json.loads(line)["what"] for line in path.read_text(encoding="ascii").splitlines()] == ["same-work", "not-same-work", "undone"]


def test_no_file_means_no_decisions(tmp_path: Path) -> None:
    assert read_decisions(tmp_path / "none.jsonl").entries == ()
    assert "cannot be read" in read_decisions(tmp_path).failures[0].reason


def test_a_damaged_line_is_a_failure_and_the_rest_holds(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    append_decisions(path, [same("a", "b")])
    lines = ["{", "[1]", '"x"', '{"what": "same-work", "id": "x", "works": [{"key": "a"}]}',
             '{"what": "same-work", "works": [{"key": 1}, {"key": "b"}]}',
             '{"what": "undone", "id": "u"}', '{"what": "same-work", "id": 3, "works": [{"key": "a"}, {"key": "b"}]}', "[" * 100_000,
             '{"what": "same-work", "id": "x", "score": true, "works": [{"key": "a"}, {"key": "b"}]}', '{"what": "same-work", "works": 7}']
    with path.open("a", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n\n")
    with path.open("ab") as file:
        file.write(b"\xff\xfe{}\n" + b'{"what": "corrected-claim", "of": "somebody else"}\n' + b'{"what": "same-wo')
    append_decisions(path, [apart("a", "c")])
    found = read_decisions(path)
    assert [e.what for e in found.entries] == ["same-work", "not-same-work"]
    assert [f.line for f in found.failures] == [*range(2, 12), 13, 15]
    assert all(f.reason and f.step for f in found.failures)


def test_an_undone_decision_does_not_count_and_an_undone_undoing_brings_it_back() -> None:
    first = same("a", "b")
    back = undone(first.id, by="Ann", when=NOW)
    again = undone(back.id, by="Ann", when="2026-01-03")
    assert Decisions((first, back)).standing() == ()
    assert Decisions((first, back, again)).standing() == (first,)
    assert Decisions((first, back, same("a", "b", when="2026-01-04"))).ruling(LIBRARY).same == {("a", "b")}


def test_a_persons_word_beats_the_rules_for_ever() -> None:
    ruling = Decisions((apart("a", "b"), same("a", "b"))).ruling(LIBRARY)
    assert (ruling.same, ruling.apart) == (frozenset(), {("a", "b")})
    assert Decisions((apart("a", "b"), same("a", "b", by="Ben"))).ruling(LIBRARY).same == {("a", "b")}


def test_several_keys_lead_to_one_work_but_not_through_two_that_are_apart() -> None:
    assert Decisions((same("a", "b", "c"),)).ruling(LIBRARY).leaders() == {"b": "a", "c": "a"}
    assert Decisions((same("a", "b"), same("b", "c"), apart("a", "c"))).ruling(LIBRARY).leaders() == {"b": "a"}


def test_a_decision_survives_a_new_reading() -> None:
    found = Decisions((same("a", "b", by="Ann"),))
    renamed = {"new": A.with_key("new"), "b": replace(B, abstract="Of teams.")}
    assert found.ruling(renamed).same == {("b", "new")}
    mended = {"a": replace(A, title="How teams learn from failure", doi="10.1000/x"), "b": B}
    lost = found.ruling(mended)
    assert lost.same == frozenset()
    assert "stands for another work" in lost.failures[0].reason
    with_doi = Decisions((decided("same-work", [replace(A, doi="10.1000/x"), B], by="Ann", when=NOW),))
    assert with_doi.ruling(mended).same == {("a", "b")}
    assert "not there" in found.ruling({"b": B}).failures[0].reason


def test_an_entry_is_found_by_the_beginning_of_its_id() -> None:
    first, second = same("a", "b"), apart("a", "c")
    found = Decisions((first, second, undone(first.id, by="Ann", when=NOW)))
    assert found.entry(first.id[:8]) == first
    assert [e.what for e in found.about("b")] == ["same-work", "undone"]
    for wrong in ("zzz", ""):
        with pytest.raises(UnknownDecisionError, match="List the decisions"):
            found.entry(wrong)


def test_a_decision_is_about_two_works() -> None:
    with pytest.raises(ValueError, match="two works"):
        decided("same-work", [A, A], by="rules", when=NOW)


def _append(path: str, name: str) -> None:
    for n in range(50):
        append_decisions(Path(path), [same("a", "b", by=name, when=str(n)), apart("a", "c", by=name)])


def test_processes_append_at_the_same_time(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    context = get_context("spawn")
    workers = [context.Process(target=_append, args=(str(path), f"person {n}")) for n in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    found = read_decisions(path)
    assert (len(found.entries), found.failures) == (300, ())


KINDS, PAIRS = st.sampled_from(["same", "apart"]), st.sampled_from(["ab", "ac", "bc"])


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(KINDS, PAIRS, st.sampled_from(["rules", "Ann"])), max_size=8), st.tuples(KINDS, PAIRS))
def test_undoing_restores_what_was_before(history: list[tuple[str, str, str]], further: tuple[str, str]) -> None:
    def entry(what: str, keys: str, by: str, n: int) -> Decision:
        return decided("same-work" if what == "same" else "not-same-work", [LIBRARY[k] for k in keys], by=by, when=str(n))
    before = tuple(entry(*h, n) for n, h in enumerate(history))
    new = entry(*further, "Ben", 99)
    after = Decisions((*before, new, undone(new.id, by="Ben", when="100")))
    assert after.standing() == Decisions(before).standing()
    assert after.ruling(LIBRARY) == Decisions(before).ruling(LIBRARY)


@settings(deadline=None)
@given(works)
def test_any_work_has_marks_that_its_key_is_no_part_of(work: Work) -> None:
    assert Subject.of(work).marks
    assert Subject.of(work).marks == Subject.of(work.with_key("another")).marks
