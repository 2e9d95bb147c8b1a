"""The merged work: best-filled values, nothing lost, nothing made up."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bib.matching.group import Member
from bib.matching.merge import PUBLICATION, Alternative, merged
from bib.model import Name, Work
from tests.bib.matching.works import BERG, PAPER, WU, works

A, B, C = Member("x", "a"), Member("x", "b"), Member("y", "c")


def test_fields_that_the_leading_entry_lacks_come_from_others() -> None:
    other = Work("b", title=PAPER.title, issued=(2020,), issue="2", doi="10.1000/x", abstract="Of teams.")
    found = merged({A: replace(PAPER, key="a"), B: other})
    work = found.work
    assert (work.key, work.volume, work.issue, work.doi, work.abstract) == ("a", "12", "2", "10.1000/x", "Of teams.")
    assert (found.sources["issue"], found.sources["volume"]) == (B, A)
    assert found.alternatives == ()


def test_pages_of_one_version_do_not_come_beside_the_year_of_another() -> None:
    first_online = replace(PAPER, key="b", issued=(2019,), volume="", page="1-19", issue="", publisher="Press")
    printed = replace(PAPER, key="a", page="", doi="10.1000/x", issue="3")
    found = merged({A: printed, B: first_online})
    assert (found.work.issued, found.work.page, found.work.publisher) == ((2020,), "", "")
    assert Alternative("page", "1-19", (B,)) in found.alternatives


def test_what_fills_a_gap_fits_what_filled_the_gaps_before() -> None:
    leading = replace(PAPER, key="a", page="", volume="", issued=())
    second, third = (replace(PAPER, key=k, container_title="", volume=v, page=p) for k, v, p in (("b", "12", ""), ("c", "13", "9-11")))
    work = merged({A: leading, B: second, C: third}).work
    assert (work.volume, work.page) in (("12", ""), ("13", "9-11"))


def test_the_fullest_list_of_names_and_the_whole_title_are_taken() -> None:
    cut = replace(PAPER, key="a", doi="10.1000/x", author=(Name("van den Berg", "J."), Name(literal="others")))
    whole = Work("b", title=f"{PAPER.title}: A study", author=(BERG, WU))
    found = merged({A: cut, B: whole})
    assert found.work.author == (BERG, WU)
    assert found.work.title == "How teams learn from their failures: A study"
    assert {a.field for a in found.alternatives} == {"author", "title"}


def test_the_whole_name_of_a_journal_and_all_pages_go_before_short_forms() -> None:
    short = replace(PAPER, key="a", container_title="J. Mark. Manag.", page="31", doi="10.1000/x", abstract="Of teams.")
    work = merged({A: short, B: replace(PAPER, key="b")}).work
    assert (work.key, work.container_title, work.page) == ("a", "Journal of Marketing Management", "31-49")


def test_a_title_in_capitals_gives_way() -> None:
    assert merged({A: replace(PAPER, key="a", title=PAPER.title.upper()), B: Work("b", title=PAPER.title)}).work.title == PAPER.title


def test_further_fields_are_united() -> None:
    found = merged({A: replace(PAPER, extra=(("file", "a.pdf"),)), B: Work("b", extra=(("file", "b.pdf"), ("pmid", "1")))})
    assert found.work.extra == (("file", "a.pdf"), ("pmid", "1"))
    assert found.alternatives == (Alternative("extra.file", "b.pdf", (B,)),)


def test_nothing_to_merge_is_misuse() -> None:
    with pytest.raises(ValueError, match="no entry"):
        merged({})


@settings(deadline=None)
@given(st.lists(works, min_size=1, max_size=4))
def test_nothing_printed_is_lost_or_invented_and_the_order_does_not_matter(drawn: list[Work]) -> None:
    entries = {Member("x", f"k{n}"): w.with_key(f"k{n}") for n, w in enumerate(drawn)}
    found = merged(entries)
    for order in permutations(entries.items()):
        assert merged(order) == found
    there = {(a.field, a.value) for a in found.alternatives} | {(f"extra.{n}", v) for n, v in found.work.extra}
    there |= {(f.name, getattr(found.work, f.name)) for f in fields(Work)}
    printed = {(f.name, value) for w in entries.values() for f in fields(Work)
               if (value := getattr(w, f.name)) and f.name not in ("key", "extra") and (f.name, value) != ("type", "document")}
    printed |= {(f"extra.{n}", v) for w in entries.values() for n, v in w.extra}
    assert printed <= there
    for name, member in found.sources.items():
        if not name.startswith("extra."):
            assert getattr(found.work, name) == getattr(entries[member], name)
    filled = {found.sources[n] for n in PUBLICATION if n in found.sources}
    assert len({entries[m].issued[:1] for m in filled if entries[m].issued}) <= 1
