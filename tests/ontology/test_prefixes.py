"""Namespaces: one table, and every file that spells prefixes out agrees with it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ontology.prefixes import BASE, NN, PREFIXES, SHAPES, sparql_prologue

ROOT = Path(__file__).parents[2]
DECLARATION = re.compile(r"^\s*(?:@prefix|PREFIX)\s+([\w-]*):\s*<([^>]*)>", re.MULTILINE | re.IGNORECASE)
FILES = sorted(p for folder in ("ontology", "kg") for ending in ("*.ttl", "*.rq") for p in (ROOT / folder).rglob(ending))


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_files_spell_prefixes_as_the_table_does(path: Path) -> None:
    declared = dict(DECLARATION.findall(path.read_text("utf-8")))
    text = re.sub(r"<[^<>\s]*>|^#.*|\"[^\"]*\"", "", path.read_text("utf-8"), flags=re.MULTILINE)
    used = set(re.findall(r"(?<![\w?:-])([a-z][a-z0-9]*):[A-Za-z]", text))
    assert used <= set(declared), "a prefix is used that the file does not declare"
    assert declared or path.suffix == ".rq", "no prefix at all: is this file what it says?"
    assert declared == {prefix: PREFIXES.get(prefix) for prefix in declared}


def test_own_namespaces_stand_under_the_base() -> None:
    assert BASE == "https://w3id.org/nomnet/"
    assert (NN, SHAPES) == (BASE + "ontology/", BASE + "shapes/") == (PREFIXES["nn"], PREFIXES["nnsh"])


def test_namespaces_can_be_continued_by_a_local_name() -> None:
    # CiTO's own documentation binds its prefix without the slash.
    assert all(namespace.endswith(("/", "#", "_")) for namespace in PREFIXES.values())
    assert PREFIXES["cito"] == "http://purl.org/spar/cito/"


def test_prologue_names_the_prefixes_asked_for_or_all() -> None:
    assert sparql_prologue("nn", "skos").splitlines() == [
        "PREFIX nn: <https://w3id.org/nomnet/ontology/>", "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>"]
    assert len(sparql_prologue().splitlines()) == len(PREFIXES)


def test_prologue_of_an_unknown_prefix_is_an_error() -> None:
    with pytest.raises(KeyError):
        sparql_prologue("nnn")
