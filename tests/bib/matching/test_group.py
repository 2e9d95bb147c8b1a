"""Entries of several sources in groups, with the numbers for a PRISMA diagram."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from bib.matching.compare import compared
from bib.matching.group import Grouping, Member, grouped
from bib.model import Work
from tests.bib.matching.works import PAPER, works

A, B, C = Member("scopus", "a"), Member("wos", "b"), Member("wos", "c")
STRANGER = replace(PAPER, key="s", title="What managers make of numbers", page="70-90")


def members(found: Grouping) -> list[list[Member]]:
    return [list(g.members) for g in found.groups]


def test_duplicates_within_and_between_sources_are_counted() -> None:
    wos = [PAPER.with_key("b"), replace(PAPER, key="c", page="31")]
    found = grouped({"scopus": [PAPER.with_key("a"), STRANGER], "wos": wos, "lens": []})
    assert members(found) == [[A, B, C], [Member("scopus", "s")]]
    counts = found.counts
    assert (counts.total, counts.left, counts.between) == (4, 2, 1)
    assert counts.records == {"lens": 0, "scopus": 2, "wos": 2}
    assert counts.within == {"lens": 0, "scopus": 0, "wos": 1}
    assert counts.unique == {"lens": 0, "scopus": 1, "wos": 0}
    assert counts.shared == {("scopus", "wos"): 1}


def test_an_entry_between_two_that_contradict_does_not_join_them() -> None:
    first, second = replace(PAPER, key="a", doi="10.1000/1"), replace(PAPER, key="c", doi="10.1000/2")
    found = grouped({"scopus": [first], "wos": [PAPER.with_key("b"), second]})
    assert members(found) == [[A, B], [C]]
    assert [(link.one, link.other) for link in found.refused] == [(B, C)]
    assert [(link.one, link.other) for link in found.doubtful] == [(A, C)]


def test_what_stands_in_two_issues_is_not_joined_through_an_entry_that_names_none() -> None:
    remarks = replace(PAPER, title="Remarks of the editor on this journal", page="", author=(PAPER.author[0],))
    first, other, third = replace(remarks, key="a", issue="1"), replace(remarks, key="b"), replace(remarks, key="c", issue="2")
    assert members(grouped({"scopus": [first], "wos": [other, third]})) == [[A, B], [C]]


def test_entries_that_only_have_nothing_in_common_come_together_through_a_third() -> None:
    bare, whole, named = Work("a", doi="10.1000/1"), replace(PAPER, key="b", doi="10.1000/1"), replace(PAPER, key="c")
    assert members(grouped({"scopus": [bare], "wos": [whole, named]})) == [[A, B, C]]


def test_a_persons_word_is_kept() -> None:
    sources = {"scopus": [PAPER.with_key("a")], "wos": [PAPER.with_key("b"), replace(STRANGER, key="c")]}
    assert members(grouped(sources, apart=[(B, A)])) == [[A], [B], [C]]
    assert members(grouped(sources, same=[(C, A)])) == [[A, C], [B]], "the second entry contradicts the third as before"
    assert members(grouped(sources, same=[(C, A), (B, C)])) == [[A, B, C]]
    assert members(grouped(sources, same=[(C, A), (B, C)], apart=[(A, B)])) == [[A, C], [B]]
    assert members(grouped(sources, same=[(A, Member("wos", "gone"))])) == [[A, B], [C]]


def test_related_works_are_told_once_for_two_groups() -> None:
    preprint = Work("p", "article", PAPER.title, PAPER.author, issued=(2018,), container_title="arXiv")
    found = grouped({"scopus": [PAPER.with_key("a"), preprint], "wos": [PAPER.with_key("b")]})
    assert [(link.one.key, link.other.key, link.comparison.relation) for link in found.related] == [("a", "p", "version-of")]


@settings(deadline=None, max_examples=60)
@given(st.lists(works, min_size=1, max_size=9), st.integers(0, 10**6))
def test_the_order_of_sources_and_works_does_not_matter(drawn: list[Work], seed: int) -> None:
    entries = [w.with_key(f"k{n}") for n, w in enumerate(drawn)]
    sources = {"x": entries[::2], "y": entries[1::2]}
    shuffled = {name: Random(seed).sample(sources[name], len(sources[name])) for name in ("y", "x")}
    assert grouped(sources) == grouped(shuffled)


@settings(deadline=None, max_examples=60)
@given(st.lists(works, min_size=1, max_size=9))
def test_no_group_holds_two_that_contradict_and_every_entry_is_in_one(drawn: list[Work]) -> None:
    entries = {f"k{n}": w.with_key(f"k{n}") for n, w in enumerate(drawn)}
    found = grouped({"x": entries.values()})
    assert sorted(m.key for g in found.groups for m in g.members) == sorted(entries)
    for group in found.groups:
        for one in group.members:
            for other in group.members:
                assert one == other or not compared(entries[one.key], entries[other.key]).contradicts
    assert found.counts.total - sum(found.counts.within.values()) - found.counts.between == found.counts.left == len(found.groups)
