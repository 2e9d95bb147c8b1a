"""A generated corpus: study after study, then the bibliography and the thesaurus that they need."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Literal

from bib.library import Library
from bib.writers.bibtex import write_bibtex
from kg.corpus import BIBLIOGRAPHY, RECORDS, THESAURUS, read_corpus, shipped_corpus
from kg.errors import CorpusError
from kg.generate.concepts import Concepts
from kg.generate.rates import Rates, rates_of
from kg.generate.study import StudyTeller
from kg.generate.works import Works
from kg.records.model import Record
from kg.records.thesaurus import Thesaurus
from kg.records.write import record_json, record_yaml

FIRST_YEAR, LAST_YEAR = 1996, 2025

Format = Literal["yaml", "json"]


class Generator:
    """A corpus in the making: iterate over its studies, then take its works and its thesaurus.

    The same rates, number of studies, seed and depth give the same corpus. One study is in memory at a time.

    Args:
        studies: how many.
        seed: which of all such corpora.
        rates: what a study is like; those of the shipped corpus unless others are given.
        depth: how much of its pattern a study tells on average, e.g. 0.25 for a quarter of the claims and statements.
    """

    def __init__(self, studies: int, seed: int, rates: Rates | None = None, depth: float = 1.0) -> None:
        if studies < 0 or not 0 < depth <= 2:
            raise CorpusError(f"A corpus of {studies} studies of depth {depth} cannot be generated: take 0 or more studies, and a depth "
                              "above 0 and up to 2.")
        self.studies, self.depth = studies, depth
        self._rates = rates or shipped_rates()
        self._rng = Random(f"nomnet {seed}")
        self._concepts = Concepts(self._rates)
        self._works = Works(self._rates, seed)

    def __iter__(self) -> Iterator[Record]:
        """The records, from the oldest study to the newest; once."""
        for n in range(self.studies):
            year = FIRST_YEAR + (LAST_YEAR + 1 - FIRST_YEAR) * n // self.studies
            yield StudyTeller(self._rng.choice(self._rates.patterns), self._rng, self._concepts, self._works, year, self.depth).tell()

    def bibliography(self) -> Library:
        """The works that the studies so far are and cite."""
        return self._works.library()

    def thesaurus(self) -> Thesaurus:
        """The thesaurus of the studies so far."""
        return self._concepts.thesaurus()


@cache
def shipped_rates() -> Rates:
    """The rates of the corpus that comes with nomnet."""
    return rates_of(read_corpus(shipped_corpus()))


def write_corpus(folder: Path, generator: Generator, format: Format = "yaml", say: Callable[[int], None] = lambda n: None) -> int:
    """Write a generated corpus into a folder that is not there or empty; returns how many studies it has.

    ``say`` hears the number of every study that is done. YAML is made to be read; JSON is written and read several times faster.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CorpusError(f"{folder} is there already and not an empty folder. Name a new one; nothing was written.")
    (folder / RECORDS).mkdir(parents=True)
    text = record_yaml if format == "yaml" else record_json
    done = 0
    for done, record in enumerate(generator, 1):
        (folder / RECORDS / f"{record.id}.{format}").write_text(text(record), encoding="utf-8")
        say(done)
    (folder / BIBLIOGRAPHY).write_text(write_bibtex(generator.bibliography()), encoding="utf-8")
    (folder / THESAURUS).write_text(record_yaml(generator.thesaurus()), encoding="utf-8")
    return done
