"""The record of an invented manuscript."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import DocumentError
from kg.extract.document import document, read_document
from kg.extract.record import extracted
from kg.records.read import read_record
from kg.records.write import record_yaml

MANUSCRIPT = Path(__file__).parents[2] / "bib" / "audit" / "manuscript.txt"


def test_the_record_says_what_the_list_and_the_text_print() -> None:
    record = extracted(read_document(MANUSCRIPT))
    assert record.id == f"src-{record.source.sha256[:8]}" and record.source.path == "manuscript.txt"
    first = record.references[0]
    assert (first.id, first.author[0].family, first.year, first.container_title, first.volume, first.page) == (
        "r1", "Brandt", 2018, "Journal of Invented Work", "3", "11–20")
    assert (first.line, first.raw) == (11, "Brandt, A. (2018). Why operators tire. Journal of Invented Work, 3(2), 11–20.")
    cited = record.citations[0]
    assert (cited.marker, cited.resolves_to, cited.line, cited.section, cited.form) == (
        "Lindqvist & Okafor, 2019", "r2", 5, "1", "parenthetical")
    assert cited.sentence is not None and cited.sentence.startswith("Trust makes operators")
    text = MANUSCRIPT.read_text(encoding="utf-8")
    places = [" ".join(text[c.start:c.end].split()) for c in record.citations]
    assert [c.marker for c in record.citations if c.marker not in places] == ["Vesper (2017)"] and "Vesper (2017, p. 412)" in places


def test_what_no_entry_describes_is_a_stub_that_its_citation_names() -> None:
    record = extracted(read_document(MANUSCRIPT))
    assert [(work.id, work.author[0].family, work.year) for work in record.works] == [("w1", "Quist", 1999)]
    quist = next(c for c in record.citations if c.marker == "Quist, 1999")
    assert (quist.work, quist.resolves_to) == ("w1", None)


def test_it_can_be_written_and_read_as_a_record(tmp_path: Path) -> None:
    record = extracted(read_document(MANUSCRIPT))
    path = tmp_path / "made.yaml"
    path.write_text(record_yaml(record), encoding="utf-8")
    assert read_record(path) == record


def test_the_same_text_gives_the_same_record() -> None:
    assert record_yaml(extracted(read_document(MANUSCRIPT))) == record_yaml(extracted(read_document(MANUSCRIPT)))


@pytest.mark.parametrize(("name", "data", "told"), [
    ("paper.pdf", b"%PDF-1.7", "not read yet"), ("empty.txt", b" \n", "is empty"), ("noise", b"\x00\x01\x02", "no text")])
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(DocumentError, match=told):
        read_document(path)


def test_another_encoding_is_read_and_told() -> None:
    read = document("Müller (2019) sagt es.\r\n".encode("latin-1"), "a.txt")
    assert read.text == "Müller (2019) sagt es.\n" and "not UTF-8" in read.notes[0]
    assert extracted(read).issues[0].check == "reading"
