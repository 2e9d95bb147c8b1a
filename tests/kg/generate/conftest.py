from __future__ import annotations

import pytest

from kg.corpus import Corpus
from tests.kg.generate.invented import generated_corpus


@pytest.fixture(scope="session")
def forty() -> Corpus:
    """Forty generated studies."""
    return generated_corpus(40, seed=7)
