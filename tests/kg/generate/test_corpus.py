from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from kg.corpus import Corpus, read_corpus
from kg.errors import CorpusError
from kg.generate.corpus import Generator, write_corpus
from kg.graph.build import build_dataset
from kg.graph.iris import Iris
from kg.graph.links import LinkBook
from ontology.checks import validate
from tests.kg.generate.invented import generated_corpus


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six generated studies on disk."""
    folder = tmp_path_factory.mktemp("generated") / "corpus"
    assert write_corpus(folder, Generator(6, seed=2, depth=0.3)) == 6
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_what_is_written_is_read_without_a_word(folder: Path) -> None:
    """No fault, no warning: ids, references, names, the thesaurus and the bibliography fit."""
    corpus = read_corpus(folder)
    assert corpus.failures == ()
    assert len(corpus.records) == 6 and len(corpus.works) > 50 and corpus.thesaurus.concepts


def test_json_and_yaml_hold_the_same_corpus(folder: Path, tmp_path: Path) -> None:
    write_corpus(tmp_path / "json", Generator(6, seed=2, depth=0.3), "json")
    one, other = read_corpus(folder), read_corpus(tmp_path / "json")
    assert (one.records, one.works, one.thesaurus) == (other.records, other.works, other.thesaurus)


def test_the_same_seed_gives_the_same_bytes_and_another_one_others(folder: Path, tmp_path: Path) -> None:
    write_corpus(tmp_path / "again", Generator(6, seed=2, depth=0.3))
    assert files(tmp_path / "again") == files(folder)
    write_corpus(tmp_path / "other", Generator(6, seed=3, depth=0.3))
    assert files(tmp_path / "other") != files(folder)


def test_the_graph_conforms_to_the_shapes() -> None:
    corpus = generated_corpus(6, seed=5, depth=0.4)
    assert [str(v) for v in validate(build_dataset(corpus))] == []


def test_constructs_are_shared_by_a_heavy_tail(forty: Corpus) -> None:
    studies = defaultdict(set)
    for (study, _), assigned in forty.concepts.items():
        studies[assigned.concept].add(study)
    sizes = Counter(len(s) for s in studies.values())
    assert max(sizes) >= 10, "the best-known construct stands in a quarter of the studies"
    assert sizes[1] > 0.5 * len(studies), "most constructs stand in one study"
    shared = [sizes[n] for n in range(1, 6)]
    assert shared == sorted(shared, reverse=True)


def test_links_are_shared_and_some_are_contested() -> None:
    corpus = generated_corpus(150, seed=1, depth=0.5)
    book = LinkBook(Iris(), corpus.thesaurus)
    for record in corpus.records:
        book.add(record)
    links = [book.link(key) for key in book.links()]
    states = Counter(len(link.states) for link in links)
    assert states[1] > states[2] > states[3] > 0
    contested = [link for link in links if link.contested]
    assert 3 <= len(contested) < 0.5 * sum(n for size, n in states.items() if size > 1)


def test_studies_cite_shared_works_and_earlier_studies(forty: Corpus) -> None:
    """References are dated before or in the year of the study; a study of the corpus is among the works cited."""
    year = {r.study.work: r.study.year for r in forty.records if r.study.work}
    cited = Counter(ref.work for r in forty.records for ref in r.references)
    assert max(cited.values()) >= 4
    inside = [(r, ref) for r in forty.records for ref in r.references if ref.work in year]
    assert 0 < len(inside) < 0.05 * sum(cited.values())
    for record, ref in inside:
        assert record.study.year is None or (ref.year or 0) <= record.study.year


def test_near_concepts_stand_in_the_thesaurus(forty: Corpus) -> None:
    concepts = forty.thesaurus.concepts
    assert all(any(getattr(c, kind) for c in concepts) for kind in ("close", "broader", "distinct"))
    renamed = [m for c in concepts for m in c.members]
    assert 0.01 < len(renamed) / len(forty.concepts) < 0.3


def test_depth_scales_what_studies_say_and_not_what_they_cite(forty: Corpus) -> None:
    shallow = generated_corpus(40, seed=7, depth=0.25)
    claims, references = (sum(len(getattr(r, part)) for r in shallow.records) / sum(len(getattr(r, part)) for r in forty.records)
                          for part in ("claims", "references"))
    assert claims < 0.6 < references


def test_a_folder_with_something_in_it_is_left_alone(folder: Path) -> None:
    before = files(folder)
    with pytest.raises(CorpusError, match="not an empty folder"):
        write_corpus(folder, Generator(2, seed=1))
    assert files(folder) == before


@pytest.mark.parametrize(("studies", "depth"), [(-1, 1.0), (1, 0.0), (1, 3.0)])
def test_a_corpus_that_cannot_be_is_refused(studies: int, depth: float) -> None:
    with pytest.raises(CorpusError, match="cannot be generated"):
        Generator(studies, 1, depth=depth)


def test_no_studies_is_an_empty_corpus(tmp_path: Path) -> None:
    assert write_corpus(tmp_path / "none", Generator(0, seed=1)) == 0
    assert read_corpus(tmp_path / "none").records == ()
