"""The examples in docstrings run."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
                 for folder in ("bib", "kg/extract") for path in (ROOT / folder).rglob("*.py") if ">>> " in path.read_text("utf-8"))


def test_there_are_examples() -> None:
    assert {"bib", "bib.apparatus", "bib.citations", "bib.readers.bibtex", "kg.extract.headings"} <= set(MODULES)


@pytest.mark.parametrize("name", [*MODULES, "kg.corpus"])
def test_examples(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name))
    assert result.attempted > 0
    assert result.failed == 0
