"""The layer table of the design: who may import whom, and the one door of each library."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = ("bib", "ontology", "kg", "web")

# folder -> our packages it may import; a dotted name allows that part only.
OURS = {
    "ontology": {"ontology"},
    "bib": {"bib"},
    "kg": {"kg", "bib", "ontology"},
    "web": {
        "web", "kg.queries", "kg.search", "kg.analysis", "kg.tables", "kg.descriptions", "kg.graph.store", "kg.graph.export", "kg.errors",
        "kg.extract.document", "bib.writers", "bib.model", "bib.citations", "bib.identifiers", "bib.audit", "bib.errors",
        "ontology.describe", "ontology.published", "ontology.schemes",
        "ontology.prefixes", "ontology.errors",
    },
}

# library -> the only places (path prefixes) that may import it, and why.
DOORS = {
    "rdflib": (("ontology/", "kg/graph/", "kg/queries/"), "RDF is described in ontology, built in kg/graph, and parsed in kg/queries"),
    "pyshacl": (("ontology/checks.py",), "shapes are checked in one place"),
    "pyoxigraph": (("kg/graph/store.py", "kg/graph/export.py", "kg/queries/", "kg/descriptions/document.py"),
                   "the store, the engine of queries, and what is written in the forms of their answers"),
    "sqlite3": (("kg/search/",), "the index of the search, and nothing else, is an SQLite file"),
    "networkx": (("kg/analysis/",), "graph algorithms live in kg/analysis"),
    "bibtexparser": (("bib/readers/bibtex", "bib/writers/bibtex.py"), "one door for BibTeX"),
    "rispy": (("bib/writers/ris.py",), "one door for RIS"),
    "lxml": (("bib/readers/endnote.py",), "XML of others is read by one parser that expands nothing and fetches nothing"),
    "citeproc": (("bib/writers/formatted.py", "bib/writers/citeproc_gaps.py"), "one door for CSL styles"),
    "pycrfsuite": (("bib/references/labeller.py",), "one door for the labeller of printed references"),
    "rapidfuzz": (("bib/matching/likeness.py", "bib/intext/works.py"), "distances between words, and likeness of names"),
    "pylatexenc": (("bib/latex.py",), "one door for LaTeX"),
    "flask": (("web/",), "the website"),
    "waitress": (("web/serve.py",), "one place starts the server"),
    "pyvis": (("web/drawings.py",), "pyvis fetches from outside: it is tamed in one module"),
    "pydantic": (("kg/records/",), "the record is the typed hinge"),
    "ruamel": (("kg/records/",), "YAML is read and written with the records"),
    "typer": (("kg/cli.py", "kg/commands/"), "the command line"),
    "rich": (("kg/cli.py", "kg/commands/"), "the command line"),
    "tabulate": (("kg/tables/",), "tables are rendered in one place"),
    "xlsxwriter": (("kg/tables/xlsx.py",), "one door for spreadsheets"),
}


def modules() -> list[Path]:
    return sorted(p for folder in FOLDERS for p in (ROOT / folder).rglob("*.py"))


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Every module that a file imports (also inside functions), absolute, with the line."""
    package = path.relative_to(ROOT).with_suffix("").parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level]) if node.level else ""
            name = ".".join(x for x in (base, node.module) if x)
            yield name, node.lineno
            yield from ((f"{name}.{alias.name}", node.lineno) for alias in node.names)


def within(name: str, allowed: set[str]) -> bool:
    """Is the imported name one of the allowed ones, or inside one?"""
    return any(name == a or name.startswith(a + ".") for a in allowed)


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_imports_only_what_its_layer_may(path: Path) -> None:
    relative = path.relative_to(ROOT).as_posix()
    folder = relative.split("/")[0]
    for name, line in imports(path):
        top = name.split(".")[0]
        if top in FOLDERS and "." in name:
            # `from kg import queries` yields both "kg" and "kg.queries": the longer one is judged.
            assert within(name, OURS[folder]) or any(a.startswith(name + ".") for a in OURS[folder]), (
                f"{relative}:{line} imports {name}: {folder}/ may import of ours only {sorted(OURS[folder])} (docs/design.md)")
        if top in DOORS:
            places, why = DOORS[top]
            assert relative.startswith(places), f"{relative}:{line} imports {name}: only {places} may, because {why}"


def graph() -> dict[str, set[str]]:
    """Module -> our modules that it imports when it is loaded (imports inside functions are calls, not layers)."""
    names = {".".join(p.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): p for p in modules()}
    edges: dict[str, set[str]] = {n: set() for n in names}
    for name, path in names.items():
        for target, _ in imports(path):
            parts = target.split(".")
            found = next((".".join(parts[:k]) for k in range(len(parts), 0, -1) if ".".join(parts[:k]) in names), None)
            if found and found != name and not name.startswith(found + "."):
                edges[name].add(found)
    return edges


def test_no_import_cycle() -> None:
    edges = graph()
    done: set[str] = set()

    def walk(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, "import cycle: " + " -> ".join([*trail[trail.index(name):], name])
        if name not in done:
            for target in sorted(edges[name]):
                walk(target, (*trail, name))
            done.add(name)

    for name in sorted(edges):
        walk(name, ())


def test_no_module_is_longer_than_400_lines() -> None:
    long = {p.relative_to(ROOT).as_posix(): n for p in modules() if (n := len(p.read_text(encoding="utf-8").splitlines())) > 400}
    assert not long, f"split these by their nouns: {long}"


def test_no_sparql_text_outside_query_files() -> None:
    """SELECT, ASK and CONSTRUCT stand in .rq files only; the catalogue binds and runs them."""
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                words = node.value.split()
                starts = {"SELECT", "CONSTRUCT", "ASK", "DESCRIBE"} & set(words)
                assert not (starts and "{" in node.value and "?" in node.value), f"{path.relative_to(ROOT)}:{node.lineno} holds SPARQL text"


def test_namespaces_are_written_in_one_file() -> None:
    """An IRI of a vocabulary stands only in ontology/prefixes.py."""
    for path in modules():
        relative = path.relative_to(ROOT).as_posix()
        if relative == "ontology/prefixes.py":
            continue
        text = path.read_text(encoding="utf-8")
        for namespace in ("https://w3id.org/nomnet/ontology", "http://purl.org/spar/", "http://www.w3.org/2004/02/skos", "http://purl.obolibrary"):
            assert namespace not in text, f"{relative} spells the namespace {namespace}: take it from ontology.prefixes"


def test_the_layer_table_would_catch_a_wrong_import(tmp_path: Path) -> None:
    """The reader of imports sees plain, from, relative-looking and nested imports."""
    source = tmp_path / "x.py"
    code = "import rdflib\nfrom kg import queries\ndef f():\n    from networkx.algorithms import all_simple_paths\n"
    source.write_text(code, encoding="utf-8")
    global ROOT
    before, ROOT = ROOT, tmp_path
    try:
        found = {name for name, _ in imports(source)}
    finally:
        ROOT = before
    assert {"rdflib", "kg", "kg.queries", "networkx.algorithms"} <= found
    assert not within("kg.graph.build", OURS["web"])
    assert within("kg.queries.catalogue", OURS["web"])
