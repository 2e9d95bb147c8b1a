"""What a file brings to a bibliography that is there."""

from __future__ import annotations

from pathlib import Path

from bib import Attachment, Library, Work
from bib.additions import additions, with_found_files
from bib.readers.bibtex import parse_bibtex
from bib.readers.ris import parse_ris
from bib.writers.bibtex import write_bibtex

RIS = "TY  - BOOK\nAU  - Wu, L.\nTI  - {}\nPY  - 2020\nC1  - x\nER  - \n"


def test_a_file_that_is_added_twice_brings_nothing_the_second_time() -> None:
    new = parse_ris(RIS.format("Things"))
    added, failures = additions(Library(), new, "x.ris")
    assert ([w.key for w in added], failures) == (["wu2020"], ())
    there = parse_bibtex(write_bibtex(added))
    assert additions(there, new, "x.ris") == ((), ())
    other, failures = additions(there, parse_ris(RIS.format("Stuff")), "x.ris")
    assert [w.key for w in other] == ["wu2020a"]
    assert [f.severity for f in failures] == ["warning"] and "is added as 'wu2020a'" in failures[0].reason
    both = parse_bibtex(write_bibtex([*added, *other]))
    assert additions(both, parse_ris(RIS.format("Stuff")), "x.ris") == ((), ()), "it is there under another key"


def test_keys_by_which_texts_cite_are_not_changed() -> None:
    there = parse_bibtex("@book{a, title={A}}")
    added, (failure,) = additions(there, parse_bibtex("@book{a, title={B}}\n@book{b, title={C}}"), "x.bib")
    assert [w.key for w in added] == ["b"]
    assert (failure.severity, failure.key, failure.source) == ("error", "a", "x.bib")


def test_attachments_that_are_found_get_whole_paths(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").touch()
    library = Library({"k": Work("k", files=(Attachment("a.pdf"), Attachment("gone.pdf"), Attachment("a\0b")))}, (), "RIS")
    found = with_found_files(library, tmp_path)
    assert [file.path for file in found["k"].files] == [str((tmp_path / "a.pdf").resolve()), "gone.pdf", "a\0b"]
    assert found.format == "RIS"
