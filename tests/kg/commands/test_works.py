"""``nomnet works``: proposals, explanations, decisions and counts, as they are printed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from bib.readers.bibtex import read_bibtex
from kg import cli
from kg.corpus import read_corpus
from kg.graph.store import Store
from kg.queries.errors import UnknownNameError
from kg.queries.resolve import find_work

WORKS = """
@article{berg2020, author = {van den Berg, Jan and Wu, Li}, title = {How teams learn from their failures}, journal = {Journal of Invented
  Management}, year = 2020, volume = 12, pages = {31--49}}
@article{berg2019, author = {van den Berg, J. and Wu, L.}, title = {How teams learn from their failures}, journal = {J. Invent. Manag.},
  year = 2019, pages = {1--19}, abstract = {Of teams.}}
@misc{bergPreprint, author = {van den Berg, Jan and Wu, Li}, title = {How teams learn from their failures}, journal = {arXiv}, year = 2018,
  eprint = {1801.00001}, archiveprefix = {arXiv}}
@article{ahn2001, author = {Ahn, Bo}, title = {Editorial}, journal = {Journal of Invented Management}, year = 2001, volume = 3}
@article{ahn2001a, author = {Ahn, Bo}, title = {Editorial}, journal = {Journal of Invented Management}, year = 2001, volume = 3}
"""


class Done(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs ``nomnet works`` on a store that holds the invented works."""
    monkeypatch.setenv("NOMNET_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("COLUMNS", "110")
    (tmp_path / "store" / "corpus").mkdir(parents=True)
    (tmp_path / "store" / "corpus" / "corpus.bib").write_text(WORKS, encoding="utf-8")

    def done(*arguments: str) -> Done:
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main(["works", *arguments])
        out, err = capfd.readouterr()
        assert "Traceback" not in out + err
        return Done(int(ended.value.code or 0), out, err)

    return done


def pairs(run: Run, *arguments: str) -> list[tuple[list[str], str]]:
    return [(p["works"], p["relation"] or p["verdict"]) for p in json.loads(run("same", "--json", *arguments).out)]


def test_proposals_are_listed_with_what_the_rules_say(run: Run) -> None:
    assert pairs(run) == [(["berg2019", "berg2020"], "same"), (["ahn2001", "ahn2001a"], "doubtful")]
    assert [relation for _, relation in pairs(run, "--related")] == ["version-of"]
    shown = run("same")
    assert "title: the same" in shown.out
    assert "2 pairs: 1 the same by the rules, 1 doubtful." in shown.err


def test_a_pair_is_explained(run: Run) -> None:
    told = run("explain", "berg2019", "berg2020")
    assert told.code == 0
    for text in ("The rules say: same", "  pages: others", "J. Invent. Manag.", "Nothing was decided about the two."):
        assert text in told.out


def test_decisions_are_written_listed_and_undone(run: Run, tmp_path: Path) -> None:
    before = (tmp_path / "store" / "corpus" / "corpus.bib").read_bytes()
    accepted = run("accept", "berg2019", "berg2020", "--by", "Ann", "--reason", "online first")
    assert accepted.code == 0
    id_ = accepted.out.split()[0]
    run("reject", "ahn2001", "ahn2001a", "--by", "Ben")
    assert pairs(run) == []
    listed = json.loads(run("decisions", "--json").out)
    assert [(d["what"], d["by"], d["stands"]) for d in listed] == [("same-work", "Ann", True), ("not-same-work", "Ben", True)]
    assert listed[0]["reasons"][0] == "online first"
    assert "by Ann" in run("explain", "berg2020", "berg2019").out
    assert run("undo", id_[:6], "--by", "Ann").code == 0
    assert pairs(run) == [(["berg2019", "berg2020"], "same")]
    assert "(undone) same-work  berg2019, berg2020" in run("decisions").out
    assert (tmp_path / "store" / "corpus" / "corpus.bib").read_bytes() == before


def test_all_that_the_rules_are_sure_of_is_accepted_at_once_and_a_person_can_say_otherwise(run: Run) -> None:
    assert "1 decision written" in run("accept", "--rules").err
    assert pairs(run) == [(["ahn2001", "ahn2001a"], "doubtful")]
    run("reject", "berg2019", "berg2020", "--by", "Ann")
    assert run("accept", "--rules").err.startswith("0 decisions written")
    assert (["berg2019", "berg2020"], "same") not in pairs(run)


def test_a_damaged_line_is_named_and_the_rest_holds(run: Run, tmp_path: Path) -> None:
    (tmp_path / "store" / "corpus" / "decisions.jsonl").write_text("{what\n", encoding="utf-8")
    run("accept", "--rules")
    listed = run("decisions")
    assert listed.code == 1
    assert "decisions.jsonl:1: the line is no decision" in listed.err
    assert "same-work  berg2019, berg2020" in listed.out


@pytest.mark.parametrize(("arguments", "said"), [
    (("explain", "berg2019", "berg202"), "Did you mean berg2020?"),
    (("accept", "berg2019"), "two works at least"),
    (("accept",), "Name the keys of two works"),
    (("reject", "berg2019", "berg2020", "--by", "rules"), "--by is the name of a person"),
    (("undo", "zzz"), "There is no one decision 'zzz'"),
    (("accept", "berg2019", "berg2020", "--store", "shipped"), "The shipped corpus is not changed"),
])
def test_misuse_is_said_with_the_next_step(run: Run, arguments: tuple[str, ...], said: str) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_duplicates_are_counted_per_source_and_the_works_written_once(run: Run, tmp_path: Path) -> None:
    one, other, merged = tmp_path / "one.bib", tmp_path / "other.bib", tmp_path / "merged.bib"
    one.write_text(WORKS, encoding="utf-8")
    other.write_text("@article{x, author = {Wu, Li and van den Berg, Jan}, title = {How teams learn from their failures}, volume = 12, "
                     "journal = {Journal of Invented Management}, pages = 31, doi = {10.1000/x}}", encoding="utf-8")
    counted = json.loads(run("count", str(one), str(other), "--merged", str(merged), "--json").out)
    assert counted == {
        "records": {"one.bib": 5, "other.bib": 1}, "within": {"one.bib": 1, "other.bib": 0}, "unique": {"one.bib": 3, "other.bib": 0},
        "shared": [{"sources": ["one.bib", "other.bib"], "works": 1}], "identified": 6, "duplicates_between": 1, "left": 4, "doubtful": 1}
    works = read_bibtex(merged)
    assert len(works) == 4
    assert (works["x"].doi, works["x"].year, works["x"].page, works["x"].abstract) == ("10.1000/x", 2020, "31–49", "Of teams.")
    told = run("count", str(one), str(other))
    assert ("6 records identified, 2 duplicates removed (1 within a source, 1 between sources), 4 works left; "
            "1 doubtful pair not removed.") in told.out
    assert "doubtful: one.bib: ahn2001 and one.bib: ahn2001a" in told.err


def test_merging_writes_over_nothing(run: Run, tmp_path: Path) -> None:
    source, there = tmp_path / "a.bib", tmp_path / "there.bib"
    source.write_text("@book{a, title={On trust}, year=2020}", encoding="utf-8")
    there.write_text("mine", encoding="utf-8")
    done = run("count", str(source), "--merged", str(there))
    assert done.code == 2 and str(there) in done.err and there.read_text(encoding="utf-8") == "mine"
    assert run("count", str(source), "--merged", str(tmp_path / "no" / "folder.bib")).code == 2
    assert run("count", str(source), "--merged", str(tmp_path / "new.bib")).code == 0
    assert "On trust" in (tmp_path / "new.bib").read_text(encoding="utf-8")


def test_the_key_of_an_entry_that_was_merged_still_leads_to_the_work(run: Run, tmp_path: Path) -> None:
    run("accept", "--rules")
    store = Store(tmp_path / "store")
    store.rebuild(read_corpus(tmp_path / "store" / "corpus"))
    assert {find_work(store.reader(), key).key for key in ("berg2019", "berg2020")} == {"berg2019"}
    with pytest.raises(UnknownNameError):
        find_work(store.reader(), "berg2021")
