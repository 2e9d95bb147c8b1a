"""Reading RIS: the dialects of the programs that write it, and damage."""

from __future__ import annotations

import pytest
import rispy

from bib import Attachment, Name, Work
from bib.readers.ris import parse_ris
from tests.bib.samples import RIS


def one(text: str) -> Work:
    (work,) = parse_ris(f"TY  - JOUR\n{text}\nER  - \n")
    return work


def test_a_record_becomes_a_work() -> None:
    library = parse_ris(RIS)
    work = library["berg2020"]
    assert (work.type, work.title, work.container_title) == ("article-journal", "The use of things that go on", "Journal of Things")
    assert work.author == (Name("Berg", "Jan", "van den"), Name(literal="Invented Institute"))
    assert (work.issued, work.volume, work.issue, work.page) == ((2020, 11, 5), "4", "2", "671–685")
    assert (work.doi, work.url, work.issn, work.keyword) == ("10.1000/x", "https://example.org/a", "0378-5955", "one, two")
    assert (work.files, work.note, work.extra) == ((Attachment("files/12/x.pdf"),), "a note", (("ris-c1", "kept"),))
    chapter = library["wu1999"]
    assert (chapter.type, chapter.container_title, chapter.editor, chapter.isbn) == ("chapter", "Parts", (Name("Ek", "Bo"),),
                                                                                     "978-0-306-40615-7")
    assert library.failures == () and library.format == "RIS"


def test_rispy_finds_the_same_values_in_sound_records() -> None:
    ours, theirs = list(parse_ris(RIS)), rispy.loads(RIS)
    assert [(w.doi, w.volume, w.issue, w.abstract) for w in ours] == [
        tuple(r.get(name, "") for name in ("doi", "volume", "number", "abstract")) for r in theirs]
    assert ours[0].title == theirs[0]["title"] and ours[0].keyword.split(", ") == theirs[0]["keywords"]


@pytest.mark.parametrize(
    ("line", "doi", "url"),
    [
        ("DO  - https://doi.org/10.1000/x", "10.1000/x", ""), ("M3  - doi: 10.1000/x", "10.1000/x", ""),
        ("UR  - https://doi.org/10.1000/x", "10.1000/x", "https://doi.org/10.1000/x"), ("L3  - 10.1000/x", "10.1000/x", ""),
        ("M3  - Article", "", ""), ("UR  - https://example.org", "", "https://example.org"), ("DO  - not known", "", ""),
    ],
)
def test_where_programs_put_a_doi(line: str, doi: str, url: str) -> None:
    work = one(line)
    assert (work.doi, work.url) == (doi, url)


@pytest.mark.parametrize(
    ("lines", "issued", "text"),
    [
        ("PY  - 2014//", (2014,), ""), ("Y1  - 2021/06//", (2021, 6), ""), ("PY  - 2019\nDA  - JUN 13", (2019, 6, 13), ""),
        ("DA  - 2019/09//undefined\nPY  - 2019", (2019, 9), ""), ("PY  - in press", (), "in press"), ("PY  - 2019/2020", (), "2019/2020"),
        ("PY  - 2020\nDA  - 1999/01/01", (2020,), ""), ("PY  - ///\nPY  - 2001", (2001,), ""),
    ],
)
def test_dates(lines: str, issued: tuple[int, ...], text: str) -> None:
    work = one(lines)
    assert (work.issued, work.issued_text) == (issued, text)


def test_what_a_date_says_beside_its_numbers_is_kept() -> None:
    assert one("PY  - 2020///Spring").extra == (("ris-py", "2020///Spring"),)
    assert one("PY  - 2020\nDA  - 1999/01/01").extra == (("ris-da", "1999/01/01"),)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("AU  - King, Martin, Jr.", (Name("King", "Martin", suffix="Jr."),)),
        ("AU  - King, Jr., Martin", (Name("King", "Martin", suffix="Jr."),)),
        ("AU  - World Health Organization,", (Name(literal="World Health Organization"),)), ("AU  - Fanning E.", (Name("Fanning", "E."),)),
        ("AU  - Wu, L.; Ek, B.", (Name("Wu", "L."), Name("Ek", "B."))), ("AU  - et al.", (Name(literal="others"),)),
        ("AU  - Smith JA", (Name("Smith", "JA"),)), ("AU  - 王, 明", (Name("王", "明"),)), ("AU  - ,", ()),
        ("A1  - de la Cruz, B.", (Name("Cruz", "B.", "de la"),)), ("AU  - Platon", (Name(literal="Platon"),)),
        ("AU  - Zed,", (Name("Zed"),)),
    ],
)
def test_names(line: str, names: tuple[Name, ...]) -> None:
    assert one(line).author == names


