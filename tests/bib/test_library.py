"""The library: keys, merging."""

from __future__ import annotations

import pytest

from bib import BibError, KeyTakenError, Library, Work


def test_works_are_found_by_key_in_their_order() -> None:
    library = Library.of([Work(key="b2"), Work(key="a1")])
    assert [w.key for w in library] == ["b2", "a1"]
    assert "a1" in library
    assert "c3" not in library
    assert library.get("c3") is None
    assert library.get(None) is None
    assert len(library) == 2


def test_merging_skips_the_same_and_keeps_the_order() -> None:
    library = Library.of([Work(key="a", title="A")]).merged([Work(key="a", title="A"), Work(key="b", title="B")])
    assert [w.title for w in library] == ["A", "B"]


def test_two_works_under_one_key_are_refused_with_both_titles() -> None:
    with pytest.raises(KeyTakenError, match=r"'smith2020' stands for 'Things' already and cannot stand for 'Stuff'") as caught:
        Library.of([Work(key="smith2020", title="Things")]).merged([Work(key="smith2020", title="Stuff")])
    assert caught.value.key == "smith2020"
    assert isinstance(caught.value, BibError)
