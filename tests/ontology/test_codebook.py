"""The codebook speaks of every value that a curator has to choose."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ontology.schemes import notations

FOLDER = Path(__file__).parents[2] / "ontology"
TEXT = (FOLDER / "CODEBOOK.md").read_text("utf-8")
CHOSEN = ("kind", "relation", "sign", "verdict", "basis", "evidence", "bearing", "result", "match", "mapping-method")


@pytest.mark.parametrize("scheme", CHOSEN)
def test_every_value_is_explained(scheme: str) -> None:
    assert [n for n in notations(scheme) if f"`{n}`" not in TEXT] == []


def test_rules_have_examples_and_counter_examples() -> None:
    for section in re.split(r"^## ", TEXT, flags=re.MULTILINE)[1:]:
        if not section.startswith("4."):
            assert "✓" in section or "✗" in section, section.splitlines()[0]


def test_files_that_the_documents_name_are_there() -> None:
    for name in ("CODEBOOK.md", "README.md"):
        for target in re.findall(r"\]\(([^)#]+)\)", (FOLDER / name).read_text("utf-8")):
            assert (FOLDER / target).resolve().exists(), f"{name}: {target}"


def test_the_readme_names_every_file_of_the_folder() -> None:
    readme = (FOLDER / "README.md").read_text("utf-8")
    files = {p.name for p in FOLDER.iterdir() if p.suffix in (".py", ".ttl") and not p.name.startswith("_")} - {"errors.py", "resources.py"}
    assert {f for f in files if f"`{f}`" not in readme} == set()
