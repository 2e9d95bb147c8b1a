"""The command line: what it prints, how it ends, and that it never shows a traceback."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import EntryPoint
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import pytest
import typer
from openpyxl import load_workbook

from bib.readers.bibtex import read_bibtex
from kg import cli
from kg.__main__ import main as program
from kg.commands.query import standard_input
from kg.errors import KgError, StoreError
from kg.graph.store import Store
from tests.bib.samples import SAMPLES, WORKS
from tests.kg.tables.test_formats import latex_faults

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "tests" / "corpus"


class Done(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs the command line in this process, with a home of its own."""
    for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.delenv("NOMNET_STORE", raising=False)
    monkeypatch.setenv("COLUMNS", "110")

    def done(*arguments: str, stdin: str = "") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main([*arguments])
        out, err = capfd.readouterr()
        assert "Traceback" not in out + err
        return Done(int(ended.value.code or 0), out, err)

    return done


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store that holds the invented corpus, made by `nomnet add`."""
    folder = tmp_path_factory.mktemp("mine") / "store"
    with pytest.raises(SystemExit) as ended:
        cli.main(["add", "--store", str(folder), str(CORPUS)])
    assert ended.value.code == 0
    return str(folder)


def test_help_names_every_command_and_each_has_help_with_an_example(run: Run) -> None:
    shown = run("--help")
    assert shown.code == 0
    for command in ("serve", "add", "remove", "list", "ask", "query", "table", "export", "validate"):
        assert re.search(rf"^  {command} ", shown.out, re.MULTILINE), command
        path = ("table", "related-work") if command == "table" else (command,)
        told = run(*path, "--help")
        assert told.code == 0
        assert "Example" in told.out, command
        assert "--store" in told.out and "NOMNET_STORE" in told.out, command
    for command in ("extract", "check"):
        told = run(command, "--help")
        assert re.search(rf"^  {command} ", shown.out, re.MULTILINE) and "Example" in told.out and "--store" not in told.out, command


def test_a_new_store_starts_empty_and_takes_what_is_added(run: Run, tmp_path: Path) -> None:
    store = str(tmp_path / "new")
    added = run("add", "--store", store, str(CORPUS / "records" / "lindqvist2019.yaml"), str(CORPUS / "corpus.bib"))
    assert added.code == 0
    assert added.out == f"Added 1 study (lindqvist2019) and 5 new works. {store} now holds 1 study.\n"
    listed = run("list", "--store", store)
    assert listed.out.split("\n")[2].split()[:2] == ["lindqvist2019", "2019"]
    assert "1 study, 5 works" in listed.err


def test_what_is_malformed_is_named_with_file_line_and_reason_and_the_rest_is_taken_in(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("record: 1\nsource: {path: x}\nstudy: {id: bad2020}\n"
                   "claims: [{id: H1, kind: nonsense, text: t, relation: influences}]\n")
    paper = tmp_path / "paper.pdf"
    paper.touch()
    done = run("add", "--store", str(tmp_path / "s"), str(bad), str(paper), str(tmp_path / "none.yaml"), str(CORPUS / "corpus.bib"))
    assert done.code == 1
    assert f"{bad}:4: claims.0.kind: 'nonsense' is not one of" in done.err
    assert f"{paper}: this is a paper, and what is added is its record. 'nomnet extract' makes one" in done.err
    assert "There is no file" in done.err
    assert "5 new works" in done.out


def test_a_study_can_be_taken_out(run: Run, tmp_path: Path) -> None:
    store = str(tmp_path / "s")
    run("add", "--store", store, str(CORPUS / "records" / "lindqvist2019.yaml"), str(CORPUS / "records" / "okafor2021.yaml"))
    gone = run("remove", "--store", store, "okafor2021")
    assert (gone.code, gone.out.split(" (")[0]) == (0, "Removed okafor2021")
    assert "okafor2021" not in run("ask", "studies/list", "--store", store).out
    unknown = run("remove", "--store", store, "okafor2021")
    assert unknown.code == 2
    assert "There is no study 'okafor2021'" in unknown.err


def test_the_shipped_corpus_is_not_changed_by_a_slip(run: Run) -> None:
    done = run("remove", "zhang2020")
    assert done.code == 2
    assert "--with-corpus" in done.err


def test_without_a_name_ask_lists_every_question(run: Run) -> None:
    shown = run("ask")
    assert shown.code == 0
    for line in ("constructs\n", "links\n", "  evidence         All that is said about a link", "(--link [--near])", "  paths "):
        assert line in shown.out
    assert "names\n" not in shown.out


def test_a_question_is_asked_by_its_short_name_with_names_of_constructs(run: Run, mine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    shown = run("ask", "antecedents", "--construct", "robotics adoption", "--store", mine)
    assert shown.code == 0
    assert "robot trust" in shown.out and "not supported" in shown.out
    assert shown.out.rstrip().endswith("rows")


def test_evidence_stands_under_its_state_and_near_links_apart(run: Run, mine: str) -> None:
    shown = run("ask", "evidence", "--x", "robot trust", "--y", "robot adoption", "--near", "--store", mine)
    assert shown.code == 0
    at = [shown.out.index(title) for title in ("\nSUPPORTED\n", "\nNOT SUPPORTED\n", "\nSECOND-HAND (not counted)\n")]
    assert at == sorted(at)
    assert "In this corpus (3 studies): 1 supported, 1 not supported" in shown.out
    assert "Contested." in shown.out
    assert re.search(r"H1 \(supported, tested\): More trust in robots", shown.out)
    assert re.search(r"beta = 0\.20, SE = 0\.05, t = 4\.00, p < 0\.001,\s+95% interval 0\.10 to 0\.30, n = 212", shown.out)
    assert re.search(r"2\.10 as printed, read as 0\.21\s+\(decimal point\s+misplaced\)", shown.out)


def test_near_evidence_is_told_with_how_near_it_is(run: Run, mine: str) -> None:
    plain = run("ask", "links/evidence", "--x", "operator fatigue", "--y", "picking speed", "--store", mine).out
    near = run("ask", "links/evidence", "--x", "operator fatigue", "--y", "picking speed", "--near", "--store", mine).out
    assert "NEAR LINKS" not in plain
    assert "NEAR LINKS, not counted" in near
    assert "cognitive load" in near.split("NEAR LINKS")[1]
    assert near.split("NEAR LINKS")[0].strip() == plain.strip(), "what is near changes no count"


def test_evidence_comes_with_issues_notes_and_other_forms_of_the_link(run: Run, mine: str) -> None:
    out = re.sub(r"\s+", " ", run("ask", "links/evidence", "--x", "robot trust", "--y", "robot adoption", "--store", mine).out)
    claim = out.split("H1 (supported, tested)")[1].split("NOT SUPPORTED")[0]
    assert "odd in print (verdict-against-p): called supported although the printed p is above .05 (line 63)" in claim
    assert "[without the controls]" in claim
    assert "odd in print (item-count-differs): four items in the appendix (line 110) [robot trust]" in claim
    forms = out.split("THE SAME ENDS IN OTHER FORMS, links of their own and not counted")[1]
    assert "another relation or joint robot trust enables robot adoption: 1 illustrated" in forms
    assert "mediated, with this link as a leg" in forms and "robot adoption mediates robot trust → picking speed: 1 mixed" in forms


def test_a_link_that_is_not_there_ends_with_2_and_tells_what_is(run: Run, mine: str) -> None:
    turned = run("ask", "links/evidence", "--x", "picking speed", "--y", "robot trust", "--store", mine)
    assert (turned.code, turned.out) == (2, "")
    assert "There is no link 'picking speed -> robot trust' in this corpus." in turned.err
    assert "The other way round:" in turned.err and "mediates--robot-trust--picking-speed--via-robot-adoption" in turned.err
    assert "Ways over other constructs: nomnet ask paths --from picking-speed --to robot-trust" in turned.err
    assert "All that leads to robot trust: nomnet ask antecedents --construct robot-trust" in turned.err
    misspelt = run("ask", "links/evidence", "--x", "picking sped", "--y", "robot trust", "--store", mine)
    assert "There is no construct 'picking sped'" in misspelt.err and "Did you mean picking-speed" in misspelt.err
    assert "Ways over" not in misspelt.err
    near = run("ask", "links/evidence", "--x", "cognitive load", "--y", "robot trust", "--store", mine).err
    assert "operator fatigue" in near.split("which are not the same:")[1]


def test_the_ends_of_a_link_are_called_x_and_y_in_every_question(run: Run, mine: str) -> None:
    one, other = (run("ask", "between", f"--{x}", "robot trust", f"--{y}", "robot adoption", "--format", "csv", "--store", mine)
                  for x, y in (("x", "y"), ("independent", "dependent")))
    assert one.code == 0 and one.out == other.out and "influences--robot-trust--robot-adoption" in one.out


def test_of_two_questions_with_one_name_that_of_a_matrix_is_not_meant(run: Run, mine: str) -> None:
    ends = ("--x", "robot trust", "--y", "robot adoption", "--format", "csv", "--store", mine)
    assert run("ask", "estimates", *ends).out == run("ask", "links/estimates", *ends).out != ""


def test_where_no_path_leads_it_is_told_where_to_look(run: Run, mine: str) -> None:
    out = run("ask", "paths", "--from", "picking speed", "--to", "robot trust", "--store", mine).out
    assert out.startswith("No path picking speed → robot trust of up to 3 steps in this corpus (3 studies).\n")
    assert "The other way round:" in out and "mediates--robot-trust--picking-speed--via-robot-adoption" in out
    flat = re.sub(r"\s+", " ", out)
    for further in ("more steps: nomnet ask paths --from picking-speed --to robot-trust --steps 4", "--second-hand",
                    "the other way round: nomnet ask paths --from robot-trust --to picking-speed",
                    "All that picking speed leads to: nomnet ask outcomes --construct picking-speed"):
        assert further in flat
    most = run("ask", "paths", "--from", "picking speed", "--to", "robot trust", "--steps", "6", "--second-hand", "--store", mine).out
    assert "more steps" not in most and "with second-hand steps" not in most
    assert json.loads(run("ask", "paths", "--from", "picking speed", "--to", "robot trust", "--format", "json", "--store", mine).out
                      )["paths"] == []


@pytest.mark.parametrize("format", ["csv", "tsv", "json", "markdown"])
def test_every_format_of_an_answer_is_read_back(run: Run, mine: str, format: str) -> None:
    out = run("ask", "links/list", "--relation", "mediates", "--format", format, "--store", mine).out
    if format == "json":
        rows = json.loads(out)
        assert {type(row["studies"]) for row in rows} == {int} and {type(row["mediators"]) for row in rows} == {list}
    elif format == "markdown":
        rows = out.strip().split("\n")[2:]
    else:
        rows = list(csv.DictReader(io.StringIO(out), delimiter="," if format == "csv" else "\t"))
        assert rows[0]["relation"] == "mediates"
    assert len(rows) == 2


def test_paths_name_the_weakest_step_and_the_studies(run: Run, mine: str) -> None:
    asked = ("ask", "paths", "--from", "robot trust", "--to", "order accuracy", "--store", mine)
    shown = run(*asked)
    assert shown.code == 0
    assert "robot trust → robot adoption → order accuracy" in shown.out
    assert re.search(r"robot adoption influences order accuracy: proposed \(1 study\), weakest step \[okafor2021\]", shown.out)
    assert "every step in the same study: okafor2021" in shown.out
    found = json.loads(run(*asked, "--format", "json").out)
    assert found["cut"] is False
    assert found["paths"][0]["steps"][-1]["state"] == "proposed"
    rows = list(csv.DictReader(io.StringIO(run(*asked, "--format", "csv").out)))
    assert {row["weakest"] for row in rows} == {"true", "false"}


def test_second_hand_steps_are_let_in_on_demand(run: Run, mine: str) -> None:
    ends = ("--from", "handover routines", "--to", "picking speed", "--steps", "1", "--store", mine, "--format", "json")
    without, with_them = (json.loads(run("ask", "paths", *ends, *more).out)["paths"] for more in ((), ("--second-hand",)))
    assert len(without) == len(with_them) == 1
    assert [len(p[0]["steps"][0]["links"]) for p in (without, with_them)] == [2, 3], "a leaflet says that they enable"


@pytest.mark.parametrize(("arguments", "said"), [
    (("ask", "nosuch"), "There is no question 'nosuch'"),
    (("ask", "evidence"), "'evidence' can be more than one question: claims/evidence, links/evidence"),
    (("ask", "antecedents"), "--construct"),
    (("ask", "antecedents", "--construct"), "--construct needs a value"),
    (("ask", "antecedents", "--construct", "robot trsut"), "Did you mean robot-trust"),
    (("ask", "antecedents", "--nosuch", "x"), "is not a parameter of this question; it takes construct"),
    (("ask", "antecedents", "loose"), "'loose' belongs to no option"),
    (("ask", "--construct", "x"), "name the question before its options"),
    (("ask", "links/list", "--relation", "nosuch"), "is one of influences"),
    (("ask", "links/evidence", "--x", "robot trust", "--y", "nosuch"), "There is no construct 'nosuch'"),
    (("ask", "antecedents", "--construct", "robot trust", "--format", "nosuch"), "--format"),
    (("ask", "paths", "--from", "robot trust"), "--to is missing"),
    (("ask", "paths", "--from", "robot trust", "--to", "order accuracy", "--steps", "9"), "a number from 1 to 6"),
    (("ask", "paths", "--from", "robot trust", "--to", "trust in robots"), "the same construct"),
    (("ask", "paths", "--from", "robot trust", "--to", "order accuracy", "--nosuch"), "no option --nosuch"),
    (("query", "nosuch.rq"), "There is no file nosuch.rq"),
    (("query", "-"), "not a SPARQL 1.1 query"),
    (("export", "--graph", "nosuch"), "has no graph nosuch. It has "),
    (("table", "related-work", "--column", "nosuch"), "no column 'nosuch'; it has citation"),
    (("table", "related-work", "--study", "nosuch"), "There is no study 'nosuch'"),
    (("nosuch",), "No such command"),
])
def test_misuse_ends_with_2_and_says_what_to_do(run: Run, mine: str, arguments: tuple[str, ...], said: str) -> None:
    chosen = ("--store", mine) if arguments[0] != "nosuch" else ()
    done = run(*arguments, *chosen, stdin="SELECT nonsense")
    assert done.code == 2
    assert said in re.sub(r"\s+", " ", done.err)
    assert done.out == ""


def test_a_query_answers_in_every_format(run: Run, mine: str, tmp_path: Path) -> None:
    select = "PREFIX nn: <https://w3id.org/nomnet/ontology/> SELECT ?s WHERE { ?s a nn:Study } ORDER BY ?s"
    shown = run("query", "-", "--store", mine, stdin=select)
    assert shown.out.split("\n")[2] == "<https://w3id.org/nomnet/studies/lindqvist2019>"
    assert shown.out.endswith("3 rows\n")
    file = tmp_path / "q.rq"
    file.write_text(select)
    assert len(json.loads(run("query", str(file), "--format", "json", "--store", mine).out)["results"]["bindings"]) == 3
    assert run("query", str(file), "--format", "csv", "--store", mine).out.splitlines()[0] == "s"
    assert run("query", "-", "--store", mine, stdin="ASK { ?s ?p ?o }").out == "yes\n"
    construct = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 3"
    assert len(run("query", "-", "--format", "nt", "--store", mine, stdin=construct).out.splitlines()) == 3
    refused = run("query", "-", "--format", "csv", "--store", mine, stdin=construct)
    assert (refused.code, "answers as ttl, nt, jsonld" in refused.err) == (2, True)


def test_a_query_that_reaches_out_is_refused(run: Run, mine: str) -> None:
    done = run("query", "-", "--store", mine, stdin="SELECT * FROM <file:///etc/passwd> WHERE { ?s ?p ?o }")
    assert done.code == 2
    assert "root" not in done.out


def test_an_export_is_the_same_twice_and_its_parts_can_be_named(run: Run, mine: str) -> None:
    first, again = (run("export", "--format", "nq", "--store", mine).out for _ in range(2))
    assert first == again
    part = run("export", "--format", "nt", "--graph", "thesaurus", "--graph", "studies/lindqvist2019", "--store", mine).out
    assert 0 < len(part.splitlines()) < len(first.splitlines())
    assert all(line in {q.rsplit(" <", 1)[0] + " ." for q in first.splitlines()} for line in part.splitlines()[:50])


def test_every_kind_of_bibliography_is_added_once(run: Run, tmp_path: Path) -> None:
    names = {"BibTeX": "a.bib", "RIS": "b.ris", "CSL-JSON": "c.json", "Web of Science": "d.txt", "Scopus": "e.csv", "PubMed": "f.nbib",
             "EndNote XML": "g.xml"}
    inbox, store = tmp_path / "in", str(tmp_path / "s")
    inbox.mkdir()
    for form, name in names.items():
        (inbox / name).write_text(SAMPLES[form], encoding="utf-8")
    first = run("add", "--store", store, *(str(inbox / name) for name in names.values()))
    assert first.code == 0 and f"{sum(WORKS.values())} new works" in first.out
    again = run("add", "--store", store, str(inbox))
    assert again.code == 0 and "0 new works" in again.out


def test_the_related_work_table_comes_with_the_bibliography_of_its_rows(run: Run, mine: str, tmp_path: Path) -> None:
    bib = tmp_path / "rw.bib"
    done = run("table", "related-work", "--study", "lindqvist2019", "--format", "csv", "--bib", str(bib), "--store", mine)
    (row,) = csv.DictReader(io.StringIO(done.out))
    assert list(row) == ["Citation", "IV", "Mediator", "Moderator", "DV", "Key findings", "Method", "Sample"]
    assert "H3 (not supported): Tired operators gain less speed from trust." in row["Key findings"]
    assert [work.key for work in read_bibtex(bib)] == ["lindqvist2019"]
    assert "Wrote 1 entry" in done.err


def test_the_command_says_how_many_claims_the_table_leaves_out(run: Run, mine: str) -> None:
    done = run("table", "related-work", "--study", "okafor2021", "--store", mine)
    assert "3 further claims left out" in done.err and "--claims all" in done.err
    assert "left out" not in run("table", "related-work", "--claims", "all", "--store", mine).err


def test_the_table_can_be_chosen_by_construct(run: Run, mine: str) -> None:
    done = run("table", "related-work", "--dv", "robotics adoption", "--rows", "claim", "--column", "dv", "--format", "csv",
               "--store", mine)
    assert done.code == 0
    assert all("adoption" in line for line in done.out.splitlines()[1:])
    assert run("table", "related-work", "--iv", "robot trusts", "--store", mine).code == 2


def test_the_table_goes_into_a_file_as_a_workbook_and_not_onto_a_terminal(run: Run, mine: str, tmp_path: Path,
                                                                          monkeypatch: pytest.MonkeyPatch) -> None:
    made = tmp_path / "rw.xlsx"
    with made.open("wb") as out:
        done = subprocess.run([sys.executable, "-m", "kg", "table", "related-work", "--format", "xlsx", "--store", mine], cwd=ROOT,
                              stdout=out)
    assert done.returncode == 0 and load_workbook(made).sheetnames == ["Related work", "Claims"]
    monkeypatch.setattr("kg.commands.table.sys", SimpleNamespace(stdout=SimpleNamespace(isatty=lambda: True)))
    refused = run("table", "related-work", "--format", "xlsx", "--store", mine)
    assert refused.code == 2 and "> related-work.xlsx" in refused.err and not refused.out


def test_claims_that_the_paper_does_not_number_are_named_by_their_kind(run: Run, mine: str) -> None:
    read, raw = (run("ask", "studies/claims", "--study", "src-7c0ffee5", "--format", f, "--store", mine).out for f in ("markdown", "csv"))
    assert "Proposition" in read and "L-1a2b3c4d" not in read
    assert "L-1a2b3c4d" in raw


def test_columns_and_rows_of_the_table_can_be_chosen(run: Run, mine: str) -> None:
    done = run("table", "related-work", "--column", "dv", "--column", "citation", "--rows", "claim", "--format", "tsv", "--store", mine)
    lines = done.out.splitlines()
    assert lines[0] == "DV\tCitation"
    assert len(lines) > 10


def test_the_table_in_latex_is_sound_and_can_cite(run: Run, mine: str) -> None:
    text = run("table", "related-work", "--format", "latex", "--cite", "--claims", "all", "--literature", "--store", mine).out
    assert r"\citet{lindqvist2019}" in text
    body = text.split("\\endlastfoot\n")[1].split(r"\end{longtable}")[0]
    assert not [f for line in body.splitlines() for f in latex_faults(line.replace(" & ", " ").removesuffix(r"\\")) if "bare ~" not in f]
    assert "[second-hand]" in text


def test_a_sound_corpus_conforms(run: Run, mine: str) -> None:
    done = run("validate", "--store", mine)
    assert done.code == 0
    assert re.search(r"^Conforms: 3 studies in \d+ named graphs; 0 violations, 0 faults of the files, \d+ warnings?\.$", done.out, re.M)


def test_a_corpus_with_a_broken_record_does_not_conform(run: Run, mine: str, tmp_path: Path) -> None:
    store = tmp_path / "s"
    run("add", "--store", str(store), str(CORPUS / "records" / "okafor2021.yaml"))
    (store / "corpus" / "records" / "broken.yaml").write_text("record: 1\nstudy: [\n")
    done = run("validate", "--store", str(store))
    assert done.code == 1
    assert "broken.yaml" in done.err
    assert "Does not conform: 1 study" in done.out
    assert "could not be used" in run("ask", "studies/list", "--store", str(store)).err


def command(store: Store, host: str = "127.0.0.1", port: int = 5000, loud: bool = False) -> None:
    """Do something with a store.

    Example: nomnet invented --port 1

    Args:
        host: where to listen,
            in words that go on.
        port: the door.
    """
    typer.echo(f"{store.generation} {host} {port + 1} {loud}")


def broken(store: Store) -> None:
    """Fail."""
    raise StoreError("It is broken. Mend it.")


@pytest.fixture
def plugged(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line with commands of other packages: two of this module, one that is not there."""
    app = typer.Typer()
    app.command("mine")(lambda: None)
    points = [EntryPoint(name, value, cli.GROUP) for name, value in (
        ("invented", f"{__name__}:command"), ("broken", f"{__name__}:broken"), ("gone", "no.such.module:command"),
        ("mine", "also.gone:command"))]
    cli.register_further(app, points)
    monkeypatch.setattr(cli, "app", app)


