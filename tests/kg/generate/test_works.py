from __future__ import annotations

from random import Random

from bib.readers.bibtex import parse_bibtex
from bib.writers.bibtex import write_bibtex
from kg.corpus import Corpus
from kg.generate.rates import rates_of
from kg.generate.works import Works, letters, printed
from kg.records.bibliographic import Item

ARTICLE = Item.model_validate({"type": "article-journal", "author": [{"family": "A"}, {"family": "B"}], "container-title": "J", "volume": 1,
                               "issue": 2, "page": "1-2", "DOI": "10.1/x"})


def test_works_are_described_as_fully_as_the_pattern_and_read_back(corpus: Corpus) -> None:
    works = Works(rates_of(corpus), seed=1)
    work = works.invent(Random(1), ARTICLE, 2004)
    assert len(work.author) == 2 and work.year == 2004 and work.container_title and work.volume and work.page
    assert work.doi.startswith("10.5555/")
    assert not works.invent(Random(2), Item(), 2004).container_title
    assert str(work.year) in printed(work) and work.title in printed(work)
    assert list(parse_bibtex(write_bibtex(works.library()))) == list(works.library())


def test_two_works_of_one_author_and_year_have_two_keys(corpus: Corpus) -> None:
    works = Works(rates_of(corpus), seed=1)
    keys = [works.invent(Random(1), ARTICLE, 2004).key for _ in range(30)]
    assert keys[:3] == [keys[0], keys[0] + "a", keys[0] + "b"]
    assert keys[27:] == [keys[0] + "aa", keys[0] + "ab", keys[0] + "ac"]
    assert len(works.library()) == 30


def test_letters() -> None:
    assert [letters(n) for n in (0, 1, 26, 27, 52, 53, 702, 703)] == ["", "a", "z", "aa", "az", "ba", "zz", "aaa"]


def test_a_study_cites_no_work_twice(corpus: Corpus) -> None:
    works, rng, cited = Works(rates_of(corpus), seed=1), Random(4), set[str]()
    for _ in range(60):
        cited.add(works.cite(rng, ARTICLE, 2010, cited).key)
    assert len(cited) == 60
