"""``nomnet extract``: the record of one paper, touching no store."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bib.library import Library
from bib.readers.formats import read
from kg.commands.corpus import show_failures
from kg.commands.place import counted, say, working
from kg.extract.document import read_document
from kg.extract.record import extracted
from kg.records.write import record_json, record_yaml


class RecordFormat(StrEnum):
    """How the record is printed."""

    yaml = "yaml"
    json = "json"


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command("extract")(extract)


def extract(path: Annotated[Path, typer.Argument(metavar="PATH", help="A paper as plain text or Markdown.")],
            library: Annotated[Path | None, typer.Option("--library", metavar="FILE", help="A bibliography at hand: works that it has get "
                                                         "their keys there.")] = None,
            format: Annotated[RecordFormat, typer.Option("--format", help="yaml is made to be corrected by hand.")]
            = RecordFormat.yaml) -> None:
    """Print the record of one paper.

    So far that is its headings, the entries of its list of references, and every citation in the text with the entry that it means;
    claims and their evidence come with a later version. What stands in the record can be corrected by hand and added to a store.

    Examples: nomnet extract paper.txt > paper.yaml · nomnet extract paper.md --library mine.bib --format json
    """
    document = read_document(path)
    known = read(library) if library else Library()
    show_failures(known.failures)
    with working(f"Reading {path.name} ..."):
        record = extracted(document, known)
        text = record_json(record) if format is RecordFormat.json else record_yaml(record)
    for note in document.notes:
        say(f"{path}: {note}")
    listed = {reference.id for reference in record.references}
    linked = sum(citation.resolves_to in listed for citation in record.citations)
    if library:
        joined = sum(entry.work is not None for entry in record.references) + sum(stub.work is not None for stub in record.works)
        say(f"{counted(joined, 'cited work')} of {len(record.references) + len(record.works)} found among the {len(known)} of {library}.")
    say(f"{counted(len(record.references), 'reference')}, {counted(len(record.citations), 'citation')} ({linked} with their entry), "
        f"{counted(len(record.works), 'cited work')} without an entry.")
    typer.echo(text, nl=False)
