"""Every term that is used exists, and every term that exists is used."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Graph, URIRef

from ontology import terms
from ontology.describe import describe
from ontology.prefixes import NN as BASE
from ontology.schemes import notations, schemes
from ontology.terms import NN, ClosedNamespace

ROOT = Path(__file__).parents[2]
FOLDERS = ("bib", "kg", "ontology", "web", "tests")
CONCEPTS = {f"{scheme}-{notation}" for scheme in schemes() for notation in (*notations(scheme), "scheme")}
NAMESPACES = {name: value for name, value in vars(terms).items() if isinstance(value, ClosedNamespace)}
NAME = re.compile(r"(?<![\w:/-])nn:([A-Za-z][\w-]*)")


def python_files() -> list[Path]:
    return sorted(p for folder in FOLDERS for p in (ROOT / folder).rglob("*.py"))


def text_files() -> list[Path]:
    """Queries, shapes, examples and documents that name terms by prefix."""
    ours = ROOT / "ontology"
    return sorted([*(ROOT / "kg").rglob("*.rq"), *(ROOT / "web").rglob("*.rq"), *ours.rglob("*.ttl"), ROOT / "docs" / "graph.md",
                   ours / "CODEBOOK.md", ours / "README.md"])


def named_in_python(path: Path) -> Iterator[tuple[str, str]]:
    """Each ``NN.term`` and ``NN["term"]`` of a module, as namespace and term, where the name is one of ontology.terms."""
    tree = ast.parse(path.read_text("utf-8"))
    imported = {alias.asname or alias.name: alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)
                and node.module == "ontology.terms" for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in imported:
            yield imported[node.value.id], node.attr
        elif (isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id in imported
              and isinstance(node.slice, ast.Constant)):
            yield imported[node.value.id], str(node.slice.value)


USERS = [p for p in python_files() if "ontology.terms" in p.read_text("utf-8") and p.parts[-3:-1] != ("tests", "ontology")]


@pytest.mark.parametrize("path", USERS, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_term_in_code_exists(path: Path) -> None:
    # Attributes fail when they are reached; this finds those that no test reaches.
    assert [(n, t) for n, t in named_in_python(path) if n in NAMESPACES and t not in NAMESPACES[n]] == []


@pytest.mark.parametrize("path", text_files(), ids=lambda p: str(p.relative_to(ROOT)))
def test_every_term_in_queries_shapes_examples_and_documents_exists(path: Path) -> None:
    text = path.read_text("utf-8")
    # A dot or hyphen at the end belongs to the sentence.
    found = {name.rstrip("-") for name in NAME.findall(text)} | set(re.findall(re.escape(BASE) + r"([A-Za-z][\w-]+)", text))
    assert {name for name in found if name not in NN and name not in CONCEPTS and f"{name}-scheme" not in CONCEPTS} == set()


def test_every_term_that_a_parsed_file_holds_is_described() -> None:
    for path in (ROOT / "ontology" / "examples").rglob("*.ttl"):
        for iri in {t for triple in Graph().parse(path) for t in triple if isinstance(t, URIRef) and str(t).startswith(BASE)}:
            assert describe(str(iri))


def test_every_term_is_used_by_code_a_query_or_a_shape() -> None:
    used = {(n, t) for path in python_files() if "tests" not in path.parts for n, t in named_in_python(path)}
    texts = "".join(p.read_text("utf-8") for p in text_files() if p.suffix == ".rq" or p.name in ("shapes.ttl", "schemes.ttl"))
    prefixed = set(re.findall(r"(?<![\w:/-])([a-z0-9]+:[A-Za-z]\w*)", texts))
    unused = {f"{name.lower()}:{term}" for name, space in NAMESPACES.items() for term in space
              if (name, term) not in used and f"{name.lower()}:{term}" not in prefixed}
    assert unused == set(), "take it out of vocab.ttl"


def test_the_contract_names_every_term() -> None:
    text = (ROOT / "docs" / "graph.md").read_text("utf-8")
    assert {term for term in NN if not re.search(rf"nn:{term}\b", text)} == set()


def test_a_term_that_does_not_exist_would_be_found(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text("from ontology.terms import NN as N\nx = N.Clam, N['from'], N.Claim\n", "utf-8")
    assert [t for n, t in named_in_python(module) if t not in NAMESPACES[n]] == ["Clam"]
    assert NAME.findall("?c a nn:Claim ; nn:verdict nn:verdict-supported .") == ["Claim", "verdict", "verdict-supported"]
