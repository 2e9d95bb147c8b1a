"""Writing BibTeX: what is written is read back as the same works."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bib import Name, Work, parse_bibtex, write_bibtex
from bib.bibtex_fields import TYPES
from tests.bib.works import WORK


@given(st.lists(WORK, max_size=2, unique_by=lambda w: w.key))
def test_what_is_written_is_read_back(works: list[Work]) -> None:
    library = parse_bibtex(write_bibtex(works))
    assert list(library) == works
    for work, again in zip(works, library, strict=True):
        assert work.title_marks is None or (again.title_marks or ()) == work.title_marks
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
