"""The examples in docstrings run."""

from __future__ import annotations

import doctest
import importlib

import pytest

MODULES = [
    "bib", "bib.attachments", "bib.citations", "bib.entry_fields", "bib.identifiers", "bib.keys", "bib.readers.bibtex",
    "bib.readers.bibtex_values", "bib.readers.cited_references", "bib.readers.csl_json", "bib.readers.dates", "bib.readers.endnote",
    "bib.readers.formats", "bib.readers.listed_names", "bib.readers.pubmed", "bib.readers.ris", "bib.readers.scopus",
    "bib.readers.web_of_science", "bib.title_marks", "bib.writers.bibtex", "bib.writers.csl_json", "bib.writers.formatted",
    "bib.writers.ris", "kg.corpus"]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name))
    assert result.attempted > 0
    assert result.failed == 0
