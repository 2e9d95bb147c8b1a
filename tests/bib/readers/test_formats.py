"""A file of any format: what it is taken for, and that no damage raises."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bib
from bench.mutations import mutant, tried
from bib.readers.formats import format_of, is_bibliography, parse
from tests.bib.samples import SAMPLES, WEB_OF_SCIENCE_TABLE, WORKS


@pytest.mark.parametrize("form", SAMPLES)
@pytest.mark.parametrize("suffix", [".txt", ".bib", "", ".RIS"])
def test_a_file_is_known_by_what_it_holds(form: str, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"file{suffix}"
    path.write_text(SAMPLES[form], encoding="utf-8")
    library = bib.read(path)
    assert (library.format, len(library)) == (form, WORKS[form])
    told = any("by its name" in failure.reason for failure in library.failures)
    usual = {".bib": {"BibTeX"}, ".RIS": {"RIS"}, ".txt": {"Web of Science", "PubMed", "RIS", "BibTeX"}, "": set(SAMPLES)}[suffix]
    assert told == (form not in usual)


@pytest.mark.parametrize("form", SAMPLES)
@pytest.mark.parametrize("how", ["utf-8-sig", "utf-16", "utf-16-le", "latin-1", "windows", "mac", "nul"])
def test_encodings_and_line_ends_change_nothing(form: str, how: str) -> None:
    text = SAMPLES[form]
    plain = list(parse(text.encode()))
    if how == "latin-1":
        data = text.replace("things", "thïngs").encode("latin-1")
        library = parse(data)
        assert len(library) == WORKS[form]
        assert [f.severity for f in library.failures if "Latin-1" in f.reason] == (["warning"] if "things" in text else [])
        return
    data = (text.replace("\n", "\r\n").encode() if how == "windows" else text.replace("\n", "\r").encode() if how == "mac"
            else text.replace("T", "T\0", 1).encode() if how == "nul" else text.encode(how))
    library = parse(data)
    assert list(library) == plain
    assert [f for f in library.failures if "control character" in f.reason] != [] if how == "nul" else library.failures == ()


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (WEB_OF_SCIENCE_TABLE, "Web of Science"), ("DE one; two\nAB All of it.\n   And more.", "Web of Science"), ("hello", None),
        ("", None),
        ("AU  - Wu, L.\nTI  - T\nER  - ", "RIS"), ("FAU - Wu, L\nPMID- 1", "PubMed"), ("<html><body>x</body></html>", None),
        ('{"record": 1, "study": {}}', None), ('{"items": []}', "CSL-JSON"), ("% Encoding: UTF-8\n\n  @Article {a, title={T}}", "BibTeX"),
        ("name,age\na,1", None), ("TY  - JOUR\nAB  - the @article{x} of\nER  - ", "RIS"),
    ],
)
def test_what_a_text_is_taken_for(text: str, form: str | None) -> None:
    assert format_of(text) == form


def test_what_is_no_bibliography_is_one_failure_with_the_formats_there_are(tmp_path: Path) -> None:
    for name, content in (("a.pdf", b"%PDF-1.7"), ("b.txt", b"Dear all,\nhello"), ("c.xml", b"<html/>"), ("d", bytes(range(256)))):
        (tmp_path / name).write_bytes(content)
        library = bib.read(tmp_path / name)
        (failure,) = (f for f in library.failures if f.severity == "error")
        assert "no bibliography that can be read" in failure.reason and "EndNote XML" in failure.step and not library.format
        assert not is_bibliography(tmp_path / name)
    assert "cannot be read" in bib.read(tmp_path / "none.ris").failures[0].reason
    (tmp_path / "empty.ris").write_bytes(b"")
    assert [f.severity for f in bib.read(tmp_path / "empty.ris").failures] == ["warning"]


def test_names_that_say_little_are_looked_into(tmp_path: Path) -> None:
    for name, content, expected in (("a.txt", SAMPLES["PubMed"], True), ("b.json", '{"record": 1}', False),
                                    ("c.json", SAMPLES["CSL-JSON"], True),
                                    ("d.csv", "a,b\n", False), ("e.ris", "x", True), ("f.yaml", "record: 1", False),
                                    ("g.xml", SAMPLES["EndNote XML"], True)):
        (tmp_path / name).write_text(content, encoding="utf-8")
        assert is_bibliography(tmp_path / name) == expected, name


@settings(max_examples=150)
@given(st.sampled_from(sorted(SAMPLES)), st.sampled_from(sorted(SAMPLES)), st.integers(0, 2**32))
def test_no_damage_raises_and_what_is_read_can_be_written(form: str, other: str, seed: int) -> None:
    _, works = tried(mutant(SAMPLES[form].encode(), SAMPLES[other].encode(), random.Random(seed)))
    assert works >= 0


@pytest.mark.parametrize("form", [form for form in SAMPLES if form != "PubMed"])  # whose records say nowhere that they end
def test_every_cut_gives_what_stands_before_it(form: str) -> None:
    data = SAMPLES[form].encode()
    whole = {work.title for work in parse(data)}
    for end in range(0, len(data), 97):
        library = parse(data[:end])
        assert len(library) <= WORKS[form]
        if len(library) < WORKS[form] and data[:end].strip():
            assert library.failures or {work.title for work in library} <= whole


@pytest.mark.parametrize("text", [
    "@book{a, title={" + "x {y} \\'e " * 20_000 + "}}", "TY  - JOUR\nAB  - " + "word " * 400_000 + "\nER  - ",
    "@book{a, title=" + "{" * 100_000,
    "[" + '{"id": "a", "title": "' + "x" * 2_000_000 + '"}]', "PT J\nAB " + "x" * 2_000_000 + "\nER", "@" * 300_000, "{" * 300_000,
    "\n" * 1_000_000 + "@",
    "@book{a, author={" + "A and " * 50_000 + "B}}", "@book{a, pages={" + "1" * 20_000 + "}}"], ids=range(10))
def test_very_long_lines_are_read_or_refused(text: str) -> None:
    library = parse(text.encode())
    assert len(library) <= 1 and (len(library) == 1 or library.failures)
