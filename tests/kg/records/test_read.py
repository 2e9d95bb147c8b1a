"""Reading records: every fault with file, line, key, reason and next step; no fault stops a batch."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.corpus import shipped_corpus
from kg.errors import RecordError
from kg.records.read import read_record, read_with_warnings
from kg.records.thesaurus import read_thesaurus_for
from tests.kg.records.invented import CLAIM, HEAD, faults, read, record

FAULTS = {
    "unknown verdict": (
        f"claims:\n- {{{CLAIM}, verdict: suported}}",
        9,
        "claims.0.verdict",
        "'suported' is not one of supported, not-supported, partially-supported, mixed, none Did you mean supported?",
    ),
    "missing key": (
        "claims:\n- id: H1\n  kind: finding\n  text: T\n  independent: [RT]\n",
        9,
        "claims.0.relation",
        "the key 'relation' is missing Add it.",
    ),
    "text for a number": (f"claims:\n- {{{CLAIM},\n   line: x}}", 10, "claims.0.line", "a whole number is expected, not 'x'"),
    "half a line": (f"claims:\n- {{{CLAIM}, line: 1.5}}", 9, "claims.0.line", "a whole number is expected, not 1.5"),
    "no list": ("claims: none\n", 8, "claims", "a list is expected, not text"),
    "no mapping": ("claims: [x]\n", 8, "claims.0", "keys with values are expected, not text ('x')"),
    "true for text": (
        f"claims:\n- {{{CLAIM}, note: true}}",
        9,
        "claims.0.note",
        "text is expected, not true or false (True) Put it in quotes.",
    ),
    "bad key": (f"claims:\n- {{{CLAIM.replace('H1', '../H1')}}}", 9, "claims.0.id", "'../H1' is no key: letters, digits"),
    "line 0": (f"claims:\n- {{{CLAIM}, line: 0}}", 9, "claims.0.line", "0 is out of range: at least 1 is expected"),
    "too large": (f"claims:\n- {{{CLAIM}, line: 1{'0' * 400}}}", 9, "claims.0.line", "at most 9007199254740991 is expected"),
    "p beyond 1": (
        f"claims:\n- {{{CLAIM}, evidence: [{{kind: path,\n  p: 1.2}}]}}",
        10,
        "claims.0.evidence.0.p",
        "1.2 is out of range: at most 1",
    ),
    "p without value": (
        f"claims:\n- {{{CLAIM}, evidence: [{{kind: path, p: {{op: <}}}}]}}",
        9,
        "claims.0.evidence.0.p",
        "the p value is missing behind '<'",
    ),
    "infinite": (
        f"claims:\n- {{{CLAIM}, evidence: [{{kind: path, estimate: inf}}]}}",
        9,
        "claims.0.evidence.0.estimate",
        "a number is expected, not 'inf'",
    ),
    "bounds": (
        f"claims:\n- {{{CLAIM}, evidence: [{{kind: path, ci: {{low: 2, high: 1}}}}]}}",
        9,
        "claims.0.evidence.0.ci",
        "the upper bound 1.0 lies below the lower bound 2.0",
    ),
    "list for a value": (
        f"claims:\n- {{{CLAIM}, evidence: [{{kind: path, df: [1]}}]}}",
        9,
        "claims.0.evidence.0.df",
        "a number is expected, not a list, or text is expected",
    ),
    "moderates": (f"claims:\n- {{{CLAIM.replace('influences', 'moderates')}}}", 9, "claims.0", "relation 'moderates' needs moderators"),
    "mediates": (f"claims:\n- {{{CLAIM.replace('influences', 'mediates')}}}", 9, "claims.0", "relation 'mediates' needs mediators"),
    "respectively": (
        f"claims:\n- {{{CLAIM}, pairing: respectively, mediators: []}}".replace("RT", "[RT, speed]"),
        9,
        "claims.0",
        "as many independent (2) as dependent (1) ends",
    ),
    "no ends": ("claims:\n- {id: H1, kind: finding, text: T, relation: influences}", 9, "claims.0", "needs independent and dependent ends"),
    "span": (f"claims:\n- {{{CLAIM}, start: 5, end: 4}}", 9, "claims.0", "end 4 lies before start 5"),
    "sha": ("issues: []\n", 2, "source.sha256", "'abc' is no SHA-256"),
}


@pytest.mark.parametrize(("rest", "line", "key", "words"), FAULTS.values(), ids=FAULTS)
def test_a_fault_has_line_key_reason_and_step(rest: str, line: int, key: str, words: str) -> None:
    head = HEAD.replace("{path: a.txt}", "{path: a.txt, sha256: abc}") if key.startswith("source") else HEAD
    ((found_line, found_key, severity, reason),) = faults(head + rest)
    assert (found_line, found_key, severity) == (line, key, "error")
    assert words in reason


def test_all_faults_are_told_in_the_order_of_the_file() -> None:
    found = faults(HEAD + f"claims:\n- {{{CLAIM}, line: x}}\n- {{{CLAIM}, verdict: maybe,\n   basis: guess}}\nissues: 3")
    assert [f[1] for f in found] == ["claims.0.line", "claims.1.verdict", "claims.1.basis", "issues"]
    assert [f[0] for f in found] == [9, 10, 11, 12]


def test_faults_under_an_alias_and_under_its_other_spelling_have_their_line() -> None:
    text = HEAD.replace("[{id: r1}]", "\n- {id: r1,\n   container-title: []}\n- {id: r2,\n   container_title: []}")
    assert [(f[0], f[1]) for f in faults(text)] == [(6, "references.0.container-title"), (8, "references.1.container_title")]


def test_a_fault_in_json_has_its_line() -> None:
    text = '{"record": 1,\n "source": {"path": "x"},\n "study": {"id": "a",\n "samples": [{"id": "s", "size": -1}]}}'
    ((line, key, *_),) = faults(text, "a.json")
    assert (line, key) == (4, "study.samples.0.size")


@pytest.mark.parametrize(
    ("key", "near"),
    [
        ("verdit", "verdict"),
        ("Verdict", "verdict"),
        ("verdict-text", "verdict_text"),
        ("evidnece", "evidence"),
        ("mediator", "mediators"),
        ("partOf", "part_of"),
    ],
)
def test_a_key_that_is_nearly_a_known_one_is_warned_about(key: str, near: str) -> None:
    read_ = read(HEAD + f"claims:\n- {{{CLAIM},\n   {key}: x}}")
    (warning,) = read_.warnings
    assert (warning.line, warning.key, warning.severity, warning.step) == (10, f"claims.0.{key}", "warning", f"Did you mean {near}?")
    assert read_.record.claims[0].model_extra == {key: "x"}


@pytest.mark.parametrize("key", ["type_note", "definition_note", "index_terms", "restated_differently", "country_note", "x"])
def test_other_keys_are_kept_in_silence(key: str) -> None:
    read_ = read(HEAD + f"claims:\n- {{{CLAIM}, {key}: x}}")
    assert read_.warnings == ()
    assert read_.record.claims[0].model_extra == {key: "x"}


def test_scalars_stand_for_lists_and_numbers_for_their_text() -> None:
    found = record(f"claims:\n- {{{CLAIM}, evidence: [{{kind: path, p: 0.04, df: 210, sources: {{table: 007}}}}]}}").claims[0]
    assert found.independent == ["RT"]
    (evidence,) = found.evidence
    assert evidence.p is not None
    assert (evidence.p.op, evidence.p.value, evidence.df) == ("=", 0.04, 210.0)
    assert evidence.sources[0].table == "007"


def test_what_is_empty_is_absent() -> None:
    found = record(f"claims:\n- {{{CLAIM}, part_of: null, verdict: ~, mediators: , note: }}\nissues:\nstatistics: null\n")
    assert (found.claims[0].part_of, found.claims[0].verdict, found.claims[0].mediators, found.issues) == (None, "none", [], [])


@pytest.mark.parametrize(
    ("written", "parts", "literal"),
    [
        ("2020", [[2020]], None),
        ("2020-11-03", [[2020, 11, 3]], None),
        ("in press", [], "in press"),
        ("{date-parts: [[1999]]}", [[1999]], None),
    ],
)
def test_a_date_may_be_a_year_or_a_text(written: str, parts: list[list[int]], literal: str | None) -> None:
    issued = read(HEAD.replace("{id: r1}", f"{{id: r1, issued: {written}}}")).record.references[0].issued
    assert issued is not None
    assert (issued.date_parts, issued.literal) == (parts, literal)


def test_the_error_prints_every_fault_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(HEAD + "claims: 1\nissues: 2\n", encoding="utf-8")
    with pytest.raises(RecordError) as caught:
        read_record(path)
    assert str(caught.value).splitlines() == [
        f"{path}:8: claims: a list is expected, not a number. Write [..] or lines that begin with '- '.",
        f"{path}:9: issues: a list is expected, not a number. Write [..] or lines that begin with '- '.",
    ]


def test_the_shipped_records_are_sound() -> None:
    paths = sorted((shipped_corpus() / "records").glob("*.yaml"))
    assert paths
    for path in paths:
        read = read_with_warnings(path)
        assert [str(f) for f in read.warnings] == []
        assert read.record.id == path.stem


def test_the_first_record_of_the_format_s_page_is_taken_as_it_stands_and_its_thesaurus_fits_it(tmp_path: Path) -> None:
    page = (Path(__file__).parents[3] / "docs" / "record-format.md").read_text(encoding="utf-8")
    example, thesaurus = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)[:2]
    (tmp_path / "lindqvist2019.yaml").write_text(example, encoding="utf-8")
    (tmp_path / "thesaurus.yaml").write_text(thesaurus, encoding="utf-8")
    read = read_with_warnings(tmp_path / "lindqvist2019.yaml")
    assert not read.warnings and read.record.claims[0].verdict == "not-supported"
    found, failures = read_thesaurus_for(tmp_path / "thesaurus.yaml", [read.record])
    assert not failures and found.concepts[0].members[0].study == read.record.id


def test_whoever_writes_a_first_record_is_told_what_a_source_looks_like(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("record: 1\nstudy: {id: wu2020}\n", encoding="utf-8")
    with pytest.raises(RecordError) as caught:
        read_record(tmp_path / "a.yaml")
    assert "source: {path: paper.pdf}" in str(caught.value.failures[0])