@pytest.mark.usefixtures("plugged")
def test_a_command_of_another_package_gets_the_store_and_its_options(run: Run, mine: str) -> None:
    assert run("invented", "--store", mine, "--port", "7", "--loud").out.split()[1:] == ["127.0.0.1", "8", "True"]
    told = re.sub(r"\s+", " ", run("invented", "--help").out)
    assert "Do something with a store." in told and "where to listen, in words that go on." in told and "Args" not in told
    wrong = run("invented", "--store", mine, "--port", "x")
    assert (wrong.code, "--port" in wrong.err) == (2, True)


@pytest.mark.usefixtures("plugged")
def test_an_error_in_a_command_of_another_package_is_told_like_any_other(run: Run, mine: str) -> None:
    assert run("broken", "--store", mine) == Done(2, "", "nomnet: It is broken. Mend it.\n")


@pytest.mark.usefixtures("plugged")
def test_a_command_that_cannot_be_loaded_says_so_and_takes_none_down(run: Run) -> None:
    gone = run("gone")
    assert gone.code == 2
    assert "cannot be loaded" in gone.err and "no.such.module" in gone.err.replace("\n", "")
    assert run("mine").code == 0, "a command of our own is not replaced"


def test_a_source_checkout_finds_the_commands_of_its_project_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "entry_points", lambda group: [])
    assert [(p.name, p.value) for p in cli.further_commands()] == [("serve", "web.serve:command")]


