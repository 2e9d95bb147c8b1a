"""The examples in docstrings run."""

from __future__ import annotations

import doctest
import importlib

import pytest

MODULES = [
<<<<<<< HEAD
<<<<<<< HEAD
    "bib", "bib.citations", "bib.names", "bib.references", "bib.references.dates", "bib.references.find", "bib.references.joining",
    "bib.references.kinds", "bib.references.labeller", "bib.references.lexicon", "bib.references.lines", "bib.references.links",
    "bib.references.parse", "bib.references.reading", "bib.references.repairs", "bib.references.rules", "bib.references.split",
    "bib.references.tokens", "bib.references.values",
=======
    "bib", "bib.citations", "bib.matching.cited", "bib.matching.compare", "bib.matching.decisions", "bib.matching.group",
    "bib.matching.identifiers", "bib.matching.likeness", "bib.matching.merge",
>>>>>>> c5f0b58d49ce852a4d7ecd4e7f7f3fef880b2fc1
    "bib.readers.bibtex", "bib.writers.bibtex", "bib.writers.csl_json", "bib.writers.formatted", "bib.writers.ris",
    "kg.corpus"]
=======
    "bib", "bib.attachments", "bib.citations", "bib.entry_fields", "bib.identifiers", "bib.keys", "bib.readers.bibtex",
    "bib.readers.bibtex_values", "bib.readers.cited_references", "bib.readers.csl_json", "bib.readers.dates", "bib.readers.endnote",
    "bib.readers.formats", "bib.readers.listed_names", "bib.readers.pubmed", "bib.readers.ris", "bib.readers.scopus",
    "bib.readers.web_of_science", "bib.title_marks", "bib.writers.bibtex", "bib.writers.csl_json", "bib.writers.formatted",
    "bib.writers.ris", "kg.corpus"]
>>>>>>> 8f6bcace13c7959ced9192b444043e5d31ba6343


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name))
    assert result.attempted > 0
    assert result.failed == 0
