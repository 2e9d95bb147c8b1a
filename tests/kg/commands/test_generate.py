from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from kg.cli import app
from kg.corpus import read_corpus


def test_generate_writes_a_corpus_and_says_how_to_serve_it(tmp_path: Path) -> None:
    folder = tmp_path / "try" / "corpus"
    done = CliRunner().invoke(app, ["generate", "--studies", "2", "--seed", "4", "--depth", "0.2", "--format", "json", str(folder)])
    assert done.exit_code == 0, done.output
    assert f"Wrote 2 studies and {len(read_corpus(folder).works)} works" in done.output
    assert f"nomnet serve --store {tmp_path / 'try'}" in done.output


def test_generate_into_a_folder_of_another_name_says_how_to_add_it(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["generate", "--studies", "1", "--depth", "0.1", str(tmp_path / "invented")])
    assert f"nomnet add --store DIR {tmp_path / 'invented'}" in done.output
