"""The examples in docstrings run."""

from __future__ import annotations

import doctest
import importlib

import pytest

MODULES = [
    "bib", "bib.citations", "bib.matching.cited", "bib.matching.compare", "bib.matching.decisions", "bib.matching.group",
    "bib.matching.identifiers", "bib.matching.likeness", "bib.matching.merge",
    "bib.readers.bibtex", "bib.writers.bibtex", "bib.writers.csl_json", "bib.writers.formatted", "bib.writers.ris",
    "kg.corpus"]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name))
    assert result.attempted > 0
    assert result.failed == 0
