"""Reading EndNote's XML: nothing is expanded, nothing is fetched."""

from __future__ import annotations

from pathlib import Path

import pytest

from bib import Attachment, Name
from bib.readers.endnote import parse_endnote
from tests.bib.samples import ENDNOTE


def record(inside: str, kind: str = "Journal Article") -> str:
    return f'<xml><records><record><ref-type name="{kind}">1</ref-type>{inside}</record></records></xml>'


def test_a_record_becomes_a_work() -> None:
    library = parse_endnote(ENDNOTE)
    work = library["vandenberg2020"]
    assert (work.type, work.title, work.container_title) == ("article-journal", "The use of things & stuff", "Journal of Things")
    assert work.author == (Name("Berg", "Jan", "van den"), Name(literal="Invented Institute"))
    assert (work.issued, work.volume, work.issue, work.page) == ((2020, 11, 5), "4", "2", "671–685")
    assert (work.issn, work.doi, work.url, work.keyword) == ("0378-5955", "10.1000/x", "https://example.org", "one, two")
    assert work.files == (Attachment("internal-pdf://12/x.pdf"),)
    assert work.extra == (("endnote-rec-number", "12"), ("endnote-custom1", "kept"))
    assert [(w.type, w.title) for w in library][1] == ("book", "All of them")
    assert library.failures == () and library.format == "EndNote XML"


def test_books_reports_and_people_in_further_roles() -> None:
    (book,) = parse_endnote(record("<titles><title>T</title><secondary-title>S</secondary-title></titles><isbn>978-0-306-40615-7</isbn>"
                                   "<contributors><secondary-authors><author>Ek, Bo</author></secondary-authors><tertiary-authors>"
                                   "<author>Wu, Li</author></tertiary-authors></contributors>", "Book"))
    assert (book.collection_title, book.container_title, book.isbn) == ("S", "", "978-0-306-40615-7")
    assert (book.editor, book.roles) == ((Name("Ek", "Bo"),), (("collection-editor", (Name("Wu", "Li"),)),))
    (report,) = parse_endnote(record("<titles><title>T</title></titles><number>12</number>", "Report"))
    assert (report.type, report.number, report.issue) == ("report", "12", "")


def test_entities_are_not_expanded_and_files_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    secret = (tmp_path / "secret").as_uri()
    head = f'<?xml version="1.0"?>\n<!DOCTYPE xml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "{secret}">]>\n'
    library = parse_endnote(head + record("<titles><title>T &b; &c;</title></titles>"), "x.xml")
    (work,) = library
    assert "aaaa" not in work.title and "secret" not in work.title and work.title.startswith("T")
    assert [(f.line, f.severity) for f in library.failures] == [(2, "warning")]


def test_a_bomb_of_entities_is_read_at_once() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    library = parse_endnote(f'<!DOCTYPE xml [<!ENTITY e0 "x">{entities}]>' + record("<titles><title>T &e11;</title></titles>"))
    assert all(len(work.title) < 100 for work in library) and library.failures


@pytest.mark.parametrize(
    ("text", "titles", "words"),
    [
        (ENDNOTE[:ENDNOTE.index("<rec-number>13")], ["The use of things & stuff"], "damaged here"),
        (record("<titles><title>T</titles></title>"), ["T"], "damaged here"), ("<xml><records/></xml>", [], "no EndNote record"),
        ("<xml><records><record><x/></record></records></xml>", [], "neither a type nor a title"), ("", [], "empty"),
    ],
)
def test_damage_gives_what_can_be_read_and_a_failure(text: str, titles: list[str], words: str) -> None:
    library = parse_endnote(text, "x.xml")
    assert [w.title for w in library if w.title] == titles
    assert any(words in failure.reason for failure in library.failures)


def test_an_encoding_that_is_no_longer_true_does_no_harm() -> None:
    (work,) = parse_endnote('<?xml version="1.0" encoding="ISO-8859-1"?>\n' + record("<titles><title>Ärger</title></titles>"))
    assert work.title == "Ärger"