def test_tags_that_stand_twice_are_all_kept() -> None:
    work = one("AB  - One.\nAB  - Two.\nSN  - 0378-5955\nSN  - 2049-3630\nN1  - a\nN1  - b\nUR  - https://a.org\nUR  - https://b.org\n"
               "AN  - 1\nAN  - 2")
    assert (work.abstract, work.issn, work.note, work.url) == ("One.", "0378-5955, 2049-3630", "a; b", "https://a.org")
    assert work.extra == (("ris-ab", "Two."), ("ris-ur", "https://b.org"), ("ris-an", "1"), ("ris-an", "2"))


def test_dialects_of_lines() -> None:
    for text in ("\ufeffTY  - JOUR\nTI  - T\nER  - \n", "TY  - JOUR\r\nTI  - T\r\nER  -\r\n".replace("\r", ""),
                 "1.\nTY - JOUR\nTI - T\nER -",
                 "  TY  - JOUR\n  TI  - T\n  ER  - "):
        library = parse_ris(text.removeprefix("\ufeff"))
        assert [w.title for w in library] == ["T"]
        assert library.failures == ()


def test_a_line_without_a_tag_goes_on_from_the_one_before() -> None:
    assert one("KW  - species\ndrugs\nAB  - One\n  two\nthree").keyword == "species, drugs"
    assert one("AB  - One\n\n  two\nthree").abstract == "One two three"


def test_numbers_of_articles_and_reports() -> None:
    assert one("C7  - 107538").number == "107538"
    (report,) = parse_ris("TY  - RPRT\nSN  - TR-7\nER  - \n")
    assert (report.type, report.number, report.issn) == ("report", "TR-7", "")


DAMAGE = {
    "no end": ("TY  - JOUR\nTI  - A\nTY  - BOOK\nTI  - B\nER  - ", ["A", "B"], 3, "no end (ER)"),
    "cut": ("TY  - JOUR\nTI  - A\nER  - \nTY  - JOUR\nTI  - B", ["A", "B"], 4, "may be cut"),
    "no type": ("TY  - JOUR\nTI  - A\nER  - \nTI  - B\nER  - ", ["A", "B"], 4, "no type (TY)"),
    "text between": ("Provider: x\nTY  - JOUR\nTI  - A\nER  - ", ["A"], 1, "outside of the records"),
    "bad DOI": ("TY  - JOUR\nTI  - A\nDO  - x\nER  - ", ["A"], 1, "is no DOI"),
    "key twice": ("TY  - JOUR\nTI  - A\nID  - k\nER  - \nTY  - JOUR\nTI  - B\nID  - k\nER  - ", ["A", "B"], 5, "stands at line 1 already"),
    "empty": (" \n", [], None, "empty"),
    "nothing": ("ER  - ", [], 1, "outside of the records"),
}


@pytest.mark.parametrize(("text", "titles", "line", "words"), DAMAGE.values(), ids=DAMAGE)
def test_damage_gives_the_good_records_and_a_failure(text: str, titles: list[str], line: int | None, words: str) -> None:
    library = parse_ris(text, "x.ris")
    assert [w.title for w in library] == titles
    (failure,) = library.failures
    assert (failure.line, failure.source) == (line, "x.ris") and words in failure.reason


def test_an_unknown_type_is_kept() -> None:
    (work,) = parse_ris("TY  - OTHER\nTI  - A\nER  - \n")
    assert (work.type, work.extra) == ("document", (("ris-ty", "OTHER"),))
