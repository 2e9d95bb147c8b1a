"""Reading BibTeX: what is kept of sound files, and what is said about damaged ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from bib import Attachment, Library, Name, parse_bibtex, read_bibtex, write_bibtex
from bib.readers.bibtex_names import split_names

SOUND = """
% a comment
@string{jot = "Journal of Things"}
@article{berg2020,
  author  = {van den Berg, Jan and {Invented Institute of {A}rts} and M{\\"u}ller, Jr., Ann-Lee and others},
  title   = "The {BDAI} of {"}things{"} -- a study",
  journal = jot # { ({B})},
  year    = 2020, month = nov, day = {3},
  volume = {4}, number = {2}, pages = {671--685},
  doi = {https://doi.org/10.1000/x\\_1}, url = {https://example.org/a_b%20c},
  file = {:C\\:\\\\papers\\\\x.pdf:pdf}
}
@phdthesis{wu1999, author = {Wu, Li}, title = {Stuff}, school = {Invented University}, year = {1999a}}
@techreport(src-1, title = {No author}, institution = {Institute}, number = {12})
"""


@pytest.fixture(scope="module")
def sound() -> Library:
    return parse_bibtex(SOUND, "sound.bib")


def test_a_sound_file_has_no_failures(sound: Library) -> None:
    assert sound.failures == ()
    assert [w.key for w in sound] == ["berg2020", "wu1999", "src-1"]


def test_fields_become_csl(sound: Library) -> None:
    work = sound["berg2020"]
    assert work.type == "article-journal"
    assert work.title == 'The BDAI of "things" – a study'
    assert work.container_title == "Journal of Things (B)"
    assert work.issued == (2020, 11, 3)
    assert (work.volume, work.issue, work.page) == ("4", "2", "671–685")
    assert work.doi == "10.1000/x_1"
    assert work.url == "https://example.org/a_b%20c"
    assert work.files == (Attachment("C:\\papers\\x.pdf", "", "pdf"),)
    assert work.title_marks == ((4, 8, "nocase"), (12, 13, "nocase"), (19, 20, "nocase"))


def test_names_are_split(sound: Library) -> None:
    assert sound["berg2020"].author == (
        Name("Berg", "Jan", "van den"),
        Name(literal="Invented Institute of Arts"),
        Name("Müller", "Ann-Lee", suffix="Jr."),
        Name(literal="others"),
    )


def test_types_and_institutions(sound: Library) -> None:
    assert (sound["wu1999"].type, sound["wu1999"].publisher, sound["wu1999"].year_suffix) == ("thesis", "Invented University", "a")
    assert (sound["src-1"].type, sound["src-1"].publisher, sound["src-1"].number) == ("report", "Institute", "12")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ludwig van Beethoven", Name("Beethoven", "Ludwig", "van")),
        ("de la Cruz, B.", Name("Cruz", "B.", "de la")),
        ("O'Neill, Maeve", Name("O'Neill", "Maeve")),
        ("King, Jr., Martin", Name("King", "Martin", suffix="Jr.")),
        ("{\\'E}mile Zola", Name("Zola", "Émile")),
        ("{\\AA}sa", Name("Åsa")),
        ("{Hand and Foot Ltd.}", Name(literal="Hand and Foot Ltd.")),
        ("Platon", Name("Platon")),
        ("{{ACME}}", Name(literal="ACME")),
        ("{von Neumann}, John", Name("von Neumann", "John")),
        ("J.~K. Row", Name("Row", "J. K.")),
        ("王, 明", Name("王", "明")),
        ("others", Name(literal="others")),
        ("Zed,", Name("Zed")),
        ("{Zed} and", Name(literal="Zed")),
    ],
)
def test_single_names(text: str, expected: Name) -> None:
    assert split_names(text)[0] == expected


@pytest.mark.parametrize("text", ["", " and ", "{}", ",", "and and and"])
def test_no_name_gives_no_empty_name(text: str) -> None:
    assert all(n.family or n.given or n.literal for n in split_names(text))


def reasons(text: str) -> list[tuple[int | None, str, str, str]]:
    return [(f.line, f.key, f.severity, f.reason) for f in parse_bibtex(text, "x.bib").failures]


DAMAGE = {
    "unclosed": ("@article{a, title={A}}\n@article{b, title={B\n@article{c, title={C}}", ["a", "c"], 2, "", "error", "open"),
    "unclosed at the end": ("@article{a, title={A}}\n@article{b, title={B", ["a"], 2, "", "error", "open"),
    "key twice": ("@article{a, title={A}}\n\n@book{a, title={B}}", ["a"], 3, "a", "error", "'a' stands at line 1 already"),
    "no key": ("@article{, title={Apples}}", ["applesnd"], 1, "applesnd", "warning", "no citation key"),
    "field twice": ("@article{a,\n title={A},\n Title={B}}", ["a"], 3, "a", "warning", "title stands twice"),
    "missing comma": ("@article{a,\n title={A} year={2000}}", ["a"], 2, "a", "warning", "comma"),
    "unknown abbreviation": ("@article{a,\n journal=jox}", ["a"], 2, "a", "warning", "'jox'"),
    "unknown type": ("@artikel{a, title={A}}", ["a"], 1, "a", "warning", "@artikel"),
    "no entry": ("hello", [], None, "", "warning", "no BibTeX entry"),
    "empty": (" \n", [], None, "", "warning", "empty"),
}


@pytest.mark.parametrize(("text", "kept", "line", "key", "severity", "words"), DAMAGE.values(), ids=DAMAGE)
def test_damage_gives_the_good_entries_and_one_failure(
    text: str, kept: list[str], line: int | None, key: str, severity: str, words: str
) -> None:
    library = parse_bibtex(text, "x.bib")
    assert [w.key for w in library] == kept
    (failure,) = library.failures
    assert (failure.line, failure.key, failure.severity) == (line, key, severity)
    assert words in failure.reason
    assert failure.source == "x.bib"


def test_a_failure_keeps_the_raw_text() -> None:
    (failure,) = parse_bibtex("@article{b, title={B").failures
    assert failure.raw == "@article{b, title={B"


def test_of_a_field_that_stands_twice_the_first_counts() -> None:
    assert parse_bibtex("@book{a, title={A}, title={B}}")["a"].title == "A"


def test_a_failure_does_not_hide_a_broken_entry_among_good_ones() -> None:
    entries = "\n".join(f"@book{{b{i}, title={{T{i}}}}}" for i in range(50))
    library = parse_bibtex(entries.replace("{T25}", "{T25"))
    assert len(library) == 49
    assert len(library.failures) == 1


@pytest.mark.parametrize(
    ("data", "title", "failures"),
    [
        (b"\xef\xbb\xbf@book{a, title={M\xc3\xbcller}}", "Müller", 0),
        (b"@book{a, title={M\xfcller}}", "Müller", 1),
        (b"@book{a,\r\n title={M\xc3\xbcller}\r\n}\r\n", "Müller", 0),
        ("\ufeff@book{a, title={Müller}}".encode("utf-16-le"), "Müller", 0),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, title: str, failures: int) -> None:
    path = tmp_path / "x.bib"
    path.write_bytes(data)
    library = read_bibtex(path)
    assert library["a"].title == title
    assert len(library.failures) == failures


def test_latin_1_is_said_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "x.bib"
    path.write_bytes(b"@book{a,\n title={M\xfcller}}")
    (failure,) = read_bibtex(path).failures
    assert (failure.line, failure.severity, failure.raw) == (2, "warning", "title={Müller}}")
    assert "UTF-8" in failure.step


def test_a_file_of_no_bytes_and_a_missing_file_are_failures(tmp_path: Path) -> None:
    (tmp_path / "x.bib").write_bytes(b"")
    assert [f.severity for f in read_bibtex(tmp_path / "x.bib").failures] == ["warning"]
    (failure,) = read_bibtex(tmp_path / "y.bib").failures
    assert failure.severity == "error"
    assert "cannot be read" in failure.reason


def test_a_script_in_a_title_is_text() -> None:
    assert parse_bibtex("@book{a, title={<script>alert(1)</script>}}")["a"].title == "<script>alert(1)</script>"


@pytest.mark.parametrize(
    ("fields", "issued", "text"),
    [
        ("date={2019-05-02}", (2019, 5, 2), ""),
        ("date={2019-05}", (2019, 5), ""),
        ("year={2019}, month={5}", (2019, 5), ""),
        ("year={in press}", (), "in press"),
        ("date={2019/2020}", (), "2019/2020"),
        ("year=2019, month={Spring}", (2019,), ""),
        ('year=2019, month="sep"', (2019, 9), ""),
    ],
)
def test_dates(fields: str, issued: tuple[int, ...], text: str) -> None:
    work = parse_bibtex(f"@book{{a, {fields}}}")["a"]
    assert (work.issued, work.issued_text) == (issued, text)


def test_a_month_that_is_none_is_kept() -> None:
    assert parse_bibtex("@book{a, year=2019, month={Spring}}")["a"].extra == (("month", "Spring"),)


def test_abbreviations_that_would_fill_the_memory_are_not_written_out() -> None:
    doubling = [f"@string{{a{n} = a{n - 1} # a{n - 1}}}" for n in range(1, 60)]
    library = parse_bibtex("\n".join(["@string{a0 = {0123456789}}", *doubling, "@book{k, title=a59, note={N} # a5}"]))
    assert len(library["k"].title) < 1000
    told = library.failures[0]
    assert (told.key, told.severity) == (f"a{(told.line or 0) - 1}", "warning")
    assert f"'a{(told.line or 0) - 2}' is not written out" in told.reason


def test_abbreviations_are_written_out_however_often_they_are_used() -> None:
    text = "@string{j = {A rather long name of a journal}}\n" + "\n".join(f"@article{{k{n}, journal=j}}" for n in range(2000))
    library = parse_bibtex(text)
    assert {w.container_title for w in library} == {"A rather long name of a journal"}
    assert library.failures == ()


def test_an_abbreviation_in_an_abbreviation_that_is_defined_nowhere_is_told() -> None:
    (failure,) = parse_bibtex("@string{a = b}\n@book{k, title=a}").failures
    assert (failure.line, failure.key, failure.reason) == (1, "a", "the abbreviation 'b' is defined nowhere in the file")


def test_control_characters_are_left_out_and_told() -> None:
    library = parse_bibtex("@book{a, title={On\x00 \x1b[31mthings\x9b}}\n@book{b, title={B}}\n@book{c, title={C\ufdd0}}", "x.bib")
    assert [w.title for w in library] == ["On [31mthings", "B", "C"]
    assert [(f.line, f.severity) for f in library.failures] == [(1, "warning"), (3, "warning")]
    assert "\x1b" not in "".join(map(str, library.failures)) + library.failures[0].raw


@pytest.mark.parametrize(("field", "kept"), [("year={-5}", "-5"), ("year=99999", "99999"), ("date={2020-13-45}", "2020-13-45")])
def test_a_date_that_no_work_has_is_kept_and_told(field: str, kept: str) -> None:
    library = parse_bibtex(f"@book{{a,\n {field}}}")
    (failure,) = library.failures
    assert (failure.line, failure.key, failure.severity) == (2, "a", "warning")
    assert f"{kept!r} is unusual as a date" in failure.reason
    assert kept in {library["a"].issued_text, str(library["a"].year)}


def test_entries_without_a_comma_behind_their_key_or_without_a_key_are_read() -> None:
    library = parse_bibtex("@article{wu2020\n  title = {A}\n}\n@book{\n  author = {Ek, Bo},\n  year = 1999\n}", "x.bib")
    assert [(w.key, w.title) for w in library] == [("wu2020", "A"), ("ek1999", "")]
    assert [(f.line, f.severity) for f in library.failures] == [(1, "warning"), (4, "warning")]
    assert "comma is missing behind the key" in library.failures[0].reason


def test_a_key_that_can_be_none_is_kept_beside_a_made_one() -> None:
    (work,) = parse_bibtex("@book{a%b, author={Wu, Li}, year=2020}")
    assert (work.key, work.extra) == ("wu2020", (("bibtex-key", "a%b"),))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("given=Ludwig, family=Beethoven, prefix=van", Name("Beethoven", "Ludwig", "van")),
        ("family={Smith, Jr}, given=Al", Name("Smith, Jr", "Al")),
        ("family=Goethe, given=Johann, prefix=von, useprefix=false", Name("Goethe", "Johann", dropping_particle="von")),
    ],
)
def test_names_in_biblatex_s_extended_form(name: str, expected: Name) -> None:
    assert parse_bibtex(f"@book{{a, author={{{name}}}}}")["a"].author == (expected,)


def test_what_biblatex_has_beside_bibtex() -> None:
    work = parse_bibtex("@article{a, title={T}, journaltitle={J}, date={2019-05}, shortjournal={J.}, translator={Ek, Bo}, "
                        "bookauthor={Wu, Li}, urldate={2020-11-03}, pmid={123}, pmcid={PMC7}, eid={17}}")["a"]
    assert (work.container_title, work.issued, work.accessed, work.pmid, work.pmcid, work.number) == ("J", (2019, 5), (2020, 11, 3), "123",
                                                                                                      "PMC7", "17")
    assert (work.translator, work.roles) == ((Name("Ek", "Bo"),), (("container-author", (Name("Wu", "Li"),)),))
    assert work.extra == (("container-title-short", "J."),)


def test_cited_references_of_web_of_science() -> None:
    work = parse_bibtex("@article{a, Cited-References = {Wu L, 2019, J THINGS, V4, P1.\n   Ek B, 2018, R\\&D.}}")["a"]
    assert work.cited == ("Wu L, 2019, J THINGS, V4, P1", "Ek B, 2018, R&D")


@pytest.mark.parametrize(("field", "words"), [("doi={n/a}", "is no DOI"), ("isbn={123}", "is no ISBN"), ("issn={1234-5678}", "is no ISSN")])
def test_an_identifier_that_is_none_is_kept_and_told(field: str, words: str) -> None:
    library = parse_bibtex(f"@book{{a, {field}}}")
    (failure,) = library.failures
    assert words in failure.reason and failure.severity == "warning"
    name, _, value = field.partition("=")
    assert library["a"].extra == ((name, value.strip("{}")),)
    assert field in write_bibtex(library).replace(" ", "")


def test_a_doi_that_is_read_as_another_is_told() -> None:
    library = parse_bibtex("@book{a, doi={10.1000/x%28y%29.}}\n@book{b, doi={https://doi.org/10.1000/x}}")
    assert [w.doi for w in library] == ["10.1000/x(y)", "10.1000/x"]
    assert [f.key for f in library.failures] == ["a"]


def test_a_field_that_is_commented_out_is_told_and_not_read() -> None:
    library = parse_bibtex("@book{a,\n title={A},\n%  author={Wu, Li},\n year=2020}")
    assert (library["a"].author, library["a"].year, library["a"].extra) == ((), 2020, ())
    assert [(f.line, f.severity) for f in library.failures] == [(3, "warning")]


def test_an_entry_that_is_commented_out_does_not_take_the_key() -> None:
    library = parse_bibtex("% @book{a,\n%  title={Old}\n% }\n\n@book{a,\n title={New}}")
    assert [(w.key, w.title) for w in library] == [("a", "New")]
    assert [f.reason for f in library.failures] == ["the entry is commented out and not read"]


def test_a_chapter_takes_what_it_lacks_from_the_book_that_it_refers_to() -> None:
    library = parse_bibtex("@incollection{a, crossref={b}, title={A}, publisher={Own}}\n"
                           "@book{b, title={B}, editor={Ek, Bo}, publisher={P}, year=2020}")
    work = library["a"]
    assert (work.container_title, work.editor, work.publisher, work.issued) == ("B", (Name("Ek", "Bo"),), "Own", (2020,))
    assert list(parse_bibtex(write_bibtex(library))) == list(library)
    assert parse_bibtex("@incollection{a, crossref={a}, title={A}}\n@inbook{c, crossref={d}}")["a"].container_title == ""
