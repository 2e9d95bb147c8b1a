"""What the descriptions are of: a corpus under its base IRI, served at an address."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from kg.corpus import corpus_hash, shipped_corpus
from kg.queries.answer import Answer, Cell

Ask = Callable[[str], Answer]
"""What answers a question of the catalogue by name; who gives it may keep the answers as long as the graph stays the same."""

LICENCE = "LICENSE"
_CREATIVE_COMMONS = re.compile(r"https?://creativecommons\.org/[\w./-]+")


@dataclass(frozen=True, slots=True)
class Site:
    """A corpus that is served.

    Attributes:
        base: the base IRI of everything in the graph.
        address: where the site answers now, with a final slash, e.g. ``http://127.0.0.1:5000/``; the base where it has its own name.
        corpus_name: what the corpus is called in a sentence.
        licence: the IRI of the licence of the corpus; empty where none is known.
    """

    base: str
    address: str
    corpus_name: str = "this corpus"
    licence: str = ""

    @property
    def description(self) -> str:
        """The IRI of the VoID document."""
        return f"{self.base}void"

    @property
    def corpus(self) -> str:
        """The IRI of the corpus as a dataset."""
        return f"{self.description}#corpus"

    @property
    def service(self) -> str:
        """The IRI of the endpoint as a service."""
        return f"{self.base}sparql#service"

    @property
    def endpoint(self) -> str:
        """The address that answers queries."""
        return f"{self.address}sparql"

    def subset(self, graph: str) -> str:
        """The IRI of a named graph as a part of the dataset, e.g. ``.../void#graphs/derived`` for ``.../graphs/derived``."""
        return f"{self.description}#{graph.removeprefix(self.base)}"


def licence_of(corpus: str) -> str:
    """The licence of the corpus with this hash (``store.about().corpus``), as an IRI; empty where it is not the one that ships with nomnet.

    A scholar's own corpus is theirs: nothing is said of its licence.
    """
    return shipped_licence() if is_shipped(corpus) else ""


def is_shipped(corpus: str) -> bool:
    """Whether the corpus with this hash is the one that ships with nomnet, which anybody may read."""
    return bool(corpus) and corpus == _shipped_hash()


@cache
def shipped_licence() -> str:
    """The licence of the corpus that ships with nomnet, as its own file names it."""
    found = _CREATIVE_COMMONS.search((shipped_corpus() / LICENCE).read_text(encoding="utf-8"))
    return found[0] if found else ""


@cache
def _shipped_hash() -> str:
    return corpus_hash(shipped_corpus())


def value(row: Mapping[str, Cell | None], column: str) -> str:
    """The value of a cell as text; empty where it is unbound."""
    cell = row[column]
    return cell.value if cell else ""


def whole(row: Mapping[str, Cell | None], column: str) -> int:
    """The value of a cell as a whole number; 0 where it is unbound."""
    return int(value(row, column) or 0)
