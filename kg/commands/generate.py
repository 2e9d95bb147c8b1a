"""``nomnet generate``: an invented corpus of any size, to try and to measure nomnet with."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.commands.place import counted, working
from kg.generate.corpus import Generator, write_corpus


class RecordFormat(StrEnum):
    """How records are written."""

    yaml = "yaml"
    json = "json"


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command("generate")(generate)


def generate(folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A new folder for the corpus.")],
             studies: Annotated[int, typer.Option("--studies", metavar="N", min=0, help="How many studies.")] = 100,
             seed: Annotated[int, typer.Option("--seed", metavar="S", help="Which of all such corpora.")] = 1,
             depth: Annotated[float, typer.Option("--depth", help="How much a study says, as a share of what a study of the shipped corpus "
                                                                  "says on average.")] = 1.0,
             format: Annotated[RecordFormat, typer.Option("--format", help="json is written and read several times faster.")]
             = RecordFormat.yaml) -> None:
    """Write an invented corpus, to try nomnet with.

    Nobody and nothing in its records, bibliography and thesaurus exists. It is like the shipped corpus in its figures (claims, verdicts,
    evidence, statements about others, citations); few constructs stand in many studies and many in one. The same N, S and depth give the
    same files.

    Example: nomnet generate --studies 200 --seed 1 try/corpus && nomnet serve --store try
    """
    with working("Measuring the shipped corpus ...") as say:
        generator = Generator(studies, seed, depth=depth)
        done = write_corpus(folder, generator, format.value, lambda n: say(f"Writing study {n} of {studies} ..."))
    use = f"nomnet serve --store {folder.parent}" if folder.name == "corpus" else f"nomnet add --store DIR {folder}"
    typer.echo(f"Wrote {counted(done, 'study', 'studies')} and {counted(len(generator.bibliography()), 'work')} into {folder}. Next: {use}")
