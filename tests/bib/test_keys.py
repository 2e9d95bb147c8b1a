"""Citation keys: readable, ASCII, the same whatever the order."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bib import BibError, Name, Work
from bib.keys import ascii_letters, citation_key, is_usable_key, with_keys
from tests.bib.works import WORK


def work(family: str, year: int = 2020, title: str = "On the use of things") -> Work:
    return Work("", title=title, author=(Name(family, "Ann"),), issued=(year,) if year else ())


@pytest.mark.parametrize(
    ("given_work", "pattern", "key"),
    [
        (work("Smith"), "{family}{year}{letter}", "smith2020"), (work("van den Berg"), "{Family}_{yy}", "VandenBerg_20"),
        (work("Großmann-Żółć", 0), "{family}{year}", "grossmannzolcnd"), (work("O'Neill"), "{family}:{title}", "oneill:use"),
        (work("Smith"), "{families}{words}", "SmithUseThings"), (work("王", title="X"), "{family}{year}", "ann2020"),
        (Work("", title="王明"), "{family}{year}", "x{}nd"), (Work(""), "{family}{year}", "anonnd"),
        (Work("", title="The Voyage out", editor=(Name(literal="World Health Organization"),)), "{family}", "worldhealthorganization"),
        (Work("", container_title="Journal of the Things"), "{journal}", "JT"),
        (Work("", author=tuple(Name(x) for x in ("Wu", "Li", "Ek", "Bo"))), "{families}", "WuLiEkEtAl"),
        (Work("", author=(Name(literal="others"),), title="Alone"), "{family}", "alone"),
    ],
)
def test_keys_of_one_work(given_work: Work, pattern: str, key: str) -> None:
    made = citation_key(given_work, pattern)
    if "{}" in key:
        before, after = key.split("{}")
        assert made.startswith(before) and made.endswith(after) and len(made) == len(before) + 8 + len(after)
    else:
        assert made == key


def test_letters_do_not_depend_on_the_order_of_the_works() -> None:
    works = [work("Smith", title=title) for title in ("Zebras", "Apples", "Of mice", "Apples")] + [work("Wu")]
    expected = {w.title: w.key for w in with_keys(works)}
    for seed in range(5):
        shuffled = random.Random(seed).sample(works, len(works))
        assert {w.title: w.key for w in with_keys(shuffled) if w.title != "Apples"} == {k: v for k, v in expected.items() if k != "Apples"}
    assert [w.key for w in with_keys(works)] == ["smith2020d", "smith2020a", "smith2020c", "smith2020b", "wu2020"]


def test_a_key_that_is_taken_is_not_given_again() -> None:
    assert [w.key for w in with_keys([work("Smith"), work("Smith", title="B")], taken={"SMITH2020A"})] == ["smith2020c", "smith2020b"]
    assert with_keys([work("Smith")], taken={"smith2020"})[0].key == "smith2020a"
    many = with_keys([work("Smith", title=str(n)) for n in range(30)])
    assert {"smith2020z", "smith2020aa", "smith2020ad"} <= {w.key for w in many}


def test_very_long_names_are_cut_and_keep_their_letter() -> None:
    keys = [w.key for w in with_keys([work("A" * 300, title=title) for title in ("B", "C")])]
    assert keys == ["a" * 40 + "2020a", "a" * 40 + "2020b"]


@settings(max_examples=40)
@given(st.lists(WORK, max_size=4), st.sampled_from(["{family}{year}{letter}", "{families}_{words}", "{type}-{letter}", "{title}"]))
def test_keys_differ_and_can_be_used(works: list[Work], pattern: str) -> None:
    keyed = with_keys(works, pattern)
    assert len({w.key.casefold() for w in keyed}) == len(works)
    assert all(is_usable_key(w.key) and w.key.isascii() for w in keyed)
    assert [w.with_key("") for w in keyed] == [w.with_key("") for w in works]


@pytest.mark.parametrize("pattern", ["", "fixed", "{name}", "{family!r}", "{family:>9}", "{family", "{}", "{family.__class__}"])
def test_a_pattern_that_cannot_be_used_is_told_with_the_places_there_are(pattern: str) -> None:
    with pytest.raises(BibError, match=r"makes no citation key: .* Its places are \{family\}"):
        citation_key(work("Smith"), pattern)


@pytest.mark.parametrize(("key", "usable"), [("smith2020", True), ("DBLP:conf/icis/Wu20", True), ("7", True), ("müller", True),
                                             ("O'Brien1990", True), ("a;b", True),
                                             ("a b", False),
                                             ("http://zotero.org/items/X", False), ("a{b}", False), ("", False), ("a,b", False),
                                             ("x" * 201, False)])
def test_keys_that_a_file_gives(key: str, usable: bool) -> None:
    assert is_usable_key(key) == usable


def test_letters_of_other_alphabets() -> None:
    assert ascii_letters("Łódź, Ærø & Þór ßẞ") == "Lodz, Aero & Thor ssSS"
    assert ascii_letters("王") == ""
