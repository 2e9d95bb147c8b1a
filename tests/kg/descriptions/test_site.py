"""What licence is said to be on a corpus: that of the one that ships with nomnet, and of no other."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

from kg.corpus import corpus_hash, shipped_corpus
from kg.descriptions.site import Site, is_shipped, licence_of, shipped_licence


def test_the_shipped_corpus_has_the_licence_of_its_file() -> None:
    assert licence_of(corpus_hash(shipped_corpus())) == shipped_licence() == "https://creativecommons.org/licenses/by/4.0/"


def test_nothing_is_said_of_another_corpus(tmp_path: Path) -> None:
    own = copytree(shipped_corpus(), tmp_path / "own")
    next((own / "records").glob("*.yaml")).unlink()
    assert licence_of(corpus_hash(own)) == "" == licence_of("")
    assert is_shipped(corpus_hash(shipped_corpus())) and not is_shipped(corpus_hash(own)) and not is_shipped("")


def test_the_names_of_a_site_stand_under_its_base_and_only_its_address_is_where_it_answers() -> None:
    site = Site("https://example.org/base/", "http://127.0.0.1:8000/")
    assert site.endpoint == "http://127.0.0.1:8000/sparql"
    assert (site.corpus, site.service) == ("https://example.org/base/void#corpus", "https://example.org/base/sparql#service")
    assert site.subset("https://example.org/base/graphs/derived") == "https://example.org/base/void#graphs/derived"
