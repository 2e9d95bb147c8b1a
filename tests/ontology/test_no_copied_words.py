"""No sentence of a paper is in the repository.

No run of nine or more words is shared with the founding documents, outside names, titles and figures.

The documents lie beside the repository in ``shared/papers`` where the project is developed; elsewhere only the checker itself is tested.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
PAPERS = ROOT.parent / "shared" / "papers"
RUN = 9

# Names, titles and bibliographic data: keys of a record whose values stand as printed.
AS_PRINTED = {
    "references",
    "works",
    "author",
    "editor",
    "title",
    "container-title",
    "name",
    "aliases",
    "abbreviation",
    "caption",
    "raw",
    "independent",
    "dependent",
    "mediators",
    "moderators",
    "components",
    "citation",
    "row",
    "col",
    "source",
    "keywords",
    "theories",
    "controls",
    "outcome",
    "about",
    "members",
    "label",
    "alt",
    "marker",
    "DOI",
    "URL",
}

Grams = dict[tuple[str, ...], str]


def words(text: str) -> list[str]:
    """Lower-case words; figures are no words."""
    return [w for w in re.findall(r"[^\W_]+", text.lower()) if not any(c.isdigit() for c in w)]


def grams(text: str, origin: str) -> Grams:
    tokens = words(text)
    return {tuple(tokens[i : i + RUN]): origin for i in range(len(tokens) - RUN + 1)}


def shared_runs(text: str, known: Grams, names: set[tuple[str, ...]]) -> Iterator[str]:
    """The shared runs of nine words that are not wholly inside a name or title."""
    tokens = words(text)
    for i in range(len(tokens) - RUN + 1):
        run = tuple(tokens[i : i + RUN])
        if run in known and run not in names:
            yield f"{known[run]}: {' '.join(run)}"


def leaves(value: object, key: str = "") -> Iterator[str]:
    """Every text of a record outside the keys that hold names and titles."""
    if key in AS_PRINTED:
        return
    if isinstance(value, dict):
        for k, v in value.items():
            yield from leaves(v, str(k))
    elif isinstance(value, list):
        for v in value:
            yield from leaves(v, key)
    elif isinstance(value, str):
        yield value


def printed(value: object, key: str = "", inside: bool = False) -> Iterator[str]:
    """Every name and title of a record: what a text may hold as it is printed."""
    inside = inside or key in AS_PRINTED
    if isinstance(value, dict):
        for k, v in value.items():
            yield from printed(v, str(k), inside)
    elif isinstance(value, list):
        for v in value:
            yield from printed(v, key, inside)
    elif isinstance(value, str) and inside:
        yield value


@pytest.fixture(scope="module")
def papers() -> Grams:
    found = sorted(PAPERS.glob("*.txt"))
    if not found:
        pytest.skip(f"the founding documents are not beside the repository ({PAPERS.name} is missing)")
    known: Grams = {}
    for paper in found:
        known |= grams(paper.read_text(encoding="utf-8"), paper.name)
    return known


def corpus_files() -> list[Path]:
    corpus = ROOT / "ontology" / "corpus"
    return [*sorted(corpus.glob("records/*.yaml")), corpus / "thesaurus.yaml"]


@pytest.mark.parametrize("path", corpus_files(), ids=lambda p: p.name)
def test_no_sentence_of_a_paper_is_in_the_corpus(path: Path, papers: Grams) -> None:
    data = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    names = {g for text in printed(data) for g in grams(text, "")}
    found = [run for text in leaves(data) for run in shared_runs(text, papers, names)]
    assert not found, "\n".join(found)


def test_no_sentence_of_a_paper_is_elsewhere_in_the_repository(papers: Grams) -> None:
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    records = [YAML(typ="safe").load(path.read_text(encoding="utf-8")) for path in corpus_files()]
    names = {g for record in records for text in printed(record) for g in grams(text, "")}
    found = []
    for name in listed.stdout.splitlines():
        path = ROOT / name
        elsewhere = name.startswith(("ontology/corpus/", "web/static/fonts/")) or path.suffix in {".woff2", ".png", ".lock"}
        if elsewhere or not path.is_file():
            continue
        found += [f"{name}: {run}" for run in shared_runs(path.read_text(encoding="utf-8", errors="replace"), papers, names)]
    assert not found, "\n".join(found)


def test_the_checker_sees_a_copied_run_and_spares_names_and_figures() -> None:
    known = grams("The crane at the north gate lifts seven crates before the night shift goes home.", "a.txt")
    assert list(shared_runs("we saw that the crane at the NORTH gate lifts 12 seven crates before", known, set()))
    assert not list(shared_runs("the crane at the north gate lifts 3 4 5 6", known, set()))
    title = "the crane at the north gate lifts seven crates"
    assert not list(shared_runs(title, known, set(grams(title, ""))))
    record = {"text": "kept", "constructs": [{"name": "a name", "note": "also kept"}], "references": [{"raw": "not", "note": "neither"}]}
    assert list(leaves(record)) == ["kept", "also kept"]
    assert list(printed(record)) == ["a name", "not", "neither"]
