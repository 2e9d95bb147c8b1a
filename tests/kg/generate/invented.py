"""A generated corpus in memory, as if it had been written and read."""

from __future__ import annotations

from kg.corpus import Corpus
from kg.generate.corpus import Generator


def generated_corpus(studies: int, seed: int, depth: float = 1.0) -> Corpus:
    """A small generated corpus in memory; its records in the order of their ids, as if they had been read."""
    generator = Generator(studies, seed, depth=depth)
    records = tuple(sorted(generator, key=lambda r: r.id))
    return Corpus(records, generator.bibliography(), generator.thesaurus())