def process(*arguments: str, home: Path, **more: object) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"XDG_CACHE_HOME": str(home), "XDG_DATA_HOME": str(home), "PYTHONPATH": str(ROOT)}
    return subprocess.run(arguments, env=environment, capture_output=True, text=True, timeout=120, **more)  # type: ignore[call-overload, no-any-return]


def test_a_reader_that_goes_away_is_no_error(mine: str, tmp_path: Path) -> None:
    done = process("bash", "-c", f"{sys.executable} -m kg export --store {mine} | head -1", home=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("@prefix")


def test_it_runs_as_a_module_and_tells_its_version(tmp_path: Path) -> None:
    done = process(sys.executable, "-m", "kg", "--version", home=tmp_path)
    assert (done.returncode, done.stdout[:6]) == (0, "nomnet")


@pytest.mark.parametrize("arguments", [
    ("list",), ("ask", "studies/list"), ("ask", "paths", "--from", "a", "--to", "b"), ("query", "-"), ("table", "related-work"),
    ("export",), ("validate",), ("serve",), ("remove", "x")])
def test_a_store_that_is_not_there_is_not_answered_from_another(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    store = tmp_path / "typo"
    done = run(*arguments, "--store", str(store), stdin="ASK { ?s ?p ?o }")
    assert (done.code, done.out) == (2, "")
    assert f"There is no store at {store}. Check the name, or make one: nomnet add --store {store} PATH..." in done.err
    assert not store.exists()


@pytest.mark.parametrize(("name", "text", "said"), [
    ("garbage.bib", "garbage", "no BibTeX entry"), ("zero.bib", "", "the file is empty"),
    ("bad.yaml", "record: 1", "the key 'study' is missing")])
def test_where_nothing_was_added_it_ends_with_1_and_makes_no_store(run: Run, tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_text(text)
    done = run("add", "--store", str(tmp_path / "s"), str(tmp_path / name))
    assert (done.code, done.out) == (1, "")
    assert said in done.err and done.err.endswith("Nothing was added.\n")
    assert not (tmp_path / "s").exists()


def test_while_another_process_writes_nothing_is_added_and_that_is_said(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.commands.corpus.PATIENCE", 0)
    store, record = tmp_path / "s", CORPUS / "records" / "lindqvist2019.yaml"
    run("add", "--store", str(store), str(CORPUS / "corpus.bib"))
    with Store(store).writing():
        added = run("add", "--store", str(store), str(record))
        removed = run("remove", "--store", str(store), "x")
    assert (added.code, removed.code) == (2, 2)
    assert f"Nothing was added. Another process (number {os.getpid()}) is writing the store" in added.err
    assert "Nothing was removed. Another process" in removed.err
    assert not (store / "corpus" / "records").exists()
    assert run("add", "--store", str(store), str(record)).code == 0


@pytest.mark.parametrize(("error", "code", "said"), [
    (OSError(errno.ENOSPC, "No space left on device"), 1, "No space left on device"), (KeyboardInterrupt(), 130, "Stopped.")])
def test_what_is_stored_without_its_graph_is_said_and_the_next_question_builds_it(
        run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, said: str) -> None:
    store = tmp_path / "s"

    def fails(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("kg.graph.store.corpus_nquads", fails)
    done = run("add", "--store", str(store), str(CORPUS / "records" / "lindqvist2019.yaml"))
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert f"What you added is stored in {store / 'corpus'}, but the graph is not built yet" in done.err
    monkeypatch.undo()
    assert "lindqvist2019" in run("ask", "studies/list", "--format", "csv", "--store", str(store)).out


def test_a_full_disk_says_what_was_stored_and_what_was_not(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[int] = []

    def fsync(descriptor: int) -> None:
        written.append(descriptor)
        if len(written) > 1:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fsync)
    files = [str(CORPUS / "records" / "lindqvist2019.yaml"), str(CORPUS / "corpus.bib")]
    done = run("add", "--store", str(tmp_path / "s"), *files)
    assert done.code == 1
    assert f"{files[1]} could not be stored (No space left on device). Stored before it: {files[0]}" in done.err
    monkeypatch.undo()
    assert "1 study, 0 works" in run("list", "--store", str(tmp_path / "s")).err


def test_a_command_that_is_stopped_ends_with_130(run: Run, mine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.commands.corpus.plain", stopped)
    done = run("list", "--store", mine)
    assert done.code == 130
    assert done.err.endswith("Stopped.\n")


def test_one_that_is_stopped_while_it_loads_ends_with_130_too(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    class Loading:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "kg.cli":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "kg.cli")
    monkeypatch.setattr(sys, "meta_path", [Loading(), *sys.meta_path])
    with pytest.raises(SystemExit) as ended:
        program()
    assert ended.value.code == 130
    assert capsys.readouterr().err == "Stopped.\n"


def test_a_table_whose_bibliography_cannot_be_written_is_not_made(run: Run, mine: str, tmp_path: Path) -> None:
    done = run("table", "related-work", "--store", mine, "--bib", str(tmp_path / "no" / "x.bib"))
    assert (done.code, done.out) == (2, "")
    assert "x.bib cannot be written (No such file or directory), so no table was made" in done.err


@pytest.mark.parametrize(("there", "said"), [
    ("@book{own, title = {My own notes}}\n", "holds works of elsewhere (own)"),
    ("a shopping list\n", "holds what no table wrote"),
    ("@book{lindqvist2019, title = {Robots}}\n@book{broken, title = {My\n", "holds what no table wrote"),
])
def test_a_table_writes_over_no_bibliography_of_somebody_else(run: Run, mine: str, tmp_path: Path, there: str, said: str) -> None:
    bib = tmp_path / "my.bib"
    bib.write_text(there, encoding="utf-8")
    done = run("table", "related-work", "--store", mine, "--bib", str(bib))
    assert (done.code, done.out) == (2, "") and said in done.err and "--bib" in done.err
    assert bib.read_text(encoding="utf-8") == there


def test_a_table_writes_over_what_a_table_wrote(run: Run, mine: str, tmp_path: Path) -> None:
    bib = tmp_path / "my.bib"
    for there in ("", "% Without bibliographic data, and so without an entry: x\n\n", None):
        if there is not None:
            bib.write_text(there, encoding="utf-8")
        assert run("table", "related-work", "--store", mine, "--bib", str(bib)).code == 0
        assert "lindqvist2019" in read_bibtex(bib)


def test_a_table_writes_over_no_part_of_the_store(run: Run, mine: str, tmp_path: Path) -> None:
    kept = Path(mine) / "corpus" / "corpus.bib"
    before = kept.read_bytes()
    way = tmp_path / "way"
    way.symlink_to(kept)
    for bib in (kept, way, Path(mine) / "new.bib"):
        done = run("table", "related-work", "--store", mine, "--bib", str(bib))
        assert (done.code, done.out) == (2, "") and "is a part of the corpus in" in done.err
    assert kept.read_bytes() == before and not (Path(mine) / "new.bib").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files there")
@pytest.mark.parametrize(("file", "said"), [("/dev/zero", "a device"), (".", "a folder"), ("pipe", "a pipe")])
def test_a_query_is_read_from_a_file_alone(
        run: Run, mine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, said: str) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    done = run("query", file, "--store", mine)
    assert (done.code, done.out) == (2, "")
    assert f"nomnet: {file}: this is no file but {said}." in done.err


def test_a_query_that_does_not_end_is_read_to_the_limit(run: Run, mine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "q.rq").write_text("#" * 500_000)
    assert "the file is larger than 400,000 bytes" in run("query", str(tmp_path / "q.rq"), "--store", mine).err
    assert "goes on beyond the 100,000 characters" in run("query", "-", "--store", mine, stdin="#" * 500_000).err
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(KgError, match="There is no standard input to read a query from"):
        standard_input(10)


def test_closed_and_full_outputs_are_no_tracebacks(mine: str, tmp_path: Path) -> None:
    nomnet = f"{sys.executable} -m kg"
    for arguments, code, said in (("list >&-", 0, "3 studies"), ("export >&-", 0, ""), ("query - <&-", 2, "no standard input"),
                                  ("table related-work >/dev/full", 2, "No space left on device. Free some space"),
                                  ("export >/dev/full", 2, "No space left on device")):
        done = process("bash", "-c", f"NOMNET_STORE={mine} {nomnet} {arguments}", home=tmp_path)
        assert (arguments, done.returncode) == (arguments, code)
        assert said in done.stderr and "Traceback" not in done.stderr, arguments


def test_letters_that_the_terminal_does_not_know_are_written_out(mine: str, tmp_path: Path) -> None:
    done = process("bash", "-c", f"PYTHONIOENCODING=latin-1 {sys.executable} -m kg ask evidence --x 'robot trust' --y 'robot adoption' "
                   f"--store {mine}", home=tmp_path, errors="replace")
    assert (done.returncode, done.stderr) == (0, "")
    assert r"Okafor, \u017b" in done.stdout
