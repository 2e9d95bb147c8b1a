"""Writing BibTeX: what is written is read back as the same works."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bib import Name, Work, parse_bibtex, write_bibtex
from bib.bibtex_fields import TYPES
from bib.latex import single_spaced

CHARACTERS = st.one_of(st.sampled_from("\\{}$%&#_~^-–—`'!?\"@,=()AZ az09"), st.characters(exclude_categories=("C", "Z")))
TEXT = st.text(CHARACTERS, max_size=30).map(single_spaced)
SOME = st.text(CHARACTERS, min_size=1, max_size=12).map(single_spaced).filter(bool)
PLAIN = SOME.filter(lambda t: t.lower() != "others")
PERSON = st.builds(Name, PLAIN, TEXT, st.sampled_from(["", "van den", "de", "von der"]), st.sampled_from(["", "Jr.", "III"]))
NAME = PERSON | PLAIN.map(lambda t: Name(literal=t)) | st.just(Name(literal="others"))
NUMBERS = st.sampled_from(["", "1", "54", "12–13", "S1", "A-7"])
VERBATIM = st.sampled_from(["", "https://example.org/a_b%20c?x=1&y=~z#f", "10.1000/x_(1)<2>"])
DATE = st.sampled_from([{}, {"issued_text": "in press"}]) | st.builds(
    lambda parts, suffix: {"issued": parts, "year_suffix": suffix},
    st.tuples(st.integers(1, 2100)) | st.tuples(st.integers(1, 2100), st.integers(1, 12)) | st.just((1999, 12, 31)),
    st.sampled_from(["", "a", "bc"]),
)
WORK = st.builds(
    lambda date, **fields: Work(**fields, **date),
    DATE,
    key=st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,15}", fullmatch=True),
    type=st.sampled_from(sorted(set(TYPES.values()))),
    title=TEXT,
    author=st.lists(NAME, max_size=4).map(tuple),
    editor=st.lists(NAME, max_size=2).map(tuple),
    container_title=TEXT,
    collection_title=TEXT,
    event_title=TEXT,
    genre=TEXT,
    volume=NUMBERS,
    issue=NUMBERS,
    page=NUMBERS,
    number=NUMBERS,
    chapter_number=NUMBERS,
    edition=NUMBERS,
    publisher=TEXT,
    publisher_place=TEXT,
    doi=VERBATIM,
    url=VERBATIM,
    isbn=NUMBERS,
    issn=NUMBERS,
    language=TEXT,
    abstract=TEXT,
    keyword=TEXT,
    note=TEXT,
    extra=st.sampled_from([(), (("howpublished", "On the Web & paper"), ("annote", "x")), (("booktitle", "Another one"),)]),
).map(
    # A second container is extra only beside a first.
    lambda work: replace(work, container_title=work.container_title or "One") if dict(work.extra).get("booktitle") else work
)


@given(st.lists(WORK, max_size=2, unique_by=lambda w: w.key))
def test_what_is_written_is_read_back(works: list[Work]) -> None:
    library = parse_bibtex(write_bibtex(works))
    assert list(library) == works
    assert not [f for f in library.failures if works]


@pytest.mark.parametrize("entry_type", sorted(TYPES))
def test_every_type_comes_back(entry_type: str) -> None:
    text = f"@{entry_type}{{a,\n  title        = {{T}}\n}}\n"
    once = parse_bibtex(text)
    assert f"@{entry_type}{{a," in write_bibtex(once)
    assert list(parse_bibtex(write_bibtex(once))) == list(once)


def test_an_entry_as_it_stands_in_a_file() -> None:
    work = Work(
        "wu2020",
        "article-journal",
        "How BDAI helps eBay in Oslo: A study",
        author=(Name("Wu", "Li"), Name(literal="R&D Ltd")),
        issued=(2020, 11),
        container_title="Journal of Things",
        volume="4",
        issue="2",
        page="1–9",
        doi="10.1/x_y",
        extra=(("keyword-own", "a_b"),),
    )
    assert (
        write_bibtex([work])
        == """@article{wu2020,
  author       = {Wu, Li and {R\\&D Ltd}},
  title        = {How {BDAI} helps {eBay} in {Oslo}: A study},
  journal      = {Journal of Things},
  year         = {2020},
  month        = nov,
  volume       = {4},
  number       = {2},
  pages        = {1--9},
  doi          = {10.1/x_y},
  keyword-own  = {a\\_b}
}
"""
    )


def test_titles_in_title_case_keep_only_acronyms_in_braces() -> None:
    assert "{The Use of {BDAI} in Small Firms}" in write_bibtex([Work("a", title="The Use of BDAI in Small Firms")])


def test_a_type_without_a_bibtex_type_is_written_as_misc() -> None:
    assert write_bibtex([Work("a", "motion_picture", "Film")]).startswith("@misc{a,")


def test_a_work_changed_to_another_type_loses_the_old_bibtex_type() -> None:
    manual = parse_bibtex("@manual{a, title={T}}")["a"]
    assert write_bibtex([replace(manual, type="article-journal")]).startswith("@article{a,")
